import {
  CodeActionKind,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  ErrorCodes,
  type InitializeParams,
  type InitializeResult,
  PositionEncodingKind,
  ResponseError,
  type ServerCapabilities,
  TextDocumentSyncKind,
} from 'vscode-languageserver'
import { fixAllKind } from './actions.ts'
import { commands } from './commands.ts'
import { exerciseCapabilities } from './exercise-features.ts'
import type { Session } from './session.ts'
import { readSettings } from './settings.ts'
import { textsFor } from './texts.ts'

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

/** The addresses of a client's folders, without what is none. */
const foldersOf = (list: readonly ({ uri: string } | null)[]) =>
  list.flatMap((folder) => (typeof folder?.uri === 'string' ? [folder.uri.replace(/\/$/, '')] : []))

/** Start and end of a session, and changes of what it works with: settings, files on disk, the workspace's folders. */
export function lifecycle(session: Session): void {
  const { connection, world } = session
  const { configuration } = session.setup
  connection.onInitialize(async (params: InitializeParams): Promise<InitializeResult> => {
    if (session.state !== 'new') throw new ResponseError(ErrorCodes.InvalidRequest, 'Goodform: initialize comes once.')
    session.client = params.capabilities ?? {}
    session.state = 'running'
    const root = params.rootUri ? [{ uri: params.rootUri }] : []
    configuration.folders = foldersOf(params.workspaceFolders ?? root)
    if (params.initializationOptions) configuration.settings = readSettings(params.initializationOptions)
    configuration.trusted = (params.initializationOptions as { trusted?: unknown } | undefined)?.trusted !== false
    session.texts = await textsFor(params, world)
    return { capabilities, serverInfo: { name: 'goodform', version: world.version } }
  })
  connection.onInitialized(async () => {
    const { workspace } = session.client
    if (workspace?.didChangeConfiguration?.dynamicRegistration)
      await connection.client.register(DidChangeConfigurationNotification.type, { section: 'goodform' })
    if (workspace?.didChangeWatchedFiles?.dynamicRegistration) {
      const watchers = [{ globPattern: '**/*.{yaml,yml}' }, { globPattern: '**/*baseline*.json' }]
      await connection.client.register(DidChangeWatchedFilesNotification.type, { watchers })
    }
    await session.configure()
    await session.readExercises()
  })
  connection.onShutdown(() => {
    session.state = 'down'
  })
  connection.onDidChangeConfiguration((params) => session.configure(params?.settings))
  connection.onDidChangeWatchedFiles(
    session.guarded([], ({ changes }) => {
      const uris = (changes ?? []).map(({ uri }) => uri)
      session.filesChanged(uris)
      if (uris.some((uri) => /\.exercises?\.ya?ml$/i.test(uri))) void session.readExercises()
    }),
  )
  connection.onNotification(
    'workspace/didChangeWorkspaceFolders',
    session.guarded([], ({ event }: { event?: { added?: { uri: string }[]; removed?: { uri: string }[] } }) => {
      const gone = new Set(foldersOf(event?.removed ?? []))
      const added = foldersOf(event?.added ?? [])
      configuration.folders = [...configuration.folders.filter((uri) => !gone.has(uri)), ...added]
      session.relint()
    }),
  )
}
