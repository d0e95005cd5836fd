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
import {
  type LintAnswer,
  type LintParams,
  lintRequest,
  type Outcome,
  relintedNotification,
} from '../server/src/lsp/protocol.ts'
import { announce } from './announce.ts'
import { articles, isArticle, nameOf, neverArticles } from './documents.ts'
import { inEditors, onDidOpenOrClose } from './editors.ts'
import { notRunning } from './errors.ts'
import { plain } from './plain.ts'

/** So many files are read and checked at a time. */
const atATime = 8

/** So often the editor is told what was found meanwhile: each time it draws all its lists anew. In milliseconds. */
const every = 300

/** Checks files that no editor shows; open ones the server checks by itself. */
export class WorkspaceLint implements Disposable {
  private readonly found = languages.createDiagnosticCollection('goodform-workspace')
  /** The files that a check of the workspace looked at: they are kept up to date from then on. */
  private readonly followed = new Map<string, Uri>()
  private readonly subscriptions: Disposable[]

  /** Counts the times that all was looked at again, so that a later one ends those before. */
  private round = 0

  constructor(private readonly client: BaseLanguageClient) {
    announce(client, 'goodformRelinted')
    const watcher = workspace.createFileSystemWatcher(articles)
    this.subscriptions = [
      this.found,
      watcher,
      watcher.onDidChange((uri) => this.again(uri)),
      watcher.onDidDelete((uri) => this.found.delete(uri)),
      ...onDidOpenOrClose((uri) => this.look(uri)),
      workspace.onDidOpenTextDocument(({ uri }) => this.look(uri)),
      workspace.onDidCloseTextDocument(({ uri }) => this.look(uri)),
      client.onNotification(relintedNotification, () => this.allAgain()),
    ]
  }

  /** Takes back what a check of the workspace showed. */
  clear(): void {
    this.round++
    this.followed.clear()
    this.found.clear()
  }

  /** Checks a file again that an earlier check looked at. */
  private async again(uri: Uri): Promise<void> {
    if (!this.followed.has(uri.toString())) return
    const shown = await this.check(uri).then(
      (checked) => checked.shown,
      () => undefined,
    )
    // Meanwhile all may have been taken back.
    if (this.followed.has(uri.toString())) this.found.set(uri, shown)
  }

  private async allAgain(): Promise<void> {
    const round = ++this.round
    await inTurns(
      [...this.followed.values()],
      (uri) => this.again(uri),
      () => round !== this.round,
    )
  }

  /** Shows what the server shows by itself no more, and no longer what it does. */
  private look(uri: Uri): void {
    if (!this.followed.has(uri.toString())) return
    if (this.serverShows(uri)) this.found.delete(uri)
    else if (!this.found.has(uri)) void this.again(uri)
  }

  /** Whether the server shows a document's findings itself: a document that is alive without an editor it is not asked about. */
  private serverShows(uri: Uri): boolean {
    const open = documentOf(uri)
    return open !== undefined && isArticle(open) && inEditors().has(uri.toString())
  }

  /** The command: all articles of the workspace, with progress, stopped by the writer when wanted. */
  async run(): Promise<void> {
    if (!workspace.workspaceFolders) {
      void window.showInformationMessage(l10n.t('Goodform: open a folder first; there is no workspace to check.'))
      return
    }
    if (!this.client.isRunning()) return notRunning()
    const title = l10n.t('Goodform: checking the workspace')
    const options = { location: ProgressLocation.Notification, title, cancellable: true }
    const survey = await window.withProgress(options, (progress, token) => this.all(progress, token))
    void (this.client.isRunning() ? tell(survey) : notRunning())
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
    const look = async (uri: Uri) => {
      const name = nameOf(uri)
      try {
        const { outcome, shown } = await this.check(uri)
        survey[outcome]++
        found.push([uri, shown])
      } catch (error) {
        survey.unread.push(name)
        this.client.error(`${name} could not be checked`, error, false)
      }
      survey.done++
      if (performance.now() - last > every) tell()
    }
    await inTurns(files, look, () => token.isCancellationRequested || !this.client.isRunning())
    tell()
    return survey
  }

  /** Checks one file. @returns what is to be shown of it: nothing where the server shows it */
  private async check(uri: Uri): Promise<{ outcome: Outcome; shown: Diagnostic[] | undefined }> {
    this.followed.set(uri.toString(), uri)
    const open = documentOf(uri)
    // A document that no editor has may be older than its file.
    const current = open && (open.isDirty || this.serverShows(uri))
    const text = current ? open.getText() : new TextDecoder().decode(await workspace.fs.readFile(uri))
    const languageId = open?.languageId ?? languageOf(uri.path) ?? 'markdown'
    const params: LintParams = { uri: this.client.code2ProtocolConverter.asUri(uri), languageId, text }
    const { outcome, diagnostics } = await this.client.sendRequest<LintAnswer>(lintRequest, params)
    const shown = await this.client.protocol2CodeConverter.asDiagnostics(diagnostics)
    return { outcome, shown: this.serverShows(uri) ? undefined : shown }
  }

  dispose(): void {
    for (const subscription of this.subscriptions) subscription.dispose()
  }
}

const documentOf = (uri: Uri) => workspace.textDocuments.find((open) => open.uri.toString() === uri.toString())

/** Looks at files, some at a time, until all are looked at or it is to stop. */
async function inTurns(
  files: readonly Uri[],
  look: (uri: Uri) => Promise<void>,
  stopped: () => boolean,
): Promise<void> {
  const next = files[Symbol.iterator]()
  const worker = async () => {
    for (let step = next.next(); !step.done && !stopped(); step = next.next()) await look(step.value)
  }
  await Promise.all(Array.from({ length: atATime }, worker))
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
      : checked === 1
        ? l10n.t('Goodform: 1 file checked.')
        : l10n.t('Goodform: {0} files checked.', checked),
    ...(ignored ? [l10n.t('Left out by a configuration or the settings: {0}.', ignored)] : []),
    ...(unread.length ? [l10n.t('Could not be read: {0}.', unread.slice(0, 5).join(', '))] : []),
  ]
  const tell = unread.length ? window.showWarningMessage : window.showInformationMessage
  if ((await tell(plain(sentences.join(' ')), show)) === show)
    await commands.executeCommand('goodform.evidence.workspace')
}
