import { type Judged, type JudgeOptions, judgeSentence } from './judge/judge.ts'
import type { ClaimModel } from './learn/index.ts'
import type { Matcher } from './match/matcher.ts'
import type { Claim, Finding, Passage, Span } from './model.ts'
import { type Chunk, type Format, type FormatHint, ruleFinding, shifted } from './read/format.ts'
import { type MatchedSentence, readSentences } from './read/sentences.ts'
import { type Comment, covers, readSuppressions } from './read/suppressions.ts'
import type { Cue } from './weigh/cues.ts'
import type { Head } from './weigh/surroundings.ts'

/** What a document is read with; the same for all documents of a linter. */
export interface Reading {
  readonly matcher: Matcher
  readonly cues: ReadonlyMap<number, readonly Cue[]>
  readonly claims: ReadonlyMap<string, Claim>
  readonly model?: ClaimModel | undefined
  /** The format that a text is in; asked again after every edit. */
  readonly formatOf: (text: string, hint: FormatHint) => Format
}

/** A change of a text: what stood at `start` to `end` is now `newText`. Offsets are into the text before it. */
export interface Change extends Span {
  readonly newText: string
}

/** One chunk as read; it depends on nothing but its text and the labels it refers to. */
interface Piece {
  readonly text: string
  readonly labels: string
  readonly chunk: Chunk
  readonly sentences: readonly (readonly MatchedSentence[])[]
  readonly refuting: number
  readonly count: number
}

/** A chunk's findings, with all that they were judged by: equal keys give equal findings. */
interface Verdicts {
  readonly key: readonly unknown[]
  readonly findings: readonly Judged[]
}

/** What a document is judged with, and what is known of its format. */
export interface DocumentOptions extends JudgeOptions {
  readonly hint: FormatHint
}

interface Place {
  readonly start: number
  readonly piece: Piece
  readonly verdicts: Verdicts
}

/**
 * A linted document. Immutable: `edit` gives a new one that shares what the edit left alone. A chunk is read again only when
 * its text changed, and judged again only when what surrounds it changed; so incremental findings equal those of a full run.
 */
export class ProseDocument {
  private constructor(
    readonly text: string,
    private readonly places: readonly Place[],
    readonly format: Format,
    private readonly reading: Reading,
    private readonly options: DocumentOptions,
  ) {}

  /** Reads a whole text. */
  static open(text: string, reading: Reading, options: DocumentOptions): ProseDocument {
    const format = reading.formatOf(text, options.hint)
    const spans = format.whole(text) ? [{ start: 0, end: text.length }] : format.cut(text, 0, () => false)
    return ProseDocument.build(text, spans, [], format, reading, options)
  }

  /** The document after some changes, made one after the other. */
  edit(changes: readonly Change[]): ProseDocument {
    return changes.reduce<ProseDocument>((document, change) => document.change(change), this)
  }

  private change({ start, end, newText }: Change): ProseDocument {
    const text = this.text.slice(0, start) + newText + this.text.slice(end)
    const { format } = this
    if (this.reading.formatOf(text, this.options.hint) !== format || format.whole(text) || format.whole(this.text))
      return ProseDocument.open(text, this.reading, this.options)
    const shift = newText.length - (end - start)
    // The chunk before the edit may grow into it (its last blank line decides where it ends), so reading starts there.
    let first = this.places.length - 1
    while (first > 0 && this.places[first]!.start >= start) first--
    if (first > 0) first--
    const from = first < 0 ? 0 : this.places[first]!.start
    const later = new Map<number, number>()
    this.places.forEach((place, i) => {
      if (place.start > end) later.set(place.start + shift, i)
    })
    let met = -1
    const spans = format.cut(text, from, (at) => (met = later.get(at) ?? -1) >= 0)
    const kept =
      met < 0
        ? []
        : this.places
            .slice(met)
            .map((place) => ({ start: place.start + shift, end: place.start + shift + place.piece.text.length }))
    const before = this.places
      .slice(0, Math.max(0, first))
      .map((place) => ({ start: place.start, end: place.start + place.piece.text.length }))
    return ProseDocument.build(text, [...before, ...spans, ...kept], this.places, format, this.reading, this.options, {
      before: before.length,
      after: kept.length,
    })
  }

  private static build(
    text: string,
    spans: readonly Span[],
    old: readonly Place[],
    format: Format,
    reading: Reading,
    options: DocumentOptions,
    same: { readonly before: number; readonly after: number } = { before: 0, after: 0 },
  ): ProseDocument {
    const piecesBefore = spans.map((_, i): Piece | undefined => {
      if (i < same.before) return old[i]!.piece
      if (i >= spans.length - same.after) return old[old.length - (spans.length - i)]!.piece
      return undefined
    })
    const pieces = readAll(text, spans, piecesBefore, format, reading)
    const verdicts = judgeAll(pieces, old, same, reading, options)
    return new ProseDocument(
      text,
      spans.map((span, i) => ({ start: span.start, piece: pieces[i]!, verdicts: verdicts[i]! })),
      format,
      reading,
      options,
    )
  }

