import type { Matcher, PatternMatch } from '../match/matcher.ts'
import type { Hit } from '../match/phrases.ts'
import type { Passage, Span, Token } from '../model.ts'
import { splitSentences } from '../split/sentences.ts'
import type { Cues, Effect } from './cues.ts'
import { cuesOf } from './cues-of.ts'
import type { ReadSentence } from './sentence.ts'

/** Longest sentence that is matched as one, in tokens; more is cut, so that one long line stays linear. */
const mostTokens = 300

/** Splits a passage into sentences and finds concepts, patterns and cues in each. */
export function readSentences(passage: Passage, matcher: Matcher, cues: Cues): ReadSentence[] {
  const { step } = passage
  const struck = passage.marks.filter((mark) => mark.kind === 'deleted')
  const quotes = /["'“”«»‘’]/.test(passage.text)
  const spoken = quotes ? quotationsOf(passage.text) : []
  const sentences: ReadSentence[] = []
  for (const whole of splitSentences(passage.text)) {
    for (let from = 0; from < whole.tokens.length; from += mostTokens) {
      const tokens = whole.tokens.length > mostTokens ? whole.tokens.slice(from, from + mostTokens) : whole.tokens
      const matched = matcher.match(tokens)
      const own = cuesOf(matched, cues, tokens)
      const matches = matched.matches.length
        ? matched.matches.filter(({ pattern }) => !cues.byClaim.has(pattern.claim))
        : matched.matches
      const opens = passage.kind === 'heading' && !sentences.length
      const found = opens ? own.filter(({ cue }) => !answering.has(cue.effect)) : own
      const start = tokens[0]!.start
      const end = tokens[tokens.length - 1]!.end
      sentences.push({
        start,
        end,
        tokens,
        text: passage.text,
        passage,
        hits: withoutCues(matched.hits, cues),
        matches: step ? matches.filter((match) => !saysWhere(match, tokens, step.whereabouts)) : matches,
        cues: found,
        question: isQuestion(tokens),
        imperative: found.some((c) => c.cue.effect === 'instructed'),
        quotes: quotes ? quotesOf(passage.text, tokens) : [],
        quotedThrough:
          spoken.length > 0 &&
          spoken.some(
            (quote) => quote.start < end && start < quote.end && (quote.start < start - 1 || quote.end > end + 1),
          ),
        struck: struck.length > 0 && struck.some((mark) => mark.start <= start && end <= mark.end),
      })
    }
  }
  return sentences
}

function withoutCues(hits: readonly Hit[], { byConcept }: Cues): readonly Hit[] {
  const other: Hit[] = []
  for (let h = 0; h < hits.length; h++) if (!byConcept[hits[h]!.concept]) other.push(hits[h]!)
  return other
}

/** A heading answers no sentence of the section before it: “Nothing to fear” takes nothing back. What goes on may answer: “Does it last? No”. */
const answering: ReadonlySet<Effect> = new Set<Effect>(['refused', 'contrasted', 'affirmed'])

/** Whether one of a match's words only says where something is: a part of the body that is named so is claimed nothing of. */
function saysWhere({ hits }: PatternMatch, tokens: readonly Token[], whereabouts: readonly Span[]): boolean {
  return hits.some(({ first, last }) =>
    whereabouts.some(({ start, end }) => start <= tokens[first]!.start && tokens[last]!.end <= end),
  )
}

function isQuestion(tokens: readonly Token[]): boolean {
  for (let i = tokens.length - 1; i >= 0 && tokens[i]!.kind === 'punctuation'; i--)
    if (tokens[i]!.norm === '?') return true
  return false
}

/** Quotations in curly marks, and in straight double ones, that end in the same passage. */
function quotationsOf(text: string): Span[] {
  if (!/[“"]/.test(text)) return []
  return Array.from(text.matchAll(/“[^“”]*”|"[^"]*"/g), ({ index, 0: quote }) => ({
    start: index,
    end: index + quote.length,
  }))
}

/** Pairs quotation marks; one without a partner quotes nothing. */
function quotesOf(text: string, tokens: readonly Token[]): { first: number; last: number }[] {
  const quotes: { first: number; last: number }[] = []
  let open = -1
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]!
    if (token.kind !== 'punctuation' || (token.norm !== '"' && token.norm !== "'")) continue
    const mark = text[token.start]
    const closing = mark === '”' || mark === '’' || mark === '»' || (open >= 0 && mark === text[tokens[open]!.start])
    if (closing && open >= 0) {
      quotes.push({ first: open, last: i })
      open = -1
    } else if (!closing) open = i
  }
  return quotes
}
