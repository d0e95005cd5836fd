import { createConnection, IPCMessageReader, IPCMessageWriter, ProposedFeatures } from 'vscode-languageserver/node'
import { nodeWorld } from './node-world.ts'
import { startServer } from './server.ts'

// The extension talks to it over the process's own channel and nothing else, whatever the arguments say.
startServer(
  createConnection(ProposedFeatures.all, new IPCMessageReader(process), new IPCMessageWriter(process)),
  nodeWorld(),
)
