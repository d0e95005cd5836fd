import { finite } from '../grammar/group.ts'
import { isAdverb, subjectPronouns } from '../grammar/words.ts'
import type { Sheet } from '../sheet.ts'
import { breaks, orders } from './main-clause.ts'

const isSubject = (sheet: Sheet, i: number) => sheet.groups.some((g) => finite.has(g.kind) && g.subject?.first === i)

/** Where "and" joins to an order what it leads to ("hold it and it lets go"), at or behind a token; -1 where nothing is promised. */
export function promiseBehind(sheet: Sheet, from: number): number {
  for (let i = from; i < sheet.closing && !breaks.has(sheet.norm(i)); i++)
    if (sheet.norm(i) === 'and' && (subjectPronouns.has(sheet.norm(i + 1)) || isSubject(sheet, i + 1))) return i
  return -1
}

/**
 * Whether the orders behind a verb can stay as they are where its statement is told as what others say: those that are drawn from it ("…, so don't
 * bounce") or explain it behind a colon, and those joined to them.
 */
export function ordersStand(sheet: Sheet, verb: number): boolean {
  let led = false
  for (const order of sheet.groups) {
    if (order.main <= verb || !orders(order)) continue
    let link = order.first - 1
    while (isAdverb(sheet.norm(link)) && link > verb) link--
    const word = sheet.norm(link)
    if (word === ':' || (led && order.kind !== 'do' && ['and', 'or', ','].includes(word))) continue
    // "They land as nature meant, and so escape it": what the same ones do.
    if (word === 'so' && sheet.norm(link - 1) === 'and') return false
    if ((word !== 'so' && word !== ';') || promiseBehind(sheet, order.main) > 0) return false
    led = true
  }
  return true
}
