// What comes of every fix that is offered for some texts, each applied alone.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { builtIn } from '../server/src/built-in.ts'
import { applySafeFixes } from '../server/src/core/fix/apply.ts'
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
export interface Trial {
  readonly source: Text
  readonly finding: Finding
  readonly fix: Fix
  readonly after: string
  readonly cleared: boolean
  readonly raised: readonly string[]
}

/** Findings, those of them with a rewording, and those with a fit or redirect. */
export interface Counts {
  findings: number
  any: number
  fit: number
}

/** What was counted; two of them add up, see `added`. */
export interface Tally {
  /** Of each group of texts. */
  readonly groups: Record<string, Counts>
  /** Of what somebody else says; `answered` by a fit, or beside the quotation. */
  readonly quoted: Counts & { answered: number }
  /** Fixes by kind; those that clear their finding, and those of them that raise no other. */
  readonly kinds: Record<string, number>
  readonly fixes: { tried: number; cleared: number; clean: number }
  /** Milliseconds that finding the fixes took, and the most of one finding. */
  readonly time: { spent: number; longest: number }
  /** Texts that the safe fixes were applied to, twice. */
  readonly texts: { all: number; restless: string[] }
  /** Rewordings that the grammar checker was asked about, and those that it has something new against. */
  readonly grammar: { tried: number; bad: number }
}

/** What is taken, and what is printed on the way. */
export interface Options {
  /** Every paraphrase and rewording, not a sample; the edited text is read from its beginning. */
  readonly all: boolean
  /** Every so many texts are taken; of these, those of one of some processes. */
  readonly part: number
  readonly share: { readonly of: number; readonly own: number }
  readonly texts?: readonly string[] | undefined
  readonly writers?: readonly string[] | undefined
  readonly grammar: boolean
  /** Findings without a fit or redirect, and rewordings that the grammar checker complains of, are printed. */
  readonly lacking: boolean
  readonly complaints: boolean
}

const linter = builtIn()

/** Tries every fix of the texts that are asked for. Prints what is wrong. */
export async function tryFixes(options: Options): Promise<{ tally: Tally; trials: Trial[] }> {
  const tally: Tally = {
    groups: {},
    quoted: { findings: 0, any: 0, fit: 0, answered: 0 },
    kinds: {},
    fixes: { tried: 0, cleared: 0, clean: 0 },
    time: { spent: 0, longest: 0 },
    texts: { all: 0, restless: [] },
    grammar: { tried: 0, bad: 0 },
  }
  const trials: Trial[] = []
  for (const [name, texts] of Object.entries(groupsOf(options))) {
    if (options.texts && !options.texts.includes(name)) continue
    const own = (tally.groups[name] = { findings: 0, any: 0, fit: 0 })
    const taken = texts.filter((_, i) => i % options.part === 0)
    for (const source of taken.filter((_, i) => i % options.share.of === options.share.own)) {
      trials.push(...tryText(source, own, tally, options))
      tally.texts.all++
      const once = applySafeFixes(linter.open(source.text), linter)
      if (applySafeFixes(linter.open(once.text), linter).edits.length) tally.texts.restless.push(source.name)
    }
  }
  for (const trial of trials) {
    tally.kinds[trial.fix.kind] = (tally.kinds[trial.fix.kind] ?? 0) + 1
    tally.fixes.tried++
    if (trial.cleared) tally.fixes.cleared++
    if (trial.cleared && !trial.raised.length) tally.fixes.clean++
    else
      console.log(
        `WRONG ${trial.source.name}: ${trial.finding.claim}: ${trial.fix.title}${trial.cleared ? '' : ' (not cleared)'} ${trial.raised}`,
      )
  }
  if (options.grammar) await checkGrammar(trials, tally, options)
  return { tally, trials }
}

/** The sum of some tallies. */
export function added(tallies: readonly Tally[]): Tally {
  return tallies.reduce((sum, tally) => plus(sum, tally) as Tally)
}

