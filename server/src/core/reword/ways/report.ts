import type { Edit, Verdict } from '../../model.ts'
import { isSubordinate } from '../grammar/clause.ts'
import { finite, type VerbGroup } from '../grammar/group.ts'
import { formOf, verbOf } from '../grammar/verbs.ts'
import { bes, haves, isAdverb, objectPronouns, subjectPronouns } from '../grammar/words.ts'
import { tells } from '../reading/accounts.ts'
import { breaks, isPast } from '../reading/main-clause.ts'
import { isOne } from '../reading/number.ts'
import { isContact, reports } from '../reading/reporting.ts'
import type { Sheet } from '../sheet.ts'
import { siblings } from './siblings.ts'
import { binding, noLonger } from './weaken.ts'

/** How a claim is reported: one that the evidence is against as no more than said, any other as believed. */
interface Belief {
  /** For one subject and for several. */
  readonly one: string
  readonly several: string
}
const saying: Belief = { one: 'is said', several: 'are said' }
const believing: Belief = { one: 'is believed', several: 'are believed' }

const beliefOf = (verdict: Verdict): Belief =>
  verdict === 'contradicted' || verdict === 'inaccurate' ? saying : believing

/** Subjects of whom nothing "is said": the reader and the writer. */
const persons = new Set(['i', 'you', 'we', 'who', 'he', 'she', 'one', 'what', 'nobody', 'nothing', 'none'])

/**
 * Tells a claim as something believed: "breaks up knots" → "is believed to break up knots".
 * @param hearsay it is no belief, but something that is said
 * @returns the edits; undefined where the group cannot be put so
 */
export function said(sheet: Sheet, group: VerbGroup, verdict: Verdict, hearsay = false): Edit[] | undefined {
  const { kind, first, main, negated, subject, reading } = group
  if (
    negated ||
    !finite.has(kind) ||
    (subject && [subject.first, subject.last].some((i) => persons.has(sheet.norm(i)) && !isCounted(sheet, subject)))
  )
    return undefined
  if ((!subject && kind !== 's') || isReported(sheet, group) || isPromise(sheet, group)) return undefined
  const one = isOne(sheet, group)
  if (one === undefined) return undefined
  // "Your band will be looser in a week": nobody says that of one reader's.
  if (kind === 'modal' && ['your', 'my', 'his', 'her'].includes(sheet.norm(subject?.first ?? -1))) return undefined
  // "Stretching is what got rid of it": what happened to somebody.
  if (kind === 'be' && first === main && sheet.norm(main + 1) === 'what' && tellsPastBehind(sheet, main))
    return undefined
  const belief = hearsay ? saying : beliefOf(verdict)
  const word = sheet.norm(first)
  const thought = `${word.startsWith("'") ? ' ' : ''}${one ? belief.one : belief.several} to`
  if (isContact(sheet, group) || (kind === 'modal' && binding.has(word))) return undefined
  if (kind === 'be' && sheet.norm(main) === 'going' && sheet.norm(main + 1) === 'to')
    return [sheet.over(first, main + 1, thought)]
  if (reading && tells.has(reading.base)) return undefined
  // "By week three it will have stopped": a belief of what is to come needs the whole sentence.
  if (kind === 'modal' && sheet.norm(first + 1) === 'have') return undefined
  if (kind === 'be' && !bes.has(word) && word !== "'s") return undefined
  // "This is to wake it": what something is for.
  if (kind === 'be' && ['being', 'to'].includes(sheet.norm(first + 1))) return undefined
  // "The tea is our own blend": what is the author's is not in doubt.
  if (kind === 'be' && first === main && ['my', 'our'].includes(sheet.norm(main + 1))) return undefined
  // "is also the shortest road" → "is also said to be"
  const be = ['was', 'were'].includes(word) ? 'have been' : 'be'
  if (kind === 'be' && first === main && sheet.norm(first + 1) === 'also')
    return [sheet.over(first, first + 1, `${thought.replace(/^( ?\w+)/, '$1 also')} ${be}`)]
  if (kind === 'be') return [sheet.over(first, first, `${thought} ${be}`), ...siblings(sheet, group)]
  if (kind === 'have' && sheet.norm(main + 1) === 'to') return undefined
  if (kind === 'have') {
    const had = word === 'had' && first === main ? ' had' : ''
    return haves.has(word) || word === "'s" ? [sheet.over(first, first, `${thought} have${had}`)] : undefined
  }
  if (kind === 'modal' && sheet.norm(main) !== reading?.base) return [sheet.over(first, first, thought)]
  const verb = reading?.base
  const past = verb && kind === 'past' ? formOf(verb, 'participle', sheet.verbs) : undefined
  if (!verb || (kind === 'past' && !past)) return undefined
  // "tends to switch off" → "is said to switch off"
  if (verb === 'tend' && sheet.norm(main + 1) === 'to' && kind !== 'past')
    return [sheet.over(first, main + 1, thought), ...siblings(sheet, group)]
  if (noLonger(sheet, main) && kind !== 'past')
    return [
      sheet.over(main - 2, main, `${thought.replace(/ to$/, ' no longer to')} ${verb}`),
      ...siblings(sheet, group),
    ]
  const from = kind === 'modal' || kind === 'do' ? first : adverbsBefore(sheet, first)
  const between = Array.from({ length: main - from }, (_, i) => sheet.norm(from + i))
  if (between.includes('never')) return undefined
  // "It only gives trouble when …" → "It is believed to give trouble only when …"
  const when = between.includes('only') ? whenBehind(sheet, main) : -1
  const moved = when > 0 && !between.some((word) => objectPronouns.has(word)) ? [sheet.before(when, 'only ')] : []
  const only = between.includes('only') && !moved.length ? ' only' : ''
  // "Only get invited when" → "are believed to get invited only when".
  const to = only && verb === 'get' && verbOf(sheet.norm(main + 1), sheet.verbs) ? main + 1 : main
  const done = to > main ? ` ${sheet.words(to, to)}` : ''
  // "only bulk it up" → "are said only to bulk it up"
  const early = only && objectPronouns.has(sheet.norm(to + 1))
  const told = early ? thought.replace(/ to$/, ' only to') : thought
  return [
    sheet.over(from, to, `${told} ${past ? `have ${past}` : verb}${done}${early ? '' : only}`),
    ...moved,
    ...siblings(sheet, group),
  ]
}

