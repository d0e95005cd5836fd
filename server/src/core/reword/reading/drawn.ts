import type { Edit } from '../../model.ts'
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
 * The orders that are drawn from a statement, told with it: "…, so hold it" → "…, and that you should hold it". Left as they are they would
 * contradict the report.
 * @returns the edits; undefined where an order cannot be told so
 */
export function drawn(sheet: Sheet, verb: number): Edit[] | undefined {
  const edits: Edit[] = []
  for (const order of sheet.groups) {
    if (order.main <= verb || !orders(order)) continue
    let link = order.first - 1
    while (isAdverb(sheet.norm(link)) && link > verb) link--
    const word = sheet.norm(link)
    // What follows a colon explains; an order joined to another is told with it.
    if (word === ':' || (edits.length && order.kind !== 'do' && ['and', 'or', ','].includes(word))) continue
    // "They land as nature meant, and so escape it": what the same ones do.
    if (word === 'so' && sheet.norm(link - 1) === 'and') return undefined
    if ((word !== 'so' && word !== ';') || promiseBehind(sheet, order.main) > 0) return undefined
    const forbids = order.kind === 'do'
    if (forbids && sheet.norm(order.first) === 'do') return undefined
    const should = forbids ? "that you shouldn't" : 'that you should'
    const behind = forbids ? order.first : link
    if (word === 'so') edits.push(sheet.over(link, behind, `and ${should}`))
    else if (forbids) edits.push(sheet.over(order.first, order.first, should))
    else edits.push(sheet.before(link + 1, `${should} `))
  }
  return edits
}
