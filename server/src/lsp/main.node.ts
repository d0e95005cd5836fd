import { createConnection, ProposedFeatures } from 'vscode-languageserver/node'
import { nodeWorld } from './node-world.ts'
import { startServer } from './server.ts'

startServer(createConnection(ProposedFeatures.all), nodeWorld())
