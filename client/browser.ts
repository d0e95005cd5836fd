import { type ExtensionContext, Uri } from 'vscode'
import { LanguageClient } from 'vscode-languageclient/browser'
import { options, start } from './shared.ts'

declare const Worker: new (url: string) => ConstructorParameters<typeof LanguageClient>[2]

let client: LanguageClient | undefined

/** Starts the language server in a worker of the browser. */
export async function activate(context: ExtensionContext): Promise<void> {
  const worker = new Worker(Uri.joinPath(context.extensionUri, 'dist/server.worker.js').toString(true))
  client = new LanguageClient('goodform', 'Goodform', worker, options)
  await start(context, client)
}

/** Stops the server. */
export async function deactivate(): Promise<void> {
  await client?.stop()
}
