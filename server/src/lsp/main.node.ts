import { createConnection, ProposedFeatures } from 'vscode-languageserver/node'
import { builtIn } from '../built-in.ts'
import { version } from '../cli/version.ts'
import { startServer } from './server.ts'

startServer(createConnection(ProposedFeatures.all), builtIn(), version)
