import { commands, Selection, window } from 'vscode'
import { findingAt, isOfClaim } from './findings.ts'
import { nothingHere } from './notes.ts'

/** Keeps the wording of the finding at the cursor, or on its line, as one that was read wrongly. */
export async function misread(): Promise<void> {
  const editor = window.activeTextEditor
  const found = editor && findingAt(editor.document.uri, editor.selection.active, isOfClaim)
  if (!editor || !found) return nothingHere()
  // Beside the marked words the editor has no actions.
  const { range } = found.diagnostic
  if (!range.contains(editor.selection.active)) editor.selection = new Selection(range.start, range.start)
  await commands.executeCommand('editor.action.codeAction', { kind: 'quickfix.goodform.misread', apply: 'first' })
}
