import {
  type CodeAction,
  CodeActionKind,
  type Diagnostic,
  DiagnosticSeverity,
  type TextEdit,
} from 'vscode-languageserver'
import type { TextDocument } from 'vscode-languageserver-textdocument'
import type { Edit, Finding, Fix, Severity, Span } from '../core/index.ts'

/** The only place that knows both offsets and positions of the protocol. */

const severity: Record<Severity, DiagnosticSeverity> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
}

const range = (document: TextDocument, span: Span) => ({
  start: document.positionAt(span.start),
  end: document.positionAt(span.end),
})

/** Where the pages of the claims stand. */
const pages = 'https://github.com/goodform/goodform/blob/main/docs/claims'

/** The address of a claim's page. */
export function pageOf(claim: string): string {
  return `${pages}/${claim}.md`
}

/** A finding as the protocol's diagnostic. */
export function toDiagnostic(document: TextDocument, finding: Finding): Diagnostic {
  return {
    range: range(document, finding.span),
    severity: severity[finding.severity],
    source: 'goodform',
    code: finding.claim,
    message: finding.message,
    ...(finding.by === 'rule' ? {} : { codeDescription: { href: pageOf(finding.claim) } }),
    ...(finding.claim === 'goodform/unused-suppression' ? { tags: [1] } : {}),
    data: { start: finding.span.start, end: finding.span.end, version: document.version },
  }
}

/** Edits as the protocol's. */
export function toTextEdits(document: TextDocument, edits: readonly Edit[]): TextEdit[] {
  return edits.map((edit) => ({ range: range(document, edit), newText: edit.newText }))
}

/** A fix as a code action; the edit is bound to the document's version, so that it cannot meet another text. */
export function toCodeAction(document: TextDocument, fix: Fix, diagnostic: Diagnostic): CodeAction {
  return {
    title: fix.title,
    kind: CodeActionKind.QuickFix,
    diagnostics: [diagnostic],
    ...(fix.preferred ? { isPreferred: true } : {}),
    edit: {
      documentChanges: [
        { textDocument: { uri: document.uri, version: document.version }, edits: toTextEdits(document, fix.edits) },
      ],
    },
  }
}
