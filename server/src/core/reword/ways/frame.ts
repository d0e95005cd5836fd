import type { Edit } from '../../model.ts'
import { isSubordinate } from '../grammar/clause.ts'
import { finite, type VerbGroup } from '../grammar/group.ts'
import { clauseOpeners } from '../grammar/orders.ts'
import { verbOf } from '../grammar/verbs.ts'
import {
  bes,
  determiners,
  dos,
  haves,
  isAdverb,
  modals,
  relatives,
  subjectPronouns,
  subordinators,
} from '../grammar/words.ts'
import { isBeside, isDeed, isElided, isStory, tells } from '../reading/accounts.ts'
import { ordersStand } from '../reading/drawn.ts'
import { isAside } from '../reading/incidental.ts'
import { joinedBehind, joinOf, whatBehind } from '../reading/joined.ts'
import { breaks, isPast, mainClause, orders, own } from '../reading/main-clause.ts'
import { isPerson } from '../reading/people.ts'
import { isPlainFact } from '../reading/plain-fact.ts'
import { pointed, spelledOut } from '../reading/pointing.ts'
import { reasoning } from '../reading/reasons.ts'
import { type Report, reports } from '../reading/reporting.ts'
import { isSure } from '../reading/settled.ts'
import { startsOf } from '../reading/starts.ts'
import { stated } from '../reading/states.ts'
import { isParted } from '../reading/weight.ts'
import type { Sheet } from '../sheet.ts'
import { isIndirectSpeech } from './indirect-speech.ts'
import { inverts, mayOrder, order, orderBehind, ordersYou, promise, type Statement } from './ordered.ts'

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
      .filter((start) => !isParted(sheet, start))
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

const thisDay = new Set(['today', 'tonight', 'tomorrow', 'yesterday'])

/** "The next time you lift", "each time it rains". */
const everyTime = new Set(['the', 'next', 'each', 'every', 'any'])

/** Verbs for what is seen. */
const sensing = new Set(['see', 'feel', 'hear', 'tell'])
/** Whether a word that may be an order, and was not read as one, stands behind a comma that may end a condition. */
function ordersBehind(sheet: Sheet, start: number): boolean {
  return sheet.sentence.tokens.some(({ norm }, comma) => {
    const word = sheet.norm(comma + 1)
    if (norm !== ',' || comma <= start) return false
    if (verbOf(word, sheet.verbs)?.form !== 'base' || determiners.has(word)) return false
    return !sheet.groups.some((g) => (orders(g) && g.first === comma + 1) || g.subject?.first === comma + 1)
  })
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
  // "If it hurts, don't you dare stop"
  if (sheet.sentence.tokens.some((_, i) => i >= start && ordersYou(sheet, i))) return []
  // "It does: it steals water": the answer would go on claiming.
  if (answers(sheet, start)) return []
  // "What you are doing is inflaming it", "rolled it for a month": what one person does or did.
  if (isElided(sheet, start) || doing(sheet, start)) return []
  // "Do them today and you wake up younger": nobody thought so long ago.
  if (sheet.sentence.tokens.some(({ norm }, i) => i >= start && thisDay.has(norm))) return []
  // "If it's shape you're after, go for the light ones": an order that was read as something else.
  const times = [1, 2].some((k) => sheet.norm(start + k) === 'time') && everyTime.has(sheet.norm(start))
  if ((clauseOpeners.has(sheet.norm(start)) || times) && ordersBehind(sheet, start)) return []
  // "Here's the short version: …": nobody only says that it is here.
  if (['here', "here's"].includes(sheet.norm(start)) && ["'s", 'is', 'are'].includes(sheet.norm(start + 1))) return []
  // "For when your grip quits": no sentence.
  if (sheet.norm(start) === 'for' && ['when', 'if'].includes(sheet.norm(start + 1))) return []
  const report = reports(sheet).find((r) => r.open && r.first === start)
  const from = report ? report.last + 1 : start
  const opens =
    !own.has(sheet.norm(from)) && !inverts(sheet, from) && (report !== undefined || !own.has(sheet.norm(start)))
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
  // "…, and whatever acid you made was used up": two verbs behind one "and".
  const others = joinedBehind(sheet, group)
  const joins = others.map((other) => joinOf(sheet, group, other))
  const what = whatBehind(sheet, group)
  const edits = [
    ...others.filter((_, i) => joins.indexOf(joins[i]!) === i).flatMap((other) => behindThat(sheet, group, other)),
    ...(what > 0 && !joins.includes(what - 1) ? [sheet.before(what, 'that ')] : []),
    ...addedBehind(sheet, group),
  ]
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
  // "It sleeps, the thigh rolls in and the knee pays": the last of a list of clauses.
  const listed = sheet.groups.some(
    (g) => g.first > group.main && g.main < at && finite.has(g.kind) && sheet.norm((g.subject?.first ?? 0) - 1) === ',',
  )
  if (listed && sheet.norm(at - 1) === 'and' && sheet.norm(at) !== 'that') return []
  const clitic = sheet.norm(at + 1) === "'s"
  // "…, and then the leg feels new"
  if (sheet.norm(at) === 'then') return [sheet.over(at, at, 'that')]
  if (sheet.norm(at) !== 'that') return [sheet.before(at, 'that ')]
  // "…, and that each pass drives it out": it is so already.
  if (other.subject?.first !== other.subject?.last || other.subject?.first !== at) return []
  return [sheet.over(at, at, 'that this'), ...(clitic ? [sheet.over(at + 1, at + 1, ' is')] : [])]
}

/**
 * "Some say that you go on burning, which is where the fat goes" → "…, and that this is where the fat goes": what a clause adds at the end is reported, too.
 */
function addedBehind(sheet: Sheet, { main }: VerbGroup): Edit[] {
  const other = sheet.groups.find((g) => g.first > main && isAside(sheet, g))
  if (!other?.subject || isPlainFact(sheet, other) || !['s', 'be', 'modal'].includes(other.kind)) return []
  if (other.kind === 'be' && sheet.norm(other.first) !== 'is') return []
  const behind = sheet.sentence.tokens.slice(other.main, sheet.closing + 1)
  if (behind.some(({ kind, norm }) => kind === 'punctuation' || norm === 'and' || norm === 'so')) return []
  return [sheet.over(other.subject.first - 1, other.subject.last, ', and that this')]
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
    if (
      reasoning.has(sheet.norm(i)) ||
      (sheet.norm(i) === ',' && sheet.norm(i + 1) === 'so') ||
      (sheet.norm(i) === 'so' && sheet.norm(i + 1) === 'that')
    )
      return []
  const head = headOf(sheet, start, common)
  if (verb === undefined || head === undefined || !ordersStand(sheet, verb)) return []
  return [{ start, edits: spelledOut(sheet, start), head }]
}

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
