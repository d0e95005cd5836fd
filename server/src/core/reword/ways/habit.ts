import type { Edit } from '../../model.ts'
import { governs, isSubordinate } from '../grammar/clause.ts'
import { finite, type VerbGroup } from '../grammar/group.ts'
import { clauseOpeners } from '../grammar/orders.ts'
import { isAdverb, modals, prepositions } from '../grammar/words.ts'
import { isBreak, orders, own } from '../reading/main-clause.ts'
import { startsOf } from '../reading/starts.ts'
import type { Sheet } from '../sheet.ts'
import { picturing } from './frame.ts'

/** Who does it, and that they want to: no word says that it works. What is itself the effect that is claimed they can only try. */
const liking = 'some people like to'
const trying = 'some people try to'
const refusing = 'some people prefer not to'
const refusingEver = 'some people prefer never to'
/** The same as what is usually advised, which leaves the reader spoken to. */
const advising = 'the usual advice is'

/** What the reader is told of themselves, said of those who do it. "You" is "they" or "them" by its place. */
const theirs: ReadonlyMap<string, string> = new Map([
  ['your', 'their'],
  ['yours', 'theirs'],
  ['yourself', 'themselves'],
  ['yourselves', 'themselves'],
])

/** Verbs that ask for nothing to be done with the body: nobody likes to think of a wetsuit. */
const thinking = new Set('see know forget believe trust ask tell say expect call meet welcome thank enjoy'.split(' '))
/** Verbs for what a body is claimed to undergo. */
const effects = new Set(
  (
    'flush clear drain rid remove purge detox cleanse burn melt torch blast shed lose break dissolve smooth release free unlock loosen lengthen elongate relax ' +
    'realign align correct fix cure heal prevent avoid stop wake activate fire switch boost build grow tone sculpt shape speed protect strengthen reset iron'
  ).split(' '),
)
/** Words of one who speaks for themselves. */
const firstPerson = new Set('i me my mine myself we us our ours ourselves'.split(' '))
/** What joins a reason, or what will come of it: it would go on claiming. */
const claiming = new Set(['because', 'since', 'as', 'for', 'or', 'which'])
/** In front of the order, in its place or behind it. */
const dropped = new Set(['just', 'simply', 'please', 'now', 'always'])

/**
 * An instruction as what some people do: "Ride it down your seam until you feel it give" → "Some people like to ride it down their seam until they
 * feel it give", and as advice: "The usual advice is to ride it down your seam until you feel it give". The reader can still follow; that it works
 * is no longer said.
 * @returns ways to do it, best first
 */
export function asHabit(sheet: Sheet): Edit[][] {
  const { sentence, opening, closing } = sheet
  if (sentence.question || sheet.isQuoting) return []
  for (const start of startsOf(sheet)) {
    const order = sheet.groups.find((g) => orders(g) && g.first >= start)
    if (!order || (start > opening && !isBreak(sheet, start - 1))) continue
    const lead = leadOf(sheet, order, start)
    if (lead === undefined || !isPlainOrder(sheet, order, start)) continue
    const head = headOf(sheet, order, lead)
    if (!head) continue
    const theirs = inTheirPersons(sheet, start, closing)
    return [
      ...(theirs ? [[sheet.over(lead, order.main, head.habit), ...theirs, ...linked(sheet, start, closing)]] : []),
      [sheet.over(lead, order.main, head.advice), ...linked(sheet, start, closing, 'to ')],
    ]
  }
  return []
}

/** The first token of what is said in place of the order's beginning; undefined where something else stands in front of it. */
function leadOf(sheet: Sheet, order: VerbGroup, start: number): number | undefined {
  let at = order.first
  while (at > start && (dropped.has(sheet.norm(at - 1)) || ['never', 'then'].includes(sheet.norm(at - 1)))) at--
  if (at === start) return at
  // "For firmer legs, work the glutes"; "If it aches, roll it".
  return sheet.norm(at - 1) === ',' ? at : undefined
}

