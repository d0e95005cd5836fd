import {
  type CancellationToken,
  commands,
  type Disposable,
  l10n,
  languages,
  type Progress,
  ProgressLocation,
  type Uri,
  window,
  workspace,
} from 'vscode'
import type { BaseLanguageClient } from 'vscode-languageclient'
import { type LintAnswer, type LintParams, lintRequest } from '../server/src/lsp/protocol.ts'
import { articles, isArticle, nameOf, neverArticles } from './documents.ts'

/** So many files are read and checked at a time. */
const atATime = 8

/** Checks files that no editor shows; open ones the server checks by itself. */
export class WorkspaceLint implements Disposable {
  private readonly found = languages.createDiagnosticCollection('goodform-workspace')
  /** The files that a check of the workspace looked at: they are kept up to date from then on. */
  private readonly followed = new Set<string>()
  private readonly subscriptions: Disposable[]

  constructor(private readonly client: BaseLanguageClient) {
    const watcher = workspace.createFileSystemWatcher(articles)
    const again = (uri: Uri) => {
      if (this.followed.has(uri.toString())) void this.check(uri).catch(() => this.found.delete(uri))
    }
    this.subscriptions = [
      this.found,
      watcher,
      watcher.onDidChange(again),
      watcher.onDidDelete((uri) => this.found.delete(uri)),
      workspace.onDidOpenTextDocument(({ uri }) => this.found.delete(uri)),
      workspace.onDidCloseTextDocument(({ uri }) => again(uri)),
    ]
  }

  /** The command: all articles of the workspace, with progress, stopped by the writer when wanted. */
  async run(): Promise<void> {
    if (!workspace.workspaceFolders) {
      void window.showInformationMessage(l10n.t('Goodform: open a folder first; there is no workspace to check.'))
      return
    }
    const title = l10n.t('Goodform: checking the workspace')
    const options = { location: ProgressLocation.Notification, title, cancellable: true }
    await window.withProgress(options, (progress, token) => this.all(progress, token))
  }

  private async all(progress: Progress<{ message: string; increment: number }>, token: CancellationToken) {
    const files = await workspace.findFiles(articles, neverArticles, undefined, token)
    const unread: string[] = []
    let done = 0
    const next = files[Symbol.iterator]()
    const worker = async () => {
      for (let step = next.next(); !step.done && !token.isCancellationRequested; step = next.next()) {
        await this.check(step.value).catch((error) => {
          unread.push(nameOf(step.value))
          this.client.error(`${nameOf(step.value)} could not be checked`, error, false)
        })
        done++
        progress.report({ message: l10n.t('{0} of {1} files', done, files.length), increment: 100 / files.length })
      }
    }
    await Promise.all(Array.from({ length: atATime }, worker))
    void this.tell(done, files.length, unread)
  }

  /** Checks one file, unless it is open: then the server has it already. */
  private async check(uri: Uri): Promise<void> {
    this.followed.add(uri.toString())
    if (workspace.textDocuments.some((document) => document.uri.toString() === uri.toString() && isArticle(document)))
      return
    const text = new TextDecoder().decode(await workspace.fs.readFile(uri))
    const languageId = languageOf(uri)
    const params: LintParams = { uri: this.client.code2ProtocolConverter.asUri(uri), languageId, text }
    const { diagnostics } = await this.client.sendRequest<LintAnswer>(lintRequest, params)
    this.found.set(uri, await this.client.protocol2CodeConverter.asDiagnostics(diagnostics))
  }

  private async tell(done: number, all: number, unread: readonly string[]): Promise<void> {
    const show = l10n.t('Show the Evidence')
    const sentences = [
      done < all
        ? l10n.t('Goodform: stopped after {0} of {1} files.', done, all)
        : l10n.t('Goodform: {0} files checked.', done),
      ...(unread.length ? [l10n.t('Could not be read: {0}.', unread.slice(0, 5).join(', '))] : []),
    ]
    const tell = unread.length ? window.showWarningMessage : window.showInformationMessage
    if ((await tell(sentences.join(' '), show)) === show) await commands.executeCommand('goodform.showEvidence')
  }

  dispose(): void {
    for (const subscription of this.subscriptions) subscription.dispose()
  }
}

const byExtension = { mdx: 'mdx', qmd: 'quarto', yaml: 'yaml', yml: 'yaml' } as const

/** The language of a file, as an editor would name it. */
function languageOf({ path }: Uri): string {
  return byExtension[path.split('.').pop() as keyof typeof byExtension] ?? 'markdown'
}
