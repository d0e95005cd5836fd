import {
  type ClientCapabilities,
  type CodeAction,
  CodeActionKind,
  type Connection,
  type Diagnostic,
  DiagnosticRefreshRequest,
  DidChangeConfigurationNotification,
  DocumentDiagnosticReportKind,
  MarkupKind,
  TextDocumentSyncKind,
} from 'vscode-languageserver'
import { applySafeFixes } from '../core/apply.ts'
import type { Finding, Linter } from '../core/index.ts'
import { pageOf, toCodeAction, toDiagnostic, toTextEdits } from './convert.ts'
import { Documents, type OpenDocument } from './documents.ts'
import { defaults, readSettings, type Settings } from './settings.ts'

const fixAll = 'source.fixAll.goodform'

/** Wires a connection to a linter. Shells convert, they do not decide: every finding, fix and card is the core's. */
export function startServer(connection: Connection, linter: Linter, version: string): void {
  const documents = new Documents(linter)
  let settings: Settings = defaults
  let client: ClientCapabilities = {}

  const shown = (document: OpenDocument): readonly Finding[] => (settings.enable ? document.linted.findings : [])
  const diagnostics = (document: OpenDocument): Diagnostic[] =>
    shown(document).map((finding) => toDiagnostic(document.text, finding))
  const pulls = () => client.textDocument?.diagnostic !== undefined
  const push = (document: OpenDocument) => {
    if (!pulls())
      connection.sendDiagnostics({
        uri: document.text.uri,
        version: document.text.version,
        diagnostics: diagnostics(document),
      })
  }
  const refresh = () => {
    documents.relint(() => settings.lint)
    if (pulls() && client.workspace?.diagnostics?.refreshSupport)
      connection.sendRequest(DiagnosticRefreshRequest.type).catch(() => {})
    for (const document of documents.all()) push(document)
  }
  /** The findings that touch a range of the document. */
  const within = (document: OpenDocument, range: Diagnostic['range']): Finding[] => {
    const start = document.text.offsetAt(range.start)
    const end = document.text.offsetAt(range.end)
    return shown(document).filter((finding) => finding.span.start <= end && start <= finding.span.end)
  }

  connection.onInitialize((params) => {
    client = params.capabilities
    if (params.initializationOptions) settings = readSettings(params.initializationOptions)
    return {
      capabilities: {
        textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
        diagnosticProvider: { identifier: 'goodform', interFileDependencies: false, workspaceDiagnostics: false },
        hoverProvider: true,
        codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, fixAll] },
        workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
      },
      serverInfo: { name: 'goodform', version },
    }
  })
  connection.onInitialized(async () => {
    if (client.workspace?.didChangeConfiguration?.dynamicRegistration) {
      await connection.client.register(DidChangeConfigurationNotification.type, { section: 'goodform' })
    }
    await configure()
  })
  const configure = async (sent?: unknown) => {
    if (client.workspace?.configuration)
      settings = readSettings(await connection.workspace.getConfiguration('goodform'))
    else if (sent !== undefined) settings = readSettings((sent as { goodform?: unknown } | null)?.goodform ?? sent)
    refresh()
  }
  connection.onDidChangeConfiguration((params) => configure(params.settings))

  connection.onDidOpenTextDocument(({ textDocument: { uri, languageId, version: v, text } }) => {
    documents.opened(uri, languageId, v, text, settings.lint)
    push(documents.get(uri)!)
  })
  connection.onDidChangeTextDocument(({ textDocument: { uri, version: v }, contentChanges }) => {
    documents.changed(uri, v, contentChanges, settings.lint)
    const document = documents.get(uri)
    if (document && settings.run === 'onType') push(document)
  })
  connection.onDidSaveTextDocument(({ textDocument: { uri } }) => {
    const document = documents.get(uri)
    if (document && settings.run === 'onSave') push(document)
  })
  connection.onDidCloseTextDocument(({ textDocument: { uri } }) => {
    documents.closed(uri)
    if (!pulls()) connection.sendDiagnostics({ uri, diagnostics: [] })
  })

  connection.languages.diagnostics.on(({ textDocument: { uri } }) => {
    const document = documents.get(uri)
    return { kind: DocumentDiagnosticReportKind.Full, items: document ? diagnostics(document) : [] }
  })
  connection.onHover(({ textDocument: { uri }, position }) => {
    const document = documents.get(uri)
    if (!document) return null
    const finding = within(document, { start: position, end: position }).find((f) => linter.claims.has(f.claim))
    const card = finding && linter.card(finding.claim, finding)
    if (!finding || !card) return null
    const value = `${card}\n\n[All that is known of ${finding.claim}](${pageOf(finding.claim)})`
    return { contents: { kind: MarkupKind.Markdown, value }, range: toDiagnostic(document.text, finding).range }
  })
  connection.onCodeAction(({ textDocument: { uri }, range, context }) => {
    const document = documents.get(uri)
    if (!document) return []
    const wants = (kind: string) =>
      !context.only || context.only.some((only) => kind === only || kind.startsWith(`${only}.`))
    const actions: CodeAction[] = []
    if (wants(CodeActionKind.QuickFix)) {
      for (const finding of within(document, range)) {
        const diagnostic = toDiagnostic(document.text, finding)
        for (const fix of linter.fixes(document.linted, finding))
          actions.push(toCodeAction(document.text, fix, diagnostic))
      }
    }
    if (context.only?.length && wants(fixAll)) {
      const edits = applySafeFixes(document.linted, linter).edits
      if (edits.length) {
        actions.push({
          title: 'Apply the fixes whose meaning cannot go wrong',
          kind: fixAll,
          edit: {
            documentChanges: [
              { textDocument: { uri, version: document.text.version }, edits: toTextEdits(document.text, edits) },
            ],
          },
        })
      }
    }
    return actions
  })
  connection.listen()
}
