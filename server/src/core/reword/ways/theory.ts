import type { Claim, Edit } from '../../model.ts'
import { finite, type VerbGroup } from '../grammar/group.ts'
import { verbOf } from '../grammar/verbs.ts'
import { isAdverb, prepositions, subjectPronouns, subordinators } from '../grammar/words.ts'
import { isDoubtable } from '../reading/doubtable.ts'
import { saysWhich } from '../reading/incidental.ts'
import { joinedBehind, leading } from '../reading/joined.ts'
import { mainClause, orders } from '../reading/main-clause.ts'
import { isJudged, isPlainFact } from '../reading/plain-fact.ts'
import { reasonedStart } from '../reading/reasons.ts'
import { reports } from '../reading/reporting.ts'
import { startsOf } from '../reading/starts.ts'
import { added, isParted } from '../reading/weight.ts'
import type { Sheet } from '../sheet.ts'
import { statement } from './frame.ts'

/** What is said between commas: all that the sentence goes on to say is told with it. Where a document says the first already, it gets the second. */
const asides = ['the theory goes', 'the thinking goes'] as const

/** Words that join a clause, and behind which an aside can stand before a pronoun. */
const joins = new Set(['because', 'since', 'and', 'but', 'so'])

/** Subjects behind which no aside stands: "it, the theory goes, flushes …". */
const light = new Set(['this', 'that', 'these', 'those', 'there', 'who', 'what'])

/** What the writers see or do is no theory. */
const writers = new Set(['i', 'we', 'us', 'me', 'our', 'my'])

/** Another comma so close before the aside's would part what belongs together, in tokens. */
const nearestComma = 5

/**
 * A statement told as a theory, each word of it as it is: "A tight quad drags on the joint and that's how ligaments go" → "A tight quad, the theory goes, drags
 * on the joint and that's how ligaments go". First the whole of it, then the clause that claims.
 * @param told the verbs that can be told as a belief, likeliest first
 * @param common whether a capitalised word at the start of a sentence is one that has a small letter elsewhere
 * @param text the whole document
 * @returns ways to do it, best first; none where no place for it is found
 */
export function asTheory(
  sheet: Sheet,
  told: readonly VerbGroup[],
  claim: Claim,
  common: (word: string) => boolean,
  text: string,
): Edit[][] {
  if (sheet.sentence.question || sheet.isQuoting || reports(sheet).some(({ open }) => open)) return []
  const reasoned = behindReason(sheet, text)
  if (reasoned) return [reasoned]
  if (!told.length) return []
  const starts = startsOf(sheet)
  const wholes = starts
    .filter((start) => start <= told[0]!.first && statement(sheet, start, common).length > 0)
    .flatMap((start) => mainClause(sheet, start) ?? [])
    .map(({ group }) => group)
    // "Three planks a week are worth doing, because …": what is advised is no theory.
    .filter(
      (group) =>
        !saysWhich(sheet, group) &&
        sheet.norm(group.main + 1) !== 'worth' &&
        !isParted(sheet, group.subject?.first ?? group.first),
    )
  const clauses = told
    .map((group) => leading(sheet, group))
    .filter(
      (group) => isDoubtable(sheet, group, claim, common) && !saysWhich(sheet, group) && !claimsBefore(sheet, group),
    )
  return [...wholes, ...clauses]
    .filter(
      (group) => !isJudged(sheet, group) && !joinedBehind(sheet, group).some((other) => isPlainFact(sheet, other)),
    )
    .flatMap((group) => {
      const start = starts.find((at) => at <= (group.subject?.first ?? group.first)) ?? sheet.opening
      const edits = theorised(sheet, group, start, text)
      return edits ? [edits] : []
    })
}

/** "Because muscles lose salt, the theory goes, cramp sets in": what a reason is given for, and that it is one, whatever its verb. */
function behindReason(sheet: Sheet, text: string): Edit[] | undefined {
  const start = reasonedStart(sheet)
  return start < 0 || writers.has(sheet.norm(start)) ? undefined : [sheet.before(start, `${asideFor(text)}, `)]
}

/** What a document does not say already. */
const asideFor = (text: string) => (text.includes(asides[0]) ? asides[1] : asides[0])

/** What stands before a clause claims, too, from this share of what the clause and all behind it say for the claim on. */
const leastShare = 0.3

/** "Squats wear the knees and they stretch the ligaments": whether what is stated in front of a clause would stay as it is. */
function claimsBefore(sheet: Sheet, { subject, first }: VerbGroup): boolean {
  const at = subject?.first ?? first
  if (sheet.groups.some((group) => orders(group) && group.main < at)) return false
  return added(sheet, sheet.opening, at) >= leastShare * added(sheet, at, sheet.last + 1)
}

/**
 * What a verb states told as a theory.
 * @param start where the statement starts
 * @param text the whole document
 * @returns the edits; undefined where no place for it is found
 */
export function theorised(sheet: Sheet, group: VerbGroup, start: number, text: string): Edit[] | undefined {
  // "…, the theory goes, goes into …"
  if (orders(group) || !finite.has(group.kind) || sheet.norm(group.main) === 'goes') return undefined
  const edit = between(sheet, start, group, asideFor(text))
  return edit && [edit]
}

/** The aside in front of a verb: behind its subject, or where that is a pronoun behind what leads the clause in. */
function between(sheet: Sheet, start: number, { first, subject }: VerbGroup, aside: string): Edit | undefined {
  if (!subject || sheet.sentence.tokens.slice(start, first).some(({ norm }) => writers.has(norm))) return undefined
  const last = sheet.norm(subject.last)
  const before = sheet.norm(subject.first - 1)
  const crowded = (at: number) =>
    sheet.sentence.tokens.slice(Math.max(start, at - nearestComma), at).some(({ norm }) => norm === ',')
  // "When salt runs low, the theory goes, the muscle locks up"; "each time the knee bends the band flicks across": nothing parts the two.
  const led = sheet.sentence.tokens.slice(start, subject.first).filter(({ norm }) => norm === ',').length
  if (leadsIn(sheet, start) && led < 2)
    return before === ',' && !crowded(subject.first - 1) ? sheet.before(subject.first, `${aside}, `) : undefined
  // "ridges which, the theory goes, dig in"
  if (last === 'which') return sheet.behind(subject.last, `, ${aside},`)
  // "…, and you can feel it": what the reader can see for themselves is no theory.
  if (last === 'you' && sheet.norm(first) === 'can') return undefined
  // "Oh, and everyone has to squat": the aside would leave "and" between two commas.
  if (subjectPronouns.has(last))
    return joins.has(before) && (sheet.norm(subject.first - 2) !== ',' || subject.first - 3 > sheet.opening)
      ? sheet.behind(subject.first - 1, `, ${aside},`)
      : undefined
  if (light.has(last) || sheet.norm(first).startsWith("'")) return undefined
  let verb = first
  while (verb - 1 > subject.last && isAdverb(sheet.norm(verb - 1))) verb--
  return crowded(verb) ? undefined : sheet.behind(verb - 1, `, ${aside},`)
}

/** "When salt runs low, …", "each time the knee bends, …", "taken daily, …": whether what opens a clause makes no statement of its own. */
function leadsIn(sheet: Sheet, start: number): boolean {
  const word = sheet.norm(start)
  const each = ['each', 'every'].includes(word) && sheet.norm(start + 1) === 'time'
  const done = verbOf(word, sheet.verbs)?.form
  return each || prepositions.has(word) || subordinators.has(word) || done === 'participle' || done === 'past'
}
