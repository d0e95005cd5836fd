import type { Blockquote, FootnoteDefinition, List, Paragraph, Root, RootContent, Table } from 'mdast'
import { place, readInline } from './inline.ts'
import { cellsOf, definedAt, indentOf, isDelimiterRow, isRule, markerAt, startsPlain } from './lines.ts'

/**
 * Reads a chunk of Markdown without a parser where nothing in it needs one: paragraphs, ATX headings, lists of one level, quotations,
 * tables and footnotes whose lines are plain (see `readInline`). Gives the tree that remark gives, with the offsets and without lines,
 * columns and titles; undefined where a line could begin anything else. remark takes some milliseconds for a page, this some hundredths of
 * one.
 * @param labels labels of link references and footnotes that are defined elsewhere
 * @param from where to begin
 */
export function readPlain(source: string, labels: readonly string[] = [], from = 0): Root | undefined {
  // A tab moves columns, a line that ends in a blank may break, a carriage return alone ends a line: the parser knows.
  if (/[^\P{Cc}\r\n]| \r?$|\r(?!\n)|^\uFEFF/mu.test(source)) return undefined
  return new PlainReader(source, labels).read(from)
}

/** A block whose text goes on: `start` with its marks, `at` without. */
interface Leaf {
  readonly kind: 'paragraph' | 'heading' | 'item' | 'quote' | 'footnote'
  readonly start: number
  readonly at: number
  end: number
  readonly depth: number
  readonly label: string
}

class PlainReader {
  private readonly children: RootContent[] = []
  private leaf: Leaf | undefined
  private list: (List & { marker: string }) | undefined
  private quote: Blockquote | undefined
  private table: Table | undefined

  constructor(
    private readonly source: string,
    private readonly labels: readonly string[],
  ) {}

  read(from: number): Root | undefined {
    const { source } = this
    let ended = false
    for (let at = from; at < source.length; ) {
      const newline = source.indexOf('\n', at)
      const next = newline < 0 ? source.length : newline + 1
      let end = newline < 0 ? source.length : newline
      if (source[end - 1] === '\r') end--
      if (end <= at) ended = this.children.length > 0 || this.leaf !== undefined || this.quote !== undefined
      else if (ended || !this.line(at, end, next)) return undefined
      at = next
    }
    if (!this.close()) return undefined
    this.closeContainers()
    return { type: 'root', children: this.children }
  }

  /** Takes a line; false where it needs the parser. */
  private line(at: number, end: number, next: number): boolean {
    const { source } = this
    if (this.table) return this.row(at, end)
    const mark = source[at]!
    if (mark === '>') return this.quoted(at, end)
    if (this.quote) return false
    const indent = indentOf(source, at)
    if (indent) return this.goesOn() && startsPlain(source, at + indent) && this.goOn(end)
    if (mark === '#') return this.heading(at, end)
    if (mark === '|') return !this.leaf && this.header(at, end, next)
    if (!this.leaf && !this.children.length && isRule(source, at, end))
      return this.push({ type: 'thematicBreak', position: place(at, end) })
    const marker = markerAt(source, at)
    if (marker) return this.item(at, marker, end)
    const label = mark === '[' ? definedAt(source, at) : undefined
    if (label) return this.footnote(at, label, end)
    if (!startsPlain(source, at)) return false
    if (this.leaf) return this.goesOn() && this.goOn(end)
    this.closeContainers()
    this.leaf = { kind: 'paragraph', start: at, at, end, depth: 0, label: '' }
    return true
  }

  private push(node: RootContent): true {
    this.children.push(node)
    return true
  }

  /** Whether another line may go on with what is open. */
  private goesOn(): boolean {
    return this.leaf !== undefined && this.leaf.kind !== 'footnote'
  }

  private goOn(end: number): true {
    this.leaf!.end = end
    return true
  }

  private heading(at: number, end: number): boolean {
    const { source } = this
    let depth = 0
    while (source[at + depth] === '#') depth++
    const from = at + depth + 1
    if (depth > 6 || source[from - 1] !== ' ' || from >= end || source[from] === ' ') return false
    if (source[end - 1] === '#' || !this.close()) return false
    this.closeContainers()
    this.leaf = { kind: 'heading', start: at, at: from, end, depth, label: '' }
    return this.close()
  }

