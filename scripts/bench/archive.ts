/**
 * Throughput: an archive of articles as a whole process, on all cores and on one, beside a floor (read the files and count the words),
 * remark-parse alone, and markdownlint-cli2. Each is run some times, one after the other in turns; the least time counts. Processor time, of
 * all threads, says most where other work is on the machine.
 *
 *   npm run bench:archive [-- --articles 1000 --rounds 3 --only goodform] [--one] [--also "name=command"] [--tables]
 *
 * --one also runs each on one core; --also runs another program, {} in its command being the folder; --tables puts the table into the README.
 */
import { execFileSync, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { availableParallelism, loadavg, tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { withPart } from '../../training/lib/pages.ts'
import { articles } from './articles.ts'

const { values } = parseArgs({
  options: {
    articles: { type: 'string', default: '1000' },
    rounds: { type: 'string', default: '3' },
    only: { type: 'string', default: '' },
    one: { type: 'boolean', default: false },
    also: { type: 'string', multiple: true, default: [] },
    tables: { type: 'boolean', default: false },
  },
})

const folder = mkdtempSync(join(tmpdir(), 'goodform-archive-'))
let bytes = 0
let count = 0
for (const text of articles(Number(values.articles))) {
  writeFileSync(join(folder, `${String(count++).padStart(6, '0')}.md`), text)
  bytes += Buffer.byteLength(text)
}

const goodform = resolve('dist/goodform.mjs')
const programs: [string, string[]][] = [
  ['floor: read and count words', ['node', resolve('scripts/bench/floor.mjs'), folder]],
  ['remark-parse with GFM alone', ['node', resolve('scripts/bench/remark.mjs'), folder]],
  ['goodform, findings and evidence', ['node', goodform, 'lint', '--format', 'github', folder]],
  ['goodform, with rewordings', ['node', goodform, 'lint', '--format', 'stylish', folder]],
  [
    'markdownlint-cli2',
    ['node', resolve('node_modules/markdownlint-cli2/markdownlint-cli2-bin.mjs'), `${folder}/*.md`],
  ],
  ...values.also.map((also): [string, string[]] => {
    const [name, command] = also.split(/=(.*)/s) as [string, string]
    return [name, command.split(' ').map((word) => word.replaceAll('{}', folder))]
  }),
]

interface Run {
  readonly ms: number
  /** Processor time, as far as it was seen a moment before the end. */
  readonly cpu: number
  readonly megabytes: number
}

/** Runs a program with its output thrown away; gives its times and the most memory it held. Fails where the program did: 1 says that it found something. */
function run(command: readonly string[]): Promise<Run> {
  return new Promise((done, fail) => {
    const begun = performance.now()
    const child = spawn(command[0]!, command.slice(1), { stdio: 'ignore' })
    let kilobytes = 0
    let cpu = 0
    const look = setInterval(() => {
      try {
        const status = readFileSync(`/proc/${child.pid}/status`, 'utf8')
        kilobytes = Math.max(kilobytes, Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0))
        const times = readFileSync(`/proc/${child.pid}/stat`, 'utf8').split(') ')[1]!.split(' ')
        cpu = (Number(times[11]) + Number(times[12])) * 10 // ticks of 10 ms
      } catch {}
    }, 40)
    child.on('error', fail)
    child.on('exit', (code, signal) => {
      clearInterval(look)
      if (code !== 0 && code !== 1) fail(new Error(`${command.join(' ')} ended with ${code ?? signal}`))
      done({ ms: performance.now() - begun, cpu, megabytes: kilobytes / 1024 })
    })
  })
}

const oneCore = values.one && existsSync('/usr/bin/taskset') ? ['taskset', '-c', '0'] : undefined
const cores = availableParallelism()
const load = loadavg()[0]!
const best = new Map<string, { all: number; cpu: number; one: number; megabytes: number }>()
try {
  const chosen = programs.filter(([name]) => name.includes(values.only))
  for (let round = 0; round < Number(values.rounds); round++)
    for (const [name, command] of chosen) {
      const never = Number.POSITIVE_INFINITY
      const known = best.get(name) ?? { all: never, cpu: never, one: never, megabytes: 0 }
      const all = await run(command)
      const one = oneCore ? await run([...oneCore, ...command]) : undefined
      best.set(name, {
        all: Math.min(known.all, all.ms),
        cpu: Math.min(known.cpu, all.cpu),
        one: Math.min(known.one, one?.ms ?? Number.POSITIVE_INFINITY),
        megabytes: Math.max(known.megabytes, all.megabytes),
      })
    }
} finally {
  rmSync(folder, { recursive: true, force: true })
}

const ours = [...best].find(([name]) => name.startsWith('goodform'))?.[1].cpu ?? 0
const seconds = (ms: number) => (Number.isFinite(ms) ? (ms / 1000).toFixed(2) : '')
const rows = [...best].map(
  ([name, { all, cpu, one, megabytes }]) =>
    `| ${name} | ${seconds(all)} | ${oneCore ? `${seconds(one)} | ` : ''}${seconds(cpu)} | ${(cpu / ours).toFixed(2)} | ${megabytes.toFixed(0)} |`,
)
const given = process.argv.slice(2).filter((word) => word !== '--tables')
const quoted = given.map((word) => (/\s/.test(word) ? JSON.stringify(word) : word))
const asked = ['npm run bench:archive', ...(quoted.length ? ['--'] : []), ...quoted].join(' ')
const table = [
  `${count.toLocaleString('en')} articles, ${(bytes / 1e6).toFixed(1)} MB, each program as a whole process; Node ${process.versions.node}, ${cores} cores, load ${Math.max(load, loadavg()[0]!).toFixed(0)}, the least of ${values.rounds} runs:`,
  '',
  `| | ${cores} cores, s | ${oneCore ? 'one core, s | ' : ''}processor, s | ratio | memory, MB |`,
  `| --- | ---: |${oneCore ? ' ---: |' : ''} ---: | ---: | ---: |`,
  ...rows,
  '',
  `Repeated by \`${asked}\`.`,
].join('\n')
console.log(table)
if (values.tables) {
  writeFileSync('README.md', withPart(readFileSync('README.md', 'utf8'), 'bench', table))
  execFileSync('node_modules/.bin/biome', ['check', '--write', 'README.md'])
}
