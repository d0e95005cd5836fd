import type { ExtensionContext } from 'vscode'
import { LanguageClient, TransportKind } from 'vscode-languageclient/node'
import { start } from './start.ts'

let client: LanguageClient | undefined

/** Starts the language server in a process of its own. */
export function activate(context: ExtensionContext): void {
  const run = { module: context.asAbsolutePath('dist/server.cjs'), transport: TransportKind.ipc }
  start(context, (options) => (client = new LanguageClient('goodform', 'Goodform', { run, debug: run }, options)))
}

/** Stops the server. */
export async function deactivate(): Promise<void> {
  await client?.dispose()
}
