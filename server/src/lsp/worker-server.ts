import { BrowserMessageReader, BrowserMessageWriter, createConnection } from 'vscode-languageserver/browser'
import { builtIn, builtInWith } from '../built-in.ts'
import { version } from '../version.ts'
import { listedBy } from './client-files.ts'
import { startServer } from './server.ts'

const port = globalThis as unknown as ConstructorParameters<typeof BrowserMessageReader>[0]
const connection = createConnection(new BrowserMessageReader(port), new BrowserMessageWriter(port))
startServer(connection, {
  linter: builtIn(),
  withPacks: builtInWith,
  version,
  list: listedBy(connection),
})
