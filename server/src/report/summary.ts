import type { Severity } from '../core/index.ts'
import { visible } from '../core/shorten.ts'
import { escapeMarkdown } from '../core/tell/card.ts'
import { claimUrl } from './links.ts'
import type { Format } from './result.ts'

/** Rows of a table that a comment on a pull request should show at most. */
const most = 20

/** A summary in Markdown, for a pull request or a job: the claims that were found most, and the articles. */
export const summary: Format = ({ claims }) => {
  const byClaim = new Map<string, { count: number; severity: Severity; where: string }>()
  const byFile: { path: string; counts: Record<Severity, number>; total: number }[] = []
  return {
    file: (file) => {
      const counts = { error: 0, warning: 0, information: 0, hint: 0 }
      for (const { claim, severity, range } of file.diagnostics) {
        counts[severity]++
        const known = byClaim.get(claim)
        if (known) known.count++
        else byClaim.set(claim, { count: 1, severity, where: `${file.path}:${range.start.line + 1}` })
      }
      if (file.diagnostics.length) byFile.push({ path: file.path, counts, total: file.diagnostics.length })
      return ''
    },
    end: ({ files, bySeverity, unchecked, known }) => {
      const total = Object.values(bySeverity).reduce((sum, n) => sum + n, 0)
      const lines = [
        `## Goodform: ${total ? `${total} finding${total === 1 ? '' : 's'}` : 'nothing stronger than its evidence'}`,
        '',
        `${files} file${files === 1 ? '' : 's'} checked: ${bySeverity.error} errors, ${bySeverity.warning} warnings, ${bySeverity.information} information.`,
        ...(known ? [`${known} known to the baseline.`] : []),
        ...(unchecked ? [`**${unchecked} could not be checked.**`] : []),
      ]
      if (total) {
        lines.push('', '| Claim | As authors write it | Verdict | Found | First |', '| --- | --- | --- | ---: | --- |')
        const claimRows = [...byClaim].sort((a, b) => b[1].count - a[1].count || (a[0] < b[0] ? -1 : 1))
        for (const [id, { count, where }] of claimRows.slice(0, most)) {
          const claim = claims.get(id)
          const name = claim ? `[${escapeMarkdown(id)}](${claimUrl(id)})` : escapeMarkdown(id)
          lines.push(
            `| ${name} | ${escapeMarkdown(claim?.claim ?? '')} | ${claim?.verdict ?? ''} | ${count} | ${escapeMarkdown(where)} |`,
          )
        }
        if (claimRows.length > most) lines.push('', `and ${claimRows.length - most} further claims.`)
        lines.push('', '| File | Errors | Warnings | Information |', '| --- | ---: | ---: | ---: |')
        byFile.sort((a, b) => b.total - a.total || (a.path < b.path ? -1 : 1))
        for (const { path, counts } of byFile.slice(0, most))
          lines.push(`| ${escapeMarkdown(path)} | ${counts.error} | ${counts.warning} | ${counts.information} |`)
        if (byFile.length > most) lines.push('', `and ${byFile.length - most} further files.`)
      }
      return `${lines.map(visible).join('\n')}\n`
    },
  }
}
