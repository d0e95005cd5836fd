import type { Edit } from '../../model.ts'
import { isSubordinate } from '../grammar/clause.ts'
import { finite, type VerbGroup } from '../grammar/group.ts'
import { clauseOpeners } from '../grammar/orders.ts'
import { formOf, verbOf } from '../grammar/verbs.ts'
import {
  bes,
  determiners,
  dos,
  endsSubject,
  haves,
  isAdverb,
  isPlural,
  modals,
  numbers,
  relatives,
  startsComplement,
  subjectPronouns,
  subordinators,
} from '../grammar/words.ts'
import { isBeside, isDeed, isElided, isStory, tells } from '../reading/accounts.ts'
import { isSure } from '../reading/doubtable.ts'
import { ordersStand, promiseBehind } from '../reading/drawn.ts'
import { isPlainFact, joinedBehind, joinOf } from '../reading/joined.ts'
import { breaks, isPast, mainClause, orders, own } from '../reading/main-clause.ts'
import { isPerson } from '../reading/people.ts'
import { pointed, spelledOut } from '../reading/pointing.ts'
import { type Report, reports } from '../reading/reporting.ts'
import { startsOf } from '../reading/starts.ts'
import { stated } from '../reading/states.ts'
import type { Sheet } from '../sheet.ts'
import { isIndirectSpeech } from './indirect-speech.ts'

/** How a whole statement is told as what others hold, likeliest first. Nothing is told as a belief of the past: the author holds it now. */
export const frames: readonly string[] = [
  'some say that',
  'some claim that',
  'many people think that',
  'the old idea is that',
]

/** Words before a noun that means any of its kind. */
const anyone = new Set(
  'a an any every each some most many anyone anybody everyone everybody someone somebody nobody'.split(' '),
)

/** Subjects of what a thing promises. */
const promised = new Set(['you', 'they', 'it', 'your', 'the', 'that', 'those', 'these'])

/** A statement within a sentence: where it starts, and what a report needs beside the words that lead it in. */
export interface Statement {
  readonly start: number
  readonly edits: readonly Edit[]
  /** The first words behind the report. */
  readonly head: string
  readonly report?: Report
}

/**
 * Tells a whole statement as something believed: "Studies show that it melts fat" → "Some say that it melts fat".
 * @param frame the report, in lower case
 * @param common whether a capitalised word at the start of a sentence is one that has a small letter elsewhere
 * @param starts where the statement may start
 * @returns ways to do it, best first; none where the sentence makes no such statement
 */
export function framed(
  sheet: Sheet,
  frame: string,
  common: (word: string) => boolean,
  starts: readonly number[] = startsOf(sheet),
): Edit[][] {
  if (sheet.sentence.question || sheet.isQuoting) return []
  return (
    starts
      .flatMap((start) => statement(sheet, start, common))
      // “So many people think” would count the people.
      .filter(
        ({ start }) =>
          !(sheet.norm(start - 1) === 'so' && (frame.startsWith('many') || quantities.has(sheet.norm(start)))),
      )
      .map(({ start, edits, head, report }) => {
        // "Nothing in the pantry, so the theory goes, the body has to raid the attic"
        const said = leadsOut(sheet, start) ? 'the theory goes,' : frame
        return report
          ? [sheet.over(report.first, report.last, said), ...edits]
          : [sheet.before(start, `${said} `), ...sheet.instead(start, head), ...edits]
      })
  )
}

/** Whether "so" joins a statement to one in front of it. */
const leadsOut = (sheet: Sheet, start: number) => sheet.norm(start - 1) === 'so' && start - 1 > sheet.opening

const quantities = new Set(['many', 'much', 'few', 'little', 'often', 'long', 'far'])

