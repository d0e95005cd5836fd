import { l10n, window, workspace } from 'vscode'
import type { BaseLanguageClient } from 'vscode-languageclient'
import { languageIds } from '../server/src/kinds.ts'
import { isArticle, isRead, nameOf, schemes } from './documents.ts'
import { findingsOf } from './findings.ts'
import { outcomeOf } from './outcome.ts'
import { plain } from './plain.ts'

/** Tells why the file in the editor is checked, or why it is not. */
export async function whyChecked(client: BaseLanguageClient): Promise<void> {
  const document = window.activeTextEditor?.document
  if (!document) {
    void window.showInformationMessage(l10n.t('Goodform: no text editor is open.'))
    return
  }
  const name = nameOf(document.uri)
  const reasons: string[] = []
  if (!isRead(document))
    reasons.push(l10n.t('its language is {0}; {1} are checked', document.languageId, languageIds.join(', ')))
  if (!schemes().includes(document.uri.scheme))
    reasons.push(l10n.t('it is not a file of the workspace but of “{0}”', document.uri.scheme))
  if (!workspace.getConfiguration('goodform', document).get('enable', true))
    reasons.push(l10n.t('the setting goodform.enable is off here'))
  if (!client.isRunning()) reasons.push(l10n.t('the server is not running'))
  if (!isArticle(document) || reasons.length) {
    void window.showInformationMessage(plain(l10n.t('Goodform does not check {0}: {1}.', name, reasons.join('; '))))
    return
  }
  const answer = await client.sendRequest<string>('workspace/executeCommand', {
    command: 'goodform.why',
    arguments: [client.code2ProtocolConverter.asUri(document.uri)],
  })
  // Addresses as the explorer shows them.
  const folders = workspace.workspaceFolders ?? []
  const short = (text: string, { uri, name }: (typeof folders)[number]) =>
    text.replaceAll(`${client.code2ProtocolConverter.asUri(uri)}/`, folders.length > 1 ? `${name}/` : '')
  const detail = folders.reduce(short, answer)
  const count = findingsOf(document.uri).length
  const outcome = await outcomeOf(client, document)
  const title =
    outcome && outcome !== 'checked'
      ? l10n.t('{0} is not checked.', name)
      : count === 1
        ? l10n.t('{0}: 1 finding.', name)
        : l10n.t('{0}: {1} findings.', name, count)
  void window.showInformationMessage(plain(title), { modal: true, detail })
}
