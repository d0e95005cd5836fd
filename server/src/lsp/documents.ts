import type { TextDocumentContentChangeEvent } from 'vscode-languageserver'
import { TextDocument } from 'vscode-languageserver-textdocument'
import type { Finding, LintedDocument, Linter, LintOptions } from '../core/index.ts'
import { Schedule } from './schedule.ts'

/** An open document: its text for positions, and its findings, which follow each edit. */
export interface OpenDocument {
  readonly uri: string
  readonly text: TextDocument
  linted: LintedDocument
  /** Whether it was changed since it was opened or saved. */
  edited: boolean
  /** Whether text was replaced under a diagnostic since diagnostics were last shown. */
  overwritten: boolean
  /** Why its findings could not be found; undefined when they could. */
  failure: string | undefined
}

/** The open documents. The server keeps these and the settings, and nothing else. */
export class Documents {
  private readonly open = new Map<string, OpenDocument>()
  private readonly schedule = new Schedule()

  /**
   * @param optionsOf how a document is linted
   * @param failed told once for each document that cannot be linted
   */
  constructor(
    private readonly linter: Linter,
    private readonly optionsOf: (uri: string) => LintOptions,
    private readonly failed: (document: OpenDocument, error: unknown) => void,
  ) {}

  private lint(uri: string, language: string, text: string): LintedDocument {
    return this.linter.open(text, { ...this.optionsOf(uri), path: uri, language })
  }

  get(uri: string): OpenDocument | undefined {
    return this.open.get(uri)
  }

  all(): OpenDocument[] {
    return [...this.open.values()]
  }

  opened(uri: string, language: string, version: number, text: string): OpenDocument {
    const linted = this.lint(uri, language, text)
    const document = {
      uri,
      text: TextDocument.create(uri, language, version, text),
      linted,
      edited: false,
      overwritten: false,
      failure: undefined,
    }
    this.open.set(uri, document)
    return document
  }

  closed(uri: string): void {
    this.open.delete(uri)
  }

  /** Applies the changes of one notification; each one's range is of the text that the one before it left. */
  changed(document: OpenDocument, version: number, changes: readonly TextDocumentContentChangeEvent[]): void {
    document.edited = true
    for (const change of changes) {
      if ('range' in change) {
        const start = document.text.offsetAt(change.range.start)
        const end = document.text.offsetAt(change.range.end)
        const edit = { start: Math.min(start, end), end: Math.max(start, end), newText: change.text }
        document.linted = document.linted.edit([edit])
      } else document.linted = this.lint(document.uri, document.text.languageId, change.text)
      TextDocument.update(document.text, [change], version)
    }
  }

  /** Lints an open document anew, after a change of what it is linted with. */
  relint(document: OpenDocument): void {
    document.linted = this.lint(document.uri, document.text.languageId, document.text.getText())
  }

  /**
   * The findings of a document as it stands; none when it cannot be linted.
   * @returns undefined when it changes or is closed before they are found
   */
  async findings(document: OpenDocument): Promise<readonly Finding[] | undefined> {
    const { linted } = document
    const wanted = () => this.open.get(document.uri) === document && document.linted === linted
    try {
      if (!(await this.schedule.finish(linted, wanted))) return undefined
      document.failure = undefined
      return linted.findings
    } catch (error) {
      if (document.failure === undefined) this.failed(document, error)
      document.failure = error instanceof Error ? error.message : String(error)
      return []
    }
  }
}
