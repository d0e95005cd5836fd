import type { Rest } from '../learn/index.ts'
import { weighsAlike } from '../weigh/later.ts'
import type { ReadSentence } from '../weigh/sentence.ts'
import type { Head, Position } from '../weigh/surroundings.ts'
import type { Heard } from './hear.ts'
import { type Judged, spanOf } from './judge.ts'
import { mostLater } from './learn-context.ts'
import { shown } from './shown.ts'

/** A sentence with what was heard of it where it stands, and how it was judged last. */
export interface HeardSentence {
  readonly sentence: ReadSentence
  readonly position: Position
  readonly heard: Heard
  judged?: JudgedSentence | undefined
}

/** What is told of a sentence in an article whose rest says this. */
export interface JudgedSentence {
  /** Undefined where it has no say. */
  readonly rest: Rest | undefined
  readonly findings: readonly Judged[]
}

/** All that is read in a head follows from its text. */
export const sameHead = (a: Head | undefined, b: Head | undefined) => a === b || (!!a && !!b && a.text === b.text)

/** Whether two sentences read the same, wherever they stand: the same words and the same markup. */
export function alike(a: ReadSentence | undefined, b: ReadSentence | undefined): boolean {
  if (a === b) return true
  if (!a || !b || a.end - a.start !== b.end - b.start || a.tokens.length !== b.tokens.length) return false
  if (a.struck !== b.struck || a.quotedThrough !== b.quotedThrough) return false
  return wording(a) === wording(b) && marksOf(a) === marksOf(b)
}

const wording = (sentence: ReadSentence) => sentence.text.slice(sentence.start, sentence.end)

/** The marks in a sentence and right behind it, as text that can be compared. */
function marksOf({ passage, start, end }: ReadSentence): string {
  let marks = ''
  for (const mark of passage.marks)
    if (mark.start <= end + 1 && mark.end >= start) marks += `${mark.kind} ${mark.start - start} ${mark.end - start},`
  return marks
}

const samePosition = (of: ReadSentence, a: Position, b: Position) => a.density === b.density && samePlace(of, a, b)

/** The sentences behind one whose words are read. */
const behind = Array.from({ length: 1 + mostLater }, (_, i) => i)

/** Whether all that has a say in how a sentence is read is the same, but for how much the article claims. */
function samePlace(of: ReadSentence, a: Position, b: Position): boolean {
  return (
    a.kind === b.kind &&
    a.quotation === b.quotation &&
    a.step === b.step &&
    a.answer === b.answer &&
    a.refutation === b.refutation &&
    a.headings.length === b.headings.length &&
    a.headings.every((head, i) => sameHead(head, b.headings[i])) &&
    sameHead(a.leadIn, b.leadIn) &&
    sameHead(a.column, b.column) &&
    alike(a.before, b.before) &&
    alike(a.opening, b.opening) &&
    behind.every((i) => alike(a.after[i], b.after[i])) &&
    weighsAlike(of, a.after, b.after)
  )
}

/** What was heard before an edit, by the words of the sentence: one whose surroundings are the same need not be read again. */
export class Former {
  private index: Map<string, HeardSentence[]> | undefined

  constructor(readonly chunks: readonly { readonly sentences: readonly HeardSentence[] }[]) {}

  /** What was heard of such a sentence at such a place, set on this one. */
  find(sentence: ReadSentence, position: Position): HeardSentence | undefined {
    const known = this.like(sentence).find((former) => samePosition(sentence, former.position, position))
    if (!known || known.sentence === sentence) return known
    const { heard, judged } = known
    return {
      sentence,
      position,
      heard,
      judged: judged && { ...judged, findings: moved(judged.findings, sentence) },
    }
  }

  /** What was heard of such a sentence at such a place, where the article as a whole claimed more or less. */
  ignoringDensity(sentence: ReadSentence, position: Position): Heard | undefined {
    return this.like(sentence).find((former) => samePlace(sentence, former.position, position))?.heard
  }

  private like(sentence: ReadSentence): HeardSentence[] {
    if (!this.chunks.length) return none
    this.index ??= this.build()
    return this.index.get(wording(sentence))?.filter((former) => alike(former.sentence, sentence)) ?? none
  }

  private build(): Map<string, HeardSentence[]> {
    const index = new Map<string, HeardSentence[]>()
    for (const { sentences } of this.chunks) {
      for (const heard of sentences) {
        const key = wording(heard.sentence)
        const same = index.get(key)
        // A text that repeats itself is read again rather than searched through.
        if (!same) index.set(key, [heard])
        else if (same.length < 4) same.push(heard)
      }
    }
    return index
  }
}

const none: HeardSentence[] = []

const moved = (findings: readonly Judged[], sentence: ReadSentence): readonly Judged[] =>
  findings.map((finding) => {
    const { first, last } = shown(sentence, finding.place, finding.by)
    return { ...finding, sentence, span: spanOf(sentence, first, last) }
  })
