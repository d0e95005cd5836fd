import type { Edit } from '../../model.ts'
import { finite } from '../grammar/group.ts'
import { promiseBehind } from '../reading/drawn.ts'
import { mainClause, orders, own } from '../reading/main-clause.ts'
import { startsOf } from '../reading/starts.ts'
import { added } from '../reading/weight.ts'
import type { Sheet } from '../sheet.ts'

/** The promise claims from this share of what the words of the order say for the claim on. */
const leastShare = 0.2

/**
 * What an order promises as what others say, the order as it is: "Slip them on and the squeeze pumps the waste out" → "Slip them on and, some say, the squeeze pumps
 * the waste out".
 * @returns the edits; undefined where nothing is promised
 */
export function promiseAsSaid(sheet: Sheet): Edit[] | undefined {
  const { finding, opening, closing, sentence } = sheet
  if (sentence.question || sheet.isQuoting) return undefined
  const start = startsOf(sheet)[0]!
  const order = mainClause(sheet, start)?.group
  if (!order || !orders(order) || order.kind === 'do') return undefined
  const link = promiseBehind(sheet, order.main)
  if (link < 0 || own.has(sheet.norm(link + 1)) || finding.place.last <= link) return undefined
  // "Jog home so that the dregs are carried off and you don't seize up": what is joined to another statement is no promise of the order's.
  if (sheet.groups.some((g) => finite.has(g.kind) && g.first > order.main && g.main < link)) return undefined
  if (added(sheet, link, closing + 1) < leastShare * added(sheet, opening, link)) return undefined
  return [sheet.over(link, link, 'and, some say,')]
}
