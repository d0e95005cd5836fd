import { type Source, sourceUrl } from '../core/index.ts'
import type { Diagnostic, FileReport, Format, ReportContext } from './result.ts'

/** The version of the JSON report's shape; it grows when a reader of the old shape could stumble. */
export const reportVersion = 1

/** One JSON object (schemas/report.schema.json), a file a line. */
export const json: Format = (context) => {
  let files = 0
  const head = `{"version":${reportVersion},"goodform":${JSON.stringify(context.version)},"files":[`
  return {
    file: (file) => `${files++ ? ',\n' : `${head}\n`}${JSON.stringify(jsonFile(file, context))}`,
    end: ({ faults, interrupted }) => {
      const told = faults.length ? `,"faults":${JSON.stringify(faults.map(({ text }) => text))}` : ''
      return `${files ? '' : head}\n]${told}${interrupted ? ',"interrupted":true' : ''}}\n`
    },
  }
}

/** A JSON object a line, one a file: for streams. */
export const ndjson: Format = (context) => ({
  file: (file) => `${JSON.stringify(jsonFile(file, context))}\n`,
  end: () => '',
})

/** One file of the JSON report. */
export function jsonFile(file: FileReport, { claims }: Pick<ReportContext, 'claims'>): object {
  return {
    path: file.path,
    ...(file.problem === undefined ? {} : { problem: file.problem }),
    ...(file.known ? { baselined: file.known } : {}),
    diagnostics: file.diagnostics.map((diagnostic) =>
      jsonDiagnostic(diagnostic, claims.get(diagnostic.claim)?.sources),
    ),
  }
}

function jsonDiagnostic(diagnostic: Diagnostic, sources: readonly Source[] = []): object {
  const { claim, severity, message, range, verdict, certainty, strength, carries, text, by, score, decided } =
    diagnostic
  return {
    claim,
    severity,
    message,
    range,
    verdict,
    certainty,
    strength,
    carries,
    text,
    by,
    score,
    decided,
    sources: sources.map((source) => ({ title: source.title, year: source.year, url: sourceUrl(source) })),
    fixes: diagnostic.fixes.map(({ title, kind, preferred, edits }) => ({
      title,
      kind,
      preferred,
      edits: edits.map((edit) => ({ range: edit.range, newText: edit.newText })),
    })),
  }
}
