import type { Edit } from '../../model.ts'
import { isSubordinate } from '../grammar/clause.ts'
import { finite, type VerbGroup } from '../grammar/group.ts'
import { isPastForm, verbOf } from '../grammar/verbs.ts'
import { isElided, isStory, tells } from '../reading/accounts.ts'
import { isMore } from '../reading/incidental.ts'
import { isPast, orders } from '../reading/main-clause.ts'
import { isPerson } from '../reading/people.ts'
import { isContact } from '../reading/reporting.ts'
import type { Sheet } from '../sheet.ts'
import { isIndirectSpeech } from './indirect-speech.ts'

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '))
const singular = /\b(?:I|me|[Mm]y|mine)\b/
const plural = /\b(?:we|us|our|ours)\b/i
const tellers = set('i we you')
/** Words that tell already how sure the writer is. */
const opinions = set('think thought believe believed convinced sure reckon seem seems seemed suppose guess')

/**
 * An account of what happened with its doubt behind it: "The knot came out like a cork" → "The knot came out like a cork, or so I thought".
 * Only where a thing is what it happened to: what people did is no matter of belief.
 * @param common whether a capitalised word at the start of a sentence is one that has a small letter elsewhere
 * @returns ways to do it, best first
 */
export function asTale(sheet: Sheet, common: (word: string) => boolean): Edit[][] {
  if (!mayTell(sheet)) return []
  const clauses = toldClauses(sheet)
  return endsOf(sheet).flatMap((end) => {
    const last = [...happened(sheet), ...clauses.filter((g) => !isWhich(sheet, g))]
      .filter(({ main }) => main <= end)
      .at(-1)
    return last && isClaimedBy(sheet, end) && isAccount(sheet, last, common)
      ? [[sheet.behind(end, `, ${doubt(sheet)}`)]]
      : []
  })
}

/**
 * An account of what somebody did and what came of it, with who tells it behind it: "My brother drank the tea and lost a stone" → "My brother drank
 * the tea and lost a stone, or so I thought". Of one deed alone nothing is claimed.
 * @returns ways to do it, best first
 */
export function asAccount(sheet: Sheet): Edit[][] {
  const clauses = toldClauses(sheet)
  return endsOf(sheet).flatMap((end) => {
    const told = clauses.filter(({ main }) => main <= end)
    const last = told.at(-1)
    const happened = told.some((g) => isPast(sheet, g) || (g.kind === 'have' && g.first < g.main))
    const advises = clauses.some((g) => g.first > end && sheet.norm(g.subject?.last ?? -1) === 'you')
    if (!last || advises || told.length < 2 || !happened || !isClaimedBy(sheet, end) || comments(sheet, last, end))
      return []
    return [[sheet.behind(end, `, ${doubt(sheet)}`)]]
  })
}

/** "…, and I've ordered a barrel", "…, and you can see it", "…, so no one skips it": what the writer says to an account is no part of it. */
function comments(sheet: Sheet, group: VerbGroup, end: number): boolean {
  for (let i = group.first; i > 0 && i < end; i--) if (sheet.norm(i) === 'so' && sheet.norm(i - 1) === ',') return true
  const subject = sheet.norm(group.subject?.last ?? -1)
  return subject === 'you' || (['i', 'we'].includes(subject) && !isPast(sheet, group))
}

/** The main clauses of a sentence that a few words may follow and in which nobody tells anything yet; none of another. */
function toldClauses(sheet: Sheet): VerbGroup[] {
  const clauses = mainClauses(sheet)
  const said = sheet.sentence.tokens.some(({ norm }) => {
    const reading = verbOf(norm, sheet.verbs)
    return reading && reading.form !== 'base' && reading.form !== 'ing' && tells.has(reading.base)
  })
  const told = said || clauses.some((g) => tells.has(g.reading?.base ?? ''))
  return mayTell(sheet) && !told ? clauses : []
}

