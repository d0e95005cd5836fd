import { sameAttitude } from '../judge/hear-chunk.ts'
import type { Part } from '../model.ts'
import { addCounts, type ReadChunk } from '../weigh/chunk.ts'
import { attitudeOf, type ChunkState, type ChunkSurroundings } from './chunks.ts'
import type { EditedChunks } from './recut.ts'

/** What is known of a document whose findings are settled: enough for an edit to look at nothing but what it touched. */
export interface Settled extends Pick<ChunkSurroundings, 'attitude' | 'counts'> {
  /** How much the article claims, see `expectationOf`. */
  readonly expectation: number
  readonly parts: readonly Part[]
  /** Labels of link references and footnotes that its chunks define. */
  readonly defined: ReadonlySet<string>
  /** Every part is a chunk's own: no comment and no rule between chunks has a say in it. */
  readonly apart: boolean
}

/** An edit of a settled document. */
export interface Touched extends EditedChunks {
  readonly before: Settled
}

/** Whether a chunk has no say in how others are read, but by its sentences. */
const isQuiet = ({ chunk }: ReadChunk): boolean =>
  !chunk.defines.length && !chunk.comments.length && !chunk.names?.length && !chunk.standalone

/**
 * What surrounds the chunks after an edit, when nothing changed that could concern chunks far from it.
 * @param places the chunks that the edit touched must have been read
 */
export function surroundingsAfter(
  { before, first, count, removed }: Touched,
  places: readonly ChunkState[],
): Pick<Settled, 'attitude' | 'counts'> | undefined {
  const added = places.slice(first, first + count)
  let { counts } = before
  for (const [sign, some] of [
    [-1, removed],
    [1, added],
  ] as const)
    for (const { read } of some) {
      if (!read || !isQuiet(read)) return undefined
      counts = addCounts(counts, read.counts, sign)
    }
  const attitude = attitudeOf(counts)
  return sameAttitude(attitude, before.attitude) ? { attitude, counts } : undefined
}

/**
 * The parts after an edit.
 * @param from the chunks from one to before another were judged anew
 */
export function partsAfter(
  { before, shift }: Touched,
  places: readonly ChunkState[],
  starts: readonly number[],
  from: number,
  to: number,
): Part[] {
  const begin = starts[from] ?? Number.POSITIVE_INFINITY
  const end = (starts[to] ?? Number.POSITIVE_INFINITY) - shift
  const parts: Part[] = []
  let i = 0
  for (; i < before.parts.length && before.parts[i]!.start < begin; i++) parts.push(before.parts[i]!)
  for (let chunk = from; chunk < to; chunk++) {
    const findings = places[chunk]!.told!
    if (findings.length) parts.push({ start: starts[chunk]!, findings })
  }
  for (; i < before.parts.length; i++) {
    const { start, findings } = before.parts[i]!
    if (start >= end) parts.push({ start: start + shift, findings })
  }
  return parts
}
