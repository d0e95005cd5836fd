import type { Passage, Span } from '../../model.ts'
import type { ReadSentence } from '../../weigh/sentence.ts'

/** Most words of a quotation that only names something (“the learn-the-routine effect”): more are somebody's words. */
const mostNamed = 4

/**
 * The spans of a passage's text that somebody else says, quotation marks included: what stands between marks, to the end where the last one
 * is open; all of a block quotation. A few words in marks are the author's own.
 */
export function spokenIn(passage: Passage): Span[] {
  const { text } = passage
  if (passage.voice === 'quotation') return [{ start: 0, end: text.length }]
  const spans: Span[] = []
  let open = -1
  for (let i = 0; i < text.length; i++) {
    const mark = text[i]!
    if (!'"“”„'.includes(mark)) continue
    // Inches: 5".
    if (mark === '"' && open < 0 && /\d/.test(text[i - 1] ?? '')) continue
    if (open < 0) open = mark === '”' ? -1 : i
    else if (mark !== '“' || text[open] === '„') {
      spans.push({ start: open, end: i + 1 })
      open = -1
    }
  }
  if (open >= 0) spans.push({ start: open, end: text.length })
  return spans.filter(({ start, end }) => isSpeech(text.slice(start + 1, end - 1)))
}

/** The spans between single marks in a sentence that are long enough to be somebody's words. */
export function singlySpoken({ tokens, quotes }: ReadSentence): Span[] {
  return quotes
    .filter(({ first, last }) => tokens[first]!.norm === "'" && last - first - 1 > mostNamed)
    .map(({ first, last }) => ({ start: tokens[first]!.start, end: tokens[last]!.end }))
}

const isSpeech = (words: string) =>
  /[.!?,…]$/.test(words.trim()) || words.split(/\s+/).filter(Boolean).length > mostNamed
