// Reads the repository's texts with this Node, with other versions of it, and in a worker of Chromium, and compares all that is found, fixes
// included, byte for byte.   npm run determinism -- [--nodes 24.21.0,22.12.0] [--every N]
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import * as esbuild from 'esbuild'
import { startBrowser } from '../../test/e2e/browser.ts'

/** The same as the end-to-end run has: what is downloaded is named exactly. */
const otherNode = '24.21.0'
const { values } = parseArgs({
  options: { nodes: { type: 'string', default: otherNode }, every: { type: 'string', default: '4' } },
})
const folder = mkdtempSync(join(tmpdir(), 'goodform-'))
const program = join(folder, 'findings.js')
await esbuild.build({
  entryPoints: ['scripts/determinism/entry.ts'],
  bundle: true,
  platform: 'browser',
  conditions: ['worker'],
  format: 'iife',
  target: 'es2022',
  outfile: program,
  logLevel: 'error',
})
const names = ['samples', 'training/corpus'].flatMap((root) =>
  readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(md|yaml)$/.test(name))
    .sort()
    .filter((_, i) => root === 'samples' || i % Number(values.every) === 0)
    .map((name) => `${root}/${name}`),
)
const texts = names.map((name) => [name, readFileSync(name, 'utf8')] as const)
writeFileSync(join(folder, 'texts.json'), JSON.stringify(texts))
writeFileSync(
  join(folder, 'run.mjs'),
  `import { readFileSync } from 'node:fs'
await import('./findings.js')
process.stdout.write(globalThis.goodformFindings(JSON.parse(readFileSync(new URL('./texts.json', import.meta.url), 'utf8'))).join('\\n'))`,
)

const results: [string, string[]][] = []
const options = { encoding: 'utf8', maxBuffer: 1 << 28 } as const
const run = (command: string, args: string[]) =>
  execFileSync(command, [...args, join(folder, 'run.mjs')], options).split('\n')
results.push([`Node ${process.versions.node}`, run(process.execPath, [])])
for (const version of values.nodes.split(',').filter(Boolean)) {
  const own = execFileSync('npx', ['--yes', `node@${version}`, '--version'], options).trim()
  results.push([`Node ${own}`, run('npx', ['--yes', `node@${version}`])])
}
const { browser, page } = await startBrowser()
/** Runs in the page, so it is text: this program has no types of the DOM. */
const inPage = `([code, given]) => new Promise((done, failed) => {
  const script = code + '\\nonmessage = ({ data }) => postMessage(globalThis.goodformFindings(data))'
  const worker = new Worker(URL.createObjectURL(new Blob([script], { type: 'text/javascript' })))
  worker.onmessage = ({ data }) => done(data)
  worker.onerror = ({ message }) => failed(new Error(message))
  worker.postMessage(given)
})`
const given = JSON.stringify([readFileSync(program, 'utf8'), texts])
const inWorker = await page.evaluate<string[]>(`(${inPage})(${given})`)
results.push([`a worker of Chromium ${browser.version()}`, inWorker])
await browser.close()
rmSync(folder, { recursive: true })

const [[, wanted]] = results as [[string, string[]]]
let differing = 0
for (const [where, lines] of results) {
  const others = lines.filter((line, i) => line !== wanted[i])
  differing += others.length + Math.abs(lines.length - wanted.length)
  const hash = createHash('sha256').update(lines.join('\n')).digest('hex').slice(0, 16)
  console.log(
    `${hash}  ${lines.length} texts, ${lines.join('\n').length.toLocaleString('en')} characters of findings  ${where}`,
  )
  for (const line of others.slice(0, 3)) console.log(`  differs: ${line.slice(0, 200)}`)
}
process.exit(differing ? 1 : 0)
