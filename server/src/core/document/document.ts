import { judgePartsOf, type LinterParts, nearby, nothingBefore, sameAround } from '../judge/hear-chunk.ts'
import type { Judged, JudgeOptions } from '../judge/judge.ts'
import { spanOf } from '../judge/judge.ts'
import { restsIn } from '../judge/judge-chunk.ts'
import { type Reasoning, reasoningOf } from '../judge/reasoning.ts'
import { rated } from '../judge/severity.ts'
import { reach } from '../learn/index.ts'
import type { Finding, Part } from '../model.ts'
import {
  type Format,
  type FormatHint,
  failure,
  shifted as movedFinding,
  type Name,
  type RuleFinding,
} from '../read/format.ts'
import type { Comment } from '../read/suppressions.ts'
import { labelsIn } from '../weigh/chunk.ts'
import { blockAfter } from './blocks.ts'
import {
  behind,
  type ChunkState,
  type ChunkSurroundings,
  chunkAt,
  enough,
  expectationIn,
  namesOf,
  notRead,
  reached,
  reaching,
  unknownChunk,
} from './chunks.ts'
import { type Change, recut } from './recut.ts'
import { type AnyFinding, applySuppressions, inOrder } from './suppress.ts'
import { partsAfter, type Settled, surroundingsAfter, type Touched } from './touched.ts'
import { Work } from './work.ts'

export type { LinterParts } from '../judge/hear-chunk.ts'
export type { Change } from './recut.ts'

/** What a document is judged with, and what is known of its format. */
export interface DocumentOptions extends JudgeOptions {
  readonly hint: FormatHint
}

/**
 * A linted document. Its text never changes: `edit` gives a new one that shares what the edit left alone. A chunk is read again
 * only when its text changed, and a sentence judged again only when it or what surrounds it changed; so incremental findings equal those
 * of a full run. Reading waits until findings are asked for, or is done step by step (`work`).
 */
export class ProseDocument {
  private settled: Settled | undefined
  private all: readonly AnyFinding[] | undefined
  private readonly chunks: Work

  private constructor(
    readonly text: string,
    readonly starts: readonly number[],
    /** Where the last chunk ends: at the end of the text, or where it is more than is read. */
    readonly end: number,
    readonly places: ChunkState[],
    readonly format: Format,
    private readonly reading: LinterParts,
    private readonly options: DocumentOptions,
    private touched?: Touched,
  ) {
    this.chunks = new Work(text, starts, end, places, format, reading, options)
  }

  /** A whole text. */
  static open(text: string, reading: LinterParts, options: DocumentOptions): ProseDocument {
    const format = reading.formatOf(text, options.hint)
    let count = 0
    const spans = format.whole(text)
      ? [{ start: 0, end: text.length }]
      : format.cut(text, 0, (at) => enough(++count, at))
    return new ProseDocument(
      text,
      spans.map((span) => span.start),
      format.name === 'none' ? text.length : (spans.at(-1)?.end ?? text.length),
      spans.map(() => unknownChunk),
      format,
      reading,
      options,
    )
  }

  /** The document after some changes, made one after the other. */
  edit(changes: readonly Change[]): ProseDocument {
    return changes.reduce<ProseDocument>((document, change) => document.change(change), this)
  }

  private change(change: Change): ProseDocument {
    const { reading, options, format, settled } = this
    const text = this.text.slice(0, change.start) + change.newText + this.text.slice(change.end)
    if (reading.formatOf(text, options.hint) !== format || format.whole(text) || format.whole(this.text))
      return ProseDocument.open(text, reading, options)
    const { starts, end, places, edit } = recut(text, change, this, format)
    // Whether all of a text is read is told across its chunks.
    const whole = this.end >= this.text.length && end >= text.length
    const touched =
      edit && whole && settled?.apart && format.name === 'markdown' ? { before: settled, ...edit } : undefined
    return new ProseDocument(text, starts, end, places, format, reading, options, touched)
  }

  /** Reads and judges what is still to do, one chunk a step, so that a caller may stop between two. */
  *work(): Generator<void, void, void> {
    if (this.settled) return
    this.settled = yield* this.update()
    this.touched = undefined
    if (this.settled) return
    yield* this.chunks.read()
    const around = yield* this.chunks.hear()
    const expectation = expectationIn(this.places)
    yield* this.chunks.judge(expectation)
    this.settled = this.settle(around, expectation)
  }

