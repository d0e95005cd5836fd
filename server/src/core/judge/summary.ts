import { l10n, type Say } from '../l10n.ts'
import type { Finding } from '../model.ts'

/** What an article's findings come to, in one line for its top; undefined where there are none of claims. */
export function summary(findings: readonly Finding[], say: Say): string | undefined {
  const claims = findings.filter((finding) => finding.verdict !== undefined)
  if (!claims.length) return undefined
  const unsafe = claims.filter((finding) => finding.verdict === 'unsafe').length
  const different = new Set(claims.map((finding) => finding.claim)).size
  return [
    claims.length === 1
      ? l10n.t('1 wording is stronger than its evidence')
      : l10n.t('{0} wordings are stronger than their evidence', claims.length),
    ...(different < claims.length ? [different === 1 ? l10n.t('1 claim') : l10n.t('{0} claims', different)] : []),
    ...(unsafe ? [l10n.t('{0} unsafe', unsafe)] : []),
  ]
    .map(say)
    .join(', ')
}
