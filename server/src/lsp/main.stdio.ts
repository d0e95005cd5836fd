import { createConnection, ProposedFeatures } from 'vscode-languageserver/node'
import { version } from '../cli/version.ts'
import { nodeWorld } from './node-world.ts'
import { startServer } from './server.ts'

if (process.argv.includes('--version')) process.stdout.write(`${version}\n`)
else if (process.argv.includes('--stdio')) {
  startServer(createConnection(ProposedFeatures.all, process.stdin, process.stdout), nodeWorld())
} else {
  process.stderr.write('goodform-language-server speaks LSP to an editor: goodform-language-server --stdio\n')
  process.exitCode = 2
}
