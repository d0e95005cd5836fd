import type { Finding } from '../model.ts'
import type { ReadSentence } from '../weigh/sentence.ts'
import type { Words } from './mention.ts'

type Run = Pick<Words, 'first' | 'last'>

/** Words that leave open what they lead to. */
const open = new Set(
  (
    'a an the this your my his her our their its every each no some any more most of in into on onto at to for from with without by than as and or but that which who ' +
    'whose is are was were be will would may might can could should must has have not never'
  ).split(' '),
)

/** So many words more are shown at most. */
const mostMore = 4

/**
 * The words that are shown of a finding: those that carried the learned part are no phrase, and may begin with "'ll" or end with "wait for the".
 * @param place the tokens that carried it
 * @returns these, and what they are cut off from
 */
export function shown(sentence: ReadSentence, place: Run, by: Finding['by']): Run {
  if (by !== 'model') return { first: place.first, last: place.last }
  const { tokens, text } = sentence
  let { first, last } = place
  while (first > 0 && tokens[first]!.norm.startsWith("'") && tokens[first - 1]!.end === tokens[first]!.start) first--
  const isCut = () =>
    open.has(tokens[last]!.norm) ||
    (text[tokens[last]!.end] === '-' && tokens[last + 1]!.start === tokens[last]!.end + 1)
  for (let more = 0; more < mostMore && tokens[last + 1]?.kind === 'word' && isCut(); more++) last++
  return { first, last }
}
