import { mostOfBlock, nextLine, type Span, splitSentences } from '../core/index.ts'

/** Where a new block of prose begins in a source line: a list marker, a heading, a table row, a front-matter field, a fence or rule, an empty line. */
const blockStart =
  /^[ \t>]*(?:[-+=`~]{3,}|(?:[-*+]|\d{1,9}[.)])[ \t]+|#{1,6}[ \t]+|\||[A-Za-z_-]+(?::[ \t]+["']?|[ \t]*=[ \t]*["']+)|$)/

/** A place among sentences: the number of a block and that of a sentence in it. */
type Place = readonly [block: number, sentence: number]

/**
 * Sentences of a source text, markup and all, for showing and for knowing a place again. Not the reading that findings are made by. Only the
 * blocks that are asked about, and those beside them, are split.
 */
export class SourceSentences {
  private blocks: readonly Span[] | undefined
  private readonly split = new Map<number, readonly Span[]>()

  constructor(private readonly text: string) {}

  /** The sentence around a span and those before and behind it; where the span is in none, the span itself. */
  around(span: Span): { sentence: Span; before: Span | undefined; after: Span | undefined } {
    this.blocks ??= blocksOf(this.text)
    const block = Math.max(0, lastBefore(this.blocks, span.start))
    const first: Place = [block, lastBefore(this.of(block), span.start)]
    const found = this.at(first)
    if (!found || found.end <= span.start) return { sentence: span, before: undefined, after: undefined }
    let last = first
    let end = found.end
    let after = this.beside(first, 1)
    for (; after && end < span.end && this.at(after)!.start < span.end; after = this.beside(last, 1)) {
      last = after
      end = this.at(last)!.end
    }
    const before = this.beside(first, -1)
    return { sentence: { start: found.start, end }, before: before && this.at(before), after: after && this.at(after) }
  }

  /** The sentences of a block. */
  private of(block: number): readonly Span[] {
    let sentences = this.split.get(block)
    if (!sentences) {
      const { start: from, end } = this.blocks![block]!
      sentences = splitSentences(this.text.slice(from, end)).map(({ start, end }) => ({
        start: from + start,
        end: from + end,
      }))
      this.split.set(block, sentences)
    }
    return sentences
  }

  private at([block, sentence]: Place): Span | undefined {
    return this.of(block)[sentence]
  }

  /** The next place that has a sentence, in a direction. */
  private beside([block, sentence]: Place, step: 1 | -1): Place | undefined {
    const next: Place = [block, sentence + step]
    if (this.at(next)) return next
    for (let b = block + step; this.blocks![b]; b += step) {
      const count = this.of(b).length
      if (count) return [b, step > 0 ? 0 : count - 1]
    }
    return undefined
  }
}

/** The last span that begins at an offset or before it; -1 where none does. */
function lastBefore(spans: readonly Span[], offset: number): number {
  let low = -1
  let high = spans.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (spans[middle]!.start <= offset) low = middle
    else high = middle - 1
  }
  return low
}

/** The blocks of prose of a source text; there is at least one. */
function blocksOf(text: string): Span[] {
  const blocks: Span[] = []
  let from = 0
  for (let at = 0; at < text.length; ) {
    const end = nextLine(text, at)
    const marker = blockStart.exec(text.slice(at, end).replace(/[\r\n]+$/, ''))
    if (marker) {
      blocks.push({ start: from, end: at })
      from = at + marker[0].length
    }
    at = end
  }
  blocks.push({ start: from, end: text.length })
  return blocks.flatMap(parted)
}

/** A block in parts that are no longer than what is read of one: the rest of a longer one is never asked about, and splitting it would take memory. */
function parted(block: Span): Span | Span[] {
  if (block.end - block.start <= mostOfBlock) return block
  const parts: Span[] = []
  for (let { start } = block; start < block.end; start += mostOfBlock)
    parts.push({ start, end: Math.min(block.end, start + mostOfBlock) })
  return parts
}
