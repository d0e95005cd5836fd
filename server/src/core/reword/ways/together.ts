import type { Edit } from '../../model.ts'
import { finite, type VerbGroup } from '../grammar/group.ts'
import { givesReason, isAside, isJoined } from '../reading/doubtable.ts'
import { drawnBehind, isPlainFact, joinedBehind } from '../reading/joined.ts'
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
 * The whole statement told as a belief where a doubt at one of its verbs would leave another clause as it is: "They seize up, and the hip pays" → "Some say that they
 * seize up, and that the hip pays".
 * @param told the verbs that can be told as a belief, likeliest first
 * @param possible a possibility is what the evidence carries
 * @param common whether a capitalised word at the start of a sentence is one that has a small letter elsewhere
 */
export function toldTogether(
  sheet: Sheet,
  told: readonly VerbGroup[],
  possible: boolean,
  common: (word: string) => boolean,
): Edit[][] {
  const insists = sheet.sentence.tokens.some((_, i) => closes(sheet, i))
  const isLeft = (group: VerbGroup) => {
    const along = alongside(sheet, group)
    const drawn = drawnBehind(sheet, group)
    if (clausesLeft(sheet, group).some((clause) => !(possible && along.includes(clause)))) return true
    if (leadsInReason(sheet, group)) return true
    return !possible && (along.some((clause) => !drawn.includes(clause)) || saysOnAside(sheet, group))
  }
  // "Coaches love it because it flushes the legs": what a reason is given for is not in doubt.
  const isHalf = (group: VerbGroup) =>
    !givesReason(sheet, group) &&
    ((!possible && isJoined(sheet, group, sheet.finding.place.last)) || (!insists && isLeft(group)))
  if (!told.some(isHalf)) return []
  return framed(
    sheet,
    frames[0]!,
    common,
    startsOf(sheet).filter((start) => start <= told[0]!.first),
  )
}

/** "Because the muscle takes the water, users run dry": a reason in front of a statement that speaks for the claim, too. */
function leadsInReason(sheet: Sheet, { first }: VerbGroup): boolean {
  if (!['because', 'since', 'as'].includes(sheet.norm(sheet.opening))) return false
  const reason = sheet.groups.some((g) => finite.has(g.kind) && g.main < first)
  return reason && added(sheet, sheet.opening, first) > leastReason * added(sheet, 0, sheet.last + 1)
}

const leastReason = 0.2

/** "That is the lactic acid, which sits in the muscle for days": what an aside adds goes on with the claim. */
const saysOnAside = (sheet: Sheet, { main }: VerbGroup): boolean =>
  sheet.groups.some(
    (other) => other.first > main && isAside(sheet, other) && other.kind === 's' && !isPlainFact(sheet, other),
  )
