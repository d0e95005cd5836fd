import type { Matcher } from '../match/matcher.ts'
import { type Chunk, type Format, failure } from '../read/format.ts'
import type { Cues, Effect } from './cues.ts'
import type { ReadSentence } from './sentence.ts'
import { readSentences } from './sentences.ts'
import type { Head } from './surroundings.ts'

/** A heading that is open: it stands over what follows, under the ones above it. */
export interface Heading {
  readonly head: Head
  readonly depth: number
  readonly above: Heading | undefined
}

/** One chunk as read; it depends on nothing but its text, whether it starts the document, and the labels it refers to. */
export interface ReadChunk {
  readonly text: string
  readonly atStart: boolean
  /** The labels of link references and footnotes that other chunks define and this one was read with, one a line. */
  readonly labels: string
  /** All labels that the text may refer to. */
  readonly refers: readonly string[]
  readonly chunk: Chunk
  /** The sentences of each passage. */
  readonly sentences: readonly (readonly ReadSentence[])[]
  readonly flat: readonly ReadSentence[]
  /** For each passage that others stand under (headings in the author's voice, paragraphs): what they see of it. */
  readonly heads: readonly (Head | undefined)[]
  /** What its sentences do, counted. */
  readonly counts: Counts
}

/** Sentences by what they do. */
export interface Counts {
  readonly sentences: number
  /** They refute something. */
  readonly refuting: number
  /** A pattern finds a claim in them, and no cue of theirs speaks against it. */
  readonly asserting: number
}

/** Nothing counted yet. */
export const noCounts: Counts = { sentences: 0, refuting: 0, asserting: 0 }

/** Adds counts to others, or takes them away (sign -1). */
export const addCounts = (sum: Counts, { sentences, refuting, asserting }: Counts, sign = 1): Counts => ({
  sentences: sum.sentences + sign * sentences,
  refuting: sum.refuting + sign * refuting,
  asserting: sum.asserting + sign * asserting,
})

const refutes: ReadonlySet<Effect> = new Set<Effect>(['refuting', 'refused', 'mythical'])
const against: ReadonlySet<Effect> = new Set<Effect>([...refutes, 'denied', 'reported', 'possible', 'questioned'])

function countsOf(flat: readonly ReadSentence[]): Counts {
  let refuting = 0
  let asserting = 0
  for (const sentence of flat) {
    if (has(sentence, refutes)) refuting++
    if (sentence.matches.length && !sentence.question && !has(sentence, against)) asserting++
  }
  return { sentences: flat.length, refuting, asserting }
}

function has({ cues }: ReadSentence, effects: ReadonlySet<Effect>): boolean {
  for (let c = 0; c < cues.length; c++) if (effects.has(cues[c]!.cue.effect)) return true
  return false
}

/** What a chunk is read with. */
export interface SentenceReader {
  readonly matcher: Matcher
  readonly cues: Cues
}

/** Reads one chunk. `labels` are those that other chunks define and this one refers to. One that cannot be read is told, and has no prose. */
export function readChunk(
  text: string,
  atStart: boolean,
  labels: readonly string[],
  format: Format,
  reader: SentenceReader,
): ReadChunk {
  try {
    return pieceOf(format.read(text, atStart, labels), text, atStart, labels, reader)
  } catch (error) {
    const problems = [failure(error, { start: 0, end: Math.min(text.length, 80) })]
    return pieceOf({ passages: [], comments: [], defines: [], problems }, text, atStart, labels, reader)
  }
}

function pieceOf(
  chunk: Chunk,
  text: string,
  atStart: boolean,
  labels: readonly string[],
  reader: SentenceReader,
): ReadChunk {
  const sentences = chunk.passages.map((passage) => readSentences(passage, reader.matcher, reader.cues))
  const flat = sentences.length === 1 ? sentences[0]! : sentences.flat()
  return {
    text,
    atStart,
    labels: labels.join('\n'),
    refers: labelsIn(text),
    chunk,
    sentences,
    flat,
    heads: chunk.passages.map((passage, p) =>
      passage.kind === 'paragraph' || (passage.kind === 'heading' && passage.voice === 'author')
        ? { text: passage.text, sentences: sentences[p]! }
        : undefined,
    ),
    counts: countsOf(flat),
  }
}

// A label holds no brackets and at most 999 characters (CommonMark 0.31, 4.7), which also keeps this linear.
const reference = /\[([^\][]{1,999})\]/g

/** The labels in brackets that a text may refer to, in the form in which definitions are compared. */
export function labelsIn(text: string): string[] {
  if (!text.includes('[')) return []
  const labels = new Set<string>()
  for (const [, label] of text.matchAll(reference)) labels.add(label!.trim().replaceAll(/\s+/g, ' ').toLowerCase())
  return [...labels].sort()
}

/** Sets a heading under those that are open; it closes the ones of its depth and deeper. */
export function under(open: Heading | undefined, head: Head, depth: number): Heading {
  let above = open
  while (above && above.depth >= depth) above = above.above
  return { head, depth, above }
}
