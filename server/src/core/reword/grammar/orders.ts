import type { Token } from '../../model.ts'
import { isAdverb, prepositions } from './words.ts'

const opening = new Set(['"', "'", '(', '—', ':', ';', '.', '!', '?', '…'])
const beforeOrder = new Set(
  'and then or please now just next always never simply slowly gently also so but not first finally instead to'.split(
    ' ',
  ),
)

/** Words that open a clause which says when, or on what condition, something is so. */
export const clauseOpeners: ReadonlySet<string> = new Set(
  'if when whenever once before after unless while until till'.split(' '),
)
/** Words that open a condition or an adverbial in front of an instruction: "If you can sing, go again". */
const leadsIn = new Set([
  ...clauseOpeners,
  'for',
  'to',
  'on',
  'in',
  'with',
  'at',
  'from',
  'during',
  'between',
  'as',
  'by',
  'without',
  'throughout',
])

/** Words that speak to the reader in front of what is said: "Sure, roll it". */
const interjections = new Set('sure yes yeah yep okay ok right well look listen oh ah hey so'.split(' '))

/** Whether an instruction can start at a token: at the start of a sentence or a clause, or behind the clause or phrase that leads it in. */
export function startsOrder(tokens: readonly Token[], i: number, clause: boolean): boolean {
  let j = i - 1
  while (j >= 0 && (beforeOrder.has(tokens[j]!.norm) || isAdverb(tokens[j]!.norm)) && tokens[j]!.norm !== 'to') j--
  if (j < 0) return true
  if (
    tokens[j]!.norm === ',' &&
    (j < i - 1 || (!clause && leadsIn.has(tokens[0]!.norm) && !prepositions.has(tokens[i]!.norm)))
  )
    return true
  if (opening.has(tokens[j]!.norm)) return true
  if (j === 1 && tokens[j]!.norm === ',' && interjections.has(tokens[0]!.norm)) return true
  return saysWhen(tokens, j) || (tokens[j]!.norm === 'means' && tokens[j - 1]?.norm === 'all')
}

const often = new Set(['every', 'each', 'once', 'twice'])
const times = new Set(
  'minute minutes hour hours day days night nights morning evening week weeks fortnight month months session sessions workout workouts'.split(
    ' ',
  ),
)

/** "Every few weeks change …", "on rest days eat …": what says when stands in front of the instruction. */
const saysWhen = (tokens: readonly Token[], last: number) =>
  last < 5 && (often.has(tokens[0]!.norm) || leadsIn.has(tokens[0]!.norm)) && times.has(tokens[last]!.norm)

/** "Go slowly and when you find a tender spot, focus on it": what stands before the comma is no subject, and the verb an instruction. */
export function isOrderBehindClause(tokens: readonly Token[], verb: number): boolean {
  if (tokens[verb - 1]?.norm !== ',') return false
  for (let i = verb - 2; i >= 0; i--) {
    if (clauseOpeners.has(tokens[i]!.norm)) return true
    if ([',', ';', ':', '—'].includes(tokens[i]!.norm)) return false
  }
  return false
}
