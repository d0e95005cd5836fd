// Types into a 40 KB and a 400 KB article over LSP, as an editor does, and reports the time from a key to its diagnostics.
// Usage: npm run bench [-- --keys N]
import { readdirSync, readFileSync } from 'node:fs'
import { loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import { ServerSession } from './bench/session.ts'

const { values } = parseArgs({ options: { keys: { type: 'string', default: '600' } } })
const keys = Number(values.keys)
const typed = ' Rolling it slowly will break up the knots, and nobody doubts that it may help you to recover.\n\n'

/** An article of about so many bytes, made of the repository's own texts. */
function article(size: number): string {
  const folder = 'training/corpus'
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.md'))
  const texts = files.sort().map((file) => readFileSync(`${folder}/${file}`, 'utf8').replace(/^---[\s\S]*?\n---\n/, ''))
  return texts.join('\n\n').slice(0, size)
}

interface Times {
  readonly times: number[]
  /** Processor time of the server for a key, in milliseconds. */
  readonly cpu: number
  readonly diagnostics: number
  /** How often diagnostics were sent; otherwise they were as before. */
  readonly sent: number
  readonly opening: number
}

/** Types into an article in several places, as in a revision, and ends the server. */
async function type(text: string, pull: boolean): Promise<Times> {
  const session = await ServerSession.start(pull)
  const opening = await session.open('file:///bench.md', 'markdown', text)
  const times: number[] = []
  // The first keys warm the compiler up and are not counted.
  const warm = 200
  let offset = 0
  let before = 0
  for (let key = 0; key < warm + keys; key++) {
    if (key % typed.length === 0) offset = text.indexOf('. ', (text.length * (1 + (key % 7))) / 9) + 1
    if (key === warm) {
      before = session.cpu()
      session.sent = 0
    }
    const time = await session.insert(offset++, typed[key % typed.length]!)
    if (key >= warm) times.push(time)
    await new Promise((next) => setTimeout(next, 3))
  }
  const cpu = (session.cpu() - before) / keys
  await session.stop()
  const { diagnostics, sent } = session
  return { times: times.sort((a, b) => a - b), cpu, diagnostics, sent, opening }
}

const share = (times: readonly number[], part: number) => times[Math.floor(times.length * part)]!.toFixed(1).padStart(7)
console.log(`${keys} keys each, times in ms, load of the machine ${loadavg()[0]!.toFixed(1)}`)
console.log('article  way    findings   sent   open     p10     p50     p90     p99     max  server cpu per key')
for (const size of [40_000, 400_000]) {
  const text = article(size)
  for (const pull of [false, true]) {
    const { times, cpu, diagnostics, sent, opening } = await type(text, pull)
    const shares = [0.1, 0.5, 0.9, 0.99].map((part) => share(times, part)).join(' ')
    console.log(
      `${String(size / 1000).padStart(4)} KB  ${pull ? 'pull' : 'push'} ${String(diagnostics).padStart(10)} ${String(sent).padStart(6)} ${opening.toFixed(0).padStart(6)} ${shares} ${times.at(-1)!.toFixed(1).padStart(7)} ${cpu.toFixed(2).padStart(8)}`,
    )
  }
}
