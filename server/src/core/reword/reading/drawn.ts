import { finite, type VerbGroup } from '../grammar/group.ts'
import { isAdverb, subjectPronouns } from '../grammar/words.ts'
import type { Sheet } from '../sheet.ts'
import { breaks, orders } from './main-clause.ts'
import { added } from './weight.ts'

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

const reasons = new Set(['because', 'since', 'as', 'which'])

/** Modals by which a statement advises. */
const advising = new Set(['should', "shouldn't", 'must', "mustn't"])

const recommending = new Set(['suggest', 'recommend', 'advise', 'prefer'])

/** Where the reason that is given for an order or an advice starts, or what is said of the thing it names ("tip in salts, which get magnesium into the muscle"); -1 where there is none. */
export function reasonStart(sheet: Sheet): number {
  const order = sheet.groups.find(
    (g) =>
      orders(g) ||
      (g.kind === 'modal' && advising.has(sheet.norm(g.first))) ||
      (recommending.has(g.reading?.base ?? '') && ['i', 'we'].includes(sheet.norm(g.subject?.last ?? -1))),
  )
  if (!order) return -1
  for (let i = order.main + 1; i < sheet.closing; i++) {
    const word = sheet.norm(i)
    if (breaks.has(word)) return -1
    if (word === 'because' || (reasons.has(word) && sheet.norm(i - 1) === ',')) return i
  }
  return -1
}

/** What is said of a thing that an order names counts as a reason from this share of what speaks for the claim on. */
const leastShare = 0.2

/** The verbs of the reason that is given for an order, in their order. */
export function reasonsOf(sheet: Sheet): VerbGroup[] {
  const start = reasonStart(sheet)
  if (start < 0) return []
  const found = sheet.sentence.tokens.findIndex(({ norm }, i) => i > start && breaks.has(norm))
  const end = found < 0 ? sheet.last + 1 : found
  const all = added(sheet, 0, sheet.last + 1)
  // "Wait on it until it lets go, which takes a minute"
  if (sheet.norm(start) === 'which' && added(sheet, start, end) < leastShare * all) return []
  return sheet.groups.filter(
    (g) =>
      finite.has(g.kind) &&
      g.subject !== undefined &&
      g.first > start &&
      g.main < end &&
      sheet.norm(g.subject.first - 1) !== 'what',
  )
}
