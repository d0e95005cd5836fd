import type { TextDocumentContentChangeEvent } from 'vscode-languageserver'
import { TextDocument } from 'vscode-languageserver-textdocument'
import type { Change, LintedDocument, Linter, LintOptions } from '../core/index.ts'

/** An open document: its text for positions, and its findings, which follow each edit. */
export interface OpenDocument {
  text: TextDocument
  linted: LintedDocument
}

/** The open documents. The server keeps these and the settings, and nothing else. */
export class Documents {
  private readonly open = new Map<string, OpenDocument>()

  constructor(private readonly linter: Linter) {}

  get(uri: string): OpenDocument | undefined {
    return this.open.get(uri)
  }

  all(): OpenDocument[] {
    return [...this.open.values()]
  }

  opened(uri: string, language: string, version: number, text: string, options: LintOptions): void {
    this.open.set(uri, {
      text: TextDocument.create(uri, language, version, text),
      linted: this.linter.open(text, { ...options, path: uri, language }),
    })
  }

  closed(uri: string): void {
    this.open.delete(uri)
  }

  /** Applies the changes of one notification; each one's range is of the text that the one before it left. */
  changed(
    uri: string,
    version: number,
    changes: readonly TextDocumentContentChangeEvent[],
    options: LintOptions,
  ): void {
    const document = this.open.get(uri)
    if (!document) return
    for (const change of changes) {
      if (!('range' in change)) {
        TextDocument.update(document.text, [change], version)
        document.linted = this.linter.open(change.text, { ...options, path: uri, language: document.text.languageId })
        continue
      }
      const edit: Change = {
        start: document.text.offsetAt(change.range.start),
        end: document.text.offsetAt(change.range.end),
        newText: change.text,
      }
      TextDocument.update(document.text, [change], version)
      document.linted = document.linted.edit([edit])
    }
  }

  /** Lints all open documents anew, after a change of settings. */
  relint(options: (uri: string) => LintOptions): void {
    for (const document of this.open.values())
      document.linted = this.linter.open(document.text.getText(), {
        ...options(document.text.uri),
        path: document.text.uri,
        language: document.text.languageId,
      })
  }
}
