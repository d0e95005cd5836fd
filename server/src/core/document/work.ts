import { Former } from '../judge/former.ts'
import { type Around, hearPiece, neutral, nothingBefore, type Reading } from '../judge/hearings.ts'
import type { JudgeOptions } from '../judge/judge.ts'
import { judgeHearing } from '../judge/verdicts.ts'
import { sameRest } from '../learn/index.ts'
import type { Format } from '../read/format.ts'
import { readPiece } from '../weigh/pieces.ts'
import { type Place, restOf, surroundingsOf, unheard, unread } from './places.ts'
import { type Told, toldOf } from './settle.ts'

/**
 * The work on a document's chunks: each is read, heard, judged and told, and what comes out is put in its place. A generator stops behind each
 * chunk, so that a caller may go on later, or never.
 */
export class Work {
  constructor(
    private readonly text: string,
    private readonly starts: readonly number[],
    private readonly end: number,
    private readonly places: Place[],
    private readonly format: Format,
    private readonly reading: Reading,
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
      if (places[i]!.piece || !this.textOf(i).includes(']:')) continue
      this.readChunk(i, [])
      yield
    }
    for (const { i, labels } of unread(places, (chunk) => this.textOf(chunk))) {
      this.readChunk(i, labels)
      yield
    }
  }

  /** Reads a chunk. `labels` are those that other chunks define and this one refers to. */
  readChunk(i: number, labels: readonly string[]): void {
    const piece = readPiece(this.textOf(i), i === 0, labels, this.format, this.reading)
    this.places[i] = { ...this.places[i]!, piece }
  }

  /** Hears the chunks that were not heard yet or in other surroundings. */
  *hear() {
    const { places } = this
    const around = surroundingsOf(places)
    const leaves = (i: number) => (i < 0 ? nothingBefore : places[i]!.hearing!.leaves)
    for (let i = -1; (i = unheard(places, i + 1, leaves(i), around)) < places.length; ) {
      const alone = places[i]!.piece!.chunk.standalone
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
    const { piece, hearing, former = new Former(hearing ? [hearing] : []) } = this.places[i]!
    const heard = hearPiece(piece!, around, former, this.reading, this.options)
    this.places[i] = { piece, hearing: heard, verdicts: undefined, former: undefined }
  }

  /** Judges the chunks that were heard anew, and those of which the rest of the article says something else than before. */
  *judge(expectation: number) {
    for (let i = 0; i < this.places.length; i++) if (this.judgeChunk(i, expectation)) yield
  }

  /** Judges a chunk that was heard, if it was not judged so before. All that were near it must have been heard. Tells whether it did. */
  judgeChunk(i: number, expectation: number): boolean {
    const { piece, hearing, verdicts: known } = this.places[i]!
    const rest = restOf(this.places, i, expectation)
    if (known && sameRest(known.rest, rest)) return false
    const verdicts = judgeHearing(hearing!, rest, this.reading, this.options)
    this.places[i] = { piece, hearing, verdicts, former: undefined }
    return true
  }

  /** A chunk's findings, with offsets into the chunk. */
  tell(i: number): readonly Told[] {
    const { piece, hearing, verdicts, told = toldOf(piece!, verdicts!, this.options.severity) } = this.places[i]!
    this.places[i] = { piece, hearing, verdicts, former: undefined, told }
    return told
  }
}
