import type { ExtensionContext } from 'vscode'
import { LanguageClient, TransportKind } from 'vscode-languageclient/node'
import { start } from './start.ts'

/** Starts the language server in a process of its own. */
export function launch(context: ExtensionContext): LanguageClient {
  const run = { module: context.asAbsolutePath('dist/server.js'), transport: TransportKind.ipc }
  return start(context, (options) => new LanguageClient('goodform', 'Goodform', { run, debug: run }, options))
}
