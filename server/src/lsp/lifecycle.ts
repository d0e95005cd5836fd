import {
  CodeActionKind,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  ErrorCodes,
  FileChangeType,
  type InitializeParams,
  type InitializeResult,
  PositionEncodingKind,
  ResponseError,
  type ServerCapabilities,
  TextDocumentSyncKind,
  WatchKind,
} from 'vscode-languageserver'
import { fixAllKind, misreadKind } from './actions.ts'
import { commands } from './commands.ts'
import { exerciseCapabilities } from './exercise-features.ts'
import { fixClaimKind } from './fix-claim.ts'
import type { Session } from './session.ts'
import { sectionOf } from './settings.ts'
import { textsFor } from './texts.ts'

const capabilities: ServerCapabilities = {
  positionEncoding: PositionEncodingKind.UTF16,
  textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: { includeText: false } },
  hoverProvider: true,
  codeActionProvider: {
    codeActionKinds: [CodeActionKind.QuickFix, fixClaimKind, misreadKind, fixAllKind],
    resolveProvider: true,
  },
  codeLensProvider: { resolveProvider: false },
  executeCommandProvider: { commands, workDoneProgress: true },
  ...exerciseCapabilities,
  workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
}

/** What an article may name depends on the exercise files. */
const diagnosticProvider = { identifier: 'goodform', interFileDependencies: true, workspaceDiagnostics: false }

/** Configurations, packs, exercise files and baselines; and what is deleted, for a folder that goes takes what is in it along. */
const watchers = [{ globPattern: '**/*.{yaml,yml,json}' }, { globPattern: '**/*', kind: WatchKind.Delete }]

/** The addresses of a client's folders, without what is none. */
const foldersOf = (list: readonly ({ uri: string } | null)[]) =>
  list.flatMap((folder) => (typeof folder?.uri === 'string' ? [folder.uri.replace(/\/$/, '')] : []))

/** Start and end of a session, and changes of what it works with: settings, files on disk, the workspace's folders. */
export function lifecycle(session: Session): void {
  const { connection, world } = session
  const { configuration } = session.setup
  /** Lets documents be checked. */
  let begin = () => {}
  connection.onInitialize(async (params: InitializeParams): Promise<InitializeResult> => {
    if (session.state !== 'new') throw new ResponseError(ErrorCodes.InvalidRequest, 'Goodform: initialize comes once.')
    const { initializationOptions: options } = params
    session.client = params.capabilities ?? {}
    session.state = 'running'
    const root = params.rootUri ? [{ uri: params.rootUri }] : []
    configuration.folders = foldersOf(params.workspaceFolders ?? root)
    session.said.start = sectionOf(options)
    configuration.settings = session.said.settings()
    configuration.trusted = (options as { trusted?: unknown } | undefined)?.trusted !== false
    // Nothing is shown that the settings, which are asked for next, may turn off.
    if (session.client.workspace?.configuration) begin = session.setup.hold(session.patience)
    session.texts = await textsFor(params, world)
    const asks = session.pulls() || !session.client.textDocument?.diagnostic
    return {
      capabilities: { ...capabilities, ...(asks ? { diagnosticProvider } : {}) },
      serverInfo: { name: 'goodform', version: world.version },
    }
  })
  connection.onInitialized(async () => {
    const { workspace } = session.client
    // A client may refuse what it said it can do; the rest goes on.
    const refused = (error: Error) => connection.console.warn(`The client refused a registration: ${error.message}`)
    if (workspace?.didChangeConfiguration?.dynamicRegistration)
      connection.client.register(DidChangeConfigurationNotification.type, { section: 'goodform' }).catch(refused)
    if (workspace?.didChangeWatchedFiles?.dynamicRegistration)
      connection.client.register(DidChangeWatchedFilesNotification.type, { watchers }).catch(refused)
    await session.configure()
    begin()
    await session.readExercises()
  })
  connection.onShutdown(() => {
    session.state = 'down'
  })
  connection.onDidChangeConfiguration((params) => session.configure(params?.settings))
  connection.onDidChangeWatchedFiles(
    session.guarded([], ({ changes }) => {
      const uris = (changes ?? []).map(({ uri }) => uri)
      const gone = (changes ?? []).flatMap(({ uri, type }) => (type === FileChangeType.Deleted ? [uri] : []))
      session.filesChanged(uris, gone)
    }),
  )
  connection.onNotification(
    'workspace/didChangeWorkspaceFolders',
    session.guarded([], ({ event }: { event?: { added?: { uri: string }[]; removed?: { uri: string }[] } }) => {
      const gone = new Set(foldersOf(event?.removed ?? []))
      const added = foldersOf(event?.added ?? [])
      session.foldersChanged([...configuration.folders.filter((uri) => !gone.has(uri)), ...added])
    }),
  )
}
