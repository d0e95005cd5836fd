import type { Span } from '../model.ts'
import { type ChunkState, chunkAt } from './chunks.ts'

/**
 * The block of prose that follows an offset; all of the list, quotation or table that begins there. A list goes on in the next chunks, where
 * blank lines part its items.
 */
export function blockAfter(places: readonly ChunkState[], starts: readonly number[], offset: number): Span | undefined {
  for (let i = Math.max(0, chunkAt(starts, offset)); i < places.length; i++) {
    const start = starts[i]!
    const { passages = [], containers = [] } = places[i]!.read?.chunk ?? {}
    const isBehind = (span: Span) => span.start + start >= offset
    let block: Span | undefined
    // The name of an exercise comes first, wherever it stands.
    for (const passage of passages)
      if (isBehind(passage.block) && !(block && block.start <= passage.block.start)) block = passage.block
    if (!block) continue
    const { start: at } = block
    const whole = containers.find((one) => isBehind(one) && one.start <= at && at < one.end)
    if (!whole) return { start: block.start + start, end: block.end + start }
    let last = i
    const goesOn = (chunk: number) => places[chunk]?.read?.chunk.containers?.[0]
    if (whole.list) while (goesOn(last + 1)?.list && goesOn(last + 1)!.start === 0) last++
    return { start: whole.start + start, end: last === i ? whole.end + start : goesOn(last)!.end + starts[last]! }
  }
  return undefined
}
