import type { Span } from '../core/index.ts'
import { splitSentences } from '../core/split/sentences.ts'

/** Where a new block of prose begins in a source line: a list marker, a heading, a table row, a front-matter field, a fence or rule, an empty line. */
const blockStart = /^[ \t>]*(?:[-+=`~]{3,}|(?:[-*+]|\d{1,9}[.)])[ \t]+|#{1,6}[ \t]+|\||[A-Za-z_-]+:[ \t]+["']?|$)/

/** Sentences of a source text, markup and all, for showing and for knowing a place again. Not the reading that findings are made by. */
export class SourceSentences {
  private memory: Span[] | undefined

  constructor(private readonly text: string) {}

  /** The sentence around a span and those before and behind it; where the span is in none, the span itself. */
  around(span: Span): { sentence: Span; before: Span | undefined; after: Span | undefined } {
    const all = (this.memory ??= sentencesOf(this.text))
    let low = 0
    let high = all.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if (all[middle]!.start <= span.start) low = middle
      else high = middle - 1
    }
    const found = all[low]
    if (!found || found.start > span.start || found.end <= span.start)
      return { sentence: span, before: undefined, after: undefined }
    let last = low
    while (all[last]!.end < span.end && all[last + 1] && all[last + 1]!.start < span.end) last++
    return { sentence: { start: found.start, end: all[last]!.end }, before: all[low - 1], after: all[last + 1] }
  }
}

function sentencesOf(text: string): Span[] {
  const sentences: Span[] = []
  let from = 0
  const flush = (to: number) => {
    const block = text.slice(from, to)
    for (const { start, end } of splitSentences(block)) sentences.push({ start: from + start, end: from + end })
  }
  for (let at = 0; at < text.length; ) {
    const newline = text.indexOf('\n', at)
    const end = newline < 0 ? text.length : newline + 1
    const marker = blockStart.exec(text.slice(at, end).replace(/\r?\n$/, ''))
    if (marker) {
      flush(at)
      from = at + marker[0].length
    }
    at = end
  }
  flush(text.length)
  return sentences
}