/** Whether nothing behind the order, or in front of it, states or promises anything of its own. */
function isPlainOrder(sheet: Sheet, order: VerbGroup, start: number): boolean {
  const { tokens } = sheet.sentence
  // "Let's roll it out"
  if (sheet.norm(order.main + 1) === "'s") return false
  if (
    thinking.has(order.reading?.base ?? '') ||
    picturing.has(order.reading?.base ?? '') ||
    (order.kind === 'do' && sheet.norm(order.first) === 'do')
  )
    return false
  // "Squat rack, Tuesdays": what could be an order is a thing.
  if (order.reading?.noun && order.kind === 'imperative' && sheet.norm(order.main + 1) === ',') return false
  for (let i = start; i <= sheet.closing; i++) {
    const word = sheet.norm(i)
    if (firstPerson.has(word) || (i > order.main && isBreak(sheet, i))) return false
    if (word === '(' || word === ')' || word === '…') return false
  }
  // "Drink it or lose it": a threat; "roll your quads, save your knee": what the first of them is for.
  const others = sheet.groups.filter((g) => g.main > order.main && ['imperative', 'infinitive'].includes(g.kind))
  if (others.some((g) => sheet.norm(g.first - 1) === 'or')) return false
  const orderly = others.filter(orders)
  if (orderly.length && !orderly.some((g) => sheet.norm(g.first - 1) === 'and' || isAdverb(sheet.norm(g.first - 1))))
    return false
  return sheet.groups.every((g) => {
    if (g === order || g.first < start) return true
    if (orders(g)) return g.kind !== 'do' || (sheet.norm(g.first - 1) === 'and' && sheet.norm(g.first) === "don't")
    if (!finite.has(g.kind)) return true
    const from = g.subject?.first ?? g.first
    if (own.has(sheet.norm(g.subject?.last ?? -1)) || g.kind === 'past') return false
    let link = from - 1
    while (link > 0 && (isAdverb(sheet.norm(link)) || tokens[link]!.norm === 'that')) link--
    // "Roll it, which flushes the acid"
    if (claiming.has(sheet.norm(from))) return false
    if (g.first < order.first) return clauseOpeners.has(sheet.norm(link))
    if (sheet.norm(link) === 'so') return sheet.norm(link - 1) === ',' && from - link <= 2
    return isSubordinate(tokens, g) && !claiming.has(sheet.norm(link)) && !['and', 'but'].includes(sheet.norm(link))
  })
}

/** What stands in place of the order, as a habit and as advice. */
function headOf(
  sheet: Sheet,
  { kind, first, main, reading }: VerbGroup,
  lead: number,
): { habit: string; advice: string } | undefined {
  const before = Array.from({ length: first - lead }, (_, k) => sheet.norm(lead + k))
  const forbids = kind === 'do'
  if (forbids && before.includes('never')) return undefined
  // "Don't just stretch": what it says is more.
  if (forbids && main > first + 1) return undefined
  const base = reading?.base
  if (!base) return undefined
  const { predicate } = sheet.finding
  const claims = effects.has(base) || (predicate && predicate.first <= main && main <= predicate.last)
  const said = forbids ? refusing : before.includes('never') ? refusingEver : claims ? trying : liking
  const then = before[0] === 'then' ? 'then ' : ''
  const to = forbids ? 'not to' : before.includes('never') ? 'never to' : 'to'
  return { habit: `${then}${said} ${base}`, advice: `${then}${advising} ${to} ${base}` }
}

/**
 * What is joined to the order, and what it is done for, as they go on behind an infinitive.
 * @param mark what an infinitive behind "and" gets
 */
function linked(sheet: Sheet, from: number, to: number, mark = ''): Edit[] {
  const edits: Edit[] = []
  for (let i = from; i <= to; i++) {
    const word = sheet.norm(i)
    if (word === "don't" && sheet.norm(i - 1) === 'and' && !sheet.groups.some((g) => g.first === i && g.subject))
      edits.push(sheet.over(i, i, `not${mark && ` ${mark.trimEnd()}`}`))
    else if (mark && sheet.norm(i - 1) === 'and' && sheet.groups.some((g) => g.first === i && g.kind === 'imperative'))
      edits.push(sheet.before(i, mark))
    // "…, so Monday's stairs are kind to you": what it is done for.
    if (
      word === 'so' &&
      sheet.norm(i - 1) === ',' &&
      sheet.norm(i + 1) !== 'that' &&
      sheet.groups.some((g) => g.subject && g.first > i)
    )
      edits.push(sheet.over(i - 1, i, ' so that'))
  }
  return edits
}

/** The reader's pronouns as those of the people who do it; undefined where one cannot be told. */
function inTheirPersons(sheet: Sheet, from: number, to: number): Edit[] | undefined {
  const edits: Edit[] = []
  for (let i = from; i <= to; i++) {
    const word = sheet.norm(i)
    const their = theirs.get(word)
    if (their) edits.push(sheet.over(i, i, their))
    if (word !== 'you') continue
    const subject = sheet.groups.some((g) => finite.has(g.kind) && g.subject?.last === i)
    const next = sheet.norm(i + 1)
    const acts = subject || modals.has(next) || next.startsWith("'")
    const governed = governs.has(sheet.norm(i - 1)) || sheet.groups.some(({ main }) => main === i - 1)
    const ends = governed && (i === to || prepositions.has(next) || [',', 'and', 'or', 'so'].includes(next))
    if (!acts && !ends) return undefined
    edits.push(sheet.over(i, i, acts ? 'they' : 'them'))
  }
  return edits
}
