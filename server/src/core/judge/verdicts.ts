import type { ClaimModel } from '../learn/index.ts'
import type { Claim } from '../model.ts'
import type { Format, FormatHint } from '../read/format.ts'
import { type Heading, type Piece, type Reader, under } from '../read/pieces.ts'
import { type MatchedSentence, readSentences } from '../read/sentences.ts'
import { type Head, mostAfter, type Position } from '../weigh/surroundings.ts'
import { type Court, type Judged, type JudgeOptions, judgeSentence, spanOf } from './judge.ts'

/** What a document is read and judged with; the same for all documents of a linter. */
export interface Reading extends Reader {
  readonly claims: ReadonlyMap<string, Claim>
  readonly model?: ClaimModel | undefined
  /** The format that a text is in; asked again after every edit. */
  readonly formatOf: (text: string, hint: FormatHint) => Format
}

/** What stands before a chunk, as far as it has a say in how the chunk is judged. */
export interface Context {
  readonly headings: Heading | undefined
  /** The sentence before. */
  readonly before: MatchedSentence | undefined
  /** The paragraph that leads in a list: the one before it, kept through its items. */
  readonly paragraph: Head | undefined
}

export const nothingBefore: Context = { headings: undefined, before: undefined, paragraph: undefined }

/** All around a chunk that its findings depend on. */
export interface Around {
  readonly context: Context
  /** The first two sentences behind it. */
  readonly next: MatchedSentence | undefined
  readonly second: MatchedSentence | undefined
  readonly attitude: Attitude
}

/** What an article does as a whole, in coarse steps. */
export interface Attitude {
  /** How much it refutes. */
  readonly refutation: 0 | 1 | 2
  /** How much of it claims something: where much is claimed, a doubtful sentence more often is a claim. */
  readonly density: 0 | 1 | 2 | 3
}

/** The attitude of a text of which too little is known. */
export const neutral: Attitude = { refutation: 0, density: 0 }

/** Whether two attitudes are the same. */
export const sameAttitude = (a: Attitude, b: Attitude): boolean =>
  a.refutation === b.refutation && a.density === b.density

/** A sentence's findings, with all that they were judged by. */
interface SentenceVerdict {
  readonly sentence: MatchedSentence
  readonly position: Position
  readonly findings: readonly Judged[]
}

/** A chunk's findings, with all that they were judged by. */
export interface Verdicts {
  readonly piece: Piece
  readonly around: Around
  readonly sentences: readonly SentenceVerdict[]
  readonly findings: readonly Judged[]
  /** What stands before the next chunk. */
  readonly leaves: Context
  /** What was thrown while it was judged. */
  readonly failed?: { readonly error: unknown }
}

/** Whether a chunk judged with these surroundings would be judged the same with the others. */
export function sameAround(
  around: Around,
  context: Context,
  next: MatchedSentence | undefined,
  second: MatchedSentence | undefined,
  attitude: Attitude,
): boolean {
  return (
    sameAttitude(around.attitude, attitude) &&
    sameContext(around.context, context) &&
    alike(around.next, next) &&
    alike(around.second, second)
  )
}

function sameContext(a: Context, b: Context): boolean {
  return (
    a === b || (sameHeadings(a.headings, b.headings) && sameHead(a.paragraph, b.paragraph) && alike(a.before, b.before))
  )
}

function sameHeadings(a: Heading | undefined, b: Heading | undefined): boolean {
  if (a === b) return true
  return !!a && !!b && a.depth === b.depth && sameHead(a.head, b.head) && sameHeadings(a.above, b.above)
}

/** All that is read in a head follows from its text. */
const sameHead = (a: Head | undefined, b: Head | undefined) => a === b || (!!a && !!b && a.text === b.text)

/** Whether two sentences read the same, wherever they stand: the same words and the same markup. */
function alike(a: MatchedSentence | undefined, b: MatchedSentence | undefined): boolean {
  if (a === b) return true
  if (!a || !b || a.end - a.start !== b.end - b.start || a.tokens.length !== b.tokens.length) return false
  if (a.struck !== b.struck || a.quotedThrough !== b.quotedThrough) return false
  return wording(a) === wording(b) && marksOf(a) === marksOf(b)
}

const wording = (sentence: MatchedSentence) => sentence.text.slice(sentence.start, sentence.end)

/** The marks in a sentence and right behind it, as text that can be compared. */
function marksOf({ passage, start, end }: MatchedSentence): string {
  let marks = ''
  for (const mark of passage.marks)
    if (mark.start <= end + 1 && mark.end >= start) marks += `${mark.kind} ${mark.start - start} ${mark.end - start},`
  return marks
}

function samePosition(a: Position, b: Position): boolean {
  return (
    a.kind === b.kind &&
    a.quotation === b.quotation &&
    a.step === b.step &&
    sameAttitude(a, b) &&
    a.headings.length === b.headings.length &&
    a.headings.every((head, i) => sameHead(head, b.headings[i])) &&
    sameHead(a.leadIn, b.leadIn) &&
    sameHead(a.column, b.column) &&
    alike(a.before as MatchedSentence | undefined, b.before as MatchedSentence | undefined) &&
    a.after.length === b.after.length &&
    a.after.every((sentence, i) => alike(sentence as MatchedSentence, b.after[i] as MatchedSentence))
  )
}

