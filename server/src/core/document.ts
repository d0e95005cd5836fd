import type { Judged, JudgeOptions } from './judge/judge.ts'
import { spanOf } from './judge/judge.ts'
import { type Reasoning, reasoningOf } from './judge/reasoning.ts'
import { rated, type SeveritySettings } from './judge/severity.ts'
import { courtOf, Former, judgePiece, nearby, nothingBefore, type Reading, type Verdicts } from './judge/verdicts.ts'
import type { Finding, Part, Span } from './model.ts'
import { chunkAt, enough, notRead, type Place, surroundingsOf, unjudged, unread } from './places.ts'
import {
  type Format,
  type FormatHint,
  failure,
  shifted as movedFinding,
  type Name,
  type RuleFinding,
} from './read/format.ts'
import { type Piece, readPiece } from './read/pieces.ts'
import type { Comment } from './read/suppressions.ts'
import { inOrder, settle, type Told } from './settle.ts'

export type { Reading } from './judge/verdicts.ts'

/** A change of a text: what stood at `start` to `end` is now `newText`. Offsets are into the text before it. */
export interface Change extends Span {
  readonly newText: string
}

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
  private settled: readonly Part[] | undefined
  private all: readonly Told[] | undefined

  private constructor(
    readonly text: string,
    private readonly starts: readonly number[],
    /** Where the last chunk ends: at the end of the text, or where it is more than is read. */
    private readonly end: number,
    private readonly places: Place[],
    readonly format: Format,
    private readonly reading: Reading,
    private readonly options: DocumentOptions,
  ) {}

  /** A whole text. */
  static open(text: string, reading: Reading, options: DocumentOptions): ProseDocument {
    const format = reading.formatOf(text, options.hint)
    let count = 0
    const spans = format.whole(text)
      ? [{ start: 0, end: text.length }]
      : format.cut(text, 0, (at) => enough(++count, at))
    const unknown = { piece: undefined, verdicts: undefined, former: undefined }
    return new ProseDocument(
      text,
      spans.map((span) => span.start),
      format.name === 'none' ? text.length : (spans.at(-1)?.end ?? text.length),
      spans.map(() => unknown),
      format,
      reading,
      options,
    )
  }

  /** The document after some changes, made one after the other. */
  edit(changes: readonly Change[]): ProseDocument {
    return changes.reduce<ProseDocument>((document, change) => document.change(change), this)
  }

  private change({ start, end, newText }: Change): ProseDocument {
    const { places, starts, format } = this
    const text = this.text.slice(0, start) + newText + this.text.slice(end)
    if (this.reading.formatOf(text, this.options.hint) !== format || format.whole(text) || format.whole(this.text))
      return ProseDocument.open(text, this.reading, this.options)
    const shift = newText.length - (end - start)
    // The chunk before the edit may grow into it (its last blank line decides where it ends), so reading starts there.
    const sameHead = format.head?.(text) === format.head?.(this.text)
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
    const known = rest.length ? this.end + shift : last
    count = first + spans.length + rest.length
    const more =
      enough(count, known) || known >= text.length ? [] : format.cut(text, known, (at) => enough(++count, at))
    const touched = places.slice(first, met)
    const former = new Former([
      ...new Set(touched.flatMap((place) => (place.verdicts ? [place.verdicts] : (place.former?.verdicts ?? [])))),
    ])
    const read = (span: Span, i: number): Place => {
      const own = text.slice(span.start, span.end)
      const same = touched.find(({ piece }) => piece?.text === own && piece.atStart === (first + i === 0))
      return { piece: same?.piece, verdicts: undefined, former }
    }
    const all = [
      ...starts.slice(0, first),
      ...spans.map((span) => span.start),
      ...rest,
      ...more.map((span) => span.start),
    ]
    const unknown: Place = { piece: undefined, verdicts: undefined, former: undefined }
    const kept = all.findIndex((at, i) => enough(i, at))
    const most = kept < 0 ? all.length : kept
    return new ProseDocument(
      text,
      all.slice(0, most),
      all[most] ?? more.at(-1)?.end ?? known,
      [...places.slice(0, first), ...spans.map(read), ...places.slice(met), ...more.map(() => unknown)].slice(0, most),
      format,
      this.reading,
      this.options,
    )
  }

  private textOf(chunk: number): string {
    return this.text.slice(this.starts[chunk], this.starts[chunk + 1] ?? this.end)
  }

  /** Reads and judges what is still to do, one chunk a step, so that a caller may stop between two. */
  *work(): Generator<void, void, void> {
    if (this.settled) return
    yield* this.read()
    yield* this.judge()
    this.settled = this.settle()
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
    return this.settled!
  }

  /** Findings with their sentences, for rewordings. Offsets are into the document. */
  get judged(): readonly Judged[] {
    return this.findings.filter((f): f is Judged => 'sentence' in f)
  }

  /** Reads the chunks that changed. Those that may define labels come first, for the labels are carried over to the others. */
  private *read() {
    const { places } = this
    const read = (i: number, labels: readonly string[]) => {
      places[i] = { ...places[i]!, piece: readPiece(this.textOf(i), i === 0, labels, this.format, this.reading) }
    }
    for (let i = 0; i < places.length; i++) {
      if (places[i]!.piece || !this.textOf(i).includes(']:')) continue
      read(i, [])
      yield
    }
    for (const { i, labels } of unread(places, (chunk) => this.textOf(chunk))) {
      read(i, labels)
      yield
    }
  }

  /** Judges the chunks whose findings are not known or were found in other surroundings. */
  private *judge() {
    const { places } = this
    const around = surroundingsOf(places)
    const leaves = (i: number) => (i < 0 ? nothingBefore : places[i]!.verdicts!.leaves)
    for (let i = -1; (i = unjudged(places, i + 1, leaves(i), around)) < places.length; ) {
      const { piece, verdicts, former = new Former(verdicts ? [verdicts] : []) } = places[i]!
      const alone = piece!.chunk.standalone
      const own = {
        context: alone ? nothingBefore : leaves(i - 1),
        next: around.next[i],
        second: around.second[i],
        refutation: alone ? 0 : around.refutation,
      }
      const judged = judgePiece(piece!, own, former, this.reading, this.options)
      places[i] = { piece, verdicts: judged, former: undefined }
      yield
    }
  }

  private settle(): readonly Part[] {
    const { places, starts } = this
    const comments: Comment[] = []
    const parts: Part[] = []
    for (let i = 0; i < places.length; i++) {
      const { piece, verdicts, told } = places[i]!
      const start = starts[i]!
      if (piece!.chunk.comments.length)
        for (const c of piece!.chunk.comments)
          comments.push({ start: start + c.start, end: start + c.end, text: c.text })
      const findings = told ?? toldOf(piece!, verdicts!, this.options.severity)
      if (!told) places[i] = { ...places[i]!, told: findings }
      if (findings.length) parts.push({ start, findings })
    }
    const across = [...this.across(), ...notRead(this.text, this.end)].flatMap((found) =>
      rated(found, this.options.severity),
    )
    if (!across.length && !comments.length) return parts
    const all = parts.flatMap(({ start, findings }) => findings.map((finding) => movedFinding(finding, start)))
    const sorted = across.length ? [...all, ...across].sort(inOrder) : all
    return [{ start: 0, findings: settle(this.text, sorted, comments, (offset) => this.blockAfter(offset)) }]
  }

  /** What is wrong between chunks. */
  private across(): RuleFinding[] {
    try {
      return this.format.across?.(this.names(), this.options.hint.known) ?? []
    } catch (error) {
      return [failure(error, { start: 0, end: 0 })]
    }
  }

  /** The names that the chunks give and use, as far as they are read. */
  names(): Name[] {
    const all: Name[] = []
    for (const [i, { piece }] of this.places.entries()) {
      if (!piece?.chunk.names?.length) continue
      const start = this.starts[i]!
      for (const name of piece.chunk.names)
        all.push({
          ...name,
          span: shifted(name.span, start),
          ...(name.around ? { around: shifted(name.around, start) } : {}),
        })
    }
    return all
  }

  /** The prose block that follows an offset. */
  blockAfter(offset: number): Span | undefined {
    for (let i = Math.max(0, chunkAt(this.starts, offset)); i < this.places.length; i++) {
      const start = this.starts[i]!
      const passage = this.places[i]!.piece?.chunk.passages.find(({ block }) => block.start + start >= offset)
      if (passage) return shifted(passage.block, start)
    }
    return undefined
  }

  /** How the sentence at an offset was read; undefined where no sentence stands. */
  reasoning(offset: number): Reasoning | undefined {
    void this.findings
    const i = chunkAt(this.starts, offset)
    const at = offset - (this.starts[i] ?? 0)
    const verdict = this.places[i]?.verdicts?.sentences.find(({ sentence }) => {
      const { start, end } = spanOf(sentence, 0, sentence.tokens.length - 1)
      return start <= at && at <= end
    })
    return (
      verdict &&
      reasoningOf(verdict.sentence, verdict.position, nearby(verdict.position), courtOf(this.reading, this.options))
    )
  }

  /** Where the chunk that holds an offset starts: findings' sentences count from there. */
  chunkStart(offset: number): number {
    return this.starts[chunkAt(this.starts, offset)] ?? 0
  }
}

/** A chunk's findings, with offsets into the chunk. */
function toldOf({ chunk, text }: Piece, { findings, failed }: Verdicts, severity: SeveritySettings): readonly Told[] {
  if (!chunk.problems.length && !failed) return findings.length > 1 ? [...findings].sort(inOrder) : findings
  const wrong = failed ? [failure(failed.error, { start: 0, end: Math.min(text.length, 80) })] : []
  const problems = [...chunk.problems, ...wrong].flatMap((problem) => rated(problem, severity))
  return [...findings, ...problems].sort(inOrder)
}

const shifted = ({ start, end }: Span, by: number): Span => ({ start: start + by, end: end + by })