  private item(at: number, marker: string, end: number): boolean {
    const from = at + marker.length + 1
    const kind = marker[marker.length - 1]!
    if (!startsPlain(this.source, from)) return false
    const ordered = marker.length > 1
    // Another marker begins another list; a number seldom interrupts a paragraph.
    if (this.list ? this.list.marker !== kind : ordered && this.leaf) return false
    if (!this.close()) return false
    this.list ??= { type: 'list', ordered, marker: kind, children: [], position: place(at, end) }
    this.leaf = { kind: 'item', start: at, at: from, end, depth: 0, label: '' }
    return true
  }

  /** A line of a quotation that holds paragraphs and nothing else. */
  private quoted(at: number, end: number): boolean {
    if (!this.quote) {
      if (this.leaf) return false
      this.closeContainers()
      this.quote = { type: 'blockquote', children: [], position: place(at, end) }
    }
    this.quote.position!.end.offset = end
    if (end === at + 1) return this.leaf !== undefined && this.close()
    if (this.source[at + 1] !== ' ' || !startsPlain(this.source, at + 2)) return false
    if (this.leaf) return this.goOn(end)
    this.leaf = { kind: 'quote', start: at + 2, at: at + 2, end, depth: 0, label: '' }
    return true
  }

  /** A footnote of one line. */
  private footnote(at: number, label: string, end: number): boolean {
    const from = at + label.length + 5
    if ((this.leaf && this.leaf.kind !== 'footnote') || !startsPlain(this.source, from) || !this.close()) return false
    this.closeContainers()
    this.leaf = { kind: 'footnote', start: at, at: from, end, depth: 0, label }
    return true
  }

  private header(at: number, end: number, next: number): boolean {
    const columns = isDelimiterRow(this.source, next)
    if (!columns) return false
    this.closeContainers()
    this.table = { type: 'table', children: [], position: place(at, end) }
    return this.row(at, end) && this.table.children[0]!.children.length === columns
  }

  private row(at: number, end: number): boolean {
    const table = this.table!
    table.position!.end.offset = end
    if (table.children.length === 1 && isDelimiterRow(this.source, at) && !table.data) {
      // Only the line behind the header is one; a row of dashes further down is a row.
      table.data = {}
      return true
    }
    const cells = cellsOf(this.source, at, end)
    if (!cells) return false
    const row: Table['children'][number] = { type: 'tableRow', children: [], position: place(at, end) }
    for (const { start, from, to, end: stop } of cells) {
      const children = readInline(this.source, from, to, this.labels)
      if (!children) return false
      row.children.push({ type: 'tableCell', children, position: place(start, stop) })
    }
    table.children.push(row)
    return true
  }

  /** Ends the open leaf; false where its text needs the parser. */
  private close(): boolean {
    const { leaf } = this
    this.leaf = undefined
    if (!leaf) return true
    const { kind, start, at, end } = leaf
    const children = readInline(this.source, at, end, this.labels)
    if (!children) return false
    if (kind === 'heading')
      return this.push({ type: kind, depth: leaf.depth as 1, children, position: place(start, end) })
    const paragraph: Paragraph = { type: 'paragraph', children, position: place(at, end) }
    if (kind === 'quote') this.quote!.children.push(paragraph)
    else if (kind === 'paragraph') this.children.push(paragraph)
    else if (kind === 'footnote') {
      const identifier = leaf.label.toLowerCase()
      const note: FootnoteDefinition = { type: 'footnoteDefinition', identifier, children: [paragraph] }
      note.position = place(start, end)
      this.children.push(note)
    } else {
      this.list!.children.push({ type: 'listItem', children: [paragraph], position: place(start, end) })
      this.list!.position!.end.offset = end
    }
    return true
  }

  private closeContainers(): void {
    for (const node of [this.list, this.quote, this.table]) if (node) this.children.push(node)
    this.list = this.quote = this.table = undefined
  }
}