  /** All findings in the order of the text, suppressed ones left out, bad and unused suppressions told. */
  get findings(): readonly Finding[] {
    return this.settled().told
  }

  /** Findings with their sentences, for rewordings. Offsets are into the document. */
  get judged(): readonly Judged[] {
    return this.settled().told.filter((f): f is Judged => 'sentence' in f)
  }

  private memory: { told: (Finding | Judged)[] } | undefined

  private settled(): { told: (Finding | Judged)[] } {
    return (this.memory ??= { told: this.settle() })
  }

  private settle(): (Finding | Judged)[] {
    const comments: Comment[] = []
    const all: (Finding | Judged)[] = []
    for (const { start, piece, verdicts } of this.places) {
      for (const c of piece.chunk.comments) {
        comments.push({ start: start + c.start, end: start + c.end, text: c.text })
      }
      for (const finding of verdicts.findings) {
        all.push(shifted(finding, start))
      }
      for (const p of piece.chunk.problems) all.push(shifted(p, start))
    }
    const { suppressions, bad } = readSuppressions(this.text, comments, (offset) => this.blockAfter(offset))
    const used = new Set<unknown>()
    const told = all.filter((finding) => {
      const hit = suppressions.filter(
        (s) => s.span.start <= finding.span.start && finding.span.start < s.span.end && covers(s, finding.claim),
      )
      for (const s of hit) used.add(s)
      return !hit.length
    })
    for (const s of suppressions) {
      if (!used.has(s))
        told.push(
          ruleFinding(
            'goodform/unused-suppression',
            'information',
            'This suppression silences nothing: remove it.',
            s.directive,
          ),
        )
    }
    for (const b of bad)
      told.push(ruleFinding('goodform/bad-suppression', 'warning', b.message, { start: b.start, end: b.end }))
    return told.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end)
  }

  /** The prose block that follows an offset. */
  blockAfter(offset: number): Span | undefined {
    for (const { start, piece } of this.places) {
      if (start + piece.text.length < offset) continue
      for (const { block } of piece.chunk.passages)
        if (block.start + start >= offset) return { start: block.start + start, end: block.end + start }
    }
    return undefined
  }

  /** Where the chunk that holds an offset starts: findings' sentences count from there. */
  chunkStart(offset: number): number {
    let start = 0
    for (const place of this.places) {
      if (place.start > offset) break
      start = place.start
    }
    return start
  }
}

const reference = /\[([^\]]+)\]/g

/** Reads the chunks that changed; labels that one chunk defines and another refers to are carried over. */
function readAll(
  text: string,
  spans: readonly Span[],
  known: readonly (Piece | undefined)[],
  format: Format,
  reading: Reading,
): Piece[] {
  const texts = spans.map((span, i) => known[i]?.text ?? text.slice(span.start, span.end))
  const pieces = texts.map(
    (own, i) => known[i] ?? (own.includes(']:') ? readPiece(own, i === 0, [], format, reading) : undefined),
  )
  const defined = new Set(pieces.flatMap((piece) => piece?.chunk.defines ?? []))
  return texts.map((own, i) => {
    const labels = defined.size && own.includes('[') ? labelsIn(own, defined) : []
    const piece = pieces[i]
    return piece && piece.labels === labels.join('\n') ? piece : readPiece(own, i === 0, labels, format, reading)
  })
}

function labelsIn(text: string, defined: ReadonlySet<string>): string[] {
  const labels = new Set<string>()
  for (const [, label] of text.matchAll(reference)) {
    const plain = label!.trim().replaceAll(/\s+/g, ' ').toLowerCase()
    if (defined.has(plain)) labels.add(plain)
  }
  return [...labels].sort()
}

function readPiece(text: string, atStart: boolean, labels: readonly string[], format: Format, reading: Reading): Piece {
  const chunk = format.read(text, atStart, labels)
  const sentences = chunk.passages.map((passage) => readSentences(passage, reading.matcher, reading.cues))
  const flat = sentences.flat()
  return {
    text,
    labels: labels.join('\n'),
    chunk,
    sentences,
    refuting: flat.filter((s) =>
      s.cues.some((c) => c.cue.effect === 'refuting' || c.cue.effect === 'refused' || c.cue.effect === 'mythical'),
    ).length,
    count: flat.length,
  }
}

/** How much an article refutes, in three steps, so that an edit seldom crosses one. */
function refutationOf(pieces: readonly Piece[]): 0 | 1 | 2 {
  let refuting = 0
  let count = 0
  for (const piece of pieces) {
    refuting += piece.refuting
    count += piece.count
  }
  if (count < 8) return 0
  return refuting * 4 > count ? 2 : refuting * 9 > count ? 1 : 0
}

