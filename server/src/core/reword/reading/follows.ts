import { isSubordinate } from '../grammar/clause.ts'
import { finite, type VerbGroup } from '../grammar/group.ts'
import type { Sheet } from '../sheet.ts'
import { isElided } from './accounts.ts'
import { reasons } from './reasons.ts'

/** Whether a verb gives a reason: "…, as it takes the strain off". */
export const givesReason = (sheet: Sheet, { subject }: VerbGroup): boolean =>
  reasons.has(sheet.norm((subject?.first ?? 0) - 1))

/** "… so that they fire": what is meant to come of it. */
export function isPurpose(sheet: Sheet, { subject }: VerbGroup): boolean {
  if (!subject) return false
  // "… so that your knees and shins stay out of trouble": the last of several is read as the subject.
  const joined = sheet.norm(subject.first - 1) === 'and'
  const farthest = joined ? subject.first - longestSubject : subject.first - 1
  for (let at = subject.first - 1; at > 0 && at >= farthest; at--) {
    // "… so that all the rubbish drains": the last words of it are read as the subject.
    if (sheet.norm(at) === 'all' && sheet.norm(at - 1) === 'that') return sheet.norm(at - 2) === 'so'
    if (sheet.norm(at) === 'that') return sheet.norm(at - 1) === 'so'
    if (sheet.groups.some((g) => g.main === at) || sheet.norm(at) === ',') return false
  }
  return false
}

/** Farthest the first of joined subjects may start before the last, in tokens. */
const longestSubject = 6

const people = new Set(['you', 'we', 'i', 'they'])

/** "It takes the load, so those muscles can rest", "so that the roller travels": what follows from the claim, unless it follows from what people do. */
export function isDrawn(sheet: Sheet, group: VerbGroup): boolean {
  const { subject, first } = group
  if (!subject) return false
  const before = sheet.norm(subject.first - 1)
  const all = before === 'all' ? 1 : 0
  if (sheet.norm(subject.first - 1 - all) === 'that' && sheet.norm(subject.first - 2 - all) === 'so') return true
  if (before !== 'so' || isClaimed(sheet, group)) return false
  const acts = sheet.groups.filter((g) => g.first < first && finite.has(g.kind))
  return !acts.some((g) => people.has(sheet.norm(g.subject?.last ?? -1))) && !isElided(sheet, sheet.opening)
}

/** "…, and they want help": what is said of it behind another statement is not what is claimed. */
export function isConsequence(sheet: Sheet, { subject, first }: VerbGroup): boolean {
  if (!subject || subject.first !== subject.last || sheet.norm(subject.first - 1) !== 'and') return false
  if (!['it', 'they', 'you'].includes(sheet.norm(subject.last)) || isClaimedByPattern(sheet)) return false
  const { place } = sheet.finding
  return sheet.groups.some(
    (g) =>
      finite.has(g.kind) &&
      g.subject &&
      g.first < first &&
      g.main >= place.first &&
      !isSubordinate(sheet.sentence.tokens, g),
  )
}

const isClaimedByPattern = ({ finding }: Sheet) => finding.predicate !== undefined

/** "It pulls water out of you, so you cramp": what follows from a claim is told with it. */
export const drawsOn = (sheet: Sheet, { main }: VerbGroup) =>
  sheet.groups.some(
    ({ kind, first, subject }) =>
      finite.has(kind) &&
      subject !== undefined &&
      first > main &&
      sheet.norm(subject.first - 1) === 'so' &&
      sheet.norm(subject.first - 2) === ',' &&
      !['i', 'we'].includes(sheet.norm(subject.last)),
  )

/** Whether a pattern knows that a verb is the one that claims. */
export const isClaimed = ({ finding: { predicate } }: Sheet, { first, main }: VerbGroup) =>
  predicate !== undefined && predicate.first <= main && first <= predicate.last

/**
 * Whether another statement is joined to the one of a verb: "they seize up, and the hip pays".
 * @param within the last token where its verb may stand
 */
export function isJoined(sheet: Sheet, group: VerbGroup, within = sheet.closing): boolean {
  return sheet.groups.some((other) => {
    if (other.main > within) return false
    if (other === group || !finite.has(other.kind) || !other.subject || isSubordinate(sheet.sentence.tokens, other))
      return false
    const { first } = other.subject
    const before = sheet.norm(first - 1)
    return other.first > group.main && (before === ',' || before === 'and')
  })
}
