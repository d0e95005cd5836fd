import type { Connection } from 'vscode-languageserver'
import { TextDocument } from 'vscode-languageserver-textdocument'
import type { Claim, Linter } from '../core/index.ts'
import { sourceUrl } from '../core/judge/card.ts'
import { claimPage } from '../core/judge/page.ts'
import { pageOf, toDiagnostic } from './convert.ts'
import {
  type ClaimSummary,
  claimsRequest,
  type ExplainParams,
  explainRequest,
  type LintAnswer,
  type LintParams,
  lintRequest,
} from './protocol.ts'
import type { Check } from './setup.ts'

/** Answers what Goodform's own extension asks beyond the protocol. */
export function answerRequests(connection: Connection, linter: Linter, checkOf: (uri: string) => Promise<Check>): void {
  connection.onRequest(lintRequest, async ({ uri, languageId, text }: LintParams): Promise<LintAnswer> => {
    const { decision, linter: own } = await checkOf(uri)
    if (!decision.checked) return { diagnostics: [] }
    const document = TextDocument.create(uri, languageId, 0, text)
    const { findings } = own.open(text, { ...decision.lint, path: uri, language: languageId })
    return { diagnostics: findings.map((finding) => toDiagnostic(document, finding)) }
  })
  connection.onRequest(claimsRequest, (): ClaimSummary[] => [...linter.claims.values()].map(summary))
  connection.onRequest(explainRequest, ({ claim }: ExplainParams): string | null => {
    const known = linter.claims.get(claim)
    return known ? claimPage(known) : null
  })
}

function summary(claim: Claim): ClaimSummary {
  return {
    id: claim.id,
    claim: claim.claim,
    topic: claim.id.split('/')[0]!,
    verdict: claim.verdict,
    certainty: claim.certainty,
    settledBySource: claim.settledBySource ?? false,
    page: pageOf(claim.id),
    sources: claim.sources.flatMap(({ title, authors = '', year, design, ...source }) => {
      const url = sourceUrl({ title, design, ...source })
      return url ? [{ title, authors, ...(year ? { year } : {}), design, url }] : []
    }),
  }
}
