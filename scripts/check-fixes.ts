// Applies every offered fix alone, over all texts at hand, and tells the shares that hold what docs/fixes.md promises.
//   npm run check:fixes -- [--all] [--part=N] [--no-grammar] [--texts=articles,paraphrases,examples] [--writers=A,B] [--show=N] [--seed=N]
// --all takes every paraphrase, not a sample; --part takes every Nth text; --writers takes the articles of some; --show prints N rewordings drawn at random, in their paragraphs.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { builtIn } from '../server/src/built-in.ts'
import { applySafeFixes } from '../server/src/core/apply.ts'
import type { Edit, Finding, Fix, LintedDocument } from '../server/src/core/index.ts'
import type { Judged } from '../server/src/core/judge/judge.ts'
import { sourceToFill } from '../server/src/core/read/placeholder.ts'
import { singlySpoken, spokenIn } from '../server/src/core/reword/grammar/quotations.ts'
import { type Complaints, grammarChecker } from './grammar.ts'

interface Text {
  readonly name: string
  readonly text: string
}

/** A fix that was applied. */
interface Trial {
  readonly source: Text
  readonly finding: Finding
  readonly fix: Fix
  readonly after: string
  readonly cleared: boolean
  readonly raised: readonly string[]
}

const argument = (name: string) => process.argv.find((a) => a.startsWith(`--${name}=`))?.slice(name.length + 3)
const all = process.argv.includes('--all')
/** Of all texts every so many are taken. */
const part = Number(argument('part') ?? 1)
/** Of the paraphrases every so many are taken. */
const step = all ? 1 : 8

const writers = argument('writers')?.split(',')

function articles(folder: string): Text[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md') && (!writers || writers.includes(name.split(/[\\/]/)[0]!)))
    .sort()
    .map((name) => ({ name: `${folder}/${name}`, text: readFileSync(`${folder}/${name}`, 'utf8') }))
}

function paraphrases(): Text[] {
  const folder = 'training/paraphrases'
  return readdirSync(folder)
    .sort()
    .flatMap((file) => readFileSync(`${folder}/${file}`, 'utf8').trim().split('\n'))
    .map((line) => JSON.parse(line) as { text: string; label: string })
    .filter(({ label }) => label === 'flag')
    .filter((_, i) => i % step === 0)
    .map(({ text }, i) => ({ name: `paraphrase ${i}`, text }))
}

const linter = builtIn()
const examples = [...linter.claims.values()].flatMap((claim) =>
  claim.examples.flag.map((text, i) => ({ name: `${claim.id} ${i}`, text })),
)
const groups: Record<string, Text[]> = {
  articles: [...articles('training/corpus'), ...articles('samples')],
  paraphrases: paraphrases(),
  examples,
}

function counts(document: LintedDocument): Map<string, number> {
  const found = new Map<string, number>()
  for (const { claim } of document.findings) found.set(claim, (found.get(claim) ?? 0) + 1)
  return found
}

function apply(text: string, edits: readonly Edit[]): string {
  return [...edits]
    .sort((a, b) => b.start - a.start)
    .reduce((t, e) => t.slice(0, e.start) + e.newText + t.slice(e.end), text)
}

function tryFix(source: Text, document: LintedDocument, finding: Finding, fix: Fix): Trial {
  const after = apply(source.text, fix.edits)
  const before = counts(document)
  // With --all the edited text is read from its beginning; else as an editor would, from the change on.
  const edited = all ? linter.open(after) : document.edit([...fix.edits].sort((a, b) => b.start - a.start))
  const now = counts(edited)
  return {
    source,
    finding,
    fix,
    after,
    cleared: (now.get(finding.claim) ?? 0) < before.get(finding.claim)!,
    // A footnote that asks for its source is what the fix is for.
    raised: [...now]
      .filter(([claim, n]) => n > (before.get(claim) ?? 0) && claim !== sourceToFill)
      .map(([claim]) => claim),
  }
}

/** The line of a text that an offset stands in. */
function lineAt(text: string, at: number): string {
  const end = text.indexOf('\n', at)
  return text.slice(text.lastIndexOf('\n', at - 1) + 1, end < 0 ? text.length : end)
}

/** Whether somebody else says the words: an editor does not change them. */
function isQuoted(finding: Finding): boolean {
  const { sentence } = finding as Judged
  return [...spokenIn(sentence.passage), ...singlySpoken(sentence)].some(
    ({ start, end }) => start < sentence.end && sentence.start < end,
  )
}

