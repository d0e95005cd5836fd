import type { Edit } from '../../model.ts'
import { finite, type VerbGroup } from '../grammar/group.ts'
import { givesReason, isJoined } from '../reading/follows.ts'
import { isAside } from '../reading/incidental.ts'
import { causeBefore, drawnBehind, joinedBehind, whatBehind } from '../reading/joined.ts'
import { isPlainFact } from '../reading/plain-fact.ts'
import { reasons } from '../reading/reasons.ts'
import { startsOf } from '../reading/starts.ts'
import { added, clausesLeft } from '../reading/weight.ts'
import type { Sheet } from '../sheet.ts'
import { closes } from './closers.ts'
import { framed, frames } from './frame.ts'
import { alongside } from './hedge.ts'

/** Whether something that nobody doubts is joined to what some verbs state: "…, and a tablet costs 35p". */
export const saysBesides = (sheet: Sheet, told: readonly VerbGroup[]): boolean =>
  told.some((group) => joinedBehind(sheet, group).some((other) => isPlainFact(sheet, other)))

/**
 * The whole statement told as a belief: "They seize up, and the hip pays" → "Some say that they seize up, and that the hip pays".
 * @param told the verbs that can be told as a belief, likeliest first
 * @param common whether a capitalised word at the start of a sentence is one that has a small letter elsewhere
 */
export const toldTogether = (sheet: Sheet, told: readonly VerbGroup[], common: (word: string) => boolean): Edit[][] =>
  framed(
    sheet,
    frames[0]!,
    common,
    startsOf(sheet).filter((start) => start <= told[0]!.first),
  )

/**
 * What a doubt at one of some verbs would leave as it is: another clause that claims (`claim`), or one that only goes on with what is claimed (`more`); undefined
 * where nothing is left.
 * @param told the verbs that can be told as a belief, likeliest first
 * @param possible a possibility is what the evidence carries
 */
export function leftBy(sheet: Sheet, told: readonly VerbGroup[], possible: boolean): 'claim' | 'more' | undefined {
  // "Coaches love it because it flushes the legs": what a reason is given for is not in doubt.
  const open = told.filter((group) => !givesReason(sheet, group))
  if (!possible && open.some((group) => isJoined(sheet, group, sheet.finding.place.last))) return 'claim'
  // "The usual culprit is salt: once it has gone, the muscle locks up": a possibility is put into both, and no report reaches the cause.
  if (possible && open.some((group) => causeBefore(sheet, group))) return undefined
  // "…, and it's as simple as that": what insists goes with the certainty.
  if (sheet.sentence.tokens.some((_, i) => closes(sheet, i))) return undefined
  if (open.some((group) => leavesClaim(sheet, group, possible) || whatBehind(sheet, group) > 0)) return 'claim'
  return !possible && open.some((group) => leavesMore(sheet, group)) ? 'more' : undefined
}

const leavesClaim = (sheet: Sheet, group: VerbGroup, possible: boolean): boolean => {
  const along = possible ? alongside(sheet, group) : []
  return clausesLeft(sheet, group).some((clause) => !along.includes(clause)) || leadsInReason(sheet, group)
}

/** Of what follows from the claim ("…, so an easy walk is best") nothing needs to be said. */
const leavesMore = (sheet: Sheet, group: VerbGroup): boolean => {
  const drawn = drawnBehind(sheet, group)
  return alongside(sheet, group).some((clause) => !drawn.includes(clause)) || saysOnAside(sheet, group)
}

/** "Because the muscle takes the water, users run dry": a reason in front of a statement that speaks for the claim, too. */
function leadsInReason(sheet: Sheet, { first }: VerbGroup): boolean {
  if (!reasons.has(sheet.norm(sheet.opening))) return false
  const reason = sheet.groups.some((g) => finite.has(g.kind) && g.main < first)
  return reason && added(sheet, sheet.opening, first) > leastReason * added(sheet, 0, sheet.last + 1)
}

const leastReason = 0.2

/** "That is the lactic acid, which sits in the muscle for days": what an aside adds goes on with the claim. */
const saysOnAside = (sheet: Sheet, { main }: VerbGroup): boolean =>
  sheet.groups.some(
    (other) => other.first > main && isAside(sheet, other) && other.kind === 's' && !isPlainFact(sheet, other),
  )
