import type { Token } from '../model.ts'
import { isAdverb, prepositions } from './words.ts'

const opening = new Set(['"', "'", '(', '—', ':', ';', '.', '!', '?', '…'])
const beforeOrder = new Set(
  'and then or please now just next always never simply slowly gently also so but not first finally instead to'.split(
    ' ',
  ),
)

/** Words that open a condition or an adverbial in front of an instruction: "If you can sing, go again". */
const leadsIn = new Set('if when whenever once before after unless while for to on in with at from until'.split(' '))

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
  return j === 1 && tokens[j]!.norm === '.' && tokens[0]!.kind === 'number'
}
