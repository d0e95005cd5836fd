import type { Judged } from '../judge/judge.ts'
import type { JudgedChunk } from '../judge/judge-chunk.ts'
import { rated, type SeveritySettings } from '../judge/severity.ts'
import type { Finding, Span } from '../model.ts'
import { failure, ruleFinding } from '../read/format.ts'
import { type Comment, covers, readSuppressions, unknownNames } from '../read/suppressions.ts'
import type { ReadChunk } from '../weigh/chunk.ts'

/** A finding of a document: of a claim, or of a rule. */
export type AnyFinding = Finding | Judged

/** A chunk's findings, with offsets into the chunk. */
export function findingsOf(
  { chunk, text }: ReadChunk,
  { findings, failed }: JudgedChunk,
  severity: SeveritySettings,
): readonly AnyFinding[] {
  if (!chunk.problems.length && !failed) return findings.length > 1 ? [...findings].sort(inOrder) : findings
  const wrong = failed ? [failure(failed.error, { start: 0, end: Math.min(text.length, 80) })] : []
  const problems = [...chunk.problems, ...wrong].flatMap((problem) => rated(problem, severity))
  return [...findings, ...problems].sort(inOrder)
}

/**
 * Leaves out what the writer's comments suppress, and tells of comments that suppress nothing or are not understood.
 * @param all the findings in the order of the text
 * @param names the claims, topics and rules that a comment can speak of
 * @param blockAfter the block that follows an offset
 */
export function applySuppressions(
  source: string,
  all: readonly AnyFinding[],
  comments: readonly Comment[],
  names: ReadonlySet<string>,
  blockAfter: (offset: number) => Span | undefined,
): readonly AnyFinding[] {
  if (!comments.length) return all
  const { suppressions, bad } = readSuppressions(source, comments, blockAfter)
  if (!suppressions.length && !bad.length) return all
  const used = new Set<unknown>()
  const told = all.filter((finding) => {
    const hit = suppressions.filter(
      (s) => s.span.start <= finding.span.start && finding.span.start < s.span.end && covers(s, finding.claim),
    )
    for (const s of hit) used.add(s)
    return !hit.length
  })
  const unknown = unknownNames(suppressions, names)
  for (const s of suppressions) {
    const wrong = unknown.get(s)
    if (wrong) told.push(ruleFinding('goodform/bad-suppression', 'warning', wrong, s.directive))
    else if (!used.has(s))
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
  return told.sort(inOrder)
}

/** Findings in the order of the text. */
export const inOrder = (a: AnyFinding, b: AnyFinding) => a.span.start - b.span.start || a.span.end - b.span.end