/** Whether a pronoun and an auxiliary, and no more, stand before the colon in front of a token. */
const answers = (sheet: Sheet, start: number) =>
  sheet.norm(start - 1) === ':' &&
  start - 3 === sheet.opening &&
  subjectPronouns.has(sheet.norm(start - 3)) &&
  [bes, haves, modals, dos].some((words) => words.has(sheet.norm(start - 2)))

const reasoning = new Set(['because', 'since'])
const thisDay = new Set(['today', 'tonight', 'tomorrow', 'yesterday'])

/** Verbs for what is seen, and orders that only ask to see something. */
const sensing = new Set(['see', 'feel', 'hear', 'tell'])
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

/** Whether a word that may be an order, and was not read as one, stands behind the comma that ends a condition. */
function ordersBehind(sheet: Sheet, start: number): boolean {
  const comma = sheet.sentence.tokens.findIndex(({ norm }, i) => i > start && norm === ',')
  const word = sheet.norm(comma + 1)
  if (comma < 0 || verbOf(word, sheet.verbs)?.form !== 'base' || determiners.has(word)) return false
  return !sheet.groups.some((g) => (orders(g) && g.first === comma + 1) || g.subject?.first === comma + 1)
}

/** "What you are doing is". */
const doing = (sheet: Sheet, start: number) =>
  sheet.norm(start) === 'what' && sheet.norm(start + 1) === 'you' && ['are', "'re"].includes(sheet.norm(start + 2))

/**
 * The statements that can stand behind a report, where a clause starts at a token.
 * @param bound the first token of the sentence that it will stand in
 */
export function statement(
  sheet: Sheet,
  start: number,
  common: (word: string) => boolean,
  bound = sheet.opening,
): Statement[] {
  // "…, and whose ankles roll in": a clause that only says which.
  if (relatives.has(sheet.norm(start)) && sheet.norm(start) !== 'that') return []
  if (sheet.norm(start) === 'whose' || sheet.opensQuotation(start)) return []
  // "It does: it steals water": the answer would go on claiming.
  if (answers(sheet, start)) return []
  // "What you are doing is inflaming it", "rolled it for a month": what one person does or did.
  if (isElided(sheet, start) || doing(sheet, start)) return []
  // "Do them today and you wake up younger": nobody thought so long ago.
  if (sheet.sentence.tokens.some(({ norm }, i) => i >= start && thisDay.has(norm))) return []
  // "If it's shape you're after, go for the light ones": an order that was read as something else.
  if (clauseOpeners.has(sheet.norm(start)) && ordersBehind(sheet, start)) return []
  // "For when your grip quits": no sentence.
  if (sheet.norm(start) === 'for' && ['when', 'if'].includes(sheet.norm(start + 1))) return []
  const report = reports(sheet).find((r) => r.open && r.first === start)
  const from = report ? report.last + 1 : start
  const opens =
    !own.has(sheet.norm(from)) && !inverts(sheet.norm(from)) && (report !== undefined || !own.has(sheet.norm(start)))
  const main = opens ? mainClause(sheet, from) : undefined
  if (!main && report) return opens ? behind(sheet, report) : []
  if (!main) return [...promise(sheet, start, common, bound), ...likely(sheet, start, common, bound)]
  const { group, at } = main
  if (at > start && !orders(group) && mayOrder(sheet, start)) return []
  // What one person says is told already.
  if ((group.reading && tells.has(group.reading.base)) || isIndirectSpeech(sheet)) return []
  // "So now there's a jar by the bed"
  if (isApart(sheet, start, group.main) || tellsBehind(sheet, start) || isSure(sheet, group)) return []
  if (orders(group)) {
    if (report) return []
    const early = at === start || (at === start + 1 && isAdverb(sheet.norm(start)))
    return early ? order(sheet, group, start, common) : orderBehind(sheet, group, start, common)
  }
  const subject = group.subject ? sheet.norm(group.subject.last) : ''
  // "You can see it in how they stand": what anybody can see.
  if (subject === 'you' && group.kind === 'modal' && sensing.has(sheet.norm(group.main))) return []
  // "Marcus would have you go easy": what one person does is no belief; "a good physio" is anyone.
  if (isPerson(sheet, group, common) && !anyone.has(sheet.norm(group.subject?.first ?? -1))) return []
  // What happened once is no belief; what happens each time may be told in the past ("if you rack it, the set didn't count").
  const once = isPast(sheet, group) && !subordinators.has(sheet.norm(from))
  if (
    once ||
    own.has(subject) ||
    subject === 'nobody' ||
    isStory(sheet, from, bound) ||
    isDeed(sheet, group) ||
    isBeside(sheet, group.main)
  )
    return []
  // "…, and that is when patients tell us": nobody only says that.
  if (joinedBehind(sheet, group).some((other) => isPlainFact(sheet, other))) return []
  const first = report ? sheet.words(from, from) : headOf(sheet, start, common)
  if (first === undefined || !ordersStand(sheet, group.main)) return []
  const edits = joinedBehind(sheet, group).flatMap((other) => behindThat(sheet, group, other))
  return [
    report
      ? { start, edits, head: first, report }
      : { start, edits: [...spelledOut(sheet, start), ...edits], head: first },
  ]
}

