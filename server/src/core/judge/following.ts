import { isOf } from '../weigh/cues.ts'
import type { ReadSentence } from '../weigh/sentence.ts'
import { behindLabel, isComplete } from '../weigh/sentence.ts'
import { mostAfter } from '../weigh/surroundings.ts'

/** The two sentences that stand behind a chunk. */
export interface Behind {
  readonly next?: ReadSentence | undefined
  readonly second?: ReadSentence | undefined
}

/**
 * What follows a sentence of a chunk, as far as it has a say: at most `mostAfter` sentences, and behind an item of a list no other item, unless it answers.
 * @param flat the chunk's sentences
 * @param at which of them
 */
export function following(flat: readonly ReadSentence[], at: number, { next, second }: Behind): ReadSentence[] {
  let after = flat.slice(at + 1, at + 1 + mostAfter)
  if (next && after.length < mostAfter) after.push(next)
  if (second && after.length < mostAfter) after.push(second)
  const { passage } = flat[at]!
  if (passage.kind === 'list-item') {
    const other = after.findIndex(
      (sentence) => sentence.passage !== passage && sentence.passage.kind === 'list-item' && !answers(sentence),
    )
    if (other >= 0) after = after.slice(0, other)
  }
  return after
}

/** Whether an item answers the one before it ("Wrong.", "Fact: …", "It isn't true that …") and is no further one ("No equipment needed", "It doesn't take long"). */
function answers(sentence: ReadSentence): boolean {
  if (behindLabel(sentence.tokens, 0) !== undefined) return true
  return sentence.cues.some((hit) => {
    const { effect } = hit.cue
    return isOf(hit.cue, 'rejection') || ((effect === 'refused' || effect === 'affirmed') && isComplete(sentence, hit))
  })
}
