import { type CodeAction, type CodeActionContext, CodeActionKind } from 'vscode-languageserver'
import { applySafeFixes } from '../core/apply.ts'
import type { Finding, Linter } from '../core/index.ts'
import { sourceUrl } from '../core/judge/card.ts'
import { openSource } from './commands.ts'
import { toCodeAction, toDiagnostic, toWorkspaceEdit } from './convert.ts'
import type { OpenDocument } from './documents.ts'

export const fixAllKind = 'source.fixAll.goodform'

/** Of so many findings the actions are worked out when a wide range is asked about. */
const mostFindings = 20

/** What the client's menus can do. */
export interface ActionSupport {
  /** An action's edit may be asked for when it is chosen. */
  readonly resolve: boolean
  /** A link can be opened. */
  readonly showDocument: boolean
  /** Edits may be bound to a version of the document. */
  readonly versioned: boolean
}

/** The actions for findings of a document: its rewordings, a suppression, its sources; and all safe fixes at once. */
export function codeActions(
  document: OpenDocument,
  findings: readonly Finding[],
  context: CodeActionContext,
  linter: Linter,
  support: ActionSupport,
): CodeAction[] {
  const wants = (kind: string) =>
    !context.only?.length || context.only.some((only) => kind === only || kind.startsWith(`${only}.`) || only === '')
  const actions: CodeAction[] = []
  if (wants(CodeActionKind.QuickFix)) {
    for (const finding of findings.slice(0, mostFindings)) {
      const diagnostic = toDiagnostic(document.text, finding)
      for (const fix of document.linted ? linter.fixes(document.linted, finding) : [])
        actions.push(toCodeAction(document.text, fix, diagnostic, support.versioned))
      if (support.showDocument) actions.push(...sourceActions(linter, finding, diagnostic))
    }
  }
  // Asked for by name only, so that the light bulb does not offer it at every finding.
  if (context.only?.length && wants(fixAllKind)) {
    const action: CodeAction = {
      title: 'Apply the fixes whose meaning cannot go wrong',
      kind: fixAllKind,
      data: { uri: document.uri, version: document.text.version },
    }
    const whole = support.resolve ? action : fixAll(document, action, linter, support)
    if (whole) actions.push(whole)
  }
  return actions
}

/** The action that applies all safe fixes, with its edit; undefined when there is nothing to fix. */
export function fixAll(
  document: OpenDocument,
  action: CodeAction,
  linter: Linter,
  { versioned }: ActionSupport,
): CodeAction | undefined {
  const edits = document.linted ? applySafeFixes(document.linted, linter).edits : []
  return edits.length ? { ...action, edit: toWorkspaceEdit(document.text, edits, versioned) } : undefined
}

function sourceActions(
  linter: Linter,
  { claim }: Finding,
  diagnostic: NonNullable<CodeAction['diagnostics']>[number],
): CodeAction[] {
  const source = linter.claims.get(claim)?.sources[0]
  if (!source || !sourceUrl(source)) return []
  const title = `Open the source: ${[source.authors?.split(',')[0] ?? source.title, source.year].filter(Boolean).join(' ')}`
  return [
    {
      title,
      kind: CodeActionKind.QuickFix,
      diagnostics: [diagnostic],
      command: { title, command: openSource, arguments: [claim, 0] },
    },
  ]
}
