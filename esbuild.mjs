// Bundles: the CLI, the language server for any editor, the extension for desktop and web, and the web extension's server worker.
import { chmodSync, mkdirSync } from 'node:fs'
import * as esbuild from 'esbuild'

const common = {
  bundle: true,
  minify: true,
  sourcemap: false,
  logLevel: 'warning',
  legalComments: 'none',
  loader: { '.bin': 'binary' },
}
const node = { ...common, platform: 'node', target: 'node20' }
const banner = {
  js: "#!/usr/bin/env node\nimport { createRequire as goodformRequire } from 'node:module'; const require = goodformRequire(import.meta.url);",
}
const web = { ...common, platform: 'browser', target: 'es2022' }

mkdirSync('dist', { recursive: true })
await Promise.all([
  esbuild.build({
    ...node,
    format: 'esm',
    banner,
    entryPoints: { goodform: 'server/src/cli/bin.ts' },
    outdir: 'dist',
    splitting: true,
    chunkNames: 'cli-[hash]',
    outExtension: { '.js': '.mjs' },
  }),
  esbuild.build({
    ...node,
    format: 'esm',
    banner,
    entryPoints: { 'language-server': 'server/src/lsp/main.stdio.ts' },
    outdir: 'dist',
    outExtension: { '.js': '.mjs' },
  }),
  esbuild.build({
    ...node,
    format: 'cjs',
    entryPoints: { server: 'server/src/lsp/main.node.ts' },
    outdir: 'dist',
    outExtension: { '.js': '.cjs' },
  }),
  esbuild.build({
    ...node,
    format: 'cjs',
    external: ['vscode'],
    entryPoints: { extension: 'client/extension.ts' },
    outdir: 'dist',
    outExtension: { '.js': '.cjs' },
  }),
  esbuild.build({
    ...web,
    format: 'cjs',
    external: ['vscode'],
    entryPoints: { 'extension.web': 'client/browser.ts' },
    outdir: 'dist',
    outExtension: { '.js': '.cjs' },
  }),
  esbuild.build({
    ...web,
    conditions: ['worker'], // there is no document in a worker
    format: 'iife',
    entryPoints: { 'server.worker': 'server/src/lsp/main.worker.ts' },
    outdir: 'dist',
  }),
])
for (const bin of ['goodform', 'language-server']) chmodSync(`dist/${bin}.mjs`, 0o755)
