import { l10n, type Say } from '../l10n.ts'
import type { Claim, Finding } from '../model.ts'

/**
 * What an article's findings come to, in one line for its top; undefined where there are none of claims.
 * @param claims the claims that the article was read for: what wants a source only is counted apart
 * @param say the language of the line
 */
export function summary(
  findings: readonly Finding[],
  claims: ReadonlyMap<string, Claim>,
  say: Say,
): string | undefined {
  const told = findings.filter((finding) => finding.verdict !== undefined)
  const strong = told.filter(({ claim }) => !claims.get(claim)?.settledBySource)
  const bare = told.length - strong.length
  const unsafe = strong.filter((finding) => finding.verdict === 'unsafe').length
  const different = new Set(strong.map((finding) => finding.claim)).size
  const parts = [
    ...(strong.length === 1 ? [l10n.t('1 wording is stronger than its evidence')] : []),
    ...(strong.length > 1 ? [l10n.t('{0} wordings are stronger than their evidence', strong.length)] : []),
    ...(different < strong.length ? [different === 1 ? l10n.t('1 claim') : l10n.t('{0} claims', different)] : []),
    ...(unsafe ? [l10n.t('{0} unsafe', unsafe)] : []),
    ...(bare ? [bare === 1 ? l10n.t('1 study without a source') : l10n.t('{0} studies without a source', bare)] : []),
  ]
  return parts.map(say).join(', ') || undefined
}
