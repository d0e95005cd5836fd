import type { Edit } from '../../model.ts'
import { isSubordinate } from '../grammar/clause.ts'
import { finite, type VerbGroup } from '../grammar/group.ts'
import { clauseOpeners } from '../grammar/orders.ts'
import { isAdverb } from '../grammar/words.ts'
import { promiseBehind, reasonStart, reasonsOf } from '../reading/drawn.ts'
import { isBreak, orders, own } from '../reading/main-clause.ts'
import { isOnSide } from '../reading/pose.ts'
import { startsOf } from '../reading/starts.ts'
import { added } from '../reading/weight.ts'
import type { Sheet } from '../sheet.ts'
import { picturing } from './ordered.ts'
import { completed, isLast, purposeOf, withoutPurpose } from './purpose.ts'
import { pleasant, untilOf } from './until.ts'

/** What leaves an order to the reader: that it works is not said. */
const optional = 'if you like,'

/** What leaves an order to the reader already. */
const wishes = new Set(['like', 'can', 'want', 'wish', 'prefer', 'fancy', 'must', 'enjoy'])

/** Verbs that ask for nothing to be done with the body: nobody likes to think of a wetsuit. */
const thinking = new Set('see know forget believe trust ask tell say expect call meet welcome thank enjoy'.split(' '))
/** Verbs for what a body is claimed to undergo: what is itself the effect is not left to the reader. */
export const effects: ReadonlySet<string> = new Set(
  (
    'flush clear drain rid remove purge detox cleanse burn melt torch blast shed lose break dissolve smooth release free unlock loosen lengthen elongate relax ' +
    'realign align correct fix cure heal prevent avoid stop wake activate fire switch boost build grow tone sculpt shape speed protect strengthen reset iron'
  ).split(' '),
)
/** Verbs for how one gets ready: what is done then is left to the reader, and not that. */
const readying = new Set('lie sit stand kneel face prop'.split(' '))
/** Words of one who speaks for themselves. */
const firstPerson = new Set('i me my mine myself we us our ours ourselves'.split(' '))
/** What joins a reason, or what will come of it: it would go on claiming. */
const claiming = new Set(['because', 'since', 'as', 'for', 'or', 'which'])
const whatever = new Set(['whoever', 'whatever', 'however', 'whichever', 'wherever'])
/** In front of the order, in its place or behind it. */
const dropped = new Set(['just', 'simply', 'please', 'now', 'always'])

/**
 * An instruction that is left to the reader: "Ride it down your seam" → "If you like, ride it down your seam".
 * @param reason the edits by which a reason for the order is in doubt, too, where one is given
 * @returns the edits; undefined where more is said than what to do
 */
export function leftToReader(sheet: Sheet, reason: readonly Edit[]): Edit[] | undefined {
  const { sentence, opening } = sheet
  const purpose = purposeOf(sheet)
  if (sentence.question || sheet.isQuoting || (purpose && !isLast(sheet, purpose))) return undefined
  const aim = purpose ? [withoutPurpose(sheet, purpose)] : []
  if (!purpose && claimsAim(sheet)) return undefined
  // "If you like a soak, go ahead: add two cups", "finish by seven if you can", "whether you want to or not"
  if (
    sentence.tokens.some(
      ({ norm }, i) => ['if', 'whether'].includes(norm) && sheet.norm(i + 1) === 'you' && wishes.has(sheet.norm(i + 2)),
    )
  )
    return undefined
  // "Roll the IT band, because this is the way to loosen it": a reason that ends the sentence goes; another is told with its doubt.
  const onSide = isOnSide(sheet) && untilOf(sheet) < 0
  const claimed = reasonStart(sheet) >= 0
  const comma = onSide || claimed ? lastReason(sheet) : -1
  if (claimed && comma < 0 && !reason.length) return undefined
  if (comma >= 0 && purpose) return undefined
  const doubted = comma < 0 ? reason : [sheet.over(comma, sheet.closing, '')]
  for (const start of startsOf(sheet)) {
    const order = sheet.groups.find((g) => orders(g) && g.first >= start)
    if (!order || order.kind === 'do' || (start > opening && !isBreak(sheet, start - 1))) continue
    let lead = order.first
    while (lead > start && dropped.has(sheet.norm(lead - 1))) lead--
    const reasons = comma < 0 && reason.length ? reasonsOf(sheet) : []
    if (
      lead > start ||
      !isPlainOrder(sheet, order, start, reasons, purpose?.at ?? (comma < 0 ? sheet.closing + 1 : comma))
    )
      continue
    const readied = readying.has(order.reading!.base)
    // "… until the knots let go": what stands behind it would be what feels good.
    if (readied || onSide) {
      // "Lie on your side and roll down the band, if it feels good"
      const next = readied
        ? sheet.groups.find((g) => g.kind === 'imperative' && g.first > order.main && sheet.norm(g.first - 1) === 'and')
        : order
      if (!next || next.reading?.base === 'let' || effects.has(next.reading?.base ?? '')) return undefined
      if ((comma < 0 && reason.length) || aim.length) return undefined
      return comma < 0
        ? [sheet.behind(sheet.closing, `, ${pleasant}`)]
        : [sheet.over(comma, sheet.closing, `, ${pleasant}`)]
    }
    // "Foam roll your calves"
    const noun = order.first < order.main ? `${sheet.words(order.first, order.main - 1).toLowerCase()} ` : ''
    return [sheet.over(lead, order.main, `${optional} ${noun}${order.reading!.base}`), ...doubted, ...aim]
  }
  return undefined
}

