import {
  type ClientCapabilities,
  CodeActionKind,
  CodeLensRefreshRequest,
  type Connection,
  DiagnosticRefreshRequest,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  DocumentDiagnosticReportKind,
  ErrorCodes,
  type InitializeParams,
  type InitializeResult,
  LSPErrorCodes,
  MarkupKind,
  type Position,
  PositionEncodingKind,
  type Range,
  ResponseError,
  type ServerCapabilities,
  TextDocumentSyncKind,
} from 'vscode-languageserver'
import { TextDocument } from 'vscode-languageserver-textdocument'
import type { Finding } from '../core/index.ts'
import { type ActionSupport, codeActions, fixAll, fixAllKind } from './actions.ts'
import { commands, execute } from './commands.ts'
import { toDiagnostic } from './convert.ts'
import { Diagnostics, report } from './diagnostics.ts'
import { Documents, type OpenDocument } from './documents.ts'
import { exerciseCapabilities, exerciseFeatures, exerciseHover } from './exercise-features.ts'
import { ExerciseLibrary } from './exercise-library.ts'
import { type Need, need } from './guard.ts'
import { hover } from './hover.ts'
import { codeLenses } from './lens.ts'
import { answerRequests } from './requests.ts'
import { readSettings, sameSettings } from './settings.ts'
import { Setup } from './setup.ts'
import type { World } from './world.ts'

const capabilities: ServerCapabilities = {
  positionEncoding: PositionEncodingKind.UTF16,
  textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: { includeText: false } },
  diagnosticProvider: { identifier: 'goodform', interFileDependencies: false, workspaceDiagnostics: false },
  hoverProvider: true,
  codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, fixAllKind], resolveProvider: true },
  codeLensProvider: { resolveProvider: false },
  executeCommandProvider: { commands, workDoneProgress: true },
  ...exerciseCapabilities,
  workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
}

