import type { CueHit } from './cues.ts'
import type { MentionPlace } from './scope.ts'
import type { ReadSentence } from './sentence.ts'

const joins = new Set(['but', 'and', 'so', ';', ':', '—', ','])
const asks = new Set(
  (
    'how what why which who where when can could do does did is are was were will would should shall have has ' +
    "isn't aren't don't doesn't won't can't shouldn't"
  ).split(' '),
)

/**
 * Whether a clause behind the mention is what is asked: "weak hips are the cause, but how do you train them?" asserts its first part. A tag
 * ("…, does it?") asks about all before it.
 */
export function asksLater({ tokens }: ReadSentence, place: MentionPlace): boolean {
  if (asks.has(tokens[0]!.norm)) return false
  for (let i = place.last + 1; i < tokens.length - 4; i++) {
    if (!joins.has(tokens[i]!.norm)) continue
    const opener = joins.has(tokens[i + 1]!.norm) ? i + 2 : i + 1
    if (asks.has(tokens[opener]!.norm) && tokens.length - opener > 4) return true
  }
  return false
}

/** Whether a conditional asks: "whether …", "they ask me if …". */
export function isAsked({ tokens }: ReadSentence, { first }: CueHit): boolean {
  if (tokens[first]!.norm === 'whether') return true
  return tokens.slice(Math.max(0, first - 3), first).some(({ norm }) => asking.test(norm))
}
const asking = /^(?:ask|wonder|question)/

/** The conditional whose clause holds the whole mention. */
export function conditionalOver({ tokens, cues }: ReadSentence, place: MentionPlace): CueHit | undefined {
  return cues.find((c) => {
    if (c.cue.effect !== 'questioned' || c.last >= place.first) return false
    for (let i = c.last + 1; i <= place.last; i++)
      if (tokens[i]!.norm === ',' || tokens[i]!.norm === '—' || tokens[i]!.norm === ';' || tokens[i]!.norm === 'then')
        return false
    // Without a comma the main clause may follow: "if you are sore roll it" cannot be told from the condition.
    return tokens[c.last + 1]?.norm !== 'not'
  })
}