/** "Some say that it jars the leg, and that's what hurts" → "…, and that this is what hurts": what is joined is reported, too. */
function behindThat(sheet: Sheet, group: VerbGroup, other: VerbGroup): Edit[] {
  const at = joinOf(sheet, group, other) + 1
  // "…, and there goes your back"
  if (at <= 0 || sheet.norm(at) === 'there') return []
  const clitic = sheet.norm(at + 1) === "'s"
  if (sheet.norm(at) !== 'that') return [sheet.before(at, 'that ')]
  return [sheet.over(at, at, 'that this'), ...(clitic ? [sheet.over(at + 1, at + 1, ' is')] : [])]
}

/** What stands behind "studies show that" is a clause, whatever its verb, unless it tells of something that happened. */
function behind(sheet: Sheet, report: Report): Statement[] {
  if (sheet.norm(report.last) !== 'that') return []
  const told = sheet.groups.some((g) => g.first > report.last && finite.has(g.kind) && isPast(sheet, g))
  const head = sheet.words(report.last + 1, report.last + 1)
  return told || !ordersStand(sheet, report.last) ? [] : [{ start: report.first, edits: [], head, report }]
}

/** A statement whose main verb cannot be read for sure. */
function likely(sheet: Sheet, start: number, common: (word: string) => boolean, bound: number): Statement[] {
  const verb = isStory(sheet, start, bound) ? undefined : stated(sheet, start)
  // "No bread after seven, since it turns to fat": the verb is that of a reason, and what it is a reason for has none.
  for (let i = start; i < (verb ?? start); i++)
    if (reasoning.has(sheet.norm(i)) || (sheet.norm(i) === ',' && sheet.norm(i + 1) === 'so')) return []
  const head = headOf(sheet, start, common)
  if (verb === undefined || head === undefined || !ordersStand(sheet, verb)) return []
  return [{ start, edits: spelledOut(sheet, start), head }]
}

/** "Should you have a pain": a condition without its word. */
const inverts = (word: string) => modals.has(word) || bes.has(word) || haves.has(word)

const headOf = (sheet: Sheet, start: number, common: (word: string) => boolean) =>
  pointed(sheet, start) ?? sheet.lowered(start, common)

/** Whether a break stands between the start and a verb: what is in front of it is a label. */
function isApart(sheet: Sheet, start: number, verb: number): boolean {
  let bracket = false
  for (let i = start; i < verb; i++) {
    if (breaks.has(sheet.norm(i)) && sheet.norm(i) !== '—') return true
    if ('()'.includes(sheet.norm(i))) bracket = sheet.norm(i) === '('
  }
  return bracket
}

