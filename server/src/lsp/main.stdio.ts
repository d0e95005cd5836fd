import { readFile } from 'node:fs/promises'
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node'
import { version } from '../version.ts'
import { nodeWorld } from './node-world.ts'
import { startServer } from './server.ts'

if (process.argv.includes('--version')) process.stdout.write(`${version}\n`)
else if (process.argv.includes('--stdio')) {
  // An editor that is gone reads no more; there is nobody left to tell.
  process.stdout.on('error', () => process.exit(1))
  startServer(createConnection(ProposedFeatures.all, process.stdin, process.stdout), {
    ...nodeWorld(),
    // VS Code's extension sends its own; other editors say their language.
    bundle: (language) =>
      readFile(new URL(`../l10n/bundle.l10n.${language}.json`, import.meta.url), 'utf8')
        .then(JSON.parse)
        .catch(() => undefined),
  })
} else {
  process.stderr.write('goodform-language-server speaks LSP to an editor: goodform-language-server --stdio\n')
  process.exitCode = 2
}
