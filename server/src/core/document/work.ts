import { Former } from '../judge/former.ts'
import { type Around, hearChunk, type LinterParts, neutral, nothingBefore } from '../judge/hear-chunk.ts'
import type { JudgeOptions } from '../judge/judge.ts'
import { judgeChunk } from '../judge/judge-chunk.ts'
import { sameRest } from '../learn/index.ts'
import type { Format } from '../read/format.ts'
import { readChunk } from '../weigh/chunk.ts'
import { type ChunkState, chunksToRead, nextToHear, restOf, surroundingsOf } from './chunks.ts'
import { type AnyFinding, findingsOf } from './suppress.ts'

/**
 * The work on a document's chunks: each is read, heard, judged and told, and what comes out is put in its place. A generator stops behind each
 * chunk, so that a caller may go on later, or never.
 */
export class Work {
  constructor(
    private readonly text: string,
    private readonly starts: readonly number[],
    private readonly end: number,
    private readonly places: ChunkState[],
    private readonly format: Format,
    private readonly parts: LinterParts,
    private readonly options: JudgeOptions,
  ) {}

  /** The text of a chunk. */
  textOf(chunk: number): string {
    return this.text.slice(this.starts[chunk], this.starts[chunk + 1] ?? this.end)
  }

  /** Reads the chunks that changed. Those that may define labels come first, for the labels are carried over to the others. */
  *read() {
    const { places } = this
    for (let i = 0; i < places.length; i++) {
      if (places[i]!.read || !this.textOf(i).includes(']:')) continue
      this.readChunk(i, [])
      yield
    }
    for (const { i, labels } of chunksToRead(places, (chunk) => this.textOf(chunk))) {
      this.readChunk(i, labels)
      yield
    }
  }

  /** Reads a chunk. `labels` are those that other chunks define and this one refers to. */
  readChunk(i: number, labels: readonly string[]): void {
    const read = readChunk(this.textOf(i), i === 0, labels, this.format, this.parts)
    this.places[i] = { ...this.places[i]!, read }
  }

  /** Hears the chunks that were not heard yet or in other surroundings. */
  *hear() {
    const { places } = this
    const around = surroundingsOf(places)
    const leaves = (i: number) => (i < 0 ? nothingBefore : places[i]!.heard!.leaves)
    for (let i = -1; (i = nextToHear(places, i + 1, leaves(i), around)) < places.length; ) {
      const alone = places[i]!.read!.chunk.standalone
      this.hearChunk(i, {
        context: alone ? nothingBefore : leaves(i - 1),
        next: around.next[i],
        second: around.second[i],
        attitude: alone ? neutral : around.attitude,
      })
      yield
    }
    return around
  }

  /** Hears a chunk; what it was judged before is forgotten. */
  hearChunk(i: number, around: Around): void {
    const { read, heard: before, former = new Former(before ? [before] : []) } = this.places[i]!
    const heard = hearChunk(read!, around, former, this.parts, this.options)
    this.places[i] = { read, heard, judged: undefined, former: undefined }
  }

  /** Judges the chunks that were heard anew, and those of which the rest of the article says something else than before. */
  *judge(expectation: number) {
    for (let i = 0; i < this.places.length; i++) if (this.judgeChunk(i, expectation)) yield
  }

  /** Judges a chunk that was heard, if it was not judged so before. All that were near it must have been heard. Tells whether it did. */
  judgeChunk(i: number, expectation: number): boolean {
    const { read, heard, judged: known } = this.places[i]!
    const rest = restOf(this.places, i, expectation)
    if (known && sameRest(known.rest, rest)) return false
    const judged = judgeChunk(heard!, rest, this.parts, this.options)
    this.places[i] = { read, heard, judged, former: undefined }
    return true
  }

  /** A chunk's findings, with offsets into the chunk. */
  tell(i: number): readonly AnyFinding[] {
    const { read, heard, judged, told = findingsOf(read!, judged!, this.options.severity) } = this.places[i]!
    this.places[i] = { read, heard, judged, former: undefined, told }
    return told
  }
}