  /** Does what an edit asks for; undefined where it may concern chunks that it did not touch. */
  private *update(): Generator<void, Settled | undefined, void> {
    const { touched, places, starts } = this
    if (!touched) return undefined
    const { before, first, count } = touched
    for (let i = first; i < first + count; i++) {
      if (places[i]!.read) continue
      const text = this.chunks.textOf(i)
      const labels = before.defined.size ? labelsIn(text).filter((label) => before.defined.has(label)) : []
      this.chunks.readChunk(i, labels)
      yield
    }
    const now = surroundingsAfter(touched, places)
    if (!now) return undefined
    let from = first
    let to = first + count
    // A chunk is heard with the two sentences behind it.
    for (let i = reaching(places, first, 2); i < places.length; i++) {
      const { read, heard } = places[i]!
      const context = i ? places[i - 1]!.heard!.leaves : nothingBefore
      const [next, second] = behind(places, i)
      if (heard?.read !== read || !sameAround(heard!.around, context, next, second, now.attitude)) {
        this.chunks.hearChunk(i, { context, next, second, attitude: now.attitude })
        yield
      }
      // Heard now, or when this work was begun before and left.
      if (!places[i]!.told) {
        from = Math.min(from, i)
        to = Math.max(to, i + 1)
      } else if (i >= to) break
    }
    const expectation = expectationIn(places)
    if (expectation !== before.expectation) return undefined
    from = reaching(places, from, reach)
    to = reached(places, to, reach)
    for (let i = from; i < to; i++) {
      this.chunks.judgeChunk(i, expectation)
      this.chunks.tell(i)
    }
    return {
      ...now,
      expectation,
      parts: partsAfter(touched, places, starts, from, to),
      defined: before.defined,
      apart: true,
    }
  }

  /** All findings in the order of the text, suppressed ones left out, bad and unused suppressions told. */
  get findings(): readonly Finding[] {
    return (this.all ??= this.parts.flatMap(({ start, findings }) =>
      start ? findings.map((finding) => movedFinding(finding, start)) : findings,
    ))
  }

  /** The same, part by part. */
  get parts(): readonly Part[] {
    if (!this.settled) for (const _ of this.work());
    return this.settled!.parts
  }

  /** Findings with their sentences, for rewordings. Offsets are into the document. */
  get judged(): readonly Judged[] {
    return this.findings.filter((f): f is Judged => 'sentence' in f)
  }

  private settle({ attitude, counts }: ChunkSurroundings, expectation: number): Settled {
    const { places, starts } = this
    const comments: Comment[] = []
    const parts: Part[] = []
    const defined = new Set<string>()
    for (let i = 0; i < places.length; i++) {
      const { chunk } = places[i]!.read!
      const start = starts[i]!
      for (const c of chunk.comments) comments.push({ start: start + c.start, end: start + c.end, text: c.text })
      for (const label of chunk.defines) defined.add(label)
      const findings = this.chunks.tell(i)
      if (findings.length) parts.push({ start, findings })
    }
    const across = [...this.across(), ...notRead(this.text, this.end)].flatMap((found) =>
      rated(found, this.options.severity),
    )
    const rest = { attitude, counts, expectation, defined }
    if (!across.length && !comments.length) return { ...rest, parts, apart: true }
    const all = parts.flatMap(({ start, findings }) => findings.map((finding) => movedFinding(finding, start)))
    const sorted = across.length ? [...all, ...across].sort(inOrder) : all
    const { names } = this.reading
    const findings = applySuppressions(this.text, sorted, comments, names, (offset) =>
      blockAfter(places, starts, offset),
    )
    return { ...rest, parts: [{ start: 0, findings }], apart: false }
  }

  /** What is wrong between chunks. */
  private across(): RuleFinding[] {
    try {
      return this.format.across?.(this.names(), this.options.hint) ?? []
    } catch (error) {
      return [failure(error, { start: 0, end: 0 })]
    }
  }

  /** The names that the chunks give and use, as far as they are read. */
  names(): Name[] {
    return namesOf(this.places, this.starts)
  }

  /** How the sentence at an offset was read; undefined where no sentence stands. */
  reasoning(offset: number): Reasoning | undefined {
    const { findings } = this
    const i = chunkAt(this.starts, offset)
    const at = offset - (this.starts[i] ?? 0)
    const place = this.places[i]
    const number = place?.heard?.sentences.findIndex(({ sentence }) => {
      const { start, end } = spanOf(sentence, 0, sentence.tokens.length - 1)
      return start <= at && at <= end
    })
    if (number === undefined || number < 0) return undefined
    const { heard, rest } = place!.judged!
    const { sentence, position } = heard.sentences[number]!
    const parts = judgePartsOf(this.reading, this.options)
    const own = spanOf(sentence, 0, sentence.tokens.length - 1)
    const from = offset - at + own.start
    const to = offset - at + own.end
    const suppressed = (claim: string) =>
      !findings.some(({ claim: told, span }) => told === claim && from <= span.start && span.end <= to)
    return reasoningOf(sentence, position, nearby(position), restsIn(heard, rest)(number), parts, suppressed)
  }

  editCost(offset: number): number {
    return (this.starts[chunkAt(this.starts, offset) + 1] ?? this.end) - this.chunkStart(offset)
  }

  /** Where the chunk that holds an offset starts: findings' sentences count from there. */
  chunkStart(offset: number): number {
    return this.starts[chunkAt(this.starts, offset)] ?? 0
  }
}
