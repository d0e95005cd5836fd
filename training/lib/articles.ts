// Reads the labelled data: articles cut into sentences with what stands around them, and the bank of single sentences.

import { readdirSync, readFileSync } from 'node:fs'
import { loadEvidence } from '../../scripts/build-packs.ts'
import type { ProseDocument } from '../../server/src/core/document/document.ts'
import { createLinter } from '../../server/src/core/index.ts'
import type { LearnContext } from '../../server/src/core/learn/index.ts'
import type { Span, Token } from '../../server/src/core/model.ts'
import { toSource } from '../../server/src/core/read/align.ts'
import { verbTableOf } from '../../server/src/core/reword/grammar/verbs.ts'
import { splitSentences } from '../../server/src/core/split/sentences.ts'
import { lines } from './lines.ts'

let seen: ReadRow[] = []
const { packs, compiled, cues, problems } = loadEvidence()
for (const problem of problems) console.error(problem)
/** The linter with a model that finds nothing and takes note of all it is shown: so that training sees just what reading sees. */
const linter = createLinter(
  { topics: [], claims: packs.flatMap((pack) => pack.claims), compiled, cues, verbs: verbTableOf({}, []) },
  {
    claims: [],
    consider: (tokens, context) => {
      seen.push({ tokens, context })
      return undefined
    },
    read: () => [],
    explain: () => [],
  },
)

/** All sentences of a text in their order, with their context; and the text as the linter cut and parsed it. */
function readThrough(text: string): { rows: ReadRow[]; document: ProseDocument } {
  seen = []
  const document = linter.open(text) as ProseDocument
  // Reading waits until findings are asked for.
  void document.findings
  return { rows: seen, document }
}

/** A label of an article: the offsets of its quote in the source beside what the file says. */
export interface Label {
  readonly line: number
  readonly quote: string
  readonly claims: readonly string[]
  readonly label: 'flag' | 'clear' | 'either'
  readonly stance: string
  readonly start: number
  readonly end: number
}

/** A sentence as the linter hands it to the learned part. */
export interface ReadRow {
  readonly tokens: readonly Token[]
  readonly context: LearnContext
}

export interface SentenceRow extends ReadRow {
  /** Offsets in the source. */
  readonly start: number
  readonly end: number
  /** Indexes of the labels whose quote lies (for the greater part) in the sentence. */
  readonly labels: readonly Label[]
  /** All labels that overlap it. */
  readonly overlaps: readonly Label[]
  /** Leads a span of the passage's text back to the source. */
  readonly source: (span: Span) => Span
}

export interface Article {
  readonly writer: string
  readonly name: string
  readonly text: string
  readonly labels: readonly Label[]
  readonly rows: readonly SentenceRow[]
  /** It was put together, from frames (`framed.ts`) or, where `plain` says so too, from plain sentences (`plain.ts`). */
  readonly framed?: true
  readonly plain?: true
}

/** The places of a label file's quotes; throws when a quote is not on its line. */
export function placeLabels(text: string, labels: readonly Omit<Label, 'start' | 'end'>[], name: string): Label[] {
  const lines = text.split('\n')
  const starts: number[] = []
  let at = 0
  for (const line of lines) {
    starts.push(at)
    at += line.length + 1
  }
  return labels.map((label) => {
    const column = lines[label.line - 1]?.indexOf(label.quote) ?? -1
    if (column < 0) throw new Error(`${name}:${label.line}: the quote is not on its line: ${label.quote}`)
    const start = starts[label.line - 1]! + column
    return { ...label, start, end: start + label.quote.length }
  })
}

/** Reads all articles of a folder of writers (`FOLDER/WRITER/NAME.md` beside `NAME.labels.json`), in the order of their names. */
export function readArticles(folder: string): Article[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
    .flatMap((writer) => readWriter(`${folder}/${writer}`, writer))
}

/** Reads the articles of one writer's folder. */
export function readWriter(folder: string, writer: string): Article[] {
  const files = readdirSync(folder)
    .filter((f) => f.endsWith('.labels.json'))
    .sort()
  return files.map((file) => {
    const name = file.replace('.labels.json', '')
    const text = readFileSync(`${folder}/${name}.md`, 'utf8')
    const labels = placeLabels(text, JSON.parse(readFileSync(`${folder}/${file}`, 'utf8')), `${writer}/${name}`)
    return { writer, name, text, labels, rows: sentenceRows(text, labels) }
  })
}

/** The sentences of a text with the labels that lie in them. */
export function sentenceRows(text: string, labels: readonly Label[]): SentenceRow[] {
  const { rows: seen, document } = readThrough(text)
  const rows: SentenceRow[] = []
  const passages = document.places.flatMap(({ read }, chunk) =>
    read!.chunk.passages.map((passage) => ({ passage, shift: document.starts[chunk]! })),
  )
  for (const { passage, shift } of passages) {
    for (const { start: first, end: last } of splitSentences(passage.text)) {
      const read = seen[rows.length]
      if (read?.tokens[0]?.start !== first)
        throw new Error(`the linter does not read the sentence at ${first} of: ${passage.text}`)
      const source = (span: Span) => ({
        start: shift + toSource(passage.runs, span.start),
        end: shift + toSource(passage.runs, span.end, true),
      })
      const { start, end } = source({ start: first, end: last })
      const overlaps = labels.filter((l) => l.start < end && start < l.end)
      const own = overlaps.filter((l) => {
        const common = Math.min(l.end, end) - Math.max(l.start, start)
        return 2 * common >= l.end - l.start || 3 * common >= 2 * (end - start)
      })
      rows.push({ ...read, start, end, labels: own, overlaps, source })
    }
  }
  return rows
}

/** A sentence of the bank. */
export interface BankRow {
  readonly claims: readonly string[]
  readonly label: 'flag' | 'clear'
  readonly strength: string
  /** The sentences of the text; `own` of them hold the span. */
  readonly rows: readonly ReadRow[]
  readonly own: readonly ReadRow[]
}

/**
 * The packs' own examples, and what may be said of each claim, as rows of the bank.
 * @param file JSON lines: a claim, and a sentence that may be said of it. They are no longer those that the packs offer: whoever words one anew
 *   need not train.
 */
export function readPacks(file: string): BankRow[] {
  const said = lines<{ readonly claim: string; readonly text: string }>(file)
  return packs.flatMap((pack) =>
    pack.claims.flatMap(({ id, examples }) =>
      (
        [
          ['flag', examples.flag],
          ['clear', examples.clear],
          ['clear', said.filter(({ claim }) => claim === id).map(({ text }) => text)],
        ] as const
      ).flatMap(([label, texts]) =>
        texts.map((text): BankRow => {
          const { rows } = readThrough(text)
          return { claims: [id], label, strength: 'certain', rows, own: rows }
        }),
      ),
    ),
  )
}

/** Reads the bank: `*.jsonl`, a labelled text a line. */
export function readBank(folder: string): BankRow[] {
  const files = readdirSync(folder)
    .filter((f) => f.endsWith('.jsonl'))
    .sort()
  return files.flatMap((file) =>
    readFileSync(`${folder}/${file}`, 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => {
        const { claim, text, span, label, strength, also } = JSON.parse(line)
        const { rows } = readThrough(text)
        const start = Math.max(0, text.indexOf(span))
        const end = start + span.length
        const own = rows.filter(({ tokens }) => tokens[0]!.start < end && start < tokens.at(-1)!.end)
        return { claims: [claim, ...also], label, strength, rows, own: own.length ? own : rows }
      }),
  )
}
