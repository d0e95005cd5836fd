import type { Edit } from '../../model.ts'
import { finite, type VerbGroup } from '../grammar/group.ts'
import { formOf, verbOf } from '../grammar/verbs.ts'
import {
  bes,
  determiners,
  endsSubject,
  haves,
  isAdverb,
  isPlural,
  modals,
  numbers,
  prepositions,
  startsComplement,
  subjectPronouns,
  subordinators,
} from '../grammar/words.ts'
import { isStory } from '../reading/accounts.ts'
import { promiseBehind } from '../reading/drawn.ts'
import { breaks, isPast, orders, own } from '../reading/main-clause.ts'
import type { Report } from '../reading/reporting.ts'
import type { Sheet } from '../sheet.ts'

/** A statement within a sentence: where it starts, and what a report needs beside the words that lead it in. */
export interface Statement {
  readonly start: number
  readonly edits: readonly Edit[]
  /** The first words behind the report. */
  readonly head: string
  readonly report?: Report
}

/** Subjects of what a thing promises. */
const promised = new Set(['you', 'they', 'it', 'your', 'the', 'that', 'those', 'these'])

/** Orders that only ask to see something. */
export const picturing: ReadonlySet<string> = new Set([
  'think',
  'imagine',
  'picture',
  'consider',
  'remember',
  'notice',
  'note',
  'look',
  'watch',
])

/** "Should you have a pain": a condition without its word; "don't you dare": an order with its subject behind the verb. */
export const inverts = (sheet: Sheet, i: number) =>
  ([modals, bes, haves].some((words) => words.has(sheet.norm(i))) &&
    // "Have your shake": an order.
    !sheet.groups.some(({ kind, first }) => kind === 'imperative' && first === i)) ||
  ordersYou(sheet, i)

/** "Don't you dare". */
export const ordersYou = (sheet: Sheet, i: number) => sheet.norm(i) === "don't" && sheet.norm(i + 1) === 'you'

/**
 * An instruction at the start: "Roll it daily" → "that you should roll it daily"; "Roll it and you heal" → "that rolling it means you heal";
 * "Stop it or you'll pay" → "that you should stop it or you'll pay".
 */
export function order(sheet: Sheet, group: VerbGroup, start: number, common: (word: string) => boolean): Statement[] {
  if (group.kind === 'do' && group.first > start) return []
  if (group.kind === 'do')
    return [{ start, head: sheet.norm(start) === 'do' ? 'you should' : "you shouldn't", edits: [] }]
  const first = sheet.lowered(start, common)
  // "Think of a wetsuit", "ask your physio": nobody believes that one should.
  if (
    checks(sheet, group) ||
    group.reading?.base === 'ask' ||
    picturing.has(group.reading?.base ?? '') ||
    ['me', "'s"].includes(sheet.norm(group.main + 1))
  )
    return []
  if (first === undefined || isCompound(sheet, group) || [',', 'or'].includes(sheet.norm(start + 1))) return []
  // "Milk and a banana within the hour": what could be an order is a thing.
  if (group.reading?.noun && sheet.norm(start + 1) === 'and' && !verbOf(sheet.norm(start + 2), sheet.verbs)) return []
  const then = sheet.groups.find(
    (g) => g.main > group.main && finite.has(g.kind) && g.subject && g.subject.first > start + 1,
  )
  const link = then?.subject ? then.subject.first - 1 : promiseBehind(sheet, group.main)
  const joined = ['and', 'or'].includes(sheet.norm(link))
  if (then && ((isPast(sheet, then) && !joined) || (joined && own.has(sheet.norm(link + 1))))) return []
  if (sheet.norm(link) !== 'and' && leadsOn(sheet, group)) return []
  // "Roll your quads, save your knee": what the second order says is what the first promises.
  const others = sheet.groups.filter((g) => orders(g) && g.main > group.main)
  if (others.length === 1 && sheet.norm(others[0]!.first - 1) === ',') return []
  if (sheet.norm(link) !== 'and') return [{ start, head: `you should ${first}`, edits: forbidden(sheet, group) }]
  for (let i = start; i < link; i++) if (breaks.has(sheet.norm(i))) return []
  // "Land on your forefoot, as our ancestors did, and …": the comma belongs to an aside.
  const comma = sheet.norm(link - 1) === ',' && !closesAside(sheet, start, link - 1) ? link - 1 : link
  // "Stick to it, though, and you are rid of it"
  for (let i = start; i < comma; i++) if (sheet.norm(i) === ',' && i >= comma - 2) return []
  const single = group.main === start && !sheet.groups.some((g) => orders(g) && g.main > start && g.main < link)
  const doing = single && group.reading && formOf(group.reading.base, 'ing', sheet.verbs)
  if (doing) return [{ start, head: doing, edits: [sheet.over(comma, link, comma < link ? ' means' : 'means')] }]
  return [{ start, head: `if you ${first}`, edits: [sheet.over(link, link, 'then')] }]
}

