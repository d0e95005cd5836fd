import {
  type CancellationToken,
  type ClientCapabilities,
  CodeLensRefreshRequest,
  type Connection,
  type Diagnostic,
  DiagnosticRefreshRequest,
  ErrorCodes,
  type Range,
  ResponseError,
} from 'vscode-languageserver'
import { TextDocument } from 'vscode-languageserver-textdocument'
import { isIn } from '../config/paths.ts'
import { type Finding, type Linter, type Say, sayIn } from '../core/index.ts'
import { familiar } from './baselines.ts'
import { Board } from './board.ts'
import { isConfiguration } from './configuration.ts'
import { type PageOf, pageOf, toDiagnostic } from './convert.ts'
import { Diagnostics } from './diagnostics.ts'
import { Documents, type OpenDocument } from './documents.ts'
import { ExerciseLibrary } from './exercise-library.ts'
import { type Need, need } from './guard.ts'
import { PatientFiles } from './patient-files.ts'
import { stopped } from './patiently.ts'
import { relintedNotification } from './protocol.ts'
import { Said, sameSettings } from './settings.ts'
import { type Problems, Setup } from './setup.ts'
import type { Texts } from './texts.ts'
import { recheck, type Workspace } from './workspace.ts'
import type { World } from './world.ts'

/** One client's session: what it can do, what it has open, what it was shown, and what it is told when something changes. */
export class Session {
  client: ClientCapabilities = {}
  state: 'new' | 'running' | 'down' = 'new'
  /** What is said in the client's language. */
  texts: Texts = {}
  readonly linter: Linter
  readonly setup: Setup
  readonly documents: Documents
  readonly library: ExerciseLibrary
  readonly diagnostics: Diagnostics
  /** What the client is shown without asking. */
  readonly board: Board
  /** What the client said of its settings. */
  readonly said = new Said()
  /** What a run over the workspace works with. */
  readonly workspace: Workspace
  /** How long anything outside may take before it is gone on without, in milliseconds. */
  readonly patience: number
  private readonly files: PatientFiles
  /** The faults of the settings that were told last. */
  private faults = ''

  constructor(
    readonly connection: Connection,
    readonly world: World,
  ) {
    const read = (uri: string) => this.read(uri)
    this.linter = world.linter
    this.patience = world.patience ?? 5_000
    this.files = new PatientFiles({ read }, this.patience, (uri) => this.takeUp([uri]))
    this.setup = new Setup(world, this.files, (uri, text, problems) => this.tellProblems(uri, text, problems))
    this.documents = new Documents(world.linter, this.setup, ({ uri }, error) => {
      connection.console.error(`${uri} could not be checked: ${error instanceof Error ? error.stack : String(error)}`)
    })
    const { linter, setup, documents, say } = this
    this.library = new ExerciseLibrary(linter, documents, { ...world, read }, setup.configuration)
    this.diagnostics = new Diagnostics(this.linkOf, say, Date.now().toString(36))
    this.board = new Board(
      (params) => this.send(() => connection.sendDiagnostics(params)),
      (uri) => {
        const document = documents.get(uri)
        const own = document?.own !== undefined || isConfiguration(uri)
        return document && { uri: document.uri, own, asked: this.pulls() }
      },
    )
    const { board, linkOf } = this
    const { list } = world
    this.workspace = {
      world: list ? { list, read } : { read },
      setup,
      documents,
      publish: (uri, run) => board.put(uri, { run }),
      keep: (wanted) => board.keepRun(wanted),
      linkOf,
      say,
    }
  }

  /** Says a text in the client's language. */
  readonly say: Say = (told) => sayIn(this.texts)(told)

  /** Where a claim can be read of: a built-in one has a page, one of a user's pack its entry there. */
  readonly pageOf: PageOf = (claim) => (this.linter.claims.has(claim) ? pageOf(claim) : this.setup.entryOf(claim))

  /** The same for a diagnostic, where the client shows such links. */
  readonly linkOf: PageOf = (claim) => {
    const { diagnostic, publishDiagnostics } = this.client.textDocument ?? {}
    const shown = diagnostic?.codeDescriptionSupport || publishDiagnostics?.codeDescriptionSupport
    return shown ? this.pageOf(claim) : undefined
  }

  /** Sends what no answer is needed of, as long as the client is there. */
  send(sending: () => Promise<unknown>): void {
    if (this.state === 'running') sending().catch(() => {})
  }

  /** A file's text, by the client where it reads files for the server. */
  async read(uri: string): Promise<string | undefined> {
    if (!this.client.experimental?.goodformReadFile) return this.world.files?.read(uri)
    return (await this.connection.sendRequest<string | null>('goodform/readFile', { uri })) ?? undefined
  }

  /** Whether the client asks for diagnostics itself; one that cannot be told to ask again would go on showing what holds no more. */
  pulls(): boolean {
    return Boolean(this.client.textDocument?.diagnostic && this.client.workspace?.diagnostics?.refreshSupport)
  }

  /** Whether the client tells of files that change on disk. */
  watches(): boolean {
    return this.client.workspace?.didChangeWatchedFiles?.dynamicRegistration ?? false
  }

  /** A handler that answers only while the server runs, and only what it can understand. */
  guarded<P, A extends unknown[], R>(needs: readonly Need[], handler: (params: P, ...more: A) => R) {
    return (params: P, ...more: A): R => {
      if (this.state === 'new')
        throw new ResponseError(ErrorCodes.ServerNotInitialized, 'Goodform: initialize comes first.')
      if (this.state === 'down')
        throw new ResponseError(ErrorCodes.InvalidRequest, 'Goodform: the server was shut down.')
      need(params, ...needs)
      return handler(params, ...more)
    }
  }

