import { type CodeAction, type CodeActionKind, commands, l10n, Range, window, workspace } from 'vscode'
import type { Found } from './findings.ts'
import { nothingHere } from './notes.ts'

const kind = 'source.fixAll.goodform'

/** Applies all fixes of the article whose meaning cannot go wrong, and says so where there are none. @returns whether there were any */
export async function fixAll(): Promise<boolean> {
  const document = window.activeTextEditor?.document
  if (!document) {
    void window.showInformationMessage(l10n.t('Goodform: no text editor is open.'))
    return false
  }
  const { version } = document
  const whole = new Range(0, 0, document.lineCount, 0)
  // The edit comes with the action where it is asked for: of so many actions.
  const given = ['vscode.executeCodeActionProvider', document.uri, whole, kind, 1] as const
  const actions = await commands.executeCommand<CodeAction[]>(...given)
  const edit = actions.find((action) => action.edit && action.kind && isFixAll(action.kind))?.edit
  if (!edit) {
    const text = l10n.t(
      'Goodform: no fix here is safe to apply by itself. The quick fixes of each finding are yours to choose.',
    )
    void window.showInformationMessage(text)
    return false
  }
  return document.version === version && workspace.applyEdit(edit)
}

const isFixAll = (given: CodeActionKind): boolean => given.value === kind

/** From the evidence view: goes to the finding and offers its quick fixes there. */
export async function fixFinding(found: Found | undefined): Promise<void> {
  if (!found) return nothingHere()
  const { uri, diagnostic } = found
  // Not by the document: one that an extension asks for lives on for minutes after its tab is closed.
  await commands.executeCommand('vscode.open', uri, { selection: diagnostic.range })
  await commands.executeCommand('editor.action.quickFix')
}
