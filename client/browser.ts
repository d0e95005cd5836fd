import { type ExtensionContext, Uri } from 'vscode'
import { BrowserMessageReader, BrowserMessageWriter, LanguageClient } from 'vscode-languageclient/browser'
import { start } from './start.ts'

type ServerWorker = ConstructorParameters<typeof BrowserMessageReader>[0] & { terminate(): void }
declare const Worker: new (url: string) => ServerWorker

let client: LanguageClient | undefined

/** Starts the language server in a worker of the browser. */
export function activate(context: ExtensionContext): void {
  const script = Uri.joinPath(context.extensionUri, 'dist/server.worker.js').toString(true)
  let worker: ServerWorker | undefined
  // A restart gets a worker of its own; the one before may be stuck.
  const server = async () => {
    worker?.terminate()
    worker = new Worker(script)
    return { reader: new BrowserMessageReader(worker), writer: new BrowserMessageWriter(worker) }
  }
  start(context, (options) => {
    client = new LanguageClient('goodform', 'Goodform', server, options)
    return client
  })
}

/** Stops the server. */
export async function deactivate(): Promise<void> {
  await client?.dispose()
}
