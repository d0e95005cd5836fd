import { DocumentDiagnosticReportKind, LSPErrorCodes, ResponseError } from 'vscode-languageserver'
import { report } from './diagnostics.ts'
import type { Session } from './session.ts'

/** Keeps the open documents as the client has them, and their diagnostics with them. */
export function synchronise(session: Session): void {
  const { connection, documents, diagnostics } = session
  connection.onDidOpenTextDocument(
    session.guarded(['textDocument', 'newDocument'], ({ textDocument: { uri, languageId, version, text } }) => {
      const document = documents.opened(uri, languageId, version, text)
      session.opened(uri)
      void session.push(document)
    }),
  )
  connection.onDidChangeTextDocument(
    session.guarded(['textDocument', 'contentChanges'], ({ textDocument: { uri, version }, contentChanges }) => {
      const document = documents.get(uri)
      if (!document) return
      diagnostics.replaced(document, contentChanges)
      documents.changed(document, version, contentChanges)
      if (document.decision?.run !== 'onSave') void session.push(document)
    }),
  )
  connection.onDidSaveTextDocument(
    session.guarded(['textDocument'], ({ textDocument: { uri } }) => {
      const document = documents.get(uri)
      if (document) document.edited = false
      if (document?.linted?.format.name === 'exercise') void session.readExercises()
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
      if (!session.pulls()) connection.sendDiagnostics({ uri, diagnostics: [] })
    }),
  )
  connection.languages.diagnostics.on(
    session.guarded(['textDocument'], async ({ textDocument: { uri }, previousResultId }, token) => {
      const document = documents.get(uri)
      if (!document) return { kind: DocumentDiagnosticReportKind.Full, items: [] }
      const last = document.decision?.run === 'onSave' && document.edited ? diagnostics.last(document) : undefined
      if (last) return report(last, previousResultId)
      const parts = await documents.parts(document)
      if (!parts || token.isCancellationRequested) {
        throw new ResponseError(LSPErrorCodes.ServerCancelled, 'Goodform: the document has changed.', {
          retriggerRequest: documents.get(uri) !== undefined,
        })
      }
      return report(diagnostics.of(document, parts), previousResultId)
    }),
  )
}