/** What was judged before an edit, by the words of the sentence: a sentence whose surroundings are the same need not be judged again. */
export class Former {
  private index: Map<string, SentenceVerdict[]> | undefined

  constructor(readonly verdicts: readonly Verdicts[]) {}

  /** The findings of such a sentence at such a place, set on this one. */
  find(sentence: MatchedSentence, position: Position): readonly Judged[] | undefined {
    if (!this.verdicts.length) return undefined
    this.index ??= this.build()
    const known = this.index
      .get(wording(sentence))
      ?.find((verdict) => alike(verdict.sentence, sentence) && samePosition(verdict.position, position))
    return known?.findings.map((finding) =>
      finding.sentence === sentence
        ? finding
        : { ...finding, sentence, span: spanOf(sentence, finding.place.first, finding.place.last) },
    )
  }

  private build(): Map<string, SentenceVerdict[]> {
    const index = new Map<string, SentenceVerdict[]>()
    for (const { sentences } of this.verdicts) {
      for (const verdict of sentences) {
        const key = wording(verdict.sentence)
        const same = index.get(key)
        // A text that repeats itself is judged again rather than searched through.
        if (!same) index.set(key, [verdict])
        else if (same.length < 4) same.push(verdict)
      }
    }
    return index
  }
}

/** Judges the sentences of a chunk. Offsets of the findings are into the chunk. What fails is kept for telling: never thrown. */
export function judgePiece(
  piece: Piece,
  around: Around,
  former: Former,
  reading: Reading,
  options: JudgeOptions,
): Verdicts {
  try {
    return judgeAll(piece, around, former, reading, options)
  } catch (error) {
    return { piece, around, sentences: [], findings: [], leaves: nothingBefore, failed: { error } }
  }
}

function judgeAll(piece: Piece, around: Around, former: Former, reading: Reading, options: JudgeOptions): Verdicts {
  const court = courtOf(reading, options)
  const readHead = headReader(reading)
  const sentences: SentenceVerdict[] = []
  const { flat, chunk } = piece
  let { headings, before, paragraph } = around.context
  chunk.passages.forEach((passage, p) => {
    const leadIn = passage.leadIn ? readHead(passage.leadIn) : passage.kind === 'list-item' ? paragraph : undefined
    const column = passage.column ? readHead(passage.column) : undefined
    const above = listOf(headings)
    for (const sentence of piece.sentences[p]!) {
      const at = sentences.length
      const position: Position = {
        kind: passage.kind,
        quotation: passage.voice === 'quotation',
        headings: above,
        leadIn,
        column,
        before,
        after: following(flat, at, around),
        step: passage.places !== undefined,
        ...around.attitude,
      }
      const findings = former.find(sentence, position) ?? judgeSentence(sentence, position, nearby(position), court)
      sentences.push({ sentence, position, findings })
      before = sentence
    }
    const head = piece.heads[p]
    if (passage.kind === 'heading' && head) headings = under(headings, head, passage.depth!)
    if (passage.kind === 'paragraph') paragraph = head
    else if (passage.kind !== 'list-item') paragraph = undefined
  })
  return {
    piece,
    around,
    sentences,
    findings: sentences.some((verdict) => verdict.findings.length)
      ? sentences.flatMap((verdict) => verdict.findings)
      : nothing,
    leaves: { headings, before, paragraph },
  }
}

const nothing: readonly Judged[] = []

/** What sentences are judged with. */
export const courtOf = (reading: Reading, options: JudgeOptions): Court => ({
  claims: reading.claims,
  model: reading.model,
  conceptName: reading.matcher.conceptName,
  options,
})

/** What follows a sentence of a chunk, as far as it has a say. */
function following(flat: readonly MatchedSentence[], at: number, { next, second }: Around): MatchedSentence[] {
  const after = flat.slice(at + 1, at + 1 + mostAfter)
  if (next && after.length < mostAfter) after.push(next)
  if (second && after.length < mostAfter) after.push(second)
  return after
}

/** Whether a concept stands in what surrounds a sentence: the headings above, the lead-in, the sentence before. */
export function nearby({ headings, leadIn, before }: Position): (concept: number) => boolean {
  return (concept) => {
    const holds = (sentence: Head['sentences'][number]) => sentence.hits.some((hit) => hit.concept === concept)
    return (
      (before && holds(before)) ||
      headings.some((h) => h.sentences.some(holds)) ||
      (leadIn?.sentences.some(holds) ?? false)
    )
  }
}

/** The open headings, outermost first. */
function listOf(headings: Heading | undefined): Head[] {
  const list: Head[] = []
  for (let heading = headings; heading; heading = heading.above) list.unshift(heading.head)
  return list
}

/** Reads lead-ins and column headings; neighbours often share one. */
function headReader(reading: Reading): (text: string) => Head {
  const known = new Map<string, Head>()
  return (text) => {
    let head = known.get(text)
    if (!head) {
      const passage = {
        kind: 'paragraph' as const,
        text,
        voice: 'author' as const,
        block: { start: 0, end: 0 },
        runs: [],
        marks: [],
      }
      known.set(text, (head = { text, sentences: readSentences(passage, reading.matcher, reading.cues) }))
    }
    return head
  }
}