  /** Whether nobody waits for an answer any more. */
  given(token: CancellationToken): () => boolean {
    return () => token.isCancellationRequested || this.state === 'down'
  }

  /** A document when its findings are found. @throws a ResponseError when it changes meanwhile, or the client does not want them any more */
  async finished(document: OpenDocument, token: CancellationToken): Promise<Readonly<OpenDocument>> {
    const given = this.given(token)
    const finished = await this.documents.finished(document, given)
    if (!finished || given()) throw stopped(given)
    return finished
  }

  /** Its findings. @throws as `finished` does */
  async findingsOf(document: OpenDocument, token: CancellationToken): Promise<readonly Finding[]> {
    return (await this.finished(document, token)).linted?.findings ?? []
  }

  /** The same without those that a baseline knows. */
  async freshOf(document: OpenDocument, token: CancellationToken): Promise<readonly Finding[]> {
    const findings = await this.findingsOf(document, token)
    const known = familiar(document.text.getText(), findings, document.baseline)
    return known.size ? findings.filter((finding) => !known.has(finding)) : findings
  }

  /** The findings that touch a range of the document. */
  async within(document: OpenDocument, range: Range, token: CancellationToken): Promise<Finding[]> {
    return this.touching(document, await this.findingsOf(document, token), range)
  }

  /** Those of some findings that touch a range of their document. */
  touching(document: OpenDocument, findings: readonly Finding[], range: Range): Finding[] {
    const start = document.text.offsetAt(range.start)
    const end = document.text.offsetAt(range.end)
    return findings.filter((finding) => finding.span.start <= end && start <= finding.span.end)
  }

  /** What makes a document's diagnostics, as they are shown, of its findings. */
  diagnosticOf(document: OpenDocument, findings: readonly Finding[]): (finding: Finding) => Diagnostic {
    const known = familiar(document.text.getText(), findings, document.baseline)
    return (finding) => toDiagnostic(document.text, finding, this.linkOf, 0, known.has(finding))
  }

  /** Pushes a document's diagnostics to a client that does not ask for them, if they are others than it has. */
  async push(document: OpenDocument): Promise<void> {
    if (this.pulls()) {
      // What it was shown of the file before may be what the document says now.
      await document.ready
      this.board.show(document.uri)
      return
    }
    const parts = await this.documents.parts(document, () => this.state === 'down')
    if (!parts) return
    const before = this.diagnostics.last(document)?.id
    const { id, items } = this.diagnostics.of(document, parts)
    if (id !== before) this.board.document(document.uri, document.text.version, items)
  }

  /** Lets a client that asks for diagnostics ask again. */
  refresh(): void {
    if (this.pulls()) this.send(() => this.connection.sendRequest(DiagnosticRefreshRequest.type))
  }

  /** Lints all open documents anew: what they are checked with has changed. */
  relint(): void {
    if (this.client.experimental?.goodformRelinted) void this.connection.sendNotification(relintedNotification)
    for (const document of this.documents.all()) {
      this.documents.relint(document)
      void this.push(document)
    }
    this.refresh()
    if (this.client.workspace?.codeLens?.refreshSupport)
      this.send(() => this.connection.sendRequest(CodeLensRefreshRequest.type))
  }

  /** Takes up the client's settings: those it sent, and those that it answers with where it can be asked. */
  async configure(sent?: unknown): Promise<void> {
    this.said.push(sent)
    if (this.client.workspace?.configuration)
      await this.connection.workspace.getConfiguration('goodform').then(
        (answer) => this.said.answer(answer),
        (error) => this.connection.console.warn(`The settings could not be asked for: ${error.message}`),
      )
    const next = this.said.settings()
    const faults = next.problems.join('\n')
    if (faults !== this.faults)
      for (const problem of next.problems) this.connection.console.warn(`In the settings: ${problem}`)
    this.faults = faults
    const { configuration } = this.setup
    if (sameSettings(configuration.settings, next)) return
    configuration.settings = next
    this.relint()
  }

  /** Takes up other folders of the workspace. */
  foldersChanged(folders: readonly string[]): void {
    this.setup.configuration.folders = folders
    this.board.keepRun((uri) => folders.some((folder) => isIn(folder, uri)))
    this.relint()
    void this.readExercises()
  }

  /** Takes up changes of files on disk. */
  filesChanged(uris: readonly string[], gone: readonly string[] = []): void {
    this.files.forget(uris)
    this.takeUp(uris)
    if (gone.length) this.board.keepRun((uri) => !gone.some((one) => isIn(one, uri)))
  }

  private takeUp(uris: readonly string[]): void {
    if (this.setup.changed(uris)) {
      this.relint()
      void this.readExercises()
    } else void this.readExercises(uris)
  }

  /** Reads exercise files of the workspace anew: some, or all. */
  async readExercises(uris?: readonly string[]): Promise<void> {
    if (await this.library.refresh(uris)) this.relint()
  }

  /** A document was opened. */
  opened(document: OpenDocument): void {
    this.board.show(document.uri)
    void this.push(document)
  }

  /** A document was closed: what else is to be shown of its file is shown again, as the file is now. */
  closed(uri: string): void {
    this.board.closed(uri)
    if (this.board.ran(uri)) void recheck(uri, this.workspace)
  }

  /** What is wrong in a configuration or a pack is shown there, open or not; an open one says itself what is wrong in its text. */
  private tellProblems(uri: string, text: string, { itself, named }: Problems): void {
    const place = TextDocument.create(uri, 'yaml', 0, text)
    const shown = (problems: readonly Finding[]) => problems.map((problem) => toDiagnostic(place, problem))
    this.board.put(uri, { itself: shown(itself), named: shown(named) })
  }
}
