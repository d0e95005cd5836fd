import { env, l10n, ViewColumn, window, workspace } from 'vscode'
import type { ReadingNote } from '../server/src/core/tell/note.ts'

/** Opens the note of a wrong reading beside the article, unsaved, and offers to copy its test case. Nothing is sent. */
export async function showNote({ note, example }: ReadingNote): Promise<void> {
  const document = await workspace.openTextDocument({ language: 'plaintext', content: note })
  await window.showTextDocument(document, { viewColumn: ViewColumn.Beside, preview: true })
  const copy = l10n.t('Copy the Test Case')
  const text = l10n.t('Goodform: how it was read is in the note, with a test case. Nothing was sent anywhere.')
  if ((await window.showInformationMessage(text, copy)) === copy) await env.clipboard.writeText(example)
}

/** Says that a command found nothing to work on. */
export function nothingHere(): void {
  void window.showInformationMessage(l10n.t('Goodform: there is no finding of a claim at the cursor.'))
}
