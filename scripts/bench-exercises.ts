// A file of 1,000 exercises (about 800 KB): a full lint and an edit of one step, in the linter alone and through the built server, in
// milliseconds: npx tsx scripts/bench-exercises.ts [rounds]
import { readFileSync } from 'node:fs'
import { loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import { parse, stringify } from 'yaml'
import { builtInExercises, builtInModel, builtInPacks } from '../server/src/built-in.ts'
import { createLinter } from '../server/src/core/index.ts'
import { ServerSession } from './bench/session.ts'

const [given = '100'] = parseArgs({ allowPositionals: true }).positionals
const rounds = Number(given)
const own = builtInExercises.validate
if (!own) throw new Error('The exercise schema was not built: npm run packs')
let read = 0
/** The built-in validator, counting: it is asked once for every exercise that is read. */
const validate: typeof own = (value) => {
  read++
  const valid = own(value)
  validate.errors = own.errors ?? null
  return valid
}
const linter = createLinter(builtInPacks, builtInModel(), { ...builtInExercises, validate })

const samples = [
  ...parse(readFileSync('samples/hip-strength.exercise.yaml', 'utf8')),
  ...parse(readFileSync('samples/rolling.exercise.yaml', 'utf8')).exercises,
] as { id: string; name: string; instructions: string | string[] }[]
const filler = [
  'Breathe out as you come up, and keep the movement slow enough that you could stop anywhere on the way.',
  'Look at one point in front of you, let the shoulders hang, and set the foot down again before the next repetition.',
  'When the last one is done, stand still for two breaths.',
]
const exercises = Array.from({ length: 1000 }, (_, i) => {
  const sample = samples[i % samples.length]!
  const steps = typeof sample.instructions === 'string' ? [sample.instructions] : sample.instructions
  return {
    ...sample,
    id: `${sample.id}-${i}`,
    name: `${sample.name} ${i}`,
    instructions: [...steps, ...filler, `Count to ${i}.`],
  }
})
// Without aliases between exercises that share a sample's lists: they would tie the file together.
const text = stringify(exercises, { aliasDuplicateObjects: false })
const options = { path: 'all.exercise.yaml' }

const sorted = (times: number[]) => [...times].sort((a, b) => a - b)
const show = (label: string, times: number[]) => {
  const all = sorted(times)
  const at = (share: number) => all[Math.min(all.length - 1, Math.floor(all.length * share))]!.toFixed(1)
  console.log(`${label}: p50 ${at(0.5)} ms, p99 ${at(0.99)} ms (${all.length} runs)`)
}
/** What some work took of the clock, and of the processor, which others on the machine hardly change. */
const timed = (work: () => unknown) => {
  const start = performance.now()
  const before = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(before)
  return { clock: performance.now() - start, cpu: (user + system) / 1000 }
}
const showBoth = (label: string, times: readonly ReturnType<typeof timed>[]) => {
  show(
    `${label}, clock`,
    times.map(({ clock }) => clock),
  )
  show(
    `${label}, processor`,
    times.map(({ cpu }) => cpu),
  )
}

console.log(`${exercises.length} exercises, ${text.length} characters, load of the machine ${loadavg()[0]!.toFixed(1)}`)
void linter.open(text, options).findings
const full: ReturnType<typeof timed>[] = []
for (let i = 0; i < Math.max(3, rounds / 20); i++) full.push(timed(() => linter.open(text, options).findings))
showBoth('in the linter: full lint', full)

/** A step somewhere in the file; another one each time. */
const place = (text: string, i: number) =>
  text.indexOf('Breathe out', Math.floor((text.length * ((i * 37) % 100)) / 101))

let document = linter.open(text, options)
void document.findings
const edits: ReturnType<typeof timed>[] = []
let most = 0
for (let i = 0; i < rounds; i++) {
  const at = place(document.text, i)
  read = 0
  edits.push(
    timed(() => {
      document = document.edit([{ start: at, end: at, newText: 'x' }])
      return document.findings
    }),
  )
  most = Math.max(most, read)
  document = document.edit([{ start: at, end: at + 1, newText: '' }])
  void document.findings
}
showBoth('in the linter: one edit', edits)
console.log(`exercises read again for one edit: at most ${most}`)

const session = await ServerSession.start(true)
const opens: number[] = []
for (let i = 0; i < full.length; i++) {
  const time = await session.open(`file:///${i}.exercise.yaml`, 'yaml', text)
  if (i) opens.push(time)
  session.close()
}
show('through the server: full lint, clock', opens)
await session.open('file:///all.exercise.yaml', 'yaml', text)
const keys: number[] = []
const before = session.cpu()
for (let i = 0; i < rounds; i++) {
  const at = place(session.document.getText(), i)
  keys.push(await session.insert(at, 'x'))
  await session.insert(at, '', 1)
}
show('through the server: one edit, clock', keys)
console.log(`through the server: one edit, processor: mean ${((session.cpu() - before) / (2 * rounds)).toFixed(1)} ms`)
await session.stop()
