import { type ExtensionContext, Uri, workspace } from 'vscode'
import { BrowserMessageReader, BrowserMessageWriter, LanguageClient } from 'vscode-languageclient/browser'
import { dataFiles } from '../server/src/lsp/protocol.ts'
import { start } from './start.ts'

type ServerWorker = ConstructorParameters<typeof BrowserMessageReader>[0] & {
  postMessage(message: unknown): void
  terminate(): void
}
declare const Worker: new (url: string) => ServerWorker

/** Starts the language server in a worker of the browser. */
export function launch(context: ExtensionContext): LanguageClient {
  const file = (name: string) => Uri.joinPath(context.extensionUri, 'dist', name)
  const data = async () =>
    Object.fromEntries(
      await Promise.all(dataFiles.map(async (name) => [name, await workspace.fs.readFile(file(name))] as const)),
    )
  let worker: ServerWorker | undefined
  // A restart gets a worker of its own; the one before may be stuck.
  const server = async () => {
    worker?.terminate()
    worker = new Worker(file('server.js').toString(true))
    const started = worker
    started.postMessage(await data())
    return { reader: new BrowserMessageReader(started), writer: new BrowserMessageWriter(started) }
  }
  return start(context, (options) => new LanguageClient('goodform', 'Goodform', server, options))
}
