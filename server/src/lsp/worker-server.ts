import { BrowserMessageReader, BrowserMessageWriter, createConnection } from 'vscode-languageserver/browser'
import { builtIn, builtInWith } from '../built-in.ts'
import { version } from '../cli/version.ts'
import { startServer } from './server.ts'

const port = globalThis as unknown as ConstructorParameters<typeof BrowserMessageReader>[0]
startServer(createConnection(new BrowserMessageReader(port), new BrowserMessageWriter(port)), {
  linter: builtIn(),
  withPacks: builtInWith,
  version,
})
