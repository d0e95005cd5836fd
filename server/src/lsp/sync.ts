import {
  DocumentDiagnosticReportKind,
  LSPErrorCodes,
  ResponseError,
  type TextDocumentContentChangeEvent,
} from 'vscode-languageserver'
import { report } from './diagnostics.ts'
import { stopped } from './patiently.ts'
import type { Session } from './session.ts'

/** Keeps the open documents as the client has them, and their diagnostics with them. */
export function synchronise(session: Session): void {
  const { connection, documents, diagnostics } = session
  connection.onDidOpenTextDocument(
    session.guarded(['textDocument', 'newDocument'], ({ textDocument: { uri, languageId, version, text } }) => {
      // A client that does not tell of changes on disk opens a document anew to have them seen.
      if (!session.watches()) session.setup.renew()
      session.opened(documents.opened(uri, languageId, version, text))
    }),
  )
  connection.onDidChangeTextDocument(
    session.guarded(['textDocument', 'contentChanges'], ({ textDocument: { uri, version }, contentChanges }) => {
      const document = documents.get(uri)
      if (!document) return
      const changes = contentChanges.map(withoutNull)
      const onSave = document.decision?.run === 'onSave'
      diagnostics.replaced(document, changes)
      for (const change of changes) {
        const carried = onSave ? diagnostics.carrying(document, change) : undefined
        documents.changed(document, version, [change])
        carried?.()
      }
      if (!onSave) void session.push(document)
    }),
  )
  connection.onDidSaveTextDocument(
    session.guarded(['textDocument'], ({ textDocument: { uri } }) => {
      const document = documents.get(uri)
      if (document) document.edited = false
      session.filesChanged([uri])
      if (document?.decision?.run === 'onSave') {
        void session.push(document)
        session.refresh()
      }
    }),
  )
  connection.onDidCloseTextDocument(
    session.guarded(['textDocument'], ({ textDocument: { uri } }) => {
      documents.closed(uri)
      session.closed(uri)
    }),
  )
  connection.languages.diagnostics.on(
    session.guarded(['textDocument'], async ({ textDocument: { uri }, previousResultId }, token) => {
      const document = documents.get(uri)
      if (!document) return { kind: DocumentDiagnosticReportKind.Full, items: [] }
      const last = document.decision?.run === 'onSave' && document.edited ? diagnostics.last(document) : undefined
      if (last) return report(last, previousResultId)
      const given = session.given(token)
      const parts = await documents.parts(document, given)
      if (given()) throw stopped(given)
      if (!parts) {
        throw new ResponseError(LSPErrorCodes.ServerCancelled, 'Goodform: the document has changed.', {
          retriggerRequest: documents.get(uri) !== undefined,
        })
      }
      return report(diagnostics.of(document, parts), previousResultId)
    }),
  )
}

/** A change of the whole text may come with a range that is null. */
const withoutNull = (change: TextDocumentContentChangeEvent): TextDocumentContentChangeEvent =>
  'range' in change && (change.range ?? undefined) === undefined ? { text: change.text } : change
