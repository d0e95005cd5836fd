import type { PatternMatch } from '../match/matcher.ts'
import type { Hit } from '../match/phrases.ts'
import type { Passage, Sentence, Token } from '../model.ts'
import type { CueHit, Effect } from './cues.ts'

/** A sentence with all that can be read in it alone. Positions are token indexes unless said otherwise. */
export interface ReadSentence extends Sentence {
  readonly passage: Passage
  readonly text: string
  readonly hits: readonly Hit[]
  readonly cues: readonly CueHit[]
  /** What patterns find in it. */
  readonly matches: readonly PatternMatch[]
  readonly question: boolean
  /** Starts with a bare verb: an instruction. */
  readonly imperative: boolean
  /** Quotations: the tokens of the opening and the closing mark. */
  readonly quotes: readonly { readonly first: number; readonly last: number }[]
  /** It stands in a quotation that began in a sentence before it, or that goes on behind it. */
  readonly quotedThrough: boolean
  /** All of it is struck through. */
  readonly struck: boolean
}

/** The words of a sentence between two tokens, as written. */
export function wordsOf(sentence: { tokens: readonly Token[]; text: string }, first: number, last: number): string {
  const from = sentence.tokens[first]
  const to = sentence.tokens[last]
  return from && to ? sentence.text.slice(from.start, to.end) : ''
}

/** The first cue of an effect in a sentence. */
export const has = (sentence: ReadSentence | undefined, effect: Effect): CueHit | undefined =>
  sentence?.cues.find((c) => c.cue.effect === effect)

/** A label before what a sentence says has at most so many words: "A:", "In short:", "The short answer:". */
const mostLabel = 3

/**
 * The token behind a label.
 * @param from the first token that may belong to one
 * @returns `undefined` where there is none
 */
export function behindLabel(tokens: readonly Token[], from: number): number | undefined {
  for (let colon = from + 1; colon <= from + mostLabel && colon + 1 < tokens.length; colon++)
    if (tokens[colon]!.norm === ':') return colon + 1
  return undefined
}

/** Whether nothing but punctuation stands behind a token. */
export const endsAt = (tokens: readonly Token[], last: number): boolean =>
  tokens.slice(last + 1).every(({ kind }) => kind === 'punctuation')

/** Whether a cue ends what it says: punctuation stands behind it, or nothing ("Wrong.", "It does, and …"). */
export function isComplete({ tokens }: ReadSentence, { last }: CueHit): boolean {
  const behind = tokens[last + 1]
  return !behind || behind.kind === 'punctuation'
}