/** Whether a comma closes what another before it opened. */
function closesAside(sheet: Sheet, start: number, comma: number): boolean {
  for (let i = comma - 1; i > start; i--)
    if (sheet.norm(i) === ',') return subordinators.has(sheet.norm(i + 1)) || prepositions.has(sheet.norm(i + 1))
  return false
}

/** "Check that your knees stay back": an order to see that something is so. */
const checks = (sheet: Sheet, { main, reading }: VerbGroup) =>
  ['check', 'ensure', 'see'].includes(reading?.base ?? '') && sheet.norm(main + 1) === 'that'

/** "Bin the roller and the pain goes": a statement cannot start with what may be an order. */
export function mayOrder(sheet: Sheet, i: number): boolean {
  if (verbOf(sheet.norm(i), sheet.verbs)?.form !== 'base' || subordinators.has(sheet.norm(i))) return false
  const next = sheet.norm(i + 1)
  return determiners.has(next) || isAdverb(next) || subjectPronouns.has(next) || next === 'first'
}

/** Whether what stands behind an order is no part of it: a promise whose verb is not known, or what follows a colon. */
function leadsOn(sheet: Sheet, { main }: VerbGroup): boolean {
  const { place } = sheet.finding
  for (let i = main + 1; i < sheet.closing; i++) {
    if ([':', ';'].includes(sheet.norm(i)) && i <= place.last) return true
    if (sheet.norm(i) === 'and' && ['your', 'the', 'that', 'it', 'you'].includes(sheet.norm(i + 1))) return true
  }
  return false
}

/** "Drain cleaner for the tyre": what could be an order is part of a name. */
function isCompound(sheet: Sheet, { main, reading }: VerbGroup): boolean {
  const next = sheet.norm(main + 1)
  const bare = endsSubject(next) && !isPlural(next) && !subjectPronouns.has(next) && !startsComplement(next)
  return reading?.noun === true && bare && sheet.sentence.tokens[main + 1]?.kind === 'word'
}

/** "Count your steps and don't stop" → "you should count your steps and not stop". */
function forbidden(sheet: Sheet, { main }: VerbGroup): Edit[] {
  const next = sheet.groups.find((g) => g.main > main && orders(g))
  if (next?.kind !== 'do' || sheet.norm(next.first) !== "don't" || sheet.norm(next.first - 1) !== 'and') return []
  return [sheet.over(next.first, next.first, 'not')]
}

/** A thing to do and what it promises: "Two eggs by eight and you'll coast" → "that with two eggs by eight you'll coast". */
export function promise(sheet: Sheet, start: number, common: (word: string) => boolean, bound: number): Statement[] {
  const counted = sheet.sentence.tokens[start]!.kind === 'number' || numbers.has(sheet.norm(start))
  if ((!counted && !determiners.has(sheet.norm(start))) || isStory(sheet, start, bound)) return []
  const first = sheet.lowered(start, common)
  const group = sheet.groups.find((g) => g.first > start && (finite.has(g.kind) || g.kind === 'imperative'))
  let subject = start + 2
  while (subject < sheet.closing && !(sheet.norm(subject - 1) === 'and' && promised.has(sheet.norm(subject)))) subject++
  if (subject >= sheet.closing || first === undefined) return []
  if (group && (isPast(sheet, group) || (group.first < subject && group.subject?.first !== subject))) return []
  for (let i = start; i < subject - 1; i++)
    if (own.has(sheet.norm(i)) || breaks.has(sheet.norm(i)) || inverts(sheet, i)) return []
  const edit = sheet.over(subject - 1, subject, sheet.words(subject, subject))
  // "A hot bath, ten slow breaths, and it goes" → "with a hot bath and ten slow breaths, it goes"
  const commas = sheet.sentence.tokens.flatMap(({ norm }, i) =>
    norm === ',' && i > start && i < subject - 2 ? [i] : [],
  )
  const last = commas.at(-1)
  const list = last === undefined ? [] : [sheet.over(last, last, ' and')]
  return [{ start, head: `with ${first}`, edits: [...list, edit] }]
}

/** An instruction behind what leads it in: "For firmer legs, work the glutes" → "that for firmer legs, you should work the glutes". */
export function orderBehind(
  sheet: Sheet,
  group: VerbGroup,
  start: number,
  common: (word: string) => boolean,
): Statement[] {
  const first = sheet.lowered(start, common)
  if (group.kind === 'do' || first === undefined || promiseBehind(sheet, group.main) > 0) return []
  // "Never, ever bend"
  if (['never', 'not', 'always'].includes(sheet.norm(start))) return []
  const adverb = ['never', 'always'].includes(sheet.norm(group.first - 1)) ? 1 : 0
  return [
    { start, head: first, edits: [sheet.before(group.first - adverb, 'you should '), ...forbidden(sheet, group)] },
  ]
}
