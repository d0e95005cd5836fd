import type { Heading, List, ListItem, Paragraph, Root, RootContent } from 'mdast'
import { place, readInline } from './inline.ts'

/**
 * Reads a chunk of Markdown without a parser where nothing in it needs one: paragraphs, ATX headings and lists of one level whose lines
 * are plain (see `readInline`). Gives the tree that remark gives, with the offsets and without lines, columns and titles; undefined
 * where a line could begin anything else. remark takes some milliseconds for a page, this some hundredths of one.
 */
export function readPlain(source: string): Root | undefined {
  // A tab moves columns, a line that ends in a blank may break, a carriage return alone ends a line: the parser knows.
  if (/[^\P{Cc}\r\n]| \r?$|\r(?!\n)|^\uFEFF/mu.test(source)) return undefined
  return new PlainReader(source).read()
}

type Leaf = { kind: 'paragraph' | 'heading' | 'item'; start: number; end: number; at: number; depth: number }

class PlainReader {
  private readonly children: RootContent[] = []
  private leaf: Leaf | undefined
  private list: (List & { marker: string }) | undefined

  constructor(private readonly source: string) {}

  read(): Root | undefined {
    const { source } = this
    let ended = false
    for (let at = 0; at < source.length; ) {
      const newline = source.indexOf('\n', at)
      const next = newline < 0 ? source.length : newline + 1
      let end = newline < 0 ? source.length : newline
      if (source[end - 1] === '\r') end--
      if (end <= at) ended = this.children.length > 0 || this.leaf !== undefined
      else if (ended || !this.line(at, end)) return undefined
      at = next
    }
    if (!this.close()) return undefined
    this.closeList()
    return { type: 'root', children: this.children }
  }

  /** Takes a line; false where it needs the parser. */
  private line(at: number, end: number): boolean {
    const { source } = this
    const indent = indentOf(source, at)
    const body = at + indent
    if (indent) return this.leaf !== undefined && startsPlain(source, body) && this.goOn(end)
    const mark = source[at]!
    if (mark === '#') return this.heading(at, end)
    const marker = markerAt(source, at)
    if (marker) return this.item(at, marker, end)
    if (!startsPlain(source, at)) return false
    if (this.leaf) return this.goOn(end)
    this.closeList()
    this.leaf = { kind: 'paragraph', start: at, at, end, depth: 0 }
    return true
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
    this.closeList()
    this.leaf = { kind: 'heading', start: at, at: from, end, depth }
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
    this.leaf = { kind: 'item', start: at, at: from, end, depth: 0 }
    return true
  }

  /** Ends the open leaf; false where its text needs the parser. */
  private close(): boolean {
    const { leaf } = this
    this.leaf = undefined
    if (!leaf) return true
    const children = readInline(this.source, leaf.at, leaf.end)
    if (!children) return false
    if (leaf.kind === 'heading') {
      const depth = leaf.depth as Heading['depth']
      this.children.push({ type: 'heading', depth, children, position: place(leaf.start, leaf.end) })
      return true
    }
    const paragraph: Paragraph = { type: 'paragraph', children, position: place(leaf.at, leaf.end) }
    if (leaf.kind === 'paragraph') this.children.push(paragraph)
    else {
      const item: ListItem = { type: 'listItem', children: [paragraph], position: place(leaf.start, leaf.end) }
      this.list!.children.push(item)
      this.list!.position!.end.offset = leaf.end
    }
    return true
  }

  private closeList(): void {
    if (this.list) this.children.push(this.list)
    this.list = undefined
  }
}

function indentOf(source: string, at: number): number {
  let i = at
  while (source[i] === ' ') i++
  return i - at
}

/** A list marker with one blank behind it. */
function markerAt(source: string, at: number): string | undefined {
  const code = source.charCodeAt(at)
  let i = at + 1
  if (code >= 48 && code <= 57) {
    while (i - at < 9 && isDigit(source.charCodeAt(i))) i++
    if (source[i] !== '.' && source[i] !== ')') return undefined
    i++
  } else if (code !== 45 && code !== 42 && code !== 43) return undefined
  return source[i] === ' ' ? source.slice(at, i) : undefined
}

const isDigit = (code: number) => code >= 48 && code <= 57

/** Whether what starts here can be nothing but a paragraph's text, or goes on with one. */
function startsPlain(source: string, at: number): boolean {
  const code = source.charCodeAt(at)
  if ((code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code > 127) return true
  if (isDigit(code)) {
    let i = at + 1
    while (isDigit(source.charCodeAt(i))) i++
    return source[i] !== '.' && source[i] !== ')'
  }
  const mark = source[at]
  // An asterisk or an underscore before a letter opens emphasis, and is no marker and no rule.
  if (mark === '*' || mark === '_') {
    let i = at
    while (source[i] === mark) i++
    return i - at < 3 && /[A-Za-z]/.test(source[i] ?? '')
  }
  return mark !== undefined && `"'($%,./;?!^{}[&`.includes(mark)
}
