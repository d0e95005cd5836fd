// Applies every offered fix alone, over all texts at hand, and tells the shares that hold what docs/fixes.md promises. One process a core.
//   npm run check:fixes -- [--all] [--part=N] [--no-grammar] [--texts=articles,paraphrases,examples] [--writers=A,B] [--lacking] [--grammar] [--show=N] [--seed=N] [--kind=KIND] [--preferred]
// --all takes every paraphrase, not a sample; --part takes every Nth text; --writers takes the articles of some; --lacking prints what has no fit;
// --grammar prints what the grammar checker complains of; --show prints N rewordings drawn at random, in their paragraphs (in one process),
// of a kind and of the first that are offered where that is asked for.
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { availableParallelism } from 'node:os'
import { parseArgs } from 'node:util'
import { added, type Counts, lineAt, type Options, rewording, type Tally, type Trial, tryFixes } from './fix-trials.ts'

const { values: asked } = parseArgs({
  options: {
    all: { type: 'boolean', default: false },
    part: { type: 'string', default: '1' },
    'no-grammar': { type: 'boolean', default: false },
    texts: { type: 'string' },
    writers: { type: 'string' },
    lacking: { type: 'boolean', default: false },
    grammar: { type: 'boolean', default: false },
    show: { type: 'string', default: '0' },
    seed: { type: 'string', default: '1' },
    kind: { type: 'string' },
    preferred: { type: 'boolean', default: false },
  },
})
const show = Number(asked.show)
/** At most so many processes: each holds a linter, and every text that it tries. */
const processes = show ? 1 : Math.min(4, availableParallelism())
const own = Number(process.env.GOODFORM_SHARE ?? 0)
const options: Options = {
  all: asked.all,
  part: Number(asked.part),
  share: { of: processes, own },
  texts: asked.texts?.split(','),
  writers: asked.writers?.split(','),
  grammar: !asked['no-grammar'],
  lacking: asked.lacking,
  complaints: asked.grammar,
}

/** Another process's share. Throws where it fails. */
async function shareOf(number: number): Promise<Tally> {
  const other = fork(process.argv[1]!, process.argv.slice(2), {
    env: { ...process.env, GOODFORM_SHARE: String(number) },
  })
  let tally: Tally | undefined
  other.on('message', (message) => {
    tally = message as Tally
  })
  const [code] = await once(other, 'exit')
  if (!tally) throw new Error(`a process of check:fixes ended with ${code}`)
  return tally
}

if (process.send) {
  const { tally } = await tryFixes(options)
  process.send(tally, () => process.disconnect())
} else {
  const others = Array.from({ length: processes - 1 }, (_, i) => shareOf(i + 1))
  const { tally, trials } = await tryFixes(options)
  const whole = added([tally, ...(await Promise.all(others))])
  showSome(trials, show)
  process.exitCode = tell(whole) ? 0 : 1
}

/** Prints what was counted. @returns whether it holds what docs/fixes.md promises */
function tell({ groups, quoted, kinds, fixes, time, texts, grammar }: Tally): boolean {
  const percent = (n: number, of: number) => (of ? `${((100 * n) / of).toFixed(1)} %` : '-')
  const shares = ({ findings, any, fit }: Counts) =>
    `${findings} findings, with a rewording ${percent(any, findings)}, with a fit or redirect ${percent(fit, findings)}`
  for (const [name, counts] of Object.entries(groups)) console.log(`${name}: ${shares(counts)}`)
  const sum = (key: keyof Counts) => Object.values(groups).reduce((all, counts) => all + counts[key], 0)
  const all: Counts = { findings: sum('findings'), any: sum('any'), fit: sum('fit') }
  const others = { findings: all.findings - quoted.findings, fit: all.fit - quoted.fit }
  console.log(
    `--fix twice: ${texts.restless.length} of ${texts.all} texts change the second time ${texts.restless.join(' ')}`,
  )
  if (options.grammar)
    console.log(
      `grammar checker: newly complains of ${percent(grammar.bad, grammar.tried)} of ${grammar.tried} rewordings`,
    )
  console.log(
    Object.entries(kinds)
      .map(([kind, n]) => `${kind} ${n}`)
      .join(', '),
  )
  console.log(
    `quoted ${quoted.findings}: answered beside the quotation or reworded ${percent(quoted.answered, quoted.findings)}; ` +
      `others ${others.findings}: with a fit or redirect ${percent(others.fit, others.findings)}`,
  )
  console.log(
    `${shares(all)}; ${fixes.tried} fixes: clear their finding ${percent(fixes.cleared, fixes.tried)}, ` +
      `and raise none ${percent(fixes.clean, fixes.tried)}; ` +
      `${(time.spent / Math.max(1, all.findings)).toFixed(1)} ms a finding, at most ${time.longest.toFixed(0)} ms`,
  )
  return (
    all.any >= 0.99 * all.findings &&
    // What somebody says is not changed: there an answer beside it is what fits.
    quoted.answered >= 0.95 * quoted.findings &&
    others.fit >= 0.85 * others.findings &&
    fixes.clean === fixes.tried &&
    !texts.restless.length &&
    grammar.bad < 0.03 * Math.max(1, grammar.tried)
  )
}

/** Prints rewordings drawn at random, before and after. */
function showSome(trials: readonly Trial[], count: number): void {
  let seed = Number(asked.seed)
  const random = () => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0
    return seed / 2 ** 32
  }
  const { kind, preferred } = asked
  const list = trials.filter(
    (t) => rewording(t.fix) && (!kind || t.fix.kind === kind) && (!preferred || t.fix.preferred),
  )
  for (let i = 0; i < count && list.length; i++) {
    const [{ source, after, fix, finding }] = list.splice(Math.floor(random() * list.length), 1) as [Trial]
    const at = fix.edits[0]!.start
    console.log(
      `\n${i + 1}. ${fix.kind} ${finding.claim} (${finding.by})\n- ${lineAt(source.text, at)}\n+ ${lineAt(after, at)}`,
    )
  }
}
