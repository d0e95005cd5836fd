import { commands, type ExtensionContext, env, Uri, window, workspace } from 'vscode'
import type { BaseLanguageClient, LanguageClientOptions } from 'vscode-languageclient'

/** Which documents are checked: Markdown wherever it lives, also unsaved, virtual and in notebooks. */
export const options: LanguageClientOptions = {
  documentSelector: [{ language: 'markdown' }, { language: 'mdx' }, { language: 'quarto' }],
  diagnosticPullOptions: { onChange: true, onTabs: true, onFocus: true },
  markdown: { isTrusted: false, supportHtml: false },
}

/** Starts a client and registers the commands that desktop and web share. */
export async function start(context: ExtensionContext, client: BaseLanguageClient): Promise<void> {
  const restart = async () => {
    await client.stop()
    await client.start()
  }
  context.subscriptions.push(
    commands.registerCommand('goodform.restart', restart),
    commands.registerCommand('goodform.fixAll', () =>
      commands.executeCommand('editor.action.codeAction', { kind: 'source.fixAll.goodform', apply: 'first' }),
    ),
    commands.registerCommand('goodform.openClaim', async () => {
      const editor = window.activeTextEditor
      const found = editor && (await claimAt(editor.document.uri, editor.selection.active))
      if (found) await env.openExternal(Uri.parse(found))
      else void window.showInformationMessage('Goodform: there is no finding at the cursor.')
    }),
    workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('goodform.trace')) void restart()
    }),
  )
  await client.start()
}

/** The page of the claim that is told at a place. */
async function claimAt(uri: Uri, position: { line: number; character: number }): Promise<string | undefined> {
  const { languages } = await import('vscode')
  const found = languages
    .getDiagnostics(uri)
    .find((d) => d.source === 'goodform' && d.range.start.line <= position.line && position.line <= d.range.end.line)
  return typeof found?.code === 'object' ? found.code.target.toString() : undefined
}