function judgeAll(
  pieces: readonly Piece[],
  old: readonly Place[],
  same: { readonly before: number; readonly after: number },
  reading: Reading,
  options: JudgeOptions,
): Verdicts[] {
  const refuted = refutationOf(pieces)
  const headings: (Head & { depth: number })[] = []
  let before: MatchedSentence | undefined
  let lastParagraph: Head | undefined
  // What follows a chunk: the first two sentences of the next chunks that have any.
  const following: MatchedSentence[][] = new Array(pieces.length)
  let ahead: MatchedSentence[] = []
  for (let i = pieces.length - 1; i >= 0; i--) {
    following[i] = ahead
    const own = pieces[i]!.chunk.standalone ? [] : pieces[i]!.sentences.flat().slice(0, 2)
    if (pieces[i]!.chunk.standalone) ahead = []
    if (own.length) ahead = own.length > 1 ? own : [...own, ...ahead.slice(0, 1)]
  }
  return pieces.map((piece, i) => {
    const next = piece.chunk.standalone ? [] : following[i]!
    if (piece.chunk.standalone) {
      headings.length = 0
      before = lastParagraph = undefined
    }
    const refutation = piece.chunk.standalone ? 0 : refuted
    const key = [piece, refutation, before, lastParagraph, next[0], next[1], ...headings]
    const index = i < same.before ? i : i >= pieces.length - same.after ? old.length - (pieces.length - i) : -1
    const known = index >= 0 ? old[index]?.verdicts : undefined
    const verdicts =
      known && known.key.length === key.length && known.key.every((k, n) => k === key[n])
        ? known
        : { key, findings: judgePiece(piece, { headings, before, lastParagraph, next, refutation }, reading, options) }
    piece.chunk.passages.forEach((passage, p) => {
      const sentences = piece.sentences[p]!
      if (passage.kind === 'heading' && passage.voice === 'author') {
        while (headings.length && headings[headings.length - 1]!.depth >= passage.depth!) headings.pop()
        headings.push(headOf(sentences, passage.text, passage.depth!))
      }
      if (sentences.length) before = sentences[sentences.length - 1]
      lastParagraph = leadInAfter(lastParagraph, passage, sentences)
    })
    return verdicts
  })
}

/** The same head for the same sentences, so that keys can be compared by identity. */
const heads = new WeakMap<readonly MatchedSentence[], Head & { depth: number }>()
function headOf(sentences: readonly MatchedSentence[], text: string, depth: number): Head & { depth: number } {
  let head = heads.get(sentences)
  if (!head) heads.set(sentences, (head = { sentences, text, depth }))
  return head
}

/** The paragraph that leads in a list: the one before it, kept through its items. */
function leadInAfter(
  before: Head | undefined,
  passage: Passage,
  sentences: readonly MatchedSentence[],
): Head | undefined {
  if (passage.kind === 'paragraph') return headOf(sentences, passage.text, 0)
  return passage.kind === 'list-item' ? before : undefined
}

interface Around {
  readonly headings: readonly (Head & { depth: number })[]
  readonly before: MatchedSentence | undefined
  readonly lastParagraph: Head | undefined
  readonly next: readonly MatchedSentence[]
  readonly refutation: 0 | 1 | 2
}

function judgePiece(piece: Piece, around: Around, reading: Reading, options: JudgeOptions): Judged[] {
  const findings: Judged[] = []
  const court = { claims: reading.claims, model: reading.model, conceptName: reading.matcher.conceptName, options }
  const headings = [...around.headings]
  let before = around.before
  let paragraph = around.lastParagraph
  const flat = piece.sentences.flat()
  let at = 0
  piece.chunk.passages.forEach((passage, p) => {
    const sentences = piece.sentences[p]!
    const leadIn = passage.leadIn
      ? readHead(passage.leadIn, reading)
      : passage.kind === 'list-item'
        ? paragraph
        : undefined
    const column = passage.column ? readHead(passage.column, reading) : undefined
    for (const sentence of sentences) {
      at++
      const after = [...flat.slice(at, at + 2), ...around.next].slice(0, 2)
      const position = {
        kind: passage.kind,
        quotation: passage.voice === 'quotation',
        headings: [...headings],
        leadIn,
        column,
        before,
        after,
        refutation: around.refutation,
      }
      const nearby = [
        ...headings.flatMap((h) => h.sentences),
        ...(leadIn?.sentences ?? []),
        ...(before ? [before] : []),
      ]
      const context = (concept: number) => nearby.some((s) => s.hits.some((hit) => hit.concept === concept))
      findings.push(...judgeSentence(sentence, position, context, court))
      before = sentence
    }
    if (passage.kind === 'heading' && passage.voice === 'author') {
      while (headings.length && headings[headings.length - 1]!.depth >= passage.depth!) headings.pop()
      headings.push(headOf(sentences, passage.text, passage.depth!))
    }
    paragraph = leadInAfter(paragraph, passage, sentences)
  })
  return findings
}

function readHead(text: string, reading: Reading): Head {
  const passage = {
    kind: 'paragraph' as const,
    text,
    voice: 'author' as const,
    block: { start: 0, end: 0 },
    runs: [],
    marks: [],
  }
  return { text, sentences: readSentences(passage, reading.matcher, reading.cues) }
}
