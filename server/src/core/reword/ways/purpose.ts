import type { Edit } from '../../model.ts'
import { finite, type VerbGroup } from '../grammar/group.ts'
import { formOf, verbOf } from '../grammar/verbs.ts'
import { isAdverb } from '../grammar/words.ts'
import { mainClause, orders } from '../reading/main-clause.ts'
import { isPerson } from '../reading/people.ts'
import { startsOf } from '../reading/starts.ts'
import { added } from '../reading/weight.ts'
import type { Sheet } from '../sheet.ts'

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '))
/** Words that an infinitive completes, so that it names no purpose of the clause. */
export const completed = set(
  'way ways time need needs ability chance tendency how what where when able enough ready best first only thing things reason job going ' +
    'want wants need try tries help helps start starts begin begins seem seems tend tends learn learns like likes love loves got ought ' +
    'used supposed said believed thought likely sure about hard easy good great important tool place not or and than as',
)
/** Verbs whose object does what the infinitive says: "I ask all my clients to drink". */
const bids = set(
  'ask tell urge advise encourage allow force teach train remind invite expect require enable help cause get want wait',
)
/** Fewest tokens between a verb and the infinitive that says what it is done for. */
const nearest = 2
/** Farthest joined infinitives may stand from one another, in tokens. */
const farthest = 14

/** A purpose claims from this share of what the words in front of it say for the claim on; what "so that" opens from a lesser one. */
const leastShare = { to: 0.3, that: 0.15 }

/** What a clause is done for. */
export interface Purpose {
  /** Where it starts: at "to", or at "so that". */
  readonly at: number
  /** Its verb where it is an infinitive. */
  readonly group?: VerbGroup
  /** What is done for it is itself what is claimed. */
  readonly beside?: true
}

/** Subjects that do something for a purpose. */
const hoping = set('i you we they he she who')

/** The purpose that claims, or that "so that" gives for what is claimed, in a sentence that says what is done for it; undefined where there is none. */
export function purposeOf(sheet: Sheet): Purpose | undefined {
  const { closing, finding } = sheet
  // "In a bath it's another matter: soak, so that …": what stands behind a break has its own purpose.
  const opening = startsOf(sheet)[0]!
  const main = mainClause(sheet, opening)?.group
  // "Wear compression tights": an order, though its verb may be read as a noun.
  const verb =
    verbOf(sheet.norm(opening), sheet.verbs)?.form === 'base'
      ? opening
      : (main ?? sheet.groups.find((g) => g.first > opening && orders(g)))?.main
  if (verb === undefined || (finding.predicate?.last ?? closing) < opening) return undefined
  for (let at = verb + 1; at < closing; at++) {
    // "…, so that's where you'll see it": what follows.
    const points = sheet.groups.some((g) => g.subject?.first === at + 1 && g.subject.last === at + 1)
    const that = sheet.norm(at) === 'so' && sheet.norm(at + 1) === 'that' && !points
    const group = that ? undefined : infinitiveAt(sheet, verb, at)
    if (!that && !group) continue
    if (that && !mainClause(sheet, at + 2)) return undefined
    if (finding.predicate && finding.predicate.first < at) return that ? { at, beside: true } : undefined
    // "…, with the top foot on the floor to take the weight": what is done for something else.
    if (
      finding.place.first < at &&
      added(sheet, at, closing + 1) < leastShare[that ? 'that' : 'to'] * added(sheet, 0, at)
    )
      continue
    return { at, ...(group ? { group } : {}) }
  }
  return undefined
}

/** The infinitive that says what a clause is done for, where "to" opens one at a token. */
function infinitiveAt(sheet: Sheet, verb: number, to: number): VerbGroup | undefined {
  const has =
    ['have', 'has', 'had', 'be', 'is', 'are', 'was', 'takes', 'take', 'need'].includes(sheet.norm(verb)) ||
    bids.has(verbOf(sheet.norm(verb), sheet.verbs)?.base ?? '')
  if (sheet.norm(to) !== 'to' || to - verb <= nearest || has || completed.has(sheet.norm(to - 1))) return undefined
  const purpose = sheet.groups.find(({ kind, first }) => kind === 'infinitive' && first > to && first <= to + 2)
  if (!purpose) return undefined
  // "Flush out the acid to stay fresh": what is done is itself the claim.
  if (sheet.finding.by === 'pattern' && sheet.finding.place.first < to) return undefined
  const states = sheet.groups.some(({ kind, first, main }) => first > verb && main < to && finite.has(kind))
  return states ? undefined : purpose
}

/** Adverbs that belong to a purpose: "simply to break them up". */
const aiming = set('just simply only purely mainly mostly partly also again instead')

/** The last token in front of a purpose that does not belong to it. */
function before(sheet: Sheet, { at }: Purpose): number {
  let last = at - 1
  while (aiming.has(sheet.norm(last)) || sheet.norm(last) === ',') last--
  return last
}

/**
 * What something is done for as a hope: "Roll your calves to break up knots" → "Roll your calves in the hope of breaking up knots"; and left out where the sentence
 * ends with it: "Roll your calves".
 * @param common whether a capitalised word at the start of a sentence is one that has a small letter elsewhere
 * @returns ways to do it, best first
 */
