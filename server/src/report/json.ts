import type { Finding } from '../core/index.ts'
import { sourceUrl } from '../core/judge/card.ts'
import { positions } from './positions.ts'
import type { FileResult, Result } from './result.ts'

/** The JSON report (schemas/report.schema.json): positions count from 0, in UTF-16 units. */
export function jsonReport(result: Result): string {
  return `${JSON.stringify({ files: result.files.map((file) => jsonFile(file, result)) })}\n`
}

/** One file of the JSON report; also a line of the NDJSON report. */
export function jsonFile(file: FileResult, result: Result): object {
  const at = positions(file.text)
  const range = (span: { start: number; end: number }) => ({ start: at(span.start), end: at(span.end) })
  return {
    path: file.path,
    diagnostics: file.findings.map((finding: Finding) => ({
      claim: finding.claim,
      severity: finding.severity,
      message: finding.message,
      range: range(finding.span),
      verdict: finding.verdict,
      certainty: finding.certainty,
      strength: finding.strength,
      carries: finding.carries,
      text: finding.text,
      by: finding.by,
      score: finding.score,
      decided: finding.decided,
      sources: (result.claims.get(finding.claim)?.sources ?? []).map((source) => ({
        title: source.title,
        year: source.year,
        url: sourceUrl(source),
      })),
      fixes: file.fixes(finding).map((fix) => ({
        title: fix.title,
        kind: fix.kind,
        preferred: fix.preferred,
        edits: fix.edits.map((edit) => ({ range: range(edit), newText: edit.newText })),
      })),
    })),
  }
}
