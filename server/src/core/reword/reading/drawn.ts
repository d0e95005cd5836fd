import { finite, type VerbGroup } from '../grammar/group.ts'
import { determiners, isAdverb, subjectPronouns } from '../grammar/words.ts'
import type { Sheet } from '../sheet.ts'
import { breaks, orders } from './main-clause.ts'
import { added } from './weight.ts'

/** Whether a verb's subject starts at a token; of "the neck pain goes" the last word may be all that was read of it. */
const startsSubject = (sheet: Sheet, i: number) =>
  sheet.groups.some(
    ({ kind, subject }) =>
      finite.has(kind) &&
      subject !== undefined &&
      (subject.first === i ||
        (determiners.has(sheet.norm(i)) && subject.first > i && subject.first - i <= longestName)),
  )
/** Most words between a determiner and what was read of the subject, in tokens. */
const longestName = 2

/** Where "and" joins to an order what it leads to ("hold it and it lets go"), at or behind a token; -1 where nothing is promised. */
export function promiseBehind(sheet: Sheet, from: number): number {
  for (let i = from; i < sheet.closing && !breaks.has(sheet.norm(i)); i++) {
    // "Work back and forth"
    if (sheet.norm(i) !== 'and' || sheet.norm(i + 1) === 'forth') continue
    if (subjectPronouns.has(sheet.norm(i + 1)) || startsSubject(sheet, i + 1)) return i
  }
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
      (g.kind === 'modal' &&
        ['would', "'d"].includes(sheet.norm(g.first)) &&
        ['i', 'we'].includes(sheet.norm(g.subject?.last ?? -1))) ||
      (recommending.has(g.reading?.base ?? '') && ['i', 'we'].includes(sheet.norm(g.subject?.last ?? -1))),
  )
  if (!order) return -1
  // "Go out fasted, and the weight comes off because …": the reason is one for what is promised.
  const promise = promiseBehind(sheet, order.main)
  for (let i = order.main + 1; i < (promise < 0 ? sheet.closing : promise); i++) {
    const word = sheet.norm(i)
    if (breaks.has(word)) return -1
    if (word === 'because' || (reasons.has(word) && sheet.norm(i - 1) === ',')) return claims(sheet, i) ? i : -1
  }
  return -1
}

/** What an order is given for, or what is said of a thing that it names, is a reason that claims from this share of what speaks for the claim on. */
const leastShare = 0.2

/** Whether a reason speaks for the claim: "…, because it takes a beating on long rides" does not, nor "…, which takes a minute". */
function claims(sheet: Sheet, start: number): boolean {
  const all = added(sheet, 0, sheet.last + 1)
  // "…, because this is the way to loosen it"
  if (['this', 'that'].includes(sheet.norm(start + 1)) && sheet.groups.some((g) => g.first === start + 2)) return true
  return added(sheet, start, endOf(sheet, start)) >= leastShare * all
}

/** The token behind a clause: a break, or what ends the sentence. */
function endOf(sheet: Sheet, start: number): number {
  const found = sheet.sentence.tokens.findIndex(({ norm }, i) => i > start && breaks.has(norm))
  return found < 0 ? sheet.last + 1 : found
}

/** The verbs of the reason that is given for an order, in their order. */
export function reasonsOf(sheet: Sheet): VerbGroup[] {
  const start = reasonStart(sheet)
  if (start < 0) return []
  const end = endOf(sheet, start)
  return sheet.groups.filter(
    (g) =>
      finite.has(g.kind) &&
      g.subject !== undefined &&
      g.first > start &&
      g.main < end &&
      sheet.norm(g.subject.first - 1) !== 'what',
  )
}
