import type { TextDocumentContentChangeEvent } from 'vscode-languageserver'
import { TextDocument } from 'vscode-languageserver-textdocument'
import type { Decision } from '../config/decide.ts'
import { comparable } from '../config/paths.ts'
import type { Finding, KnownExercises, LintedDocument, Linter, Part } from '../core/index.ts'
import { Schedule } from './schedule.ts'
import type { Check, Setup } from './setup.ts'

/** An open document: its text for positions, and its findings, which follow each edit. */
export interface OpenDocument {
  readonly uri: string
  readonly text: TextDocument
  /** The linter that its configuration asks for. */
  linter: Linter
  /** Where it is a configuration file or a pack: that, as a document. */
  own: Check['own']
  /** What a baseline knows of it. */
  baseline: Check['baseline']
  /** What its configuration says; undefined until that was read. */
  decision: Decision | undefined
  /** Undefined until the decision is made, and where it is not to be checked. */
  linted: LintedDocument | undefined
  ready: Promise<void>
  /** Whether it was changed since it was opened or saved. */
  edited: boolean
  /** Whether text was replaced under a diagnostic since diagnostics were last shown. */
  overwritten: boolean
  /** Why its findings could not be found; undefined when they could. */
  failure: string | undefined
}

const nothing: readonly Part[] = []

/** The open documents. The server keeps these and the settings, and nothing else. */
export class Documents {
  /** By their addresses, as those are compared. */
  private readonly open = new Map<string, OpenDocument>()
  private readonly schedule = new Schedule()
  /** The workspace's exercises. */
  known: KnownExercises | undefined

  /**
   * @param base the linter of the built-in packs
   * @param failed told once for each document that cannot be linted
   */
  constructor(
    private readonly base: Linter,
    private readonly setup: Setup,
    private readonly failed: (document: OpenDocument, error: unknown) => void,
  ) {}

  get(uri: string): OpenDocument | undefined {
    return this.open.get(comparable(uri))
  }

  all(): OpenDocument[] {
    return [...this.open.values()]
  }

  opened(uri: string, language: string, version: number, text: string): OpenDocument {
    const document: OpenDocument = {
      uri,
      text: TextDocument.create(uri, language, version, text),
      linter: this.base,
      own: undefined,
      baseline: [],
      decision: undefined,
      linted: undefined,
      ready: Promise.resolve(),
      edited: false,
      overwritten: false,
      failure: undefined,
    }
    this.open.set(comparable(uri), document)
    this.relint(document)
    return document
  }

  closed(uri: string): void {
    this.open.delete(comparable(uri))
  }

  /** Applies changes; each one's range is of the text that the one before it left. */
  changed(document: OpenDocument, version: number, changes: readonly TextDocumentContentChangeEvent[]): void {
    document.edited = true
    for (const change of changes) {
      const { text } = document
      const edit = 'range' in change && {
        start: Math.min(text.offsetAt(change.range.start), text.offsetAt(change.range.end)),
        end: Math.max(text.offsetAt(change.range.start), text.offsetAt(change.range.end)),
        newText: change.text,
      }
      TextDocument.update(text, [change], version)
      this.isolated(document, () => {
        document.linted = edit && document.linted ? document.linted.edit([edit]) : this.lint(document)
      })
    }
  }

  /** Asks anew what a document is linted with, and lints it so. */
  relint(document: OpenDocument): void {
    document.linted = undefined
    document.decision = undefined
    const ready: Promise<void> = this.setup.of(document.uri).then(({ decision, linter, own, baseline }) => {
      // Another change of settings may have overtaken this one.
      if (document.ready !== ready) return document.ready
      document.decision = decision
      document.linter = linter
      document.own = own
      document.baseline = baseline
      this.isolated(document, () => {
        document.linted = this.lint(document)
      })
      return undefined
    })
    document.ready = ready
  }

  /** Undefined while it is not known whether the document is to be checked, and where it is not. */
  private lint({ uri, text, decision, linter, own }: OpenDocument): LintedDocument | undefined {
    if (!decision?.checked) return undefined
    if (own) return own(text.getText())
    return linter.open(text.getText(), {
      ...decision.lint,
      path: uri,
      language: text.languageId,
      ...(this.known ? { known: this.known } : {}),
    })
  }

  /** A document that cannot be linted is told of once, and stays without findings; the next change tries again. */
  private isolated(document: OpenDocument, work: () => void): void {
    try {
      work()
      if (!document.linted) document.failure = undefined
    } catch (error) {
      document.linted = undefined
      this.fail(document, error)
    }
  }

  private fail(document: OpenDocument, error: unknown): void {
    if (document.failure === undefined) this.failed(document, error)
    document.failure = error instanceof Error ? error.message : String(error)
  }

  /**
   * The findings of a document as it stands, part by part; none when it is not to be checked or cannot be. Where only what it is checked with
   * changes meanwhile, they are those of the newest.
   * @param given whether nobody waits for them any more
   * @returns undefined when it changes or is closed before they are found, or nobody waits
   */
  async parts(document: OpenDocument, given: () => boolean): Promise<readonly Part[] | undefined> {
    const found = await this.finished(document, given)
    return found && (found.linted?.parts ?? nothing)
  }

  /** The same as a list, with offsets into the document. */
  async findings(document: OpenDocument, given: () => boolean): Promise<readonly Finding[] | undefined> {
    const found = await this.finished(document, given)
    return found && (found.linted?.findings ?? [])
  }

  /** The document as it was when its findings were found: what it is checked with may change any time. */
  async finished(document: OpenDocument, given: () => boolean): Promise<Readonly<OpenDocument> | undefined> {
    const { version } = document.text
    const standing = () => !given() && this.get(document.uri) === document && document.text.version === version
    while (standing()) {
      const { ready } = document
      await ready
      if (document.ready !== ready) continue
      const { linted } = document
      if (!standing()) return undefined
      if (!linted) return { ...document }
      try {
        if (!(await this.schedule.finish(linted, () => standing() && document.linted === linted))) continue
        if (document.linted !== linted) continue
        document.failure = undefined
        return { ...document }
      } catch (error) {
        this.fail(document, error)
        return { ...document, linted: undefined }
      }
    }
    return undefined
  }

  /** Finishes the findings of a text that is not open, behind those of the open ones. */
  finish(linted: LintedDocument, wanted: () => boolean): Promise<boolean> {
    return this.schedule.finishLast(linted, wanted)
  }
}
