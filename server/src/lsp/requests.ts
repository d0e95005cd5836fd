import type { CancellationToken, TextDocumentPositionParams } from 'vscode-languageserver'
import { TextDocument } from 'vscode-languageserver-textdocument'
import { type Claim, claimPage, reasoningPage, sourceUrl } from '../core/index.ts'
import { familiar } from './baselines.ts'
import { pageOf, toDiagnostic } from './convert.ts'
import { stopped } from './patiently.ts'
import {
  type ClaimSummary,
  claimsRequest,
  type ExplainParams,
  explainRequest,
  type LintAnswer,
  type LintParams,
  lintRequest,
  type Outcome,
  type OutcomeParams,
  outcomeRequest,
  readingRequest,
  type Wording,
  wordingRequest,
} from './protocol.ts'
import type { Session } from './session.ts'

/** Answers what Goodform's own extension asks beyond the protocol. */
export function answerRequests(session: Session): void {
  const { connection, documents, linter, setup } = session
  connection.onRequest(
    lintRequest,
    session.guarded(
      ['uri', 'text'],
      async ({ uri, languageId, text }: LintParams, token: CancellationToken): Promise<LintAnswer> => {
        const { decision, linter: own, baseline } = await setup.of(uri)
        if (!decision.checked) return { outcome: 'ignored', diagnostics: [] }
        const document = TextDocument.create(uri, languageId, 0, text)
        const { known: exercises } = documents
        const hint = { path: uri, language: languageId, ...(exercises ? { known: exercises } : {}) }
        const linted = own.open(text, { ...decision.lint, ...hint })
        if (!(await documents.finish(linted, () => !session.given(token)()))) throw stopped(session.given(token))
        const known = familiar(text, linted.findings, baseline)
        const diagnostics = linted.findings.map((finding) =>
          toDiagnostic(document, finding, session.linkOf, 0, known.has(finding)),
        )
        return { outcome: linted.format.name === 'none' ? 'other' : 'checked', diagnostics }
      },
    ),
  )
  connection.onRequest(
    outcomeRequest,
    session.guarded(['uri'], async ({ uri }: OutcomeParams): Promise<Outcome | null> => {
      const document = documents.get(uri)
      await document?.ready
      if (!document?.decision) return null
      if (!document.decision.checked) return 'ignored'
      // A configuration and a pack are YAML that is no exercise file, too.
      return !document.own && document.linted?.format.name === 'none' ? 'other' : 'checked'
    }),
  )
  connection.onRequest(
    claimsRequest,
    session.guarded([], (): ClaimSummary[] =>
      [...setup.claims().values()].map((claim) => summary(claim, linter.claims.has(claim.id))),
    ),
  )
  connection.onRequest(
    explainRequest,
    session.guarded(['claim'], ({ claim }: ExplainParams): string | null => {
      const known = setup.claims().get(claim)
      return known ? claimPage(known) : null
    }),
  )
  connection.onRequest(
    readingRequest,
    session.guarded(
      ['textDocument', 'position'],
      async (
        { textDocument, position }: TextDocumentPositionParams,
        token: CancellationToken,
      ): Promise<string | null> => {
        const open = documents.get(textDocument.uri)
        if (!open) return null
        const document = await session.finished(open, token)
        const place = document.text.offsetAt(position)
        const reasoning = document.linted && document.linter.reasoning(document.linted, place)
        return reasoning ? reasoningPage(reasoning) : null
      },
    ),
  )
  connection.onRequest(
    wordingRequest,
    session.guarded(['claim'], ({ claim }: ExplainParams): Wording | null => {
      const known = setup.claims().get(claim)
      return known ? wording(known) : null
    }),
  )
}

function wording({ id, carries, fair, fits }: Claim): Wording {
  return { claim: id, carries, sentences: fair, phrases: fits }
}

function summary(claim: Claim, hasPage: boolean): ClaimSummary {
  return {
    id: claim.id,
    claim: claim.claim,
    topic: claim.id.split('/')[0]!,
    verdict: claim.verdict,
    certainty: claim.certainty,
    settledBySource: claim.settledBySource ?? false,
    ...(hasPage ? { page: pageOf(claim.id) } : {}),
    sources: claim.sources.flatMap(({ title, authors = '', year, design, ...source }) => {
      const url = sourceUrl({ title, design, ...source })
      return url ? [{ title, authors, ...(year ? { year } : {}), design, url }] : []
    }),
  }
}
