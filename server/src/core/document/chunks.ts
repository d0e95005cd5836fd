import type { Former } from '../judge/former.ts'
import {
  type Attitude,
  type Context,
  type HeardChunk,
  neutral,
  nothingBefore,
  sameAround,
} from '../judge/hear-chunk.ts'
import { type JudgedChunk, sayingsIn } from '../judge/judge-chunk.ts'
import { expectationOf } from '../learn/expectation.ts'
import { type Rest, reach } from '../learn/neighbours.ts'
import type { Span } from '../model.ts'
import { type Name, type RuleFinding, ruleFinding } from '../read/format.ts'
import { lineEnd } from '../read/line.ts'
import { addCounts, type Counts, labelsIn, noCounts, type ReadChunk } from '../weigh/chunk.ts'
import type { ReadSentence } from '../weigh/sentence.ts'
import type { AnyFinding } from './suppress.ts'

/** What is known of a chunk so far. Never changed: a document that learns more puts another in its place. */
export interface ChunkState {
  readonly read: ReadChunk | undefined
  readonly heard: HeardChunk | undefined
  readonly judged: JudgedChunk | undefined
  /** What stood here before an edit was heard so; forgotten once the chunk is heard. */
  readonly former: Former | undefined
  /** Its findings, with offsets into the chunk, once they are settled. */
  readonly told?: readonly AnyFinding[]
}

/** A chunk of which nothing is known yet. */
export const unknownChunk: ChunkState = { read: undefined, heard: undefined, judged: undefined, former: undefined }

/** Most text that is read of a document, in UTF-16 units, and most of its chunks: a book of a thousand pages. */
export const mostText = 2_000_000
export const mostChunks = 20_000

/** Whether no further chunk is read: `count` are before the one that starts at `at`. */
export const enough = (count: number, at: number): boolean => count >= mostChunks || at >= mostText

/** Tells of a document that was not read to its end, on its first line. */
export function notRead(text: string, end: number): RuleFinding[] {
  if (end >= text.length) return []
  const lines = text.slice(0, end).split(/\r\n|\n|\r/).length
  const message = `Too long: checked up to line ${lines.toLocaleString('en')} (${end.toLocaleString('en')} characters). Split it into several files.`
  const span = { start: 0, end: lineEnd(text, 0, 80) }
  return [{ ...ruleFinding('goodform/unread', 'warning', message, span), unchecked: true }]
}

/** The number of the chunk that holds an offset, by where the chunks start; -1 when there is none. */
export function chunkAt(starts: readonly number[], offset: number): number {
  let low = -1
  let high = starts.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (starts[middle]! <= offset) low = middle
    else high = middle - 1
  }
  return low
}

/** The chunks that have to be read, with the labels to read them with: those that other chunks define and they refer to. */
export function chunksToRead(
  places: readonly ChunkState[],
  textOf: (chunk: number) => string,
): { i: number; labels: readonly string[] }[] {
  const defined = new Set<string>()
  for (const { read } of places) {
    if (read?.chunk.defines.length) for (const label of read.chunk.defines) defined.add(label)
  }
  const found: { i: number; labels: readonly string[] }[] = []
  for (let i = 0; i < places.length; i++) {
    const { read } = places[i]!
    if (read && (!read.refers.length || (!defined.size && !read.labels))) continue
    const refers = defined.size ? (read?.refers ?? labelsIn(textOf(i))) : []
    const labels = refers.filter((label) => defined.has(label))
    if (read?.labels !== labels.join('\n')) found.push({ i, labels })
  }
  return found
}

/** What stands around the chunks of a document. */
export interface ChunkSurroundings {
  /** The first and the second sentence behind each chunk. */
  readonly next: readonly (ReadSentence | undefined)[]
  readonly second: readonly (ReadSentence | undefined)[]
  readonly attitude: Attitude
  readonly counts: Counts
}

/** Gathers what stands around the chunks; all must have been read. */
export function surroundingsOf(places: readonly ChunkState[]): ChunkSurroundings {
  const next: (ReadSentence | undefined)[] = new Array(places.length)
  const second: (ReadSentence | undefined)[] = new Array(places.length)
  let one: ReadSentence | undefined
  let two: ReadSentence | undefined
  let counts = noCounts
  for (let i = places.length - 1; i >= 0; i--) {
    next[i] = one
    second[i] = two
    const read = places[i]!.read!
    counts = addCounts(counts, read.counts)
    if (read.chunk.standalone) next[i] = second[i] = one = two = undefined
    else if (read.flat.length) {
      two = read.flat[1] ?? one
      one = read.flat[0]
    }
  }
  return { next, second, attitude: attitudeOf(counts), counts }
}