/** Whether a sentence is a statement of the author's that a few words may follow. */
function mayTell(sheet: Sheet): boolean {
  const { sentence, closing } = sheet
  const { kind } = sentence.passage
  const open = kind === 'paragraph' || kind === 'list-item' || kind === 'footnote'
  // "The more you ache, the better it was"
  if (sheet.norm(sheet.opening) === 'the' && isMore(sheet.norm(sheet.opening + 1))) return false
  const quotes = sheet.isQuoting || sentence.quotes.length > 0
  // "…, he went on, …": somebody else tells it.
  const told = sentence.tokens.some(
    ({ norm }, i) =>
      i > 0 &&
      (norm === 'he' || norm === 'she') &&
      sheet.norm(i - 1) === ',' &&
      sheet.norm(i + 2) !== ',' &&
      sheet.norm(i + 3) === ',',
  )
  if (told) return false
  if (!open || sentence.question || quotes || isIndirectSpeech(sheet) || sheet.groups.some(orders)) return false
  const stops = sentence.tokens.slice(closing + 1).every(({ norm }) => norm === '.' || norm === '!' || norm === '…')
  return stops && !sentence.tokens.some(({ norm }) => opinions.has(norm) || norm === ':' || norm === ';')
}

const mainClauses = (sheet: Sheet) =>
  sheet.groups.filter((g) => finite.has(g.kind) && !isSubordinate(sheet.sentence.tokens, g))

/** Whether the claim ends before a token; the words that carried the learned part are not that sharp. */
const isClaimedBy = ({ finding }: Sheet, end: number) => finding.by === 'model' || end >= finding.place.last

/** Whether a verb tells what happened to a thing; a pattern knows that what somebody did to it is the claim. */
function isAccount(sheet: Sheet, group: VerbGroup, common: (word: string) => boolean): boolean {
  const { subject, kind, first, main, negated } = group
  if (!subject || negated || tellers.has(sheet.norm(subject.last)) || sheet.norm(subject.first) === 'your') return false
  if (sheet.finding.by === 'model' && isPerson(sheet, group, common)) return false
  // "… and that is why she can't open a jar": what is drawn from what happened.
  const explains = kind === 'be' && first === main && ['why', 'how', 'what', 'where'].includes(sheet.norm(first + 1))
  const happened = kind === 'past' || isPast(sheet, group) || (kind === 'have' && first < main)
  return happened || ((explains || sheet.finding.by === 'pattern') && isStory(sheet, first))
}

/** "A knot I've had for years": a clause that says which thing is meant. */
const isWhich = (sheet: Sheet, group: VerbGroup) =>
  tellers.has(sheet.norm(group.subject?.last ?? -1)) && isContact(sheet, group)

/** A verb that can only be a past, where no clause was read for sure: "A knot I've had for years came out". */
function happened(sheet: Sheet): VerbGroup[] {
  const { opening, closing } = sheet
  for (let i = opening + 1; i < closing; i++)
    if (isPastForm(sheet.norm(i), sheet.verbs))
      return [{ kind: 'past', first: i, main: i, negated: false, subject: { first: opening, last: i - 1 } }]
  return []
}

/** Where an account may end: before what the writer adds of themselves, and at the sentence's end. */
function endsOf(sheet: Sheet): number[] {
  const ends: number[] = []
  for (let i = sheet.finding.place.first + 1; i < sheet.closing; i++)
    if (sheet.norm(i) === ',' && adds(sheet, i + 1)) ends.push(i - 1)
  return [...ends, sheet.closing]
}

/** "…, and I slept like a child", "…, so that's good enough for me": what the writer draws from it. */
const adds = (sheet: Sheet, i: number) =>
  sheet.norm(i) === 'so' ||
  (['and', 'but', 'because', 'since'].includes(sheet.norm(i)) && tellers.has(sheet.norm(i + 1)))

/** The doubt of an account, which doubts nothing that did happen: of those who tell it, or of nobody. */
function doubt(sheet: Sheet): string {
  const { text } = sheet.sentence.passage
  const teller = sheet.norm(sheet.opening)
  if (teller === 'she' || teller === 'he') return `or so ${teller} says`
  const elided = isElided(sheet, sheet.opening)
  const past = (g: VerbGroup) => finite.has(g.kind) && isPast(sheet, g)
  // "Since she began, the cushioning has been growing back": it still does.
  const ongoing = mainClauses(sheet).some((g) => g.kind === 'have' && sheet.norm(g.first) !== 'had')
  const happened = elided || (ongoing ? mainClauses(sheet) : sheet.groups).some(past)
  const thought = happened ? 'thought' : 'like to think'
  if (singular.test(text) || elided) return `or so I ${thought}`
  return plural.test(text) ? `or so we ${thought}` : 'or so they say'
}
