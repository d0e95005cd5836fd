import { escapeMarkdown, type Severity, visible } from '../core/index.ts'
import { claimUrl } from './links.ts'
import { cutShort } from './messages.ts'
import type { Format, ReportContext, Totals } from './result.ts'

/** Rows of a table that a comment on a pull request should show at most. */
const most = 20

interface ClaimRow {
  readonly id: string
  readonly where: string
  count: number
}

interface FileRow {
  readonly path: string
  readonly counts: Readonly<Record<Severity, number>>
  readonly total: number
}

/** A summary in Markdown, for a pull request or a job: the claims that were found most, the articles, and what could not be checked. */
export const summary: Format = (context) => {
  const byClaim = new Map<string, ClaimRow>()
  const byFile: FileRow[] = []
  const problems: string[] = []
  return {
    file: ({ path, diagnostics, problem }) => {
      const counts = { error: 0, warning: 0, information: 0, hint: 0 }
      for (const { claim, severity, range } of diagnostics) {
        counts[severity]++
        const known = byClaim.get(claim)
        if (known) known.count++
        else byClaim.set(claim, { id: claim, count: 1, where: `${path}:${range.start.line + 1}` })
      }
      if (diagnostics.length) byFile.push({ path, counts, total: diagnostics.length })
      if (problem !== undefined) problems.push(`${path}: ${problem}`)
      return ''
    },
    end: (totals) => {
      const wrong = [...problems, ...totals.faults.filter(({ grave }) => grave).map(({ text }) => text)]
      if (totals.interrupted) wrong.push(cutShort)
      const lines = [
        ...head(totals, byFile, wrong),
        ...claimTable([...byClaim.values()], context),
        ...fileTable(byFile),
      ]
      return `${lines.map(visible).join('\n')}\n`
    },
  }
}

const count = (n: number, thing: string) => `${n} ${thing}${n === 1 ? '' : 's'}`

function head({ files, bySeverity, known }: Totals, shown: readonly FileRow[], wrong: readonly string[]): string[] {
  const total = Object.values(bySeverity).reduce((sum, n) => sum + n, 0)
  const hidden = total - shown.reduce((sum, file) => sum + file.total, 0)
  const nothing = wrong.length ? 'not all could be checked' : 'nothing stronger than its evidence'
  const severities = [
    count(bySeverity.error, 'error'),
    count(bySeverity.warning, 'warning'),
    `${bySeverity.information} information`,
    ...(bySeverity.hint ? [count(bySeverity.hint, 'hint')] : []),
  ]
  return [
    `## Goodform: ${total ? count(total, 'finding') : nothing}`,
    '',
    `${count(files, 'file')} checked: ${severities.join(', ')}.`,
    ...(known ? [`${known} known to the baseline.`] : []),
    ...(hidden ? [`${hidden} below the failing severity ${hidden === 1 ? 'is' : 'are'} not listed.`] : []),
    ...(wrong.length
      ? ['', '**Could not be checked:**', '', ...wrong.slice(0, most).map((text) => `- ${escapeMarkdown(text)}`)]
      : []),
    ...further(wrong, 'problems'),
  ]
}

function claimTable(rows: readonly ClaimRow[], { claims, published }: ReportContext): string[] {
  if (!rows.length) return []
  const sorted = [...rows].sort((a, b) => b.count - a.count || (a.id < b.id ? -1 : 1))
  return [
    '',
    '| Claim | As authors write it | Verdict | Found | First |',
    '| --- | --- | --- | ---: | --- |',
    ...sorted.slice(0, most).map(({ id, count, where }) => {
      const claim = claims.get(id)
      const name = published.has(id) ? `[${escapeMarkdown(id)}](${claimUrl(id)})` : escapeMarkdown(id)
      return `| ${name} | ${escapeMarkdown(claim?.claim ?? '')} | ${claim?.verdict ?? ''} | ${count} | ${escapeMarkdown(where)} |`
    }),
    ...further(rows, 'claims'),
  ]
}

function fileTable(rows: readonly FileRow[]): string[] {
  if (!rows.length) return []
  const sorted = [...rows].sort((a, b) => b.total - a.total || (a.path < b.path ? -1 : 1))
  return [
    '',
    '| File | Errors | Warnings | Information |',
    '| --- | ---: | ---: | ---: |',
    ...sorted
      .slice(0, most)
      .map(
        ({ path, counts }) =>
          `| ${escapeMarkdown(path)} | ${counts.error} | ${counts.warning} | ${counts.information} |`,
      ),
    ...further(rows, 'files'),
  ]
}

/** How many rows are left out. */
const further = (rows: readonly unknown[], things: string): string[] =>
  rows.length > most ? ['', `and ${rows.length - most} further ${things}.`] : []
