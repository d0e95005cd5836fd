import type { Finding } from '../model.ts'

/** What an article's findings come to, in one line for its top; undefined where there are none of claims. */
export function summary(findings: readonly Finding[]): string | undefined {
  const claims = findings.filter((finding) => finding.verdict !== undefined)
  if (!claims.length) return undefined
  const unsafe = claims.filter((finding) => finding.verdict === 'unsafe').length
  const different = new Set(claims.map((finding) => finding.claim)).size
  return [
    claims.length === 1
      ? '1 wording is stronger than its evidence'
      : `${claims.length} wordings are stronger than their evidence`,
    ...(different < claims.length ? [`${different} ${different === 1 ? 'claim' : 'claims'}`] : []),
    ...(unsafe ? [`${unsafe} unsafe`] : []),
  ].join(', ')
}
