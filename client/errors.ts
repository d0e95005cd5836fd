import { commands, l10n, window } from 'vscode'
import type {
  BaseLanguageClient,
  CloseAction,
  CloseHandlerResult,
  ErrorAction,
  ErrorHandler,
} from 'vscode-languageclient'

/** So often within so many milliseconds the server is started again by itself. */
const restarts = 3
const within = 180_000
/** A pause before that, in milliseconds: where the server ended while it was starting, the client must first be through with that. */
const pause = 500

// The numbers of the protocol client's enums: naming them here keeps its whole library out of this file's imports.
const carryOn = 1 as ErrorAction.Continue
const leave = 1 as CloseAction.DoNotRestart
const again = 2 as CloseAction.Restart

/**
 * Starts a server that ended again, but not for ever: a text or a pack that ends it each time would keep the machine busy.
 * @param gaveUp told with the reason when it is not started again
 */
export function limitedRestarts(gaveUp: (reason: string) => void): ErrorHandler {
  const ends: number[] = []
  return {
    error: () => ({ action: carryOn }),
    closed: async (): Promise<CloseHandlerResult> => {
      const now = Date.now()
      ends.push(now)
      const recent = ends.filter((end) => now - end < within)
      await new Promise((resolve) => setTimeout(resolve, pause))
      if (recent.length <= restarts) return { action: again, handled: true }
      const reason = l10n.t('The server ended {0} times within {1} minutes.', recent.length, within / 60_000)
      ends.length = 0
      gaveUp(reason)
      void tell(reason)
      return { action: leave, handled: true }
    },
  }
}

/** Whether a request failed because the server ended before it answered: the protocol's `PendingResponseRejected`. */
export const isEnd = (error: unknown): boolean => (error as { code?: unknown } | undefined)?.code === -32_097

/** Keeps to the log what the client says of a server that ended while it was starting: `limitedRestarts` sees to it, and says it once. */
export function quietEnds(client: BaseLanguageClient): void {
  const error = client.error.bind(client)
  client.error = (message, data, show) => error(message, data, isEnd(data) ? false : show)
}

async function tell(reason: string): Promise<void> {
  const restart = l10n.t('Restart')
  const log = l10n.t('Show the Log')
  const text = l10n.t('Goodform has stopped checking. {0} The log may say which document it was.', reason)
  const chosen = await window.showErrorMessage(text, restart, log)
  if (chosen === restart) await commands.executeCommand('goodform.restart')
  if (chosen === log) await commands.executeCommand('goodform.showLog')
}
