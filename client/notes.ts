import { commands, env, l10n, window } from 'vscode'
import type { ReadingNote } from '../server/src/core/tell/note.ts'
import type { ClaimPages } from './claim-pages.ts'

/** Shows the note of a wrong reading beside the article, and offers to copy it or its test case. Nothing is sent. */
export async function showNote({ note, example }: ReadingNote, pages: ClaimPages): Promise<void> {
  await pages.beside(`${l10n.t('Wrong Reading')}.txt`, note)
  const copies = new Map([
    [l10n.t('Copy the Note'), note],
    [l10n.t('Copy the Test Case'), example],
  ])
  const text = l10n.t('Goodform: how it was read is in the note, with a test case. Nothing was sent anywhere.')
  const chosen = await window.showInformationMessage(text, ...copies.keys())
  if (chosen) await env.clipboard.writeText(copies.get(chosen)!)
}

/** Says that a command found nothing to work on; without an article to look at, offers one. */
export async function nothingHere(): Promise<void> {
  if (window.activeTextEditor) {
    void window.showInformationMessage(l10n.t('Goodform: there is no finding of a claim at the cursor.'))
    return
  }
  const sample = l10n.t('Open a Sample Article')
  const text = l10n.t('Goodform: open an article first, and place the cursor at a finding.')
  if ((await window.showInformationMessage(text, sample)) === sample)
    await commands.executeCommand('goodform.openSample')
}
