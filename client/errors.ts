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
    // What cannot be sent to a server that has just ended is in the log; the end itself is seen to below.
    error: () => ({ action: carryOn, handled: true }),
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

/** The protocol's MessageWriteError, PendingResponseRejected and ConnectionInactive, and a connection's Closed and Disposed. */
const ends: readonly unknown[] = [-32_099, -32_097, -32_096, 1, 2]

/** Whether a request failed because the server had ended, or ended before it answered. */
export const isEnd = (error: unknown): boolean => ends.includes((error as { code?: unknown } | undefined)?.code)

/**
 * Keeps to the log what the client says of requests to a server that has ended: `limitedRestarts` sees to it, and says it once.
 * Among several messages in a second the editor would not show that one.
 */
export function quietEnds(client: BaseLanguageClient): void {
  const error = client.error.bind(client)
  client.error = (message, data, show) => error(message, data, isEnd(data) ? false : show)
}

/** Says to somebody who asked for something that there is no server, and offers to start it. */
export async function notRunning(): Promise<void> {
  const restart = l10n.t('Restart')
  const chosen = await window.showErrorMessage(l10n.t('Goodform is not running'), restart)
  if (chosen === restart) await commands.executeCommand('goodform.restart')
}

/** The message of the end that stands unanswered. */
let told: Thenable<unknown> | undefined

/** Takes the message of the end off the screen, once the writer has started the server again in another way. */
export function hideEnd(): void {
  if (told) void commands.executeCommand('notifications.hideToasts')
  told = undefined
}

async function tell(reason: string): Promise<void> {
  const restart = l10n.t('Restart')
  const log = l10n.t('Show the Log')
  const text = l10n.t('Goodform has stopped checking. {0} The log may say which document it was.', reason)
  const answer = window.showErrorMessage(text, restart, log)
  told = answer
  const chosen = await answer
  // The same message, shown anew, has taken the place of the one before.
  if (told === answer) told = undefined
  if (chosen === restart) await commands.executeCommand('goodform.restart')
  if (chosen === log) await commands.executeCommand('goodform.showLog')
}
