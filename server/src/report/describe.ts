import {
  type Finding,
  type Fix,
  inEnglish,
  type LintedDocument,
  type Linter,
  lineEnd,
  lineStart,
  type Span,
  visible,
} from '../core/index.ts'
import { type Neighbourhood, neighbourhood } from './neighbourhood.ts'
import { positions } from './positions.ts'
import type { Diagnostic, Excerpt, FileReport, ReportedFix, Wanted } from './result.ts'
import { SourceSentences } from './sentences.ts'

/** Units of the line that are shown on each side of the marked words. */
const margin = 60

/** Of so many findings of a file the fixes are worked out: each is tried in the text. Of a text that is not read to its end, none. */
const mostFixed = 500
/** How much text may be read again for them, in UTF-16 units: each trial reads the block around a finding. */
const mostRead = 1_000_000

/**
 * Makes plain data of a linted document: what every format is written from, and what a worker can send.
 * @param findings those of the document that are to be told
 */
export function describe(
  path: string,
  document: LintedDocument,
  findings: readonly Finding[],
  linter: Linter,
  wanted: Wanted,
): FileReport {
  const { text } = document
  const at = positions(text)
  const sentences = new SourceSentences(text)
  const range = (span: Span) => ({ start: at(span.start), end: at(span.end) })
  const reported = (fix: Fix): ReportedFix => ({
    title: inEnglish(fix.title),
    kind: fix.kind,
    preferred: fix.preferred,
    edits: fix.edits.map((edit) => ({ start: edit.start, end: edit.end, range: range(edit), newText: edit.newText })),
    sentence: afterFix(text, fix, sentences),
  })
  let left = document.end < text.length ? 0 : mostRead
  let told = 0
  const fixes = (finding: Finding): readonly Fix[] => {
    if (told >= mostFixed || left <= 0) return []
    told++
    left -= document.editCost(finding.span.start)
    if (wanted.fixes === 'all') return linter.fixes(document, finding)
    const first = wanted.fixes === 'first' ? linter.rewording(document, finding) : undefined
    return first ? [first] : []
  }
  const diagnostics = findings.map((finding): Diagnostic => {
    const { claim, severity, message, span, by, score, verdict, certainty, strength, carries, decided, unchecked } =
      finding
    const rule = linter.rules.get(claim)
    return {
      claim,
      severity,
      message,
      span: { ...span },
      range: range(span),
      text: finding.text,
      by,
      score,
      ...(verdict && { verdict }),
      ...(certainty && { certainty }),
      ...(strength && { strength }),
      ...(carries && { carries }),
      ...(decided && { decided }),
      ...(unchecked && { unchecked }),
      ...(rule && { rule }),
      line: lineOf(text, span),
      neighbourhood: wanted.neighbourhoods ? neighbourhood(text, span, sentences) : unasked,
      fixes: fixes(finding).map(reported),
    }
  })
  if (wanted.fixes === 'none' || findings.length <= told) return { path, diagnostics }
  const says = told
    ? `${path}: fixes are given for the first ${told} of its ${findings.length} findings.`
    : `${path}: no fixes are given, for not all of it was read.`
  return { path, diagnostics, faults: [{ text: says, grave: false }] }
}

const unasked: Neighbourhood = { sentence: '', before: '', after: '' }

function lineOf(text: string, span: Span): Excerpt {
  const start = lineStart(text, span.start, span.start - 2 * margin)
  const stop = lineEnd(text, span.start, span.end + 2 * margin)
  const end = Math.min(span.end, stop)
  const from = Math.max(start, wordAt(text, span.start - margin, 1))
  const to = Math.min(stop, wordAt(text, end + margin, -1))
  return {
    before: (from > start ? '…' : '') + visible(text.slice(from, span.start)),
    marked: visible(text.slice(span.start, end)),
    after: visible(text.slice(end, to)) + (to < stop ? '…' : ''),
  }
}

/** The next place between words, at most some units on in a direction; never between the two halves of a character. */
function wordAt(text: string, at: number, step: 1 | -1): number {
  for (let i = at; Math.abs(i - at) < 16; i += step) if (text[i - (step > 0 ? 1 : 0)] === ' ') return i
  return /[\udc00-\udfff]/.test(text[at] ?? '') ? at + step : at
}

/** What stands in another block than what is before it: behind an empty line, or on a line of its own. */
const isElsewhere = (gap: string, newText: string) =>
  /(?:\n|\r(?!\n))[ \t>]*(?:\r|\n)/.test(gap) || /^[\r\n]/.test(newText)

function afterFix(text: string, fix: Fix, sentences: SourceSentences): Excerpt {
  const edits = [...fix.edits].sort((a, b) => a.start - b.start)
  const first = edits[0]!
  let marked = first.newText
  let from = first.end
  for (const edit of edits.slice(1)) {
    const gap = text.slice(from, edit.start)
    if (isElsewhere(gap, edit.newText)) break
    marked += gap + edit.newText
    from = edit.end
  }
  // What is set behind a word belongs to that word's sentence, even where the next one begins.
  const start = first.start - (first.start === first.end && /\S/.test(text[first.start - 1] ?? ' ') ? 1 : 0)
  const { sentence } = sentences.around({ start, end: Math.max(start + 1, from) })
  const before = text.slice(Math.min(sentence.start, first.start), first.start)
  const after = text.slice(from, Math.max(sentence.end, from))
  const inTable = /^[ \t>]*\|/.test(text.slice(lineStart(text, first.start), first.start))
  return {
    before: visible(inTable ? before.replace(/^.*(?<!\\)\|\s*/s, '') : before),
    marked: visible(marked),
    after: visible(inTable ? after.replace(/\s*(?<!\\)\|.*$/s, '') : after),
  }
}
