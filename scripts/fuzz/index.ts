// Throws random and broken texts, edits, fixes, requests and frames at Goodform and checks that what has to hold does.
//   npm run fuzz -- [--seconds N | --cases N] [--seed N] [--kinds texts,edits,…] [--case N]
// By time, each kind gets an equal part. By cases, each runs its share of N, the same on every machine. A case depends on the seed, its
// kind and its number only: --kinds K --case N runs it again.
import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { builtIn } from '../../server/src/built-in.ts'
import { Broken, editAndCompare, readTwice } from './core.ts'
import { tryFixes } from './fixes.ts'
import { brokenFrames } from './framing.ts'
import { anyOrder, Editing } from './protocol.ts'
import { Random } from './random.ts'
import { type KindOfText, kindsOfText, textOf, wordsOf } from './texts.ts'

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '60' },
    cases: { type: 'string' },
    seed: { type: 'string', default: '1' },
    kinds: { type: 'string' },
    case: { type: 'string' },
    keep: { type: 'string' },
  },
})
const linter = builtIn()
const words = wordsOf(linter)
const editing = new Editing(linter)
const paste = (random: Random) => () => textOf(random.from(textKinds), random, words).text.slice(0, 300)
const textKinds = Object.keys(kindsOfText) as KindOfText[]
const kindOf = (random: Random) => random.from(textKinds)

/** What is counted: documents by kind, changes, fixes, requests, frames. */
const counts = new Map<string, number>()
const count = (what: string, n = 1): void => void counts.set(what, (counts.get(what) ?? 0) + n)
const text = (random: Random) => {
  const kind = kindOf(random)
  count(`documents: ${kind}`)
  return textOf(kind, random, words)
}

const kinds: Record<string, (random: Random) => void | Promise<void>> = {
  texts: (random) => readTwice(text(random), random, linter),
  edits: (random) => count('edits of the core', editAndCompare(text(random), random, linter, paste(random))),
  fixes: (random) => count('fixes', tryFixes(text(random), random, linter)),
  protocol: async (random) => count('edits over LSP', await editing.run(text(random), random, paste(random))),
  order: async (random) => count('requests in any order', await anyOrder(random, linter)),
  frames: async (random) => count('broken frames', await brokenFrames(random)),
}

/** How many cases of a kind `--cases` runs for each that it names, so that all take about as long. */
const shares: Record<string, number> = {
  texts: 1,
  edits: 1 / 8,
  fixes: 1 / 6,
  protocol: 1 / 4,
  order: 1,
  frames: 1 / 100,
}

let failures = 0
const seen = new Set<string>()
let current = ''
/** Runs one case; what breaks is told with what repeats it. */
async function one(kind: string, number: number): Promise<void> {
  current = `--seed ${values.seed} --kinds ${kind} --case ${number}`
  const index = Object.keys(kinds).indexOf(kind)
  try {
    await kinds[kind]!(new Random(Number(values.seed), index + 1, number))
  } catch (error) {
    failures++
    const { message, stack } = error as Error
    const name = message.slice(0, 60)
    console.log(`BROKEN ${current}\n  ${(error instanceof Broken ? message : (stack ?? message)).slice(0, 1_500)}`)
    if (values.keep && !seen.has(name))
      writeFileSync(
        `${values.keep}/${kind}-${number}.json`,
        JSON.stringify({ message, text: (error as Broken).text }, undefined, 1),
      )
    seen.add(name)
  }
}
process.on('unhandledRejection', (error) => {
  failures++
  console.log(`BROKEN (nobody waits for it) ${current}\n  ${error instanceof Error ? error.stack : String(error)}`)
})

// Who ends a long run early still wants to know what it came to.
let stopped = false
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => (stopped = true))

const chosen = values.kinds?.split(',') ?? Object.keys(kinds)
const seconds = Number(values.seconds)
const unknown = chosen.find((kind) => !kinds[kind])
if (unknown) throw new Error(`There is no kind “${unknown}”; there are ${Object.keys(kinds).join(', ')}.`)
for (const name of ['seconds', 'cases', 'seed', 'case'] as const)
  if (values[name] !== undefined && !/^\d+$/.test(values[name])) throw new Error(`--${name} wants a whole number.`)
const start = performance.now()
if (values.case) await one(chosen[0]!, Number(values.case))
else {
  for (const [i, kind] of chosen.entries()) {
    const until = start + (1_000 * seconds * (i + 1)) / chosen.length
    const most = values.cases ? Math.max(1, Math.round(Number(values.cases) * shares[kind]!)) : Number.POSITIVE_INFINITY
    const before = process.cpuUsage()
    let number = 0
    for (; number < most && (values.cases || performance.now() < until) && failures < 20 && !stopped; number++) {
      await one(kind, number)
      if (number % 50 === 49) await new Promise(setImmediate)
    }
    const { user, system } = process.cpuUsage(before)
    const took = ((user + system) / 1e6).toFixed(1)
    console.log(`${kind}: ${number.toLocaleString('en')} cases, ${took} s of processor time`)
  }
}
const figures = [...counts].sort().map(([what, n]) => `${what} ${n.toLocaleString('en')}`)
console.log(
  `seed ${values.seed}, ${((performance.now() - start) / 1_000).toFixed(0)} s: ${figures.join('; ')}; broken ${failures}`,
)
process.exit(failures ? 1 : 0)
