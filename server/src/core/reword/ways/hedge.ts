import type { Edit } from '../../model.ts'
import { finite, type VerbGroup } from '../grammar/group.ts'
import { interjections } from '../grammar/orders.ts'
import { givesReason } from '../reading/claiming.ts'
import { promiseBehind } from '../reading/drawn.ts'
import type { Sheet } from '../sheet.ts'
import { withoutClosers } from './closers.ts'
import { threatens, weakened } from './weaken.ts'

/**
 * A claim weakened at a verb: a possibility for a certainty, "you may want to" for an order.
 * @param common whether a capitalised word at the start of a sentence is one that has a small letter elsewhere
 * @returns the edits; undefined where it cannot be put so
 */
export function hedged(sheet: Sheet, group: VerbGroup, common: (word: string) => boolean): Edit[] | undefined {
  if (group.kind !== 'imperative') {
    const edits = weakened(sheet, group)
    return edits && withoutClosers(sheet, edits)
  }
  // "Build it up and you're rid of it": what is promised is doubtful, not what is done.
  if (promiseBehind(sheet, group.main) > 0 || ['that', 'this', 'so'].includes(sheet.norm(group.main + 1)))
    return undefined
  const first = sheet.lowered(sheet.opening, common)
  const before = sheet.norm(group.main - 1)
  // "…, because that is what makes it grow": the reason would go on claiming.
  if (first === undefined || givesReason(sheet, group.main) || threatens(sheet, group)) return undefined
  if (group.main === sheet.opening) return [sheet.over(group.main, group.main, `you may want to ${first}`)]
  if (group.main === sheet.opening + 2 && before === ',' && interjections.has(sheet.norm(sheet.opening)))
    return [sheet.before(group.main, 'you may want to ')]
  if (group.main === sheet.opening + 1 && before === 'always')
    return [
      sheet.over(sheet.opening, group.main, `you may want to ${sheet.words(group.main, group.main).toLowerCase()}`),
    ]
  return undefined
}

/** Whether a hedge at this verb can only weaken: an auxiliary, or a verb that is no noun. */
export function onlyWeakens({ kind, reading, subject, negated }: VerbGroup): boolean {
  if (negated || !finite.has(kind) || !subject) return false
  return kind === 'modal' || kind === 'be' || (kind === 's' && reading?.noun === false)
}
