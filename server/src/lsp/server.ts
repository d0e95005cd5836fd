import {
  type ClientCapabilities,
  CodeActionKind,
  type Connection,
  DiagnosticRefreshRequest,
  DidChangeConfigurationNotification,
  DocumentDiagnosticReportKind,
  ErrorCodes,
  LSPErrorCodes,
  MarkupKind,
  PositionEncodingKind,
  type Range,
  ResponseError,
  TextDocumentSyncKind,
} from 'vscode-languageserver'
import type { Finding, Linter } from '../core/index.ts'
import { sourceUrl } from '../core/judge/card.ts'
import { type ActionSupport, codeActions, fixAll, fixAllKind, openSourceCommand } from './actions.ts'
import { Diagnostics, report } from './diagnostics.ts'
import { Documents, type OpenDocument } from './documents.ts'
import { type Need, need } from './guard.ts'
import { hover } from './hover.ts'
import { answerRequests } from './requests.ts'
import { defaults, readSettings, type Settings, sameSettings } from './settings.ts'

/** Wires a connection to a linter. Shells convert, they do not decide: every finding, fix and card is the core's. */
export function startServer(connection: Connection, linter: Linter, version: string): void {
  let settings: Settings = defaults
  let client: ClientCapabilities = {}
  let state: 'new' | 'running' | 'down' = 'new'
  const diagnostics = new Diagnostics(() => {
    const { diagnostic, publishDiagnostics } = client.textDocument ?? {}
    return (diagnostic ?? publishDiagnostics)?.codeDescriptionSupport ?? false
  })
  const documents = new Documents(
    linter,
    () => settings.lint,
    ({ uri }, error) => {
      connection.console.error(`${uri} could not be checked: ${error instanceof Error ? error.stack : String(error)}`)
    },
  )

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
  /** The document's findings, or none where it is not to be checked. */
  const findingsOf = async (document: OpenDocument): Promise<readonly Finding[]> => {
    if (!settings.enable) return []
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
    const findings = settings.enable ? await documents.findings(document) : []
    if (!findings) return
    const { uri, text } = document
    const before = diagnostics.last(document)?.id
    const { id, items } = diagnostics.of(document, findings)
    if (id !== before) connection.sendDiagnostics({ uri, version: text.version, diagnostics: items })
  }
  const configure = async (sent?: unknown) => {
    let next = settings
    if (client.workspace?.configuration) next = readSettings(await connection.workspace.getConfiguration('goodform'))
    else if (sent !== undefined) next = readSettings((sent as { goodform?: unknown } | null)?.goodform ?? sent)
    if (sameSettings(settings, next)) return
    settings = next
    for (const document of documents.all()) {
      documents.relint(document)
      void push(document)
    }
    refresh()
  }
  const refresh = () => {
    if (pulls() && client.workspace?.diagnostics?.refreshSupport)
      connection.sendRequest(DiagnosticRefreshRequest.type).catch(() => {})
  }

  connection.onInitialize((params) => {
    if (state !== 'new') throw new ResponseError(ErrorCodes.InvalidRequest, 'Goodform: initialize comes once.')
    client = params.capabilities ?? {}
    state = 'running'
    if (params.initializationOptions) settings = readSettings(params.initializationOptions)
    return {
      capabilities: {
        positionEncoding: PositionEncodingKind.UTF16,
        textDocumentSync: {
          openClose: true,
          change: TextDocumentSyncKind.Incremental,
          save: { includeText: false },
        },
        diagnosticProvider: { identifier: 'goodform', interFileDependencies: false, workspaceDiagnostics: false },
        hoverProvider: true,
        codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, fixAllKind], resolveProvider: true },
        executeCommandProvider: { commands: [openSourceCommand] },
        workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
      },
      serverInfo: { name: 'goodform', version },
    }
  })
  connection.onInitialized(async () => {
    if (client.workspace?.didChangeConfiguration?.dynamicRegistration)
      await connection.client.register(DidChangeConfigurationNotification.type, { section: 'goodform' })
    await configure()
  })
  connection.onShutdown(() => {
    state = 'down'
  })
  connection.onDidChangeConfiguration((params) => configure(params.settings))

  connection.onDidOpenTextDocument(
    guarded(['textDocument'], ({ textDocument: { uri, languageId, version: v, text } }) => {
      void push(documents.opened(uri, languageId, v, text))
    }),
  )
  connection.onDidChangeTextDocument(
    guarded(['textDocument', 'contentChanges'], ({ textDocument: { uri, version: v }, contentChanges }) => {
      const document = documents.get(uri)
      if (!document) return
      diagnostics.replaced(document, contentChanges)
      documents.changed(document, v, contentChanges)
      if (settings.run === 'onType') void push(document)
    }),
  )
  connection.onDidSaveTextDocument(
    guarded(['textDocument'], ({ textDocument: { uri } }) => {
      const document = documents.get(uri)
      if (document) document.edited = false
      if (settings.run !== 'onSave') return
      void push(document)
      refresh()
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
      const last = settings.run === 'onSave' && document.edited ? diagnostics.last(document) : undefined
      if (last) return report(last, previousResultId)
      const findings = settings.enable ? await documents.findings(document) : []
      if (!findings || token.isCancellationRequested) {
        throw new ResponseError(LSPErrorCodes.ServerCancelled, 'Goodform: the document has changed.', {
          retriggerRequest: documents.get(uri) !== undefined,
        })
      }
      return report(diagnostics.of(document, findings), previousResultId)
    }),
  )
  connection.onHover(
    guarded(['textDocument', 'position'], async ({ textDocument: { uri }, position }) => {
      const document = documents.get(uri)
      if (!document) return null
      const findings = await within(document, { start: position, end: position })
      const formats = client.textDocument?.hover?.contentFormat
      return hover(document, findings, linter, !formats || formats.includes(MarkupKind.Markdown))
    }),
  )
  connection.onCodeAction(
    guarded(['textDocument', 'range', 'context'], async (params) => {
      const document = documents.get(params.textDocument.uri)
      return document
        ? codeActions(document, await within(document, params.range), params.context, linter, support())
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
      return fixAll(document, action, linter, support()) ?? action
    }),
  )
  connection.onExecuteCommand(
    guarded(['command'], async ({ command, arguments: given }) => {
      const [claim, number] = given ?? []
      const source = linter.claims.get(String(claim))?.sources[Number(number)]
      const uri = source && sourceUrl(source)
      if (command !== openSourceCommand || !uri)
        throw new ResponseError(ErrorCodes.InvalidParams, `Goodform: there is nothing to do for ${command}.`)
      return connection.window.showDocument({ uri, external: true })
    }),
  )
  answerRequests(connection, linter, () => settings.lint)
  connection.listen()
}
