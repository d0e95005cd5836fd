import { Former } from '../judge/former.ts'
import type { Span } from '../model.ts'
import type { Format } from '../read/format.ts'
import { type ChunkState, chunkAt, enough, unknownChunk } from './chunks.ts'

/** A change of a text: what stood at `start` to `end` is now `newText`. Offsets are into the text before it. */
export interface Change extends Span {
  readonly newText: string
}

/** A text's chunks: where they start, where the last one ends, and what is known of each. */
export interface Chunks {
  readonly starts: readonly number[]
  readonly end: number
  readonly places: ChunkState[]
}

/** Where an edit was: the chunks that stand there now, what stood there, and how far the text behind it moved. */
export interface EditedChunks {
  readonly first: number
  readonly count: number
  readonly removed: readonly ChunkState[]
  readonly shift: number
}

/**
 * The chunks after a change: those that it left alone stay as they are.
 * @param text the text after it
 * @returns without `edit` where chunks far behind it came or went, because there are more than are read
 */
export function recut(
  text: string,
  { start, end, newText }: Change,
  { text: old, starts, end: close, places }: Chunks & { readonly text: string },
  format: Format,
): Chunks & { readonly edit?: EditedChunks } {
  const shift = newText.length - (end - start)
  // The chunk before the edit may grow into it (its last blank line decides where it ends), so reading starts there.
  const sameHead = format.head?.(text) === format.head?.(old)
  const first = sameHead ? Math.max(0, chunkAt(starts, Math.max(0, start - 1)) - 1) : 0
  let met = chunkAt(starts, end) + 1
  let count = first
  const spans = format.cut(text, starts[first] ?? 0, (at) => {
    while (met < starts.length && starts[met]! + shift < at) met++
    return (met < starts.length && starts[met]! + shift === at) || enough(++count, at)
  })
  const last = spans.at(-1)?.end ?? text.length
  if (starts[met] === undefined || starts[met]! + shift !== last) met = starts.length
  // Behind an edit that took something away there is room for chunks that were too many before it.
  const rest = starts.slice(met).map((at) => at + shift)
  const known = rest.length ? close + shift : last
  count = first + spans.length + rest.length
  const more = enough(count, known) || known >= text.length ? [] : format.cut(text, known, (at) => enough(++count, at))
  const removed = places.slice(first, met)
  const former = new Former([
    ...new Set(removed.flatMap((place) => (place.heard ? [place.heard] : (place.former?.chunks ?? [])))),
  ])
  const read = (span: Span, i: number): ChunkState => {
    const own = text.slice(span.start, span.end)
    const same = removed.find(({ read }) => read?.text === own && read.atStart === (first + i === 0))
    return { read: same?.read, heard: undefined, judged: undefined, former }
  }
  const all = [
    ...starts.slice(0, first),
    ...spans.map((span) => span.start),
    ...rest,
    ...more.map((span) => span.start),
  ]
  const kept = all.findIndex((at, i) => enough(i, at))
  const most = kept < 0 ? all.length : kept
  return {
    starts: all.slice(0, most),
    end: all[most] ?? more.at(-1)?.end ?? known,
    places: [
      ...places.slice(0, first),
      ...spans.map(read),
      ...places.slice(met),
      ...more.map(() => unknownChunk),
    ].slice(0, most),
    ...(most === all.length && !more.length ? { edit: { first, count: spans.length, removed, shift } } : {}),
  }
}