/** Wires a connection to a linter. Shells convert, they do not decide: every finding, fix and card is the core's. */
export function startServer(connection: Connection, world: World): void {
  const { linter, version } = world
  let client: ClientCapabilities = {}
  let state: 'new' | 'running' | 'down' = 'new'

  const read = async (uri: string): Promise<string | undefined> => {
    if (!client.experimental?.goodformReadFile) return world.files?.read(uri)
    return (await connection.sendRequest<string | null>('goodform/readFile', { uri })) ?? undefined
  }
  const setup = new Setup(world, { read }, (uri, text, problems) => tellProblems(uri, text, problems))
  const { configuration } = setup
  const documents = new Documents(linter, setup, ({ uri }, error) => {
    connection.console.error(`${uri} could not be checked: ${error instanceof Error ? error.stack : String(error)}`)
  })
  const library = new ExerciseLibrary(linter, documents, { ...world, read }, () => configuration.folders)
  const readExercises = async () => {
    if (await library.refresh()) relint()
  }
  const diagnostics = new Diagnostics(() => {
    const { diagnostic, publishDiagnostics } = client.textDocument ?? {}
    return (diagnostic ?? publishDiagnostics)?.codeDescriptionSupport ?? false
  })
  /** Files that are not open and whose diagnostics were shown, with what was shown of configurations. */
  const shown = new Map<string, string>()

  const pulls = () => client.textDocument?.diagnostic !== undefined
  const support = (): ActionSupport => ({
    resolve: client.textDocument?.codeAction?.resolveSupport?.properties.includes('edit') ?? false,
    showDocument: client.window?.showDocument?.support ?? false,
    versioned: client.workspace?.workspaceEdit?.documentChanges ?? false,
  })

  /** A handler that answers only while the server runs, and only what it can understand. */
  const guarded =
    <P, A extends unknown[], R>(needs: readonly Need[], handler: (params: P, ...more: A) => R) =>
    (params: P, ...more: A): R => {
      if (state === 'new') throw new ResponseError(ErrorCodes.ServerNotInitialized, 'Goodform: initialize comes first.')
      if (state === 'down') throw new ResponseError(ErrorCodes.InvalidRequest, 'Goodform: the server was shut down.')
      need(params, ...needs)
      return handler(params, ...more)
    }
  const findingsOf = async (document: OpenDocument): Promise<readonly Finding[]> => {
    const findings = await documents.findings(document)
    if (!findings) throw new ResponseError(LSPErrorCodes.ContentModified, 'Goodform: the document has changed.')
    return findings
  }
  /** The findings that touch a range of the document. */
  const within = async (document: OpenDocument, range: Range): Promise<Finding[]> => {
    const findings = await findingsOf(document)
    const start = document.text.offsetAt(range.start)
    const end = document.text.offsetAt(range.end)
    return findings.filter((finding) => finding.span.start <= end && start <= finding.span.end)
  }
  /** Pushes a document's diagnostics to a client that does not ask for them, if they are others than it has. */
  const push = async (document: OpenDocument | undefined) => {
    if (!document || pulls()) return
    const findings = await documents.findings(document)
    if (!findings) return
    const before = diagnostics.last(document)?.id
    const { id, items } = diagnostics.of(document, findings)
    const { uri, text } = document
    if (id !== before) connection.sendDiagnostics({ uri, version: text.version, diagnostics: items })
  }
  /** What is wrong in a configuration or a pack is shown there, open or not; an open configuration shows it itself. */
  const tellProblems = (uri: string, text: string, problems: readonly Finding[]) => {
    const place = TextDocument.create(uri, 'yaml', 0, text)
    const open = documents.get(uri)?.own !== undefined
    const items = problems
      .filter(({ claim }) => !open || claim === 'config/pack')
      .map((problem) => toDiagnostic(place, problem))
    const said = JSON.stringify(items)
    if (said === (shown.get(uri) ?? '[]')) return
    shown.set(uri, said)
    connection.sendDiagnostics({ uri, diagnostics: items })
  }
  const relint = () => {
    for (const document of documents.all()) {
      documents.relint(document)
      void push(document)
    }
    if (pulls() && client.workspace?.diagnostics?.refreshSupport)
      connection.sendRequest(DiagnosticRefreshRequest.type).catch(() => {})
    if (client.workspace?.codeLens?.refreshSupport) connection.sendRequest(CodeLensRefreshRequest.type).catch(() => {})
  }
  const configure = async (sent?: unknown) => {
    let next = configuration.settings
    if (client.workspace?.configuration) next = readSettings(await connection.workspace.getConfiguration('goodform'))
    else if (sent !== undefined) next = readSettings((sent as { goodform?: unknown } | null)?.goodform ?? sent)
    if (sameSettings(configuration.settings, next)) return
    for (const problem of next.problems) connection.console.warn(`In the settings: ${problem}`)
    configuration.settings = next
    relint()
  }
  const filesChanged = (uris: readonly string[]) => {
    if (setup.changed(uris)) relint()
  }

  connection.onInitialize((params: InitializeParams): InitializeResult => {
    if (state !== 'new') throw new ResponseError(ErrorCodes.InvalidRequest, 'Goodform: initialize comes once.')
    client = params.capabilities ?? {}
    state = 'running'
    const root = params.rootUri ? [{ uri: params.rootUri }] : []
    configuration.folders = (params.workspaceFolders ?? root).map(({ uri }) => uri.replace(/\/$/, ''))
    if (params.initializationOptions) configuration.settings = readSettings(params.initializationOptions)
    configuration.trusted = (params.initializationOptions as { trusted?: unknown } | undefined)?.trusted !== false
    // An editor that has a lens of its own for articles would show two.
    const { codeLensProvider: _, ...others } = capabilities
    const own = (params.initializationOptions as { lens?: unknown } | undefined)?.lens === 'client'
    return { capabilities: own ? others : capabilities, serverInfo: { name: 'goodform', version } }
  })
  connection.onInitialized(async () => {
    if (client.workspace?.didChangeConfiguration?.dynamicRegistration)
      await connection.client.register(DidChangeConfigurationNotification.type, { section: 'goodform' })
    if (client.workspace?.didChangeWatchedFiles?.dynamicRegistration) {
      const watchers = [{ globPattern: '**/*.{yaml,yml}' }]
      await connection.client.register(DidChangeWatchedFilesNotification.type, { watchers })
    }
    await configure()
    await readExercises()
  })
  connection.onShutdown(() => {
    state = 'down'
  })
  connection.onDidChangeConfiguration((params) => configure(params?.settings))
  connection.onDidChangeWatchedFiles(
    guarded([], ({ changes }) => {
      const uris = (changes ?? []).map(({ uri }) => uri)
      filesChanged(uris)
      if (uris.some((uri) => /\.exercises?\.ya?ml$/i.test(uri))) void readExercises()
    }),
  )
  connection.onNotification(
    'workspace/didChangeWorkspaceFolders',
    guarded([], ({ event }: { event?: { added?: { uri: string }[]; removed?: { uri: string }[] } }) => {
      const gone = new Set((event?.removed ?? []).map(({ uri }) => uri.replace(/\/$/, '')))
      const added = (event?.added ?? []).map(({ uri }) => uri.replace(/\/$/, ''))
      configuration.folders = [...configuration.folders.filter((uri) => !gone.has(uri)), ...added]
      relint()
    }),
  )

  connection.onDidOpenTextDocument(
    guarded(['textDocument', 'newDocument'], ({ textDocument: { uri, languageId, version: v, text } }) => {
      const document = documents.opened(uri, languageId, v, text)
      // What a run over the workspace showed of it would stand there twice.
      if (shown.delete(uri) && pulls()) connection.sendDiagnostics({ uri, diagnostics: [] })
      void push(document)
    }),
  )
  connection.onDidChangeTextDocument(
    guarded(['textDocument', 'contentChanges'], ({ textDocument: { uri, version: v }, contentChanges }) => {
      const document = documents.get(uri)
      if (!document) return
      diagnostics.replaced(document, contentChanges)
      documents.changed(document, v, contentChanges)
      if (document.decision?.run !== 'onSave') void push(document)
    }),
  )
  connection.onDidSaveTextDocument(
    guarded(['textDocument'], ({ textDocument: { uri } }) => {
      const document = documents.get(uri)
      if (document) document.edited = false
      if (document?.linted?.format.name === 'exercise') void readExercises()
      filesChanged([uri])
      if (document?.decision?.run === 'onSave') {
        void push(document)
        if (pulls() && client.workspace?.diagnostics?.refreshSupport)
          connection.sendRequest(DiagnosticRefreshRequest.type).catch(() => {})
      }
    }),
  )
  connection.onDidCloseTextDocument(
    guarded(['textDocument'], ({ textDocument: { uri } }) => {
      documents.closed(uri)
      if (!pulls()) connection.sendDiagnostics({ uri, diagnostics: [] })
    }),
  )

  connection.languages.diagnostics.on(
    guarded(['textDocument'], async ({ textDocument: { uri }, previousResultId }, token) => {
      const document = documents.get(uri)
      if (!document) return { kind: DocumentDiagnosticReportKind.Full, items: [] }
      const last = document.decision?.run === 'onSave' && document.edited ? diagnostics.last(document) : undefined
      if (last) return report(last, previousResultId)
      const findings = await documents.findings(document)
      if (!findings || token.isCancellationRequested) {
        throw new ResponseError(LSPErrorCodes.ServerCancelled, 'Goodform: the document has changed.', {
          retriggerRequest: documents.get(uri) !== undefined,
        })
      }
      return report(diagnostics.of(document, findings), previousResultId)
    }),
  )
  const hoverAt = async (document: OpenDocument, position: Position, markdown: boolean) =>
    hover(document, await within(document, { start: position, end: position }), document.linter, markdown) ??
    exerciseHover(document, position, linter, markdown)
  connection.onHover(
    guarded(['textDocument', 'position'], async ({ textDocument: { uri }, position }) => {
      const document = documents.get(uri)
      const formats = client.textDocument?.hover?.contentFormat
      return document ? hoverAt(document, position, !formats || formats.includes(MarkupKind.Markdown)) : null
    }),
  )
  connection.onCodeAction(
    guarded(['textDocument', 'range', 'context'], async (params) => {
      const document = documents.get(params.textDocument.uri)
      return document?.linted
        ? codeActions(document, await within(document, params.range), params.context, document.linter, support())
        : []
    }),
  )
  connection.onCodeActionResolve(
    guarded([], async (action) => {
      const data = action.data as { uri?: unknown; version?: unknown } | undefined
      const document = documents.get(String(data?.uri))
      if (!document || action.kind !== fixAllKind) return action
      await findingsOf(document)
      if (document.text.version !== data?.version)
        throw new ResponseError(LSPErrorCodes.ContentModified, 'Goodform: the document has changed.')
      return fixAll(document, action, document.linter, support()) ?? action
    }),
  )
  connection.onCodeLens(
    guarded(['textDocument'], async ({ textDocument: { uri } }) => {
      const document = documents.get(uri)
      if (!document) return []
      const findings = await findingsOf(document)
      return document.decision?.codeLens ? codeLenses(findings) : []
    }),
  )
  connection.onExecuteCommand(
    guarded(['command'], async (params, token, progress) =>
      execute(
        params,
        {
          connection,
          world: { ...world, read },
          linter,
          setup,
          documents,
          publish: (params) => {
            shown.set(params.uri, '')
            connection.sendDiagnostics(params)
          },
          cardAt: async (document, position) => {
            const [finding] = await within(document, { start: position, end: position })
            const card = finding && document.linter.card(finding.claim, finding)
            return card === undefined ? undefined : { claim: finding!.claim, card }
          },
        },
        progress,
        () => token.isCancellationRequested,
      ),
    ),
  )
  exerciseFeatures(connection, linter, documents, library)
  answerRequests(connection, linter, (uri) => setup.of(uri))
  connection.listen()
}
