import type { Claim } from '../../model.ts'
import type { VerbGroup } from '../grammar/group.ts'
import type { Sheet } from '../sheet.ts'
import { tellsOfOne } from './accounts.ts'
import { isComment, isJudgement, isOwnDeed, isOwnKnowledge, isOwnStory, isTelling } from './deeds.ts'
import { isConsequence, isDrawn, isPurpose } from './follows.ts'
import { correlates, isAside, isIncidental, namesWhich } from './incidental.ts'
import { isInverted } from './inverted.ts'
import { isPast } from './main-clause.ts'
import { leadsReason } from './reasons.ts'
import { isSure } from './settled.ts'

/** Whether what a verb states can be told as a belief: it is nobody's account, and no clause that only says which or when. */
export function isBelief(sheet: Sheet, group: VerbGroup): boolean {
  const told = isAside(sheet, group)
    ? tellsOfOne(sheet, group.first, group.main + asideLength)
    : isOwnStory(sheet, group) || (isPast(sheet, group) && tellsOfOne(sheet, group.main, sheet.closing))
  return (
    !told &&
    !isDrawn(sheet, group) &&
    !isConsequence(sheet, group) &&
    !leadsReason(sheet, group) &&
    !isJudgement(sheet, group) &&
    !isOwnKnowledge(sheet, group) &&
    !isComment(sheet, group) &&
    !namesWhich(sheet, group) &&
    !isIncidental(sheet, group) &&
    !isInverted(sheet, group.first) &&
    !isSure(sheet, group)
  )
}

/**
 * Whether what a verb states may get a doubt of its own: it is no deed, purpose or consequence, and nobody is sure of it.
 * @param common whether a capitalised word at the start of a sentence is one that has a small letter elsewhere
 */
export const isDoubtable = (sheet: Sheet, group: VerbGroup, claim: Claim, common: (word: string) => boolean): boolean =>
  !isOwnDeed(sheet, group, common) &&
  !isInverted(sheet, group.first) &&
  !isSure(sheet, group) &&
  !isTelling(sheet, group, claim) &&
  !isConsequence(sheet, group) &&
  !correlates(sheet, group) &&
  !leadsReason(sheet, group) &&
  !isPurpose(sheet, group)

/** How far the words of such an aside are looked at, in tokens. */
const asideLength = 8
