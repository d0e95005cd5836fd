import type { Edit, Finding, Fix, Passage, PassageKind, Span, Voice } from '../model.ts'
import { longestMessage, shorten } from '../shorten.ts'
import type { Comment } from './suppressions.ts'

export const formatNames = ['markdown', 'exercise', 'none'] as const
export type FormatName = (typeof formatNames)[number]

/** What a shell knows of a document beside its text. */
export interface FormatHint {
  /** Its path or address; only the name's end counts. */
  readonly path?: string
  /** The editor's language id. */
  readonly language?: string
  /** The configuration says that the document is an exercise file. */
  readonly exercise?: boolean
  /** The exercises that there are; without it unknown ones are not told. */
  readonly known?: KnownExercises
}

/** Ids and names of exercises in lower case; an id with the path of the first file that gives it. */
export type KnownExercises = ReadonlyMap<string, string | undefined>

/** A finding that no claim stands behind, with its own fixes. */
export interface RuleFinding extends Finding {
  readonly fixes?: readonly Fix[]
}

/** What one chunk of a document holds; offsets are into the chunk. */
export interface Chunk {
  readonly passages: readonly Passage[]
  /** Comments, for suppressions. */
  readonly comments: readonly Comment[]
  /** Labels of link references (`x`) and footnotes (`^x`) that the chunk defines. */
  readonly defines: readonly string[]
  readonly problems: readonly RuleFinding[]
  /** Its blocks that hold other blocks, outer ones first. */
  readonly containers?: readonly Container[]
  /** What stands around the chunk has no say in how it is judged. */
  readonly standalone?: true
  /** Names that the chunk gives or uses. */
  readonly names?: readonly Name[]
}

/** A list, a quotation, a table or a footnote. */
export interface Container extends Span {
  readonly list: boolean
}

/** Where prose stands: what kind of block it is, who speaks, what leads it in. */
export interface Place {
  readonly kind: PassageKind
  readonly voice: Voice
  readonly leadIn?: string
  readonly column?: string
  readonly depth?: number
}

/** A name that things of one sort are known by: given here, or used here for one that is given elsewhere. */
export interface Name {
  readonly sort: string
  readonly name: string
  readonly span: Span
  readonly use?: true
  /** All of the thing that has the name. */
  readonly around?: Span
}

/** A kind of document. Chunks depend on their text (and the labels given) alone, so that an edit reads again only what it touched. */
export interface Format {
  readonly name: FormatName
  /** Whether the text must be read as one chunk. */
  whole(text: string): boolean
  /**
   * Cuts a text into chunks. Every cut is a clean state: scanning on from any cut gives the cuts that a scan from the start would give.
   * @param from a cut, or 0
   * @param stop asked at every cut; true ends the scan
   */
  cut(text: string, from: number, stop: (start: number) => boolean): Span[]
  /** Where what only the beginning of a text may hold (front matter) ends; 0 where there is none. A line far below may end it. */
  head?(text: string): number
  /**
   * @param atStart whether the chunk starts the document
   * @param labels labels that other chunks define and this one refers to
   */
  read(text: string, atStart: boolean, labels: readonly string[]): Chunk
  /**
   * The edit of a passage's prose as it must stand in the source; undefined where it would break the document.
   * @param block the block that the passage stands in, in the offsets of `source`
   */
  written(source: string, edit: Edit, passage: Passage, block: Span): Edit | undefined
  /**
   * What is wrong between chunks, or between documents.
   * @param names those of all chunks in the order of the text
   * @param hint what names are given elsewhere, where that is known, and the document's own path
   */
  across?(names: readonly Name[], hint: FormatHint): RuleFinding[]
  /** Fixes that keep a finding's wording by a comment, the best first; `block` is that of its passage. */
  keep(source: string, finding: Finding, block: Span): Fix[]
}

/** A format's `cut`, from where the chunk that starts at an offset ends. */
export function cutBy(chunkEnd: (text: string, start: number) => number): Format['cut'] {
  return (text, from, stop) => {
    const chunks: Span[] = []
    let start = from
    while (start < text.length) {
      const end = chunkEnd(text, start)
      chunks.push({ start, end })
      start = end
      if (start < text.length && stop(start)) break
    }
    return chunks
  }
}

/** A text that is not ours to check. */
export const noFormat: Format = {
  name: 'none',
  whole: () => false,
  cut: () => [],
  read: () => ({ passages: [], comments: [], defines: [], problems: [] }),
  written: () => undefined,
  keep: () => [],
}

/** The rules that concern reading itself. */
export const ownRules = [
  'goodform/unread',
  'goodform/failure',
  'goodform/front-matter',
  'goodform/source-to-fill',
  'goodform/unused-suppression',
  'goodform/bad-suppression',
] as const

/** A rule's finding; of its message no more is kept than an editor shows in a line. */
export function ruleFinding(
  claim: string,
  severity: Finding['severity'],
  message: string,
  span: Span,
  fixes: readonly Fix[] = [],
): RuleFinding {
  const line = shorten(message, longestMessage)
  return { claim, severity, message: line, span, text: '', by: 'rule', score: 1, ...(fixes.length ? { fixes } : {}) }
}

/** What is told where reading had to stop. */
export function unread(why: string, span: Span): RuleFinding {
  const message = `${why}: the rest of it was not checked. Break it up.`
  return { ...ruleFinding('goodform/unread', 'warning', message, span), unchecked: true }
}

/** What is told where reading or judging failed: a fault of the linter, never of the writer. */
export function failure(error: unknown, span: Span): RuleFinding {
  const why = error instanceof Error ? error.message : String(error)
  const message = `Not checked: Goodform failed here (please report it): ${why}`
  return { ...ruleFinding('goodform/failure', 'warning', message, span), unchecked: true }
}

const move = <T extends Span>(span: T, by: number): T => ({ ...span, start: span.start + by, end: span.end + by })

/** A finding of a chunk in the document's offsets. */
export function shifted<T extends RuleFinding>(finding: T, by: number): T {
  const { fixes } = finding
  return {
    ...finding,
    span: move(finding.span, by),
    ...(fixes ? { fixes: fixes.map((fix) => ({ ...fix, edits: fix.edits.map((edit) => move(edit, by)) })) } : {}),
  }
}
