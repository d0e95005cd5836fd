import { env, l10n, ViewColumn, window, workspace } from 'vscode'
import type { ReadingNote } from '../server/src/core/judge/note.ts'

/** Opens the note of a wrong reading beside the article, unsaved, with its test case on the clipboard. Nothing is sent. */
export async function showNote({ note, example }: ReadingNote): Promise<void> {
  const document = await workspace.openTextDocument({ language: 'plaintext', content: note })
  await window.showTextDocument(document, { viewColumn: ViewColumn.Beside, preview: true })
  await env.clipboard.writeText(example)
  void window.showInformationMessage(
    l10n.t('Goodform: how it was read is in the note, a test case is on the clipboard. Nothing was sent anywhere.'),
  )
}
