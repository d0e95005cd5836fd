import {
  type CancellationToken,
  commands,
  type Diagnostic,
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
import { languageOf } from '../server/src/kinds.ts'
import { type LintAnswer, type LintParams, lintRequest } from '../server/src/lsp/protocol.ts'
import { articles, isArticle, nameOf, neverArticles } from './documents.ts'
import { plain } from './plain.ts'

/** So many files are read and checked at a time. */
const atATime = 8

/** So often the editor is told what was found meanwhile: each time it draws all its lists anew. In milliseconds. */
const every = 300

/** Checks files that no editor shows; open ones the server checks by itself. */
export class WorkspaceLint implements Disposable {
  private readonly found = languages.createDiagnosticCollection('goodform-workspace')
  /** The files that a check of the workspace looked at: they are kept up to date from then on. */
  private readonly followed = new Set<string>()
  private readonly subscriptions: Disposable[]

  constructor(private readonly client: BaseLanguageClient) {
    const watcher = workspace.createFileSystemWatcher(articles)
    const again = (uri: Uri) => {
      if (!this.followed.has(uri.toString())) return
      void this.check(uri).then(
        ({ shown }) => this.found.set(uri, shown),
        () => this.found.delete(uri),
      )
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
    void tell(await window.withProgress(options, (progress, token) => this.all(progress, token)))
  }

  private async all(
    progress: Progress<{ message: string; increment: number }>,
    token: CancellationToken,
  ): Promise<Survey> {
    const files = await workspace.findFiles(articles, neverArticles, undefined, token)
    const survey = { files: files.length, done: 0, checked: 0, ignored: 0, other: 0, unread: [] as string[] }
    const found: [Uri, Diagnostic[] | undefined][] = []
    let told = 0
    let last = performance.now()
    const tell = () => {
      this.found.set(found.splice(0))
      const message = l10n.t('{0} of {1} files', survey.done, files.length)
      progress.report({ message, increment: (100 * (survey.done - told)) / files.length })
      told = survey.done
      last = performance.now()
    }
    const next = files[Symbol.iterator]()
    const worker = async () => {
      for (let step = next.next(); !step.done && !token.isCancellationRequested; step = next.next()) {
        const name = nameOf(step.value)
        try {
          const { outcome, shown } = await this.check(step.value)
          survey[outcome]++
          found.push([step.value, shown])
        } catch (error) {
          survey.unread.push(name)
          this.client.error(`${name} could not be checked`, error, false)
        }
        survey.done++
        if (performance.now() - last > every) tell()
      }
    }
    await Promise.all(Array.from({ length: atATime }, worker))
    tell()
    return survey
  }

  /** Checks one file. @returns what is to be shown of it: nothing where an editor has it, for there the server shows it */
  private async check(uri: Uri): Promise<{ outcome: LintAnswer['outcome']; shown: Diagnostic[] | undefined }> {
    this.followed.add(uri.toString())
    const open = workspace.textDocuments.find((document) => document.uri.toString() === uri.toString())
    const text = open?.getText() ?? new TextDecoder().decode(await workspace.fs.readFile(uri))
    const languageId = open?.languageId ?? languageOf(uri.path) ?? 'markdown'
    const params: LintParams = { uri: this.client.code2ProtocolConverter.asUri(uri), languageId, text }
    const { outcome, diagnostics } = await this.client.sendRequest<LintAnswer>(lintRequest, params)
    if (open && isArticle(open)) return { outcome, shown: undefined }
    return { outcome, shown: await this.client.protocol2CodeConverter.asDiagnostics(diagnostics) }
  }

  dispose(): void {
    for (const subscription of this.subscriptions) subscription.dispose()
  }
}

/** What a check of the workspace came to. */
interface Survey {
  readonly files: number
  /** Files that were looked at: all, if it was not stopped. */
  readonly done: number
  readonly checked: number
  readonly ignored: number
  readonly unread: readonly string[]
}

async function tell({ files, done, checked, ignored, unread }: Survey): Promise<void> {
  const show = l10n.t('Show the Evidence')
  const sentences = [
    done < files
      ? l10n.t('Goodform: stopped after {0} of {1} files.', done, files)
      : l10n.t('Goodform: {0} files checked.', checked),
    ...(ignored ? [l10n.t('Left out by a configuration or the settings: {0}.', ignored)] : []),
    ...(unread.length ? [l10n.t('Could not be read: {0}.', unread.slice(0, 5).join(', '))] : []),
  ]
  const tell = unread.length ? window.showWarningMessage : window.showInformationMessage
  if ((await tell(plain(sentences.join(' ')), show)) === show) await commands.executeCommand('goodform.showEvidence')
}