/** The comma in front of a reason that ends the sentence; -1 where none does, or where it gives the reason for what is promised. */
function lastReason(sheet: Sheet): number {
  const { tokens } = sheet.sentence
  const comma = tokens.findLastIndex(({ norm }, i) => norm === ',' && ['because', 'since'].includes(sheet.norm(i + 1)))
  return comma < 0 || promiseBehind(sheet, sheet.opening) > 0 ? -1 : comma
}

/** An aim claims from this share of what speaks for the claim on. */
const leastAim = 0.15

/** Whether something is done for what is claimed, and that cannot be cut: "glide it down the band to loosen it, and keep it moving". */
function claimsAim(sheet: Sheet): boolean {
  const all = added(sheet, 0, sheet.last + 1)
  return sheet.sentence.tokens.some(({ norm }, i) => {
    if (i <= sheet.opening) return false
    if (norm === 'so' && sheet.norm(i + 1) === 'that') return true
    const group = norm === 'to' && sheet.groups.find(({ kind, first }) => kind === 'infinitive' && first === i + 1)
    if (!group || completed.has(sheet.norm(i - 1))) return false
    let end = i + 1
    while (end <= sheet.closing && sheet.norm(end) !== ',' && !isBreak(sheet, end)) end++
    return added(sheet, i, end) >= leastAim * all
  })
}

/** Whether nothing behind the order, or in front of it, states or promises anything of its own, but for the reasons that are in doubt with it. */
function isPlainOrder(
  sheet: Sheet,
  order: VerbGroup,
  start: number,
  reasons: readonly VerbGroup[],
  end = sheet.closing + 1,
): boolean {
  const { tokens } = sheet.sentence
  // "Let's roll it out", "make sure you get your eight glasses"
  if (["'s", 'sure', 'certain'].includes(sheet.norm(order.main + 1))) return false
  const { base = '' } = order.reading ?? {}
  const { predicate } = sheet.finding
  const claims = effects.has(base) || (predicate && predicate.first <= order.main && order.main <= predicate.last)
  if (!base || claims || thinking.has(base) || picturing.has(base)) return false
  // "Squat rack, Tuesdays": what could be an order is a thing.
  if (order.reading?.noun && order.kind === 'imperative' && sheet.norm(order.main + 1) === ',') return false
  for (let i = start; i < end; i++) {
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
    if (g === order || g.first < start || g.first >= end || reasons.includes(g)) return true
    // "…, and don't leave it out": nothing that is left to the reader.
    if (orders(g)) return g.kind !== 'do'
    if (!finite.has(g.kind)) return true
    const from = g.subject?.first ?? g.first
    if (own.has(sheet.norm(g.subject?.last ?? -1)) || g.kind === 'past') return false
    let link = from - 1
    while (link > 0 && (isAdverb(sheet.norm(link)) || tokens[link]!.norm === 'that')) link--
    // "Roll it, which flushes the acid"
    if (claiming.has(sheet.norm(from))) return false
    if (g.first < order.first) return clauseOpeners.has(sheet.norm(link))
    // "…, whoever you are and whatever else you drink"
    if ([0, 1].some((k) => whatever.has(sheet.norm(link - k)))) return true
    return isSubordinate(tokens, g) && !claiming.has(sheet.norm(link)) && !['and', 'but'].includes(sheet.norm(link))
  })
}
