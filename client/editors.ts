import {
  type Disposable,
  TabInputCustom,
  TabInputNotebook,
  TabInputText,
  TabInputTextDiff,
  type Uri,
  window,
} from 'vscode'

/**
 * The addresses that an editor shows or has in a tab, as the protocol's client counts them: for these it asks the server. Documents may be
 * alive without one.
 */
export function inEditors(): ReadonlyMap<string, Uri> {
  const tabs = window.tabGroups.all.flatMap((group) => group.tabs.map(({ input }) => uriOf(input)))
  const shown = window.visibleTextEditors.map(({ document }) => document.uri)
  return new Map([...tabs, ...shown].flatMap((uri) => (uri ? [[uri.toString(), uri]] : [])))
}

function uriOf(input: unknown): Uri | undefined {
  if (input instanceof TabInputText || input instanceof TabInputCustom || input instanceof TabInputNotebook)
    return input.uri
  return input instanceof TabInputTextDiff ? input.modified : undefined
}

/** Tells of each address that came into an editor, or of which the last one was closed. */
export function onDidOpenOrClose(tell: (uri: Uri) => void): Disposable[] {
  let before = inEditors()
  const update = () => {
    const now = inEditors()
    const last = before
    before = now
    for (const [key, uri] of [...last, ...now]) if (last.has(key) !== now.has(key)) tell(uri)
  }
  return [window.tabGroups.onDidChangeTabs(update), window.onDidChangeVisibleTextEditors(update)]
}
