import type { ProseDocument } from '../document.ts'
import type { Matcher } from '../match/matcher.ts'
import { type Claim, type Edit, exceeds, type Finding, type Fix, type FixKind, type Span } from '../model.ts'
import { toSource } from '../read/align.ts'
import type { Judged } from './judge.ts'
import { shorten } from './messages.ts'
import { conjugate, type VerbTable, verbOf } from './verbs.ts'

/** A way to settle a finding before it is tried. */
interface Proposal {
  readonly kind: FixKind
  readonly span: Span
  readonly newText: string
  readonly safe: boolean
}

const mostFixes = 4

/**
 * The fixes of a finding, best first. Each is tried: only one that, applied alone, clears the finding and raises no other is offered;
 * two suppressions close the list.
 * @param most how many are tried for; each costs a reading of what it changes
 */
export function fixesFor(
  document: ProseDocument,
  finding: Judged,
  claim: Claim,
  verbs: VerbTable,
  matcher: Matcher,
  most = mostFixes,
): readonly Fix[] {
  const shift = document.chunkStart(finding.span.start)
  const proposals = [
    ...redirects(finding, claim, matcher, shift),
    ...fits(finding, claim, verbs, shift),
    ...hedges(finding, claim, verbs, shift),
    ...replacements(document, finding, claim, shift),
  ]
  const block = { start: finding.sentence.passage.block.start + shift, end: finding.sentence.passage.block.end + shift }
  const fixes: Fix[] = []
  const seen = new Set<string>()
  for (const proposal of proposals) {
    if (fixes.length >= most) break
    const key = `${proposal.span.start}:${proposal.newText}`
    const { span, newText, kind, safe } = proposal
    const edit = document.format.written(document.text, { ...span, newText }, finding.sentence.passage, block)
    if (seen.has(key) || !edit || !clears(document, finding, edit)) continue
    seen.add(key)
    fixes.push({
      kind,
      title: title(kind, newText),
      edits: [edit],
      preferred: fixes.length === 0,
      safe,
    })
  }
  return [...fixes, ...keepFixes(document, finding, block)]
}

/** The fixes that keep a finding's wording by a comment; only those that do. */
export function keepFixes(document: ProseDocument, finding: Finding, block: Span): readonly Fix[] {
  return document.format
    .keep(document.text, finding, block)
    .filter((fix) => fix.edits.every((edit) => clears(document, finding, edit)))
}

function title(kind: FixKind, newText: string): string {
  const says =
    kind === 'replace' ? 'Replace the sentence' : kind === 'redirect' ? 'Name a better target' : 'Fit the evidence'
  return `${says}: “${shorten(newText, 70)}”`
}

function clears(document: ProseDocument, finding: Finding, edit: Edit): boolean {
  const after = document.edit([edit])
  const counts = new Map<string, number>()
  for (const f of document.findings) counts.set(f.claim, (counts.get(f.claim) ?? 0) + 1)
  const had = counts.get(finding.claim) ?? 0
  const now = new Map<string, number>()
  for (const f of after.findings) now.set(f.claim, (now.get(f.claim) ?? 0) + 1)
  for (const [name, n] of now) if (n > (counts.get(name) ?? 0)) return false
  return (now.get(finding.claim) ?? 0) < had
}

/**
 * The source span of tokens of the finding's sentence, in the document's offsets. Quotation marks and markup stay whole: what the span
 * would cut in two is taken in.
 */
function tokens(finding: Judged, first: number, last: number, shift: number): Span {
  const { sentence } = finding
  const { runs, marks } = sentence.passage
  for (const quote of sentence.quotes) {
    if (quote.first >= first && quote.first <= last && quote.last === last + 1) last++
    if (quote.last >= first && quote.last <= last && quote.first === first - 1) first--
  }
  const from = sentence.tokens[first]!.start
  const to = sentence.tokens[last]!.end
  let start = toSource(runs, from)
  let end = toSource(runs, to, true)
  for (const mark of marks) {
    const cuts = mark.start < to && from < mark.end && !(mark.start <= from && to <= mark.end)
    const equal = mark.start === from && mark.end === to
    if (cuts && !equal) {
      start = Math.min(start, mark.source.start)
      end = Math.max(end, mark.source.end)
    }
  }
  return { start: start + shift, end: end + shift }
}

/** Makes the new words begin as the old ones did. */
function casedLike(old: string, text: string): string {
  const first = old[0] ?? ''
  const acronym = old.length > 1 && old === old.toUpperCase()
  return first !== first.toLowerCase() && !acronym ? text[0]!.toUpperCase() + text.slice(1) : text
}