/** Whether what stands behind a break tells of something that happened. */
function tellsBehind(sheet: Sheet, start: number): boolean {
  let broken = false
  for (let i = start; i <= sheet.closing; i++) {
    if (sheet.norm(i) === ';' || sheet.norm(i) === ':') broken = true
    const group = broken && sheet.groups.find((g) => finite.has(g.kind) && g.first === i)
    if (group && isPast(sheet, group) && !isSubordinate(sheet.sentence.tokens, group)) return true
  }
  return false
}

/**
 * An instruction at the start: "Roll it daily" → "that you should roll it daily"; "Roll it and you heal" → "that rolling it means you heal";
 * "Stop it or you'll pay" → "that you should stop it or you'll pay".
 */
function order(sheet: Sheet, group: VerbGroup, start: number, common: (word: string) => boolean): Statement[] {
  if (group.kind === 'do' && group.first > start) return []
  if (group.kind === 'do')
    return [{ start, head: sheet.norm(start) === 'do' ? 'you should' : "you shouldn't", edits: [] }]
  const first = sheet.lowered(start, common)
  // "Think of a wetsuit": nobody believes that one should.
  if (
    checks(sheet, group) ||
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
  const comma = sheet.norm(link - 1) === ',' ? link - 1 : link
  // "Stick to it, though, and you are rid of it"
  for (let i = start; i < comma; i++) if (sheet.norm(i) === ',' && i >= comma - 2) return []
  const single = group.main === start && !sheet.groups.some((g) => orders(g) && g.main > start && g.main < link)
  const doing = single && group.reading && formOf(group.reading.base, 'ing', sheet.verbs)
  if (doing) return [{ start, head: doing, edits: [sheet.over(comma, link, comma < link ? ' means' : 'means')] }]
  return [{ start, head: `if you ${first}`, edits: [sheet.over(link, link, 'then')] }]
}

/** "Check that your knees stay back": an order to see that something is so. */
const checks = (sheet: Sheet, { main, reading }: VerbGroup) =>
  ['check', 'ensure', 'see'].includes(reading?.base ?? '') && sheet.norm(main + 1) === 'that'

/** "Bin the roller and the pain goes": a statement cannot start with what may be an order. */
function mayOrder(sheet: Sheet, i: number): boolean {
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
function promise(sheet: Sheet, start: number, common: (word: string) => boolean, bound: number): Statement[] {
  const counted = sheet.sentence.tokens[start]!.kind === 'number' || numbers.has(sheet.norm(start))
  if ((!counted && !determiners.has(sheet.norm(start))) || isStory(sheet, start, bound)) return []
  const first = sheet.lowered(start, common)
  const group = sheet.groups.find((g) => g.first > start && (finite.has(g.kind) || g.kind === 'imperative'))
  let subject = start + 2
  while (subject < sheet.closing && !(sheet.norm(subject - 1) === 'and' && promised.has(sheet.norm(subject)))) subject++
  if (subject >= sheet.closing || first === undefined) return []
  if (group && (isPast(sheet, group) || (group.first < subject && group.subject?.first !== subject))) return []
  for (let i = start; i < subject - 1; i++)
    if (own.has(sheet.norm(i)) || breaks.has(sheet.norm(i)) || inverts(sheet.norm(i))) return []
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
function orderBehind(sheet: Sheet, group: VerbGroup, start: number, common: (word: string) => boolean): Statement[] {
  const first = sheet.lowered(start, common)
  if (group.kind === 'do' || first === undefined || promiseBehind(sheet, group.main) > 0) return []
  // "Never, ever bend"
  if (['never', 'not', 'always'].includes(sheet.norm(start))) return []
  const adverb = ['never', 'always'].includes(sheet.norm(group.first - 1)) ? 1 : 0
  return [
    { start, head: first, edits: [sheet.before(group.first - adverb, 'you should '), ...forbidden(sheet, group)] },
  ]
}
