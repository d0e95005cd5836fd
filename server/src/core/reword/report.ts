import type { Edit, Verdict } from '../model.ts'
import { finite, type VerbGroup } from './groups.ts'
import type { Sheet } from './sheet.ts'
import { formOf } from './verbs.ts'
import { isOne, siblings } from './weaken.ts'
import { bes, determiners, haves, isAdverb, prepositions, subjectPronouns, subordinators } from './words.ts'

/** What a sentence that reports a claim goes on with, so that the reader is not left with the claim. */
export const tails: Readonly<Record<Verdict, string>> = {
  contradicted: 'but the evidence contradicts it',
  inaccurate: 'but that is not accurate',
  unsafe: 'but following that can do harm',
  unsupported: 'but good evidence for it is lacking',
  overstated: 'but that goes past the evidence',
  contested: 'but experts disagree',
}

/** How a claim is reported: one that the evidence is against, as a belief of the past; any other, as one of long standing. */
interface Belief {
  /** Inside a clause, for one subject and for several. */
  readonly one: string
  readonly several: string
  /** Before a clause. */
  readonly before: string
}
const pastBelief: Belief = { one: 'was believed', several: 'were believed', before: 'it was once thought that' }
const longBelief: Belief = { one: 'is believed', several: 'are believed', before: 'it has long been thought that' }
const beliefOf = (verdict: Verdict): Belief =>
  verdict === 'contradicted' || verdict === 'inaccurate' ? pastBelief : longBelief

/** Subjects of whom nothing "is said": the reader and the writer. */
const persons = new Set(['i', 'you', 'we', 'who', 'he', 'she', 'what', 'nobody', 'nothing', 'none'])

/**
 * Tells a claim as something believed: "breaks up knots" → "is believed to break up knots".
 * @returns the edits; undefined where the group cannot be put so
 */
export function said(sheet: Sheet, group: VerbGroup, verdict: Verdict): Edit[] | undefined {
  const { kind, first, main, negated, subject, reading } = group
  if (negated || !finite.has(kind) || (subject && persons.has(sheet.norm(subject.last)))) return undefined
  if (!subject && kind !== 's') return undefined
  const one = isOne(sheet, group)
  if (one === undefined) return undefined
  const belief = beliefOf(verdict)
  const word = sheet.norm(first)
  const thought = `${word.startsWith("'") ? ' ' : ''}${one ? belief.one : belief.several} to`
  if (kind === 'be' && sheet.norm(main) === 'going' && sheet.norm(main + 1) === 'to') return undefined
  if (kind === 'be') return bes.has(word) || word === "'s" ? [sheet.over(first, first, `${thought} be`)] : undefined
  if (kind === 'have' && sheet.norm(main + 1) === 'to') return undefined
  if (kind === 'have') return haves.has(word) ? [sheet.over(first, first, `${thought} have`)] : undefined
  if (kind === 'modal' && sheet.norm(main) !== reading?.base) return [sheet.over(first, first, thought)]
  const verb = reading?.base
  const past = verb && kind === 'past' ? formOf(verb, 'participle', sheet.verbs) : undefined
  if (!verb || (kind === 'past' && !past)) return undefined
  const from = kind === 'modal' || kind === 'do' ? first : adverbsBefore(sheet, first)
  return [sheet.over(from, main, `${thought} ${past ? `have ${past}` : verb}`), ...siblings(sheet, group)]
}

function adverbsBefore(sheet: Sheet, at: number): number {
  let from = at
  while (from > 0 && isAdverb(sheet.norm(from - 1)) && !subjectPronouns.has(sheet.norm(from - 1))) from--
  return from
}

/**
 * The whole sentence as something believed, with or without what the evidence says of it: "It has long been thought that …, but …".
 * @param common whether a capitalised word at the start of a sentence is one that has a small letter elsewhere
 */
export function framed(
  sheet: Sheet,
  verdict: Verdict,
  common: (word: string) => boolean,
  withTail: boolean,
): Edit[] | undefined {
  const { opening } = sheet
  const group = sheet.groups.find((g) => finite.has(g.kind) || g.kind === 'imperative')
  if (!group || sheet.sentence.question || sheet.isQuoting) return undefined
  if (group.kind !== 'imperative' && !states(sheet, group)) return undefined
  if (withTail && sheet.sentence.tokens.some(({ norm }) => norm === ':' || norm === ';')) return undefined
  const end = withTail ? tail(sheet, verdict) : undefined
  if (withTail && !end) return undefined
  const first = sheet.lowered(opening, common)
  if (first === undefined) return undefined
  const report = beliefOf(verdict).before
  const lead =
    group.kind === 'imperative'
      ? orders(sheet, group, report, first)
      : [sheet.over(opening, opening, `${report} ${first}`)]
  return lead && (end ? [...lead, end] : lead)
}

/** Whether a sentence states something from its first word on, and gives no order later. */
function states(sheet: Sheet, { subject }: VerbGroup): boolean {
  const opening = sheet.norm(sheet.opening)
  const closed =
    prepositions.has(opening) || subordinators.has(opening) || determiners.has(opening) || isAdverb(opening)
  const orders = sheet.groups.some((g) => g.kind === 'imperative' || (g.kind === 'do' && !g.subject))
  return subject !== undefined && (subject.first === sheet.opening || closed) && !orders
}

/** "Roll it daily" → "It has long been thought that you should roll it daily"; "Roll it and you heal" → "… that if you roll it then you heal". */
function orders(sheet: Sheet, group: VerbGroup, report: string, first: string): Edit[] | undefined {
  const { opening } = sheet
  const adverb = group.main === opening + 1 && ['never', 'always'].includes(sheet.norm(opening))
  if (group.main !== opening && !adverb) return undefined
  const then = sheet.groups.find((g) => g.main > group.main && finite.has(g.kind) && g.subject)
  const link = then?.subject ? then.subject.first - 1 : -1
  if (sheet.norm(link) === 'or') return undefined
  if (sheet.norm(link) === 'and')
    return [sheet.over(opening, opening, `${report} if you ${first}`), sheet.over(link, link, 'then')]
  return [sheet.over(opening, opening, `${report} you should ${first}`)]
}

/** What the evidence says, before the final punctuation. */
function tail(sheet: Sheet, verdict: Verdict): Edit | undefined {
  const { closing, last } = sheet
  const after = sheet.sentence.tokens.slice(closing + 1)
  if (after.some((token) => token.norm === ':' || token.norm === '"' || token.norm === "'" || token.norm === '…'))
    return undefined
  const text = `, ${tails[verdict]}`
  if (!after.length) return sheet.behind(closing, text)
  const exclaims = after.some((token) => token.norm === '!')
  if (!exclaims) return sheet.behind(closing, text)
  const { end } = sheet.span(closing, closing)
  const stop = sheet.span(last, last).end
  return { start: end, end: stop, newText: `${text}.` }
}

/** A report inside the sentence with what the evidence says behind it. */
export function saidWithTail(sheet: Sheet, group: VerbGroup, verdict: Verdict): Edit[] | undefined {
  const edits = said(sheet, group, verdict)
  const end = tail(sheet, verdict)
  const next = sheet.groups.find((g) => g.main > group.main && finite.has(g.kind) && g.subject)
  return edits && end && !next ? [...edits, end] : undefined
}