const isTitle = (text: string) => {
  const words = text.match(/\b[A-Za-z][a-z']{3,}/g) ?? []
  return words.length > 1 && words.every((word) => word[0] !== word[0]!.toLowerCase())
}

const small = new Set('a an the and or but of in on at to for from with by as'.split(' '))

/** The capitals of a heading in title case. */
function titleCase(text: string): string {
  return text.replaceAll(/[A-Za-z][\w'’]*/g, (word, at: number) =>
    at && small.has(word) ? word : word[0]!.toUpperCase() + word.slice(1),
  )
}

function written(finding: Judged, first: number, text: string): string {
  const { sentence } = finding
  const token = sentence.tokens[first]!
  if (finding.sentence.passage.kind === 'heading' && isTitle(sentence.text)) return titleCase(text)
  return casedLike(sentence.text.slice(token.start, token.end), text)
}

const auxiliaries = new Set(['will', "'ll", 'can', 'would', 'could', 'does', 'do', 'did', 'shall', 'should', 'must'])
const adverbs = new Set(
  'also really actually literally completely effectively quickly help helps simply even instantly always truly fully'.split(
    ' ',
  ),
)

/** Replaces the claim's predicate by what the evidence carries, in the verb's form. */
function fits(finding: Judged, claim: Claim, verbs: VerbTable, shift: number): Proposal[] {
  const predicate = finding.predicate
  if (!predicate) return []
  const { sentence } = finding
  const head = sentence.tokens[predicate.first]!.norm
  const verb = verbOf(head, verbs)
  if (!verb) return []
  let first = predicate.first
  while (first > 0 && adverbs.has(sentence.tokens[first - 1]!.norm)) first--
  const before = sentence.tokens[first - 1]?.norm
  const auxiliary = before !== undefined && auxiliaries.has(before)
  return claim.fits.flatMap((phrase): Proposal[] => {
    let text: string | undefined
    let from = first
    if (auxiliary) {
      text = `may ${phrase}`
      from = first - 1
      if (before === "'ll") text = ` may ${phrase}`
    } else if (before === 'to' || (sentence.imperative && first <= 1)) text = conjugate(phrase, 'base', verbs)
    else if (verb.form === 'ing') text = conjugate(phrase, 'ing', verbs)
    else if (verb.form === 'past') text = conjugate(phrase, 'past', verbs)
    else if (before === 'may' || before === 'might') text = phrase
    else text = `may ${phrase}`
    if (!text) return []
    return [
      {
        kind: 'fit',
        span: tokens(finding, from, predicate.last, shift),
        newText: text.startsWith(' ') ? text : written(finding, from, text),
        safe: false,
      },
    ]
  })
}

/** Puts "may" before the claiming verb, where the evidence carries a possibility. */
function hedges(finding: Judged, claim: Claim, verbs: VerbTable, shift: number): Proposal[] {
  if (exceeds('possible', claim.carries)) return []
  const { sentence, place } = finding
  const proposals: Proposal[] = []
  for (let i = Math.max(0, place.first - 4); i <= place.last; i++) {
    const token = sentence.tokens[i]!
    const before = sentence.tokens[i - 1]?.norm
    const verb = verbOf(token.norm, verbs)
    if (token.norm === 'is' || token.norm === 'are')
      proposals.push({ kind: 'fit', span: tokens(finding, i, i, shift), newText: 'may be', safe: true })
    else if (token.norm === 'will' || token.norm === 'can')
      proposals.push({ kind: 'fit', span: tokens(finding, i, i, shift), newText: 'may', safe: true })
    else if (verb && verb.form === 's' && i > 0 && before !== 'to') {
      proposals.push({ kind: 'fit', span: tokens(finding, i, i, shift), newText: `may ${verb.base}`, safe: true })
    }
  }
  return proposals
}

const determiners = new Set(['the', 'your', 'my', 'our', 'their', 'his', 'her', 'its'])

/** Gives an instruction a better-supported target. */
function redirects(finding: Judged, claim: Claim, matcher: Matcher, shift: number): Proposal[] {
  return (finding.match?.hits ?? []).flatMap((hit): Proposal[] => {
    const better = claim.redirect[matcher.conceptName(hit.concept)]
    if (!better) return []
    const before = finding.sentence.tokens[hit.first - 1]?.norm ?? ''
    const start = before === 'an' || before === 'a' ? hit.first - 1 : hit.first
    const text = determiners.has(before) ? better : `the ${better}`
    return [
      {
        kind: 'redirect',
        span: tokens(finding, start, hit.last, shift),
        newText: written(finding, start, text),
        safe: false,
      },
    ]
  })
}

/** The sentence becomes one of the claim's own wordings. */
function replacements(document: ProseDocument, finding: Judged, claim: Claim, shift: number): Proposal[] {
  const { sentence } = finding
  const last = sentence.tokens.length - 1
  const span = tokens(finding, firstWord(finding), last, shift)
  const ends = /[.!?…]["”’')\]]*$/.test(document.text.slice(span.start, span.end))
  return claim.fair.map((text) => ({
    kind: 'replace' as const,
    span,
    newText: ends ? text : text.replace(/\.$/, ''),
    safe: false,
  }))
}

/** A numbered heading ("3. Rolling …") keeps its number. */
function firstWord({ sentence }: Judged): number {
  return sentence.tokens[0]?.kind === 'number' && sentence.tokens[1]?.norm === '.' && sentence.tokens.length > 2 ? 2 : 0
}
