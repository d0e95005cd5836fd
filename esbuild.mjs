// Bundles: the CLI, the language server for any editor, and the extension and its server, each one program for desktop and web.
import { createHash } from 'node:crypto'
import { chmodSync, copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { basename, dirname, resolve } from 'node:path'
import * as esbuild from 'esbuild'

/** Of the package's description the programs need the version alone. */
const versionOnly = {
  name: 'version-only',
  setup(build) {
    build.onLoad({ filter: /package\.json$/ }, ({ path }) => {
      if (path !== resolve('package.json')) return
      const { version } = JSON.parse(readFileSync(path, 'utf8'))
      return { contents: JSON.stringify({ version }), loader: 'json' }
    })
  },
}

const node = {
  platform: 'node',
  target: 'node20',
  bundle: true,
  minify: true,
  sourcemap: false,
  metafile: true,
  logLevel: 'warning',
  legalComments: 'none',
}
const banner = {
  js: "#!/usr/bin/env node\nimport { createRequire as goodformRequire } from 'node:module'; const require = goodformRequire(import.meta.url);",
}

/** Text beyond ASCII is twice as large in memory, and slower to read. In JSON and in patterns, where esbuild leaves some, an escape means the same. */
const inAscii = (text) =>
  text.replaceAll(/[^\0-\x7f]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`)

/** Large data stands beside the programs, once for all of them, and is read when it is needed: as a part of a program it would be compiled at every start. */
const dataBeside = (imports, json, bytes) => ({
  name: 'data-beside',
  setup(build) {
    build.onLoad({ filter: /(packs|exercises)\.json$/ }, ({ path }) => {
      const name = basename(path)
      writeFileSync(`dist/${name}`, inAscii(JSON.stringify(JSON.parse(readFileSync(path, 'utf8')))))
      return { contents: `${imports}\nexport default ${json(name)}` }
    })
    build.onLoad({ filter: /built-in-weights\.ts$/ }, ({ path }) => {
      copyFileSync('server/src/generated/weights.bin', 'dist/weights.bin')
      return {
        contents: `${imports}\nimport { weightsIn } from './core/learn/image.ts'
export const builtInWeights = () => weightsIn(${bytes('weights.bin')}, (ascii) => new TextDecoder().decode(ascii))`,
        resolveDir: dirname(path),
      }
    })
  },
})
const readBeside = (pathOf) =>
  dataBeside(
    "import { readFileSync } from 'node:fs'",
    (name) => `JSON.parse(readFileSync(${pathOf(name)}, 'latin1'))`,
    (name) => `readFileSync(${pathOf(name)})`,
  )
const besideModule = readBeside((name) => `new URL('./${name}', import.meta.url)`)
const besideScript = readBeside((name) => `__dirname + '/${name}'`)
/** A worker has no files: the extension reads them and sends them first (`main.worker.ts`). */
const sentOrBeside = dataBeside(
  "const sent = globalThis.goodformData; const read = (name, ...as) => require('node:fs').readFileSync(__dirname + '/' + name, ...as)",
  (name) => `sent?.['${name}'] ?? JSON.parse(read('${name}', 'latin1'))`,
  (name) => `sent?.['${name}'] ?? read('${name}')`,
)

/**
 * The extension and its server choose between Node and the browser when they start: as two programs each they would be most of the package.
 * All of it is what a browser gets, but for what is asked for by the name of Node.
 */
const desktopAndWeb = {
  ...node,
  platform: 'browser',
  conditions: ['worker'], // there is no document in a worker
  target: 'es2022',
  format: 'cjs',
  outdir: 'dist',
  alias: Object.fromEntries(
    ['languageclient', 'languageserver', 'languageserver-protocol', 'jsonrpc'].map((name) => [
      `vscode-${name}/node`,
      `./node_modules/vscode-${name}/lib/node/main.js`,
    ]),
  ),
  external: ['vscode', ...builtinModules, 'node:*'],
}

/** Goodform opens no connection: the protocol library's code for sockets and pipes gets a module that refuses. */
const noNetwork = {
  name: 'no-network',
  setup(build) {
    const filter = /^(?:node:)?(?:net|http|https|http2|dns|tls|dgram)(?:\/promises)?$/
    build.onResolve({ filter }, ({ path }) => ({ path, namespace: 'no-network' }))
    build.onLoad({ filter: /.*/, namespace: 'no-network' }, () => ({
      contents: `const refuse = () => { throw new Error('Goodform opens no connection.') }
module.exports = { Socket: class {}, connect: refuse, createConnection: refuse, createServer: refuse, request: refuse, lookup: refuse }`,
    }))
  },
}

/** Parts of the command line that few runs need. */
const seldom = { 'cli-mcp': 'server/src/cli/commands/mcp.ts', 'cli-words': 'server/src/words/inflect.ts' }
const apart = {
  name: 'apart',
  setup(build) {
    for (const [name, path] of Object.entries(seldom))
      build.onResolve({ filter: new RegExp(`/${basename(path).replace('.', '\\.')}$`) }, ({ kind }) =>
        kind === 'dynamic-import' ? { path: `./${name}.cjs`, external: true } : undefined,
      )
  },
}

/** A script has no `import.meta`; a worker has no files, and nothing in it asks where it stands. */
const ownUrl = {
  banner: {
    js: "'use strict'; const goodformUrl = typeof __filename === 'string' ? require('node:url').pathToFileURL(__filename) : undefined;",
  },
  define: { 'import.meta.url': 'goodformUrl' },
}

const cjs = { format: 'cjs', outdir: 'dist', outExtension: { '.js': '.cjs' } }
const esm = { format: 'esm', outdir: 'dist', outExtension: { '.js': '.mjs' } }

mkdirSync('dist', { recursive: true })
for (const name of readdirSync('dist')) if (/^(?:cli-|extension\.|server\.)/.test(name)) rmSync(`dist/${name}`)
const built = await Promise.all([
  // One file for what every run needs, since Node is slow with many; what few runs need stands apart.
  esbuild.build({
    ...node,
    ...cjs,
    ...ownUrl,
    supported: { 'dynamic-import': false }, // see server/src/cli/compiled.ts
    plugins: [versionOnly, besideScript, noNetwork, apart],
    entryPoints: { cli: 'server/src/cli/bin.ts' },
  }),
  esbuild.build({
    ...node,
    ...cjs,
    plugins: [versionOnly, besideScript, noNetwork],
    entryPoints: seldom,
  }),
  esbuild.build({
    ...node,
    ...esm,
    banner,
    plugins: [versionOnly, besideModule, noNetwork],
    entryPoints: { 'language-server': 'server/src/lsp/main.stdio.ts' },
  }),
  esbuild.build({
    ...desktopAndWeb,
    ...ownUrl,
    plugins: [versionOnly, sentOrBeside, noNetwork],
    entryPoints: { server: 'server/src/lsp/main.ts' },
  }),
  esbuild.build({
    ...node,
    ...cjs,
    external: ['vscode', './client.cjs'],
    entryPoints: { extension: 'client/extension.ts' },
  }),
  esbuild.build({
    ...desktopAndWeb,
    outExtension: { '.js': '.cjs' }, // so that the editor takes it for a script
    plugins: [noNetwork],
    entryPoints: { client: 'client/main.ts' },
  }),
])
writeFileSync('dist/cli.cjs', inAscii(readFileSync('dist/cli.cjs', 'utf8')))
// A browser starts a worker from a .js only; it is a script to Node too.
writeFileSync('dist/package.json', '{ "type": "commonjs" }\n')
// The programs that start the command line and its workers know what they start.
const start = {
  ...node,
  define: {
    goodformHash: JSON.stringify(createHash('sha256').update(readFileSync('dist/cli.cjs')).digest('hex').slice(0, 16)),
  },
}
await esbuild.build({
  ...start,
  ...esm,
  banner: { js: '#!/usr/bin/env node' },
  entryPoints: { goodform: 'server/src/cli/start.ts' },
})
await esbuild.build({ ...start, ...cjs, entryPoints: { worker: 'server/src/cli/start-worker.ts' } })
// The packages that the bundles hold, for the list of licences.
const packages = built.flatMap(({ metafile }) =>
  Object.keys(metafile.inputs).flatMap((path) => /^.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[0] ?? []),
)
writeFileSync('dist/bundled.json', JSON.stringify([...new Set(packages)].sort()))
for (const bin of ['goodform', 'language-server']) chmodSync(`dist/${bin}.mjs`, 0o755)