const conditions = new Set(['when', 'if', 'after', 'once', 'while', 'until'])

/** The word that opens a condition behind a verb, with no mark before it; -1 where there is none. */
function whenBehind(sheet: Sheet, verb: number): number {
  for (let i = verb + 1; i < sheet.closing && sheet.sentence.tokens[i]!.kind !== 'punctuation'; i++)
    if (conditions.has(sheet.norm(i))) return i
  return -1
}

/** Whether the next clause tells of the past. */
function tellsPastBehind(sheet: Sheet, verb: number): boolean {
  const next = sheet.groups.find((g) => g.first > verb && finite.has(g.kind))
  return next !== undefined && isPast(sheet, next)
}

/** "One study": a number, and nobody. */
const isCounted = (sheet: Sheet, { first, last }: { first: number; last: number }) =>
  first < last && sheet.norm(first) === 'one' && sheet.norm(last) !== 'one' && !persons.has(sheet.norm(last))

/** Whether a clause is reported by another ("studies show that it heals"): a belief inside a report says something else. */
function isReported(sheet: Sheet, group: VerbGroup): boolean {
  return reports(sheet).some(
    (report) =>
      report.last < group.first &&
      !sheet.groups.some((g) => finite.has(g.kind) && g.first > report.last && g.main < group.first),
  )
}

/** "A few weeks of this and they'll be longer": what is promised stands by what is done for it. */
function isPromise(sheet: Sheet, { subject, first }: VerbGroup): boolean {
  if (!subject || !['and', 'or'].includes(sheet.norm(subject.first - 1))) return false
  let from = first
  while (from > 0 && !breaks.has(sheet.norm(from - 1))) from--
  const { tokens } = sheet.sentence
  return !sheet.groups.some(
    (g) => g.first >= from && g.first < first && finite.has(g.kind) && !isSubordinate(tokens, g),
  )
}

function adverbsBefore(sheet: Sheet, at: number): number {
  let from = at
  while (from > 0 && isAdverb(sheet.norm(from - 1)) && !subjectPronouns.has(sheet.norm(from - 1))) from--
  return from
}