/** The first and the second sentence behind a chunk. */
export function behind(places: readonly ChunkState[], chunk: number): readonly (ReadSentence | undefined)[] {
  if (places[chunk]!.read!.chunk.standalone) return []
  const found: ReadSentence[] = []
  for (let i = chunk + 1; i < places.length && found.length < 2; i++) {
    const { chunk, flat } = places[i]!.read!
    if (chunk.standalone) break
    found.push(...flat.slice(0, 2 - found.length))
  }
  return found
}

/** The first chunk that has one of so many sentences before a chunk. */
export function reaching(places: readonly ChunkState[], chunk: number, count: number): number {
  let sentences = 0
  let i = chunk
  while (i > 0 && sentences < count) sentences += places[--i]!.read!.flat.length
  return i
}

/** Where the chunks end that have one of so many sentences from a chunk on. */
export function reached(places: readonly ChunkState[], chunk: number, count: number): number {
  let sentences = 0
  let i = chunk
  while (i < places.length && sentences < count) sentences += places[i++]!.read!.flat.length
  return i
}

/** How much an article refutes and claims, in few steps, so that an edit seldom crosses one. */
export function attitudeOf({ sentences, refuting, asserting }: Counts): Attitude {
  if (sentences < 8) return neutral
  return {
    refutation: refuting * 4 > sentences ? 2 : refuting * 9 > sentences ? 1 : 0,
    density: asserting * 11 > sentences ? 3 : asserting * 20 > sentences ? 2 : asserting * 50 > sentences ? 1 : 0,
  }
}

/** The first chunk from one on that was not heard, or in other surroundings. */
export function nextToHear(
  places: readonly ChunkState[],
  from: number,
  before: Context,
  around: ChunkSurroundings,
): number {
  let context = before
  for (let i = from; i < places.length; i++) {
    const { read, heard } = places[i]!
    if (!heard || heard.read !== read) return i
    const alone = read.chunk.standalone
    const above = alone ? nothingBefore : context
    if (!sameAround(heard.around, above, around.next[i], around.second[i], alone ? neutral : around.attitude)) return i
    context = heard.leaves
  }
  return places.length
}

/** How much a document claims, but for the chunks that stand for themselves; all must have been heard. */
export function expectationIn(places: readonly ChunkState[]): number {
  let expected = 0
  let sentences = 0
  for (const { read, heard } of places) {
    if (read!.chunk.standalone) continue
    expected += heard!.expected
    sentences += read!.flat.length
  }
  return expectationOf(expected, sentences)
}

/**
 * What is said around a chunk; the chunks around it must have been heard. Nothing is supposed of one that stands for itself.
 * @param expectation how much the document claims
 */
export function restOf(places: readonly ChunkState[], chunk: number, expectation: number): Rest {
  const { chunk: own, flat } = places[chunk]!.read!
  if (own.standalone) return alone
  // Nothing is asked of a chunk without a sentence; looking around each of thousands in a row would take the square of their number.
  if (!flat.length) return { expectation, before: [], behind: [] }
  const before: Rest['before'][number][] = []
  for (let i = chunk - 1; i >= 0 && before.length < reach && !places[i]!.read!.chunk.standalone; i--)
    before.unshift(...sayingsIn(places[i]!.heard!).slice(before.length - reach))
  const behind: Rest['behind'][number][] = []
  for (let i = chunk + 1; i < places.length && behind.length < reach && !places[i]!.read!.chunk.standalone; i++)
    behind.push(...sayingsIn(places[i]!.heard!).slice(0, reach - behind.length))
  return { expectation, before, behind }
}

const alone: Rest = { expectation: expectationOf(0, 0), before: [], behind: [] }

/** The names that chunks give and use, with offsets into the document. */
export function namesOf(places: readonly ChunkState[], starts: readonly number[]): Name[] {
  const moved = ({ start, end }: Span, by: number): Span => ({ start: start + by, end: end + by })
  return places.flatMap(({ read }, i) =>
    (read?.chunk.names ?? []).map((name) => ({
      ...name,
      span: moved(name.span, starts[i]!),
      ...(name.around ? { around: moved(name.around, starts[i]!) } : {}),
    })),
  )
}
