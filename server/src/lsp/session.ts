import {
  type ClientCapabilities,
  CodeLensRefreshRequest,
  type Connection,
  DiagnosticRefreshRequest,
  ErrorCodes,
  LSPErrorCodes,
  type Range,
  ResponseError,
} from 'vscode-languageserver'
import { TextDocument } from 'vscode-languageserver-textdocument'
import { comparable } from '../config/paths.ts'
import type { Finding, Linter } from '../core/index.ts'
import { type Say, sayIn } from '../core/l10n.ts'
import { type PageOf, pageOf, toDiagnostic } from './convert.ts'
import { Diagnostics } from './diagnostics.ts'
import { Documents, type OpenDocument } from './documents.ts'
import { ExerciseLibrary } from './exercise-library.ts'
import { type Need, need } from './guard.ts'
import { PatientFiles } from './patient-files.ts'
import { relintedNotification } from './protocol.ts'
import { readSettings, sameSettings } from './settings.ts'
import { Setup } from './setup.ts'
import type { Texts } from './texts.ts'
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
  private readonly files: PatientFiles
  /** Files that are not open and whose diagnostics were shown, with what was shown of configurations. */
  private readonly shown = new Map<string, string>()

  constructor(
    readonly connection: Connection,
    readonly world: World,
  ) {
    const read = (uri: string) => this.read(uri)
    this.linter = world.linter
    this.files = new PatientFiles({ read }, world.patience ?? 5_000, (uri) => this.takeUp([uri]))
    this.setup = new Setup(world, this.files, (uri, text, problems) => this.tellProblems(uri, text, problems))
    this.documents = new Documents(world.linter, this.setup, ({ uri }, error) => {
      connection.console.error(`${uri} could not be checked: ${error instanceof Error ? error.stack : String(error)}`)
    })
    const { configuration } = this.setup
    this.library = new ExerciseLibrary(world.linter, this.documents, { ...world, read }, () => configuration.folders)
    this.diagnostics = new Diagnostics((claim) => {
      const { diagnostic, publishDiagnostics } = this.client.textDocument ?? {}
      return (diagnostic ?? publishDiagnostics)?.codeDescriptionSupport ? this.pageOf(claim) : undefined
    }, this.say)
  }

  /** Says a text in the client's language. */
  readonly say: Say = (told) => sayIn(this.texts)(told)

  /** Where a claim can be read of: a built-in one has a page, one of a user's pack its entry there. */
  readonly pageOf: PageOf = (claim) => (this.linter.claims.has(claim) ? pageOf(claim) : this.setup.entryOf(claim))

  /** A file's text, by the client where it reads files for the server. */
  async read(uri: string): Promise<string | undefined> {
    if (!this.client.experimental?.goodformReadFile) return this.world.files?.read(uri)
    return (await this.connection.sendRequest<string | null>('goodform/readFile', { uri })) ?? undefined
  }

  /** Whether the client asks for diagnostics itself. */
  pulls(): boolean {
    return this.client.textDocument?.diagnostic !== undefined
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

  /** A document's findings. @throws a ResponseError when it changes meanwhile */
  async findingsOf(document: OpenDocument): Promise<readonly Finding[]> {
    const findings = await this.documents.findings(document)
    if (!findings) throw new ResponseError(LSPErrorCodes.ContentModified, 'Goodform: the document has changed.')
    return findings
  }

  /** The findings that touch a range of the document. */
  async within(document: OpenDocument, range: Range): Promise<Finding[]> {
    const findings = await this.findingsOf(document)
    const start = document.text.offsetAt(range.start)
    const end = document.text.offsetAt(range.end)
    return findings.filter((finding) => finding.span.start <= end && start <= finding.span.end)
  }

  /** Pushes a document's diagnostics to a client that does not ask for them, if they are others than it has. */
  async push(document: OpenDocument | undefined): Promise<void> {
    if (!document || this.pulls()) return
    const parts = await this.documents.parts(document)
    if (!parts) return
    const before = this.diagnostics.last(document)?.id
    const { id, items } = this.diagnostics.of(document, parts)
    const { uri, text } = document
    if (id !== before) this.connection.sendDiagnostics({ uri, version: text.version, diagnostics: [...items] })
  }

  /** Lets a client that asks for diagnostics ask again. */
  refresh(): void {
    if (this.pulls() && this.client.workspace?.diagnostics?.refreshSupport)
      this.connection.sendRequest(DiagnosticRefreshRequest.type).catch(() => {})
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
      this.connection.sendRequest(CodeLensRefreshRequest.type).catch(() => {})
  }

  /** Takes up the client's settings: asked for where it can be asked, else those it sent. */
  async configure(sent?: unknown): Promise<void> {
    const { configuration } = this.setup
    let next = configuration.settings
    if (this.client.workspace?.configuration)
      next = readSettings(await this.connection.workspace.getConfiguration('goodform'))
    else if (sent !== undefined) next = readSettings((sent as { goodform?: unknown } | null)?.goodform ?? sent)
    if (sameSettings(configuration.settings, next)) return
    for (const problem of next.problems) this.connection.console.warn(`In the settings: ${problem}`)
    configuration.settings = next
    this.relint()
  }

  /** Takes up changes of files on disk. */
  filesChanged(uris: readonly string[]): void {
    this.files.forget(uris)
    this.takeUp(uris)
  }

  private takeUp(uris: readonly string[]): void {
    if (this.setup.changed(uris)) this.relint()
  }

  /** Reads the exercise files of the workspace anew. */
  async readExercises(): Promise<void> {
    if (await this.library.refresh()) this.relint()
  }

  /** Shows the diagnostics of a file that is not open. */
  publish(uri: string, diagnostics: ReturnType<typeof toDiagnostic>[]): void {
    this.shown.set(comparable(uri), '')
    this.connection.sendDiagnostics({ uri, diagnostics })
  }

  /** What a run over the workspace showed of a document would stand there twice when it is opened. */
  opened(uri: string): void {
    if (this.shown.delete(comparable(uri)) && this.pulls()) this.connection.sendDiagnostics({ uri, diagnostics: [] })
  }

  /** What is wrong in a configuration or a pack is shown there, open or not; an open configuration shows it itself. */
  private tellProblems(uri: string, text: string, problems: readonly Finding[]): void {
    const place = TextDocument.create(uri, 'yaml', 0, text)
    const open = this.documents.get(uri)?.own !== undefined
    const items = problems
      .filter(({ claim }) => !open || claim === 'config/pack')
      .map((problem) => toDiagnostic(place, problem))
    const said = JSON.stringify(items)
    if (said === (this.shown.get(comparable(uri)) ?? '[]')) return
    this.shown.set(comparable(uri), said)
    this.connection.sendDiagnostics({ uri, diagnostics: [...items] })
  }
}
