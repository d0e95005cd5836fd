import {
  type CodeAction,
  CodeActionKind,
  type Diagnostic,
  DiagnosticSeverity,
  DiagnosticTag,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver'
import type { TextDocument } from 'vscode-languageserver-textdocument'
import type { Edit, Finding, Fix, Say, Severity, Span } from '../core/index.ts'

/** The only place that knows both offsets and positions of the protocol. */

const severity: Record<Severity, DiagnosticSeverity> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
}

/** A span as the protocol's range. */
export const range = (document: TextDocument, span: Span) => ({
  start: document.positionAt(span.start),
  end: document.positionAt(span.end),
})

/** Where the pages of the built-in claims stand. */
const pages = 'https://github.com/goodform/goodform/blob/main/docs/claims'

/** The address of what can be read of a claim; undefined where there is nothing, or where the client shows no such links. */
export type PageOf = (claim: string) => string | undefined

/** The address of a built-in claim's page. */
export function pageOf(claim: string): string {
  return `${pages}/${claim}.md`
}

/**
 * A finding as the protocol's diagnostic, with the address of what can be read of its claim.
 * @param from what its span counts from
 * @param known whether a baseline knows it: it is shown faded, as a hint
 */
export function toDiagnostic(
  document: TextDocument,
  finding: Finding,
  page: PageOf = () => undefined,
  from = 0,
  known = false,
): Diagnostic {
  const href = finding.by === 'rule' ? undefined : page(finding.claim)
  return {
    range: range(document, { start: finding.span.start + from, end: finding.span.end + from }),
    severity: known ? DiagnosticSeverity.Hint : severity[finding.severity],
    source: 'goodform',
    code: finding.claim,
    message: finding.message,
    ...(href === undefined ? {} : { codeDescription: { href } }),
    ...(known || finding.claim === 'goodform/unused-suppression' ? { tags: [DiagnosticTag.Unnecessary] } : {}),
  }
}

/** Edits as the protocol's. */
export function toTextEdits(document: TextDocument, edits: readonly Edit[]): TextEdit[] {
  return edits.map((edit) => ({ range: range(document, edit), newText: edit.newText }))
}

/** Edits of a document; where the client can, bound to its version, so that they cannot meet another text. */
export function toWorkspaceEdit(document: TextDocument, edits: readonly Edit[], versioned: boolean): WorkspaceEdit {
  const { uri, version } = document
  const own = toTextEdits(document, edits)
  return versioned ? { documentChanges: [{ textDocument: { uri, version }, edits: own }] } : { changes: { [uri]: own } }
}

/** A fix as a code action. */
export function toCodeAction(
  document: TextDocument,
  fix: Fix,
  diagnostic: Diagnostic,
  { versioned, say }: { readonly versioned: boolean; readonly say: Say },
): CodeAction {
  return {
    title: say(fix.title),
    kind: CodeActionKind.QuickFix,
    diagnostics: [diagnostic],
    ...(fix.preferred ? { isPreferred: true } : {}),
    edit: toWorkspaceEdit(document, fix.edits, versioned),
  }
}