export function asHope(sheet: Sheet, common: (word: string) => boolean): Edit[][] {
  const purpose = sheet.sentence.question || sheet.isQuoting ? undefined : purposeOf(sheet)
  const main = mainClause(sheet, startsOf(sheet)[0]!)?.group
  // "A scoop gives cartilage what it needs to rebuild itself": a thing hopes for nothing.
  if (
    !purpose ||
    purpose.beside ||
    (main && !orders(main) && !isPerson(sheet, main, common) && !hoping.has(sheet.norm(main.subject?.last ?? -1)))
  )
    return []
  const { at, group } = purpose
  const hoped = group
    ? hopes(sheet, at, group)
    : [sheet.over(at, at + 1, 'in the hope that'), ...foretold(sheet, at + 2)]
  return [...(hoped ? [hoped] : []), ...(isLast(sheet, purpose) ? [[withoutPurpose(sheet, purpose)]] : [])]
}

/** What opens a clause within a hope, which is foretold by none of its own verbs: "while you sleep", "what is coming". */
const within = set('while when whenever as if before after until till once because which who that what where')

/** "so that the magnesium soaks in" → "that the magnesium will soak in". */
function foretold(sheet: Sheet, from: number): Edit[] {
  return sheet.groups
    .filter((g) => g.first >= from && !(g.subject && g.subject.first > from && isWithin(sheet, g.subject)))
    .flatMap((g): Edit[] => {
      const { kind, first, main, reading } = g
      if (kind === 'be' && ['is', 'are'].includes(sheet.norm(first)) && sheet.norm(first + 1) === 'not')
        return [sheet.over(first, first + 1, "won't be")]
      if (kind === 'be' && ['is', 'are'].includes(sheet.norm(first))) return [sheet.over(first, first, 'will be')]
      if (kind === 'be' && ["isn't", "aren't"].includes(sheet.norm(first)))
        return [sheet.over(first, first, "won't be")]
      if (kind === 'do' && g.negated && main === first + 1) return [sheet.over(first, first, "won't")]
      const opens = !sheet.groups.some((other) => other.first >= from && other.first < first && finite.has(other.kind))
      if (opens && kind === 'modal' && sheet.norm(first) === 'can') return [sheet.over(first, first, 'will')]
      // "has to take" → "will have to take"
      if (kind === 'have' && main === first && ['has', 'have'].includes(sheet.norm(first)))
        return [sheet.over(first, first, 'will have')]
      // What is joined under one subject goes with the first.
      if (g.subject === undefined && kind === 's' && reading) return [sheet.over(main, main, reading.base)]
      if ((kind !== 's' && kind !== 'base') || !g.subject || !reading) return []
      // "Never work out" → "will never work out"
      let start = first
      while (start > from && isAdverb(sheet.norm(start - 1)) && start - 1 > g.subject.last) start--
      const between = start < main ? `${sheet.words(start, main - 1)} ` : ''
      return [sheet.over(start, main, `will ${between}${reading.base}`)]
    })
}

const isWithin = (sheet: Sheet, { first, last }: { readonly first: number; readonly last: number }) =>
  within.has(sheet.norm(first - 1)) || (first === last && within.has(sheet.norm(first)))

/** "to speed up and ease repair" → "in the hope of speeding up and easing repair". */
function hopes(sheet: Sheet, at: number, group: VerbGroup): Edit[] | undefined {
  // "to help carry waste": what helps is the claim.
  const helped = sheet.groups.find((g) => g.kind === 'infinitive' && g.first > group.main && g.first <= group.main + 2)
  const verb = group.reading?.base === 'help' && helped ? helped : group
  const between = verb.first > at + 1 && verb === group ? `${sheet.words(at + 1, verb.first - 1)} ` : ''
  const form = verb.reading && formOf(verb.reading.base, 'ing', sheet.verbs)
  if (!form) return undefined
  // "To clear the waste so that you are not stiff": the second would go on claiming.
  if (sheet.sentence.tokens.some(({ norm }, i) => i > at && norm === 'so' && sheet.norm(i + 1) === 'that'))
    return undefined
  const edits = [sheet.over(at, verb.main, `in the hope of ${between}${form}`)]
  let last = verb
  for (const next of sheet.groups) {
    if (next.kind !== 'infinitive' || next.first <= last.main || next.first - last.main > farthest) continue
    if (!['and', 'or'].includes(sheet.norm(next.first - 1))) continue
    const joined = next.reading && formOf(next.reading.base, 'ing', sheet.verbs)
    if (!joined) return undefined
    edits.push(sheet.over(next.main, next.main, joined))
    last = next
  }
  return edits
}

/** Whether a purpose is the last that the sentence says. */
export const isLast = (sheet: Sheet, { at }: Purpose) =>
  !sheet.sentence.tokens
    .slice(at, sheet.closing + 1)
    .some(({ kind, norm }) => kind === 'punctuation' || norm === 'then') &&
  !sheet.groups.some((g) => g.first > at && (orders(g) || (finite.has(g.kind) && joins(sheet, g.subject?.first))))

/** A sentence without its purpose: "Roll your calves". */
export function withoutPurpose(sheet: Sheet, purpose: Purpose): Edit {
  const { end } = sheet.span(sheet.closing, sheet.closing)
  return { start: sheet.behind(before(sheet, purpose), '').start, end, newText: '' }
}

const joins = (sheet: Sheet, subject: number | undefined) =>
  subject !== undefined && ['and', 'but', 'so', ','].includes(sheet.norm(subject - 1))
