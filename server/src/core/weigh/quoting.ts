import type { CueHit } from './cues.ts'
import { type MentionPlace, reaches } from './scope.ts'
import type { ReadSentence } from './sentence.ts'

/**
 * Whether the mention stands in a quotation: all of the sentence, or just the claiming words (scare quotes, at most four words). A short quotation
 * that the mention leaves for another one is the beginning of what somebody says: “"In thirty years," he says, "I have not …"”.
 */
export function quotation({ quotes, tokens }: ReadSentence, place: MentionPlace): 'whole' | 'part' | undefined {
  for (const quote of quotes) {
    const whole = quote.first <= 2 && quote.last >= tokens.length - 3
    if (whole && holds(quote, place)) return 'whole'
    const words = quote.last - quote.first - 1
    const saidOn = quotes.some((q) => q.first > quote.last && q.first < place.last)
    if (words <= 4 && !whole && !saidOn && quote.first <= place.head && place.head <= quote.last) return 'part'
    if (holds(quote, place)) return undefined
  }
  return undefined
}

type Stretch = { readonly first: number; readonly last: number }

const holds = (quote: Stretch, words: Stretch): boolean => quote.first <= words.first && words.last <= quote.last

/** The quotation that holds a mention, however much of the sentence it is. */
export const quoteAround = ({ quotes }: ReadSentence, place: MentionPlace) =>
  quotes.find((quote) => holds(quote, place))

/** The cue outside of the quotation that holds the mention that rejects what is quoted: "Ignore anyone who says “…”", "“…” is pure marketing". */
export function rejection(sentence: ReadSentence, place: MentionPlace): CueHit | undefined {
  const { tokens, cues } = sentence
  const quote = quoteAround(sentence, place)
  if (!quote) return undefined
  return cues.find((c) => {
    if (holds(quote, c)) return false
    if (c.cue.effect === 'refuting' || c.cue.effect === 'mythical') return true
    return c.cue.effect === 'denied' && c.last < quote.first && reaches(tokens, cues, c.last, quote.first)
  })
}
