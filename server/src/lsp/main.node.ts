import { createConnection, IPCMessageReader, IPCMessageWriter, ProposedFeatures } from 'vscode-languageserver/node'
import { listedBy } from './client-files.ts'
import { nodeWorld } from './node-world.ts'
import { startServer } from './server.ts'

// The extension talks to it over the process's own channel and nothing else, whatever the arguments say.
const connection = createConnection(ProposedFeatures.all, new IPCMessageReader(process), new IPCMessageWriter(process))
const world = nodeWorld()
const elsewhere = listedBy(connection)
startServer(connection, {
  ...world,
  list: (folder, locked) => (folder.startsWith('file://') ? world.list!(folder, locked) : elsewhere(folder)),
})