function plus(a: unknown, b: unknown, key = ''): unknown {
  if (typeof a === 'number' && typeof b === 'number') return key === 'longest' ? Math.max(a, b) : a + b
  if (Array.isArray(a) && Array.isArray(b)) return [...a, ...b]
  const [one, other] = [a ?? {}, b ?? {}] as Record<string, unknown>[]
  if (a === undefined || b === undefined) return a ?? b
  return Object.fromEntries(
    [...new Set([...Object.keys(one!), ...Object.keys(other!)])].map((name) => [
      name,
      plus(one![name], other![name], name),
    ]),
  )
}

function articles(folder: string, { writers }: Options): Text[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md') && (!writers || writers.includes(name.split(/[\\/]/)[0]!)))
    .sort()
    .map((name) => ({ name: `${folder}/${name}`, text: readFileSync(`${folder}/${name}`, 'utf8') }))
}

/** Of the paraphrases every so many are taken, unless all are. */
const everyParaphrase = 8

function paraphrases({ all }: Options): Text[] {
  const folder = 'training/paraphrases'
  return readdirSync(folder)
    .sort()
    .flatMap((file) => readFileSync(`${folder}/${file}`, 'utf8').trim().split('\n'))
    .map((line) => JSON.parse(line) as { text: string; label: string })
    .filter(({ label }) => label === 'flag')
    .filter((_, i) => i % (all ? 1 : everyParaphrase) === 0)
    .map(({ text }, i) => ({ name: `paraphrase ${i}`, text }))
}

function groupsOf(options: Options): Record<string, Text[]> {
  return {
    articles: [...articles('training/corpus', options), ...articles('samples', options)],
    paraphrases: paraphrases(options),
    examples: [...linter.claims.values()].flatMap((claim) =>
      claim.examples.flag.map((text, i) => ({ name: `${claim.id} ${i}`, text })),
    ),
  }
}

/** Tries every fix of a text, and counts its findings. */
function tryText(source: Text, own: Counts, { quoted, time }: Tally, options: Options): Trial[] {
  const document = linter.open(source.text)
  return document.findings.flatMap((finding) => {
    if (!linter.claims.has(finding.claim)) return []
    const start = performance.now()
    const fixes = linter.fixes(document, finding)
    const spent = performance.now() - start
    time.spent += spent
    time.longest = Math.max(time.longest, spent)
    const any = fixes.some(rewording)
    const fits = fixes.some((fix) => fix.kind === 'fit' || fix.kind === 'redirect')
    for (const counts of isQuoted(finding) ? [own, quoted] : [own]) {
      counts.findings++
      if (any) counts.any++
      if (fits) counts.fit++
    }
    if (isQuoted(finding) && (fits || fixes.some((fix) => fix.kind === 'attribute'))) quoted.answered++
    if (!fits && options.lacking) console.log(`${finding.claim}: ${lineAt(source.text, finding.span.start)}`)
    return fixes.map((fix) => tryFix(source, document, finding, fix, options))
  })
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

function tryFix(source: Text, document: LintedDocument, finding: Finding, fix: Fix, { all }: Options): Trial {
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
export function lineAt(text: string, at: number): string {
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

/** Whether a fix words something anew. */
export const rewording = (fix: Fix): boolean => fix.kind !== 'suppress'

/** Asks a grammar checker what it has against rewordings that it had not against the lines before them. */
async function checkGrammar(trials: readonly Trial[], { grammar }: Tally, options: Options): Promise<void> {
  const check = await grammarChecker()
  const tried = trials
    .filter((t) => rewording(t.fix) && t.fix.kind !== 'replace')
    .filter((_, i) => options.all || i % 2 === 0)
  const known = new Map<string, Complaints>()
  for (const { source, after, fix } of tried) {
    const [from, to] = [lineAt(source.text, fix.edits[0]!.start), lineAt(after, fix.edits[0]!.start)]
    if (!known.has(from)) known.set(from, await check(from))
    const before = known.get(from)!
    const fresh = [...(await check(to))].filter(([what, n]) => n > (before.get(what) ?? 0))
    grammar.tried++
    if (!fresh.length) continue
    grammar.bad++
    if (options.complaints) console.log(`GRAMMAR ${fresh.map(([what]) => what)}\n- ${from}\n+ ${to}`)
  }
}