const percent = (n: number, of: number) => (of ? `${((100 * n) / of).toFixed(1)} %` : '-')
const rewording = (fix: Fix) => fix.kind !== 'suppress'
const trials: Trial[] = []
const checked: Text[] = []
let findings = 0
let withAny = 0
let withFit = 0
/** Findings in what somebody else says, and those of them that are answered beside the quotation. */
let quoted = 0
let answered = 0
let fitQuoted = 0
let longest = 0
let spent = 0
for (const [name, texts] of Object.entries(groups)) {
  if (argument('texts') && !argument('texts')!.split(',').includes(name)) continue
  const own = { findings: 0, any: 0, fit: 0 }
  for (const source of texts.filter((_, i) => i % part === 0)) {
    checked.push(source)
    const document = linter.open(source.text)
    for (const finding of document.findings) {
      if (!linter.claims.has(finding.claim)) continue
      const start = performance.now()
      const fixes = linter.fixes(document, finding)
      const time = performance.now() - start
      spent += time
      longest = Math.max(longest, time)
      own.findings++
      if (fixes.some(rewording)) own.any++
      const fits = fixes.some((fix) => fix.kind === 'fit' || fix.kind === 'redirect')
      if (isQuoted(finding)) {
        quoted++
        if (fits || fixes.some((fix) => fix.kind === 'attribute')) answered++
        if (fits) fitQuoted++
      }
      if (fits) own.fit++
      else if (process.argv.includes('--lacking'))
        console.log(`${finding.claim}: ${lineAt(source.text, finding.span.start)}`)
      for (const fix of fixes) trials.push(tryFix(source, document, finding, fix))
    }
  }
  console.log(
    `${name}: ${own.findings} findings, with a rewording ${percent(own.any, own.findings)}, with a fit or redirect ${percent(own.fit, own.findings)}`,
  )
  findings += own.findings
  withAny += own.any
  withFit += own.fit
}
const cleared = trials.filter((t) => t.cleared).length
const clean = trials.filter((t) => t.cleared && !t.raised.length).length
for (const t of trials.filter((t) => !t.cleared || t.raised.length).slice(0, 20))
  console.log(
    `WRONG ${t.source.name}: ${t.finding.claim}: ${t.fix.title}${t.cleared ? '' : ' (not cleared)'} ${t.raised}`,
  )

/** Texts that a second run of the safe fixes changes. */
const restless = checked.filter(({ text }) => {
  const once = applySafeFixes(linter.open(text), linter)
  return applySafeFixes(linter.open(once.text), linter).edits.length > 0
})
console.log(
  `--fix twice: ${restless.length} of ${checked.length} texts change the second time ${restless.map((t) => t.name)}`,
)

let grammar = 0
if (!process.argv.includes('--no-grammar')) grammar = await checkGrammar()

const show = Number(argument('show') ?? 0)
if (show) showSome(show)
const kinds = [...new Set(trials.map((t) => t.fix.kind))]
console.log(kinds.map((kind) => `${kind} ${trials.filter((t) => t.fix.kind === kind).length}`).join(', '))
console.log(
  `quoted ${quoted}: answered beside the quotation or reworded ${percent(answered, quoted)}; ` +
    `others ${findings - quoted}: with a fit or redirect ${percent(withFit - fitQuoted, findings - quoted)}`,
)
console.log(
  `${findings} findings: with a rewording ${percent(withAny, findings)}, with a fit or redirect ${percent(withFit, findings)}; ` +
    `${trials.length} fixes: clear their finding ${percent(cleared, trials.length)}, and raise none ${percent(clean, trials.length)}; ` +
    `${(spent / Math.max(1, findings)).toFixed(1)} ms a finding, at most ${longest.toFixed(0)} ms`,
)
process.exit(
  withAny >= 0.99 * findings &&
    // What somebody says is not changed: there an answer beside it is what fits.
    answered >= 0.95 * quoted &&
    withFit - fitQuoted >= 0.85 * (findings - quoted) &&
    clean === trials.length &&
    !restless.length &&
    grammar < 0.03
    ? 0
    : 1,
)

/** The share of rewordings that a grammar checker has something new against. */
async function checkGrammar(): Promise<number> {
  const check = await grammarChecker()
  const tried = trials.filter((t) => rewording(t.fix) && t.fix.kind !== 'replace').filter((_, i) => all || i % 2 === 0)
  const known = new Map<string, Complaints>()
  let bad = 0
  for (const { source, after, fix } of tried) {
    const [from, to] = [lineAt(source.text, fix.edits[0]!.start), lineAt(after, fix.edits[0]!.start)]
    if (!known.has(from)) known.set(from, await check(from))
    const before = known.get(from)!
    const fresh = [...(await check(to))].filter(([what, n]) => n > (before.get(what) ?? 0))
    if (!fresh.length) continue
    bad++
    if (process.argv.includes('--grammar')) console.log(`GRAMMAR ${fresh.map(([what]) => what)}\n- ${from}\n+ ${to}`)
  }
  console.log(`grammar checker: newly complains of ${percent(bad, tried.length)} of ${tried.length} rewordings`)
  return bad / Math.max(1, tried.length)
}

/** Prints rewordings drawn at random, before and after. */
function showSome(count: number): void {
  let seed = Number(argument('seed') ?? 1)
  const random = () => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0
    return seed / 2 ** 32
  }
  const kind = argument('kind')
  const list = trials.filter(
    (t) =>
      rewording(t.fix) && (!kind || t.fix.kind === kind) && (!process.argv.includes('--preferred') || t.fix.preferred),
  )
  for (let i = 0; i < count && list.length; i++) {
    const [{ source, after, fix, finding }] = list.splice(Math.floor(random() * list.length), 1) as [Trial]
    const at = fix.edits[0]!.start
    console.log(
      `\n${i + 1}. ${fix.kind} ${finding.claim} (${finding.by})\n- ${lineAt(source.text, at)}\n+ ${lineAt(after, at)}`,
    )
  }
}
