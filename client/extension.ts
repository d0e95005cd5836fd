import type { ExtensionContext } from 'vscode'
import { LanguageClient, TransportKind } from 'vscode-languageclient/node'
import { options, start } from './shared.ts'

let client: LanguageClient | undefined

/** Starts the language server in a process of its own. */
export async function activate(context: ExtensionContext): Promise<void> {
  const module = context.asAbsolutePath('dist/server.cjs')
  const run = { module, transport: TransportKind.ipc }
  client = new LanguageClient('goodform', 'Goodform', { run, debug: run }, options)
  await start(context, client)
}

/** Stops the server. */
export async function deactivate(): Promise<void> {
  await client?.stop()
}
