import {
  type Diagnostic,
  DiagnosticSeverity,
  type DocumentDiagnosticReport,
  DocumentDiagnosticReportKind,
  type Position,
  type Range,
  type TextDocumentContentChangeEvent,
} from 'vscode-languageserver'
import type { TextDocument } from 'vscode-languageserver-textdocument'
import { type Finding, type LintedDocument, l10n, type Part, type Say } from '../core/index.ts'
import { familiar } from './baselines.ts'
import { type PageOf, toDiagnostic } from './convert.ts'
import type { OpenDocument } from './documents.ts'

/** Diagnostics of a document, and the id that a client may ask with whether they are still the same. */
interface Shown {
  readonly parts: readonly Part[]
  readonly failure: string | undefined
  readonly id: string
  readonly items: readonly Diagnostic[]
}

/** The diagnostics of a part of a document that starts here. */
interface Placed {
  readonly at: Position
  readonly items: readonly Diagnostic[]
}

/** The diagnostics of the open documents. Equal diagnostics keep their id, so that they need not be sent again. */
export class Diagnostics {
  private readonly shown = new WeakMap<OpenDocument, Shown>()
  /** What an edit left alone keeps its list of findings. */
  private readonly placed = new WeakMap<readonly Finding[], Placed>()
  private count = 0

  /** @param name what no other server's ids start with: a client may ask with the id of one that has ended */
  constructor(
    private readonly pageOf: PageOf,
    private readonly say: Say,
    private readonly name: string,
  ) {}

  /** The diagnostics of findings that are those of the document as it stands. */
  of(document: OpenDocument, parts: readonly Part[]): Shown {
    const before = this.shown.get(document)
    if (before && before.parts === parts && before.failure === document.failure && !document.overwritten) return before
    const items: Diagnostic[] = []
    if (document.failure) items.push(failureDiagnostic(this.say(failed(document.failure))))
    else if (document.baseline.length && document.linted) items.push(...this.besideBaseline(document, document.linted))
    else for (const part of parts) for (const item of this.convert(document.text, part)) items.push(item)
    const id = before && !document.overwritten && sameAll(before.items, items) ? before.id : this.nextId()
    document.overwritten = false
    const now = { parts, failure: document.failure, id, items }
    this.shown.set(document, now)
    return now
  }

  private nextId(): string {
    return `${this.name}-${++this.count}`
  }

  /** All findings, those that a baseline knows faded. */
  private besideBaseline({ text, baseline }: OpenDocument, { text: source, findings }: LintedDocument): Diagnostic[] {
    const known = familiar(source, findings, baseline)
    return findings.map((finding) => toDiagnostic(text, finding, this.pageOf, 0, known.has(finding)))
  }

  private convert(text: TextDocument, { start, findings }: Part): readonly Diagnostic[] {
    const at = text.positionAt(start)
    const known = this.placed.get(findings)
    const lines = known && known.at.character === at.character ? at.line - known.at.line : undefined
    if (known && lines === 0) return known.items
    const items =
      known && lines !== undefined
        ? known.items.map((item) => ({ ...item, range: moved(item.range, lines) }))
        : findings.map((finding) => toDiagnostic(text, finding, this.pageOf, start))
    this.placed.set(findings, { at, items })
    return items
  }

  /** What was shown last, while the writer has not saved. */
  last(document: OpenDocument): Shown | undefined {
    return this.shown.get(document)
  }

  /**
   * Lets what was shown stand where a change moves it, for who goes on being shown it.
   * @param change one that is about to be made
   * @returns to be called when it was made
   */
  carrying(document: OpenDocument, change: TextDocumentContentChangeEvent): () => void {
    const shown = this.shown.get(document)
    if (!shown) return () => {}
    const { text } = document
    const places = shown.items.map(({ range }) => [text.offsetAt(range.start), text.offsetAt(range.end)] as const)
    // Of a text that was replaced as a whole nothing tells what became of its parts.
    const [from, to] = 'range' in change ? [text.offsetAt(change.range.start), text.offsetAt(change.range.end)] : [0, 0]
    const more = 'range' in change ? change.text.length - (to - from) : 0
    const carried = (at: number) => text.positionAt(at >= to ? at + more : Math.min(at, from))
    return () => {
      const items = shown.items.map((item, i) => ({
        ...item,
        range: { start: carried(places[i]![0]), end: carried(places[i]![1]) },
      }))
      if (!sameAll(shown.items, items)) this.shown.set(document, { ...shown, parts: [], items, id: this.nextId() })
    }
  }

  /** Notes that text was replaced under a diagnostic: an editor may have lost its mark there, even if it comes back as it was. */
  replaced(document: OpenDocument, changes: readonly TextDocumentContentChangeEvent[]): void {
    const items = this.shown.get(document)?.items ?? []
    document.overwritten ||= changes.some(
      (change) =>
        !('range' in change) ||
        (!isEmpty(change.range) &&
          items.some(
            ({ range }) => range.start.line <= change.range.end.line && change.range.start.line <= range.end.line,
          )),
    )
  }
}

const moved = ({ start, end }: Range, lines: number): Range => ({
  start: { line: start.line + lines, character: start.character },
  end: { line: end.line + lines, character: end.character },
})

const isEmpty = ({ start, end }: Range) => start.line === end.line && start.character === end.character

/** The answer to a pull: the diagnostics, or that they are those the client has. */
export function report({ id, items }: Shown, previous: string | undefined): DocumentDiagnosticReport {
  return previous === id
    ? { kind: DocumentDiagnosticReportKind.Unchanged, resultId: id }
    : { kind: DocumentDiagnosticReportKind.Full, resultId: id, items: [...items] }
}

const failed = (why: string) => l10n.t('Goodform could not check this document: {0}', why)

function failureDiagnostic(message: string): Diagnostic {
  return {
    range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
    severity: DiagnosticSeverity.Warning,
    source: 'goodform',
    code: 'goodform/failure',
    message,
  }
}

function sameAll(a: readonly Diagnostic[], b: readonly Diagnostic[]): boolean {
  return a.length === b.length && a.every((diagnostic, i) => diagnostic === b[i] || same(diagnostic, b[i]!))
}

function same(a: Diagnostic, b: Diagnostic): boolean {
  return (
    a.range.start.line === b.range.start.line &&
    a.range.start.character === b.range.start.character &&
    a.range.end.line === b.range.end.line &&
    a.range.end.character === b.range.end.character &&
    a.severity === b.severity &&
    a.code === b.code &&
    a.message === b.message &&
    a.codeDescription?.href === b.codeDescription?.href
  )
}
