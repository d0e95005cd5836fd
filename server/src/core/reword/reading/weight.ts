import { finite, type VerbGroup } from '../grammar/group.ts'
import { determiners, endsSubject, relatives } from '../grammar/words.ts'
import type { Sheet } from '../sheet.ts'
import { isClaimed } from './follows.ts'
import { isIncidental } from './incidental.ts'
import { orders } from './main-clause.ts'

/**
 * Whether a doubt at a verb reaches the clause that speaks most for the claim, by what its words add to the claim's score: in "our tip, which is on
 * the fridge: hang your heels off the kerb" one at "is" does not. The verb that a pattern knows does.
 */
export function reachesClaim(sheet: Sheet, group: VerbGroup): boolean {
  if (isClaimed(sheet, group)) return true
  const { reached, others } = weigh(sheet, group)
  return reached >= Math.max(0, ...others.map(({ weight }) => weight))
}

/** What stays as it is beside a doubt at a verb is as good as nothing where it has no more than this share of what the doubt reaches. */
const leastShare = 0.3

/** The clauses that a doubt at a verb would leave as they are, and that speak for the claim, too: "squats wear the knees and they stretch the ligaments". */
export function clausesLeft(sheet: Sheet, group: VerbGroup): VerbGroup[] {
  const { reached, others } = weigh(sheet, group, (clause) => clause.first > group.main && !isIncidental(sheet, clause))
  return others.filter(({ weight }) => weight > leastShare * reached).map(({ clause }) => clause)
}

/** How much speaks for the claim where a doubt at a verb reaches, and in each clause that it does not reach and that counts. */
function weigh(
  sheet: Sheet,
  group: VerbGroup,
  counts: (clause: VerbGroup) => boolean = () => true,
): { reached: number; others: { clause: VerbGroup; weight: number }[] } {
  const clauses = sheet.groups.filter((g) => g === group || mayClaim(sheet, g, group))
  const own = clauses.indexOf(group)
  const sums = clauses.map(() => 0)
  clauseOf(sheet, clauses).forEach((clause, token) => {
    sums[clause]! += Math.max(0, sheet.weights[token] ?? 0)
  })
  const within = new Set([own])
  clauses.forEach((clause, i) => {
    if (i !== own && dependsOn(sheet, clause, clauses, within)) within.add(i)
  })
  const reached = [...within].reduce((sum, clause) => sum + sums[clause]!, 0)
  const others = clauses.flatMap((clause, i) =>
    within.has(i) || !counts(clause) ? [] : [{ clause, weight: sums[i]! }],
  )
  return { reached, others }
}

const tellers = new Set(['i', 'we', 'he', 'she'])
const links = new Set(['and', 'because', 'since', 'as', 'so', 'for', ':', '—'])

/**
 * Whether a clause can be the one that claims beside a verb: what one person does claims nothing, nor does an order whose reason or effect the verb
 * gives ("miss your lunch and the body slams shut").
 */
function mayClaim(sheet: Sheet, clause: VerbGroup, group: VerbGroup): boolean {
  if (!orders(clause)) return finite.has(clause.kind) && !tellers.has(sheet.norm(clause.subject?.last ?? -1))
  if (clause.main > group.first) return !isDrawnFrom(sheet, group.main, clause.main)
  if (!group.subject) return true
  let at = group.subject.first - 1
  while (at > clause.main && !links.has(sheet.norm(at)) && sheet.norm(at) !== ',') at--
  return !links.has(sheet.norm(at))
}

/** "It's where the fat comes off, so keep your heart rate low": an order that is drawn from a statement. */
function isDrawnFrom(sheet: Sheet, from: number, to: number): boolean {
  for (let i = to - 1; i > from + 1; i--) if (sheet.norm(i) === 'so' && sheet.norm(i - 1) === ',') return true
  return false
}

/** The clause that each token stands in, by its place among some; what stands before the first counts to it. */
function clauseOf(sheet: Sheet, clauses: readonly VerbGroup[]): number[] {
  const of = sheet.sentence.tokens.map(() => 0)
  clauses.forEach((clause, c) => {
    const start = startOf(clause)
    // "The nerve that goes through it was squashed": the clause within a subject is one of its own.
    const inner = clauses.slice(0, c).find((g) => startOf(g) > start && startOf(g) < clause.first)
    if (inner) of.fill(c, start, startOf(inner))
    of.fill(c, inner ? clause.first : start)
  })
  return of
}

const startOf = ({ subject, first }: VerbGroup) => subject?.first ?? first

const interrogatives = new Set(['what', 'where', 'how', 'why'])
const conditions = new Set(['when', 'whenever', 'if', 'once', 'unless'])

/**
 * Whether a clause is told as part of others: what a verb says ("it means that …"), and what something is ("it is the wedge that …", "that is the
 * reason your back hurts", "what they do is milk it").
 */
function dependsOn(
  sheet: Sheet,
  clause: VerbGroup,
  clauses: readonly VerbGroup[],
  others: ReadonlySet<number>,
): boolean {
  // "The body slams shut and won't part with it": one doubt for both.
  if (!clause.subject && finite.has(clause.kind)) return others.has(clauses.indexOf(clause) - 1)
  let start = startOf(clause)
  // "A back gives out when the stomach muscles are weak": a condition is told with what it is one for.
  if (conditions.has(sheet.norm(start - 1))) {
    const at = clauses.indexOf(clause)
    return others.has(at - 1) || others.has(at + 1)
  }
  // "It may strike because you have sweated": what is hedged is that this is why. An order is no part of a reason for it.
  if (sheet.norm(start - 1) === 'because' && sheet.norm(start - 2) !== ',') {
    const at = clauses.indexOf(clause) - 1
    return others.has(at) && !orders(clauses[at]!)
  }
  while (determiners.has(sheet.norm(start - 1)) && !interrogatives.has(sheet.norm(start - 1))) start--
  const before = sheet.norm(start - 1)
  const asked = interrogatives.has(before)
  const complement = before === 'that' || asked ? start - 2 : start - 1
  const describes = asked || relatives.has(sheet.norm(clause.subject?.last ?? -1)) || endsSubject(before)
  return [...others].some((i) => {
    const { main, first, kind, subject } = clauses[i]!
    if (main === complement || (before === 'what' && main < start)) return true
    if (kind !== 'be' || first < main) return false
    return main < start ? describes : subject !== undefined && subject.first <= start && clause.main <= subject.last
  })
}

/**
 * Whether a break stands behind a token with most of what speaks for the claim behind it: a doubt in front of it leaves the claim as it is ("It is included
 * in the price: it lifts the skin").
 */
export function isParted(sheet: Sheet, from: number): boolean {
  const at = sheet.sentence.tokens.findIndex(({ norm }, i) => i > from && (norm === ':' || norm === ';'))
  return at > 0 && added(sheet, at, sheet.last + 1) > added(sheet, sheet.opening, at)
}

/** What adds no more than this share to the claim's score says nothing of it. */
const leastSaid = 0.02

/** Whether the words from one token up to another say something of the claim: "a few minutes of movement break up the day" do not. */
export const speaksFor = (sheet: Sheet, from: number, to: number): boolean =>
  added(sheet, from, to) > leastSaid * added(sheet, 0, sheet.last + 1)

/** What the words from one token up to another add to the claim's score. */
export const added = ({ weights }: Sheet, from: number, to: number): number =>
  weights.slice(from, to).reduce((sum, weight) => sum + Math.max(0, weight), 0)
