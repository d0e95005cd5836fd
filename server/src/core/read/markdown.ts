import type { Nodes, Parents, PhrasingContent, Root } from 'mdast'
import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { type Plugin, unified } from 'unified'
import type { Passage, Span } from '../model.ts'
import { align, toSource } from './align.ts'
import { withoutAsides } from './asides.ts'
import { frontMatterEnd, nextLine, scanChunks } from './chunks.ts'
import { type Chunk, type Container, type Format, type Name, type Place, type RuleFinding, unread } from './format.ts'
import { readFrontMatter } from './frontmatter.ts'
import { readHtml } from './html.ts'
import { place } from './inline.ts'
import { keepInMarkdown } from './keep.ts'
import { lineEnd } from './line.ts'
import { blank, callout, ProseBuilder, plainText, visible } from './phrasing.ts'
import { unfilled } from './placeholder.ts'
import { readPlain } from './plain.ts'
import { mostMarks, stopAt } from './readable.ts'
import type { Comment } from './suppressions.ts'
import { withTagsKept } from './tags.ts'
import { changesTarget } from './targets.ts'
import { writtenInScalar } from './yaml.ts'

/** The parsers of a dialect: one for what stands at the start, where front matter may be, one for the rest. */
export interface Parsers {
  readonly first: Parser
  readonly rest: Parser
}
type Parser = { readonly parse: (text: string) => Root }

/** @param more plugins of the dialect's own */
export function parsersWith(...more: Plugin[]): Parsers {
  const rest = unified().use(remarkParse).use(remarkGfm)
  for (const plugin of more) rest.use(plugin)
  // One kind of node for both languages: the fence tells which.
  const matters = ['-', '+'].map((marker) => ({ type: 'yaml', marker }))
  return { rest, first: rest().use(remarkFrontmatter, matters) }
}

const parsers = parsersWith()

/** Markdown with front matter: a chunk is some top-level blocks. */
export const markdownFormat: Format = {
  name: 'markdown',
  whole: () => false,
  cut: scanChunks,
  head: frontMatterEnd,
  read: (source, atStart, labels) => readChunk(source, atStart, labels),
  written: (source, edit, passage, block) => {
    const { style } = passage
    if (style && style !== 'html') return writtenInScalar(source, edit, style, block.start)
    return changesTarget(source, edit) ? undefined : withTagsKept(source, edit)
  },
  keep: keepInMarkdown,
}

/**
 * Parses one chunk (see `chunks.ts`) and gives its prose. remark parses it, but where `plain.ts` can. What cannot be read in bounded time
 * is told, and what stands before it is read.
 * @param text the chunk's text
 * @param atStart whether it starts the document, where front matter may stand
 * @param labels labels that other chunks define and this one refers to; they make `[text][label]` a link here
 * @param own the parsers of a dialect
 */
export function readChunk(text: string, atStart: boolean, labels: readonly string[] = [], own = parsers): Chunk {
  const body = atStart ? frontMatterEnd(text) : 0
  const source = withoutAsides(text, body, (asked) => codeIn(asked, body))
  // Nothing that is plain can be too much within this length.
  const plain = source.length - body <= mostMarks ? plainChunk(source, body, labels) : undefined
  if (plain) return plain
  const stop = stopAt(source, body)
  if (!stop) return parseChunk(source, body, atStart, labels, own)
  const chunk = parseChunk(source.slice(0, stop.at), body, atStart, labels, own)
  const end = lineEnd(source, stop.at, stop.at + 80)
  return { ...chunk, problems: [...chunk.problems, unread(stop.why, { start: stop.at, end })] }
}

/** Where code and comments of HTML stand, as far as the text can be read. */
function codeIn(text: string, body: number): Span[] {
  const found: Span[] = []
  // remark drops a byte order mark.
  const shift = body + (text.charCodeAt(body) === 0xfeff ? 1 : 0)
  const look = (node: Nodes): void => {
    if (node.type === 'code' || node.type === 'inlineCode' || (node.type === 'html' && wordless.test(node.value))) {
      const { start, end } = node.position!
      found.push({ start: shift + start.offset!, end: shift + end.offset! })
    } else if ('children' in node) for (const child of node.children) look(child)
  }
  look(parsers.rest.parse(text.slice(body, stopAt(text, body)?.at)))
  return found
}

/** Reads a chunk that needs no parser. */
function plainChunk(source: string, body: number, labels: readonly string[]): Chunk | undefined {
  const plain = readPlain(source, labels, body)
  if (!plain) return undefined
  if (body) {
    const end = source.slice(0, body).trimEnd().length
    plain.children.unshift({ type: 'yaml', value: '', position: place(0, end) })
  }
  return read(source, 0, plain)
}

function parseChunk(source: string, body: number, atStart: boolean, labels: readonly string[], own: Parsers): Chunk {
  const plain = source.length - body > mostMarks ? plainChunk(source, body, labels) : undefined
  if (plain) return plain
  const bom = atStart && source.charCodeAt(0) === 0xfeff ? 1 : 0
  const carried = labels.map((label) => `[${label}]: x\n\n`).join('')
  // In front they cannot be swallowed by a fence or a comment that is never closed; front matter and indented code have to come first.
  const first = carried && !body && !bom && /^\S/.test(source)
  const text = first ? carried + source : carried ? `${source}\n\n${carried}` : source
  const root = (body ? own.first : own.rest).parse(text)
  return read(source, bom - (first ? carried.length : 0), root)
}

function read(source: string, shift: number, root: Root): Chunk {
  const reader = new Reader(source, shift)
  reader.block(root, { kind: 'paragraph', voice: 'author' })
  return reader
}

/** HTML whose words are not read. */
const wordless = /^<(?:!--|(?:script|pre|style|textarea)\b)/i

// None looks further than a comment reaches: one that is never closed would be looked for to the end of the text each time.
const bracedComment = /\{\/\*((?:(?!\{\/\*)[\s\S]){0,20000}?)\*\/\}/g

class Reader implements Chunk {
  readonly passages: Passage[] = []
  readonly comments: Comment[] = []
  readonly defines: string[] = []
  readonly problems: RuleFinding[] = []
  readonly containers: Container[] = []
  names: readonly Name[] = []

  constructor(
    private readonly source: string,
    /** From remark's offsets to the source's: remark drops a byte order mark, and labels may stand in front. */
    private readonly shift: number,
  ) {}

  block(node: Nodes, place: Place): void {
    switch (node.type) {
      case 'root':
        return this.children(node, place)
      case 'yaml': {
        const { start, end } = this.span(node)
        const from = nextLine(this.source, start)
        const read = readFrontMatter(
          this.source,
          from,
          Math.max(from, end - 3),
          this.source[start] === '+' ? 'toml' : 'yaml',
        )
        this.passages.push(...read.passages)
        this.comments.push(...read.comments)
        this.problems.push(...read.problems)
        this.names = read.names
        return
      }
      case 'heading':
        return this.prose(node, node.children, { ...place, kind: 'heading' }, node.depth)
      case 'paragraph':
        return this.prose(node, node.children, place)
      case 'blockquote': {
        const first = node.children[0]
        const opening = first?.type === 'paragraph' ? first.children[0] : undefined
        this.contain(node)
        const isCallout = opening?.type === 'text' && callout.test(opening.value)
        return this.children(node, {
          ...place,
          voice: isCallout || place.voice === 'callout' ? 'callout' : 'quotation',
        })
      }
      case 'listItem':
        return this.children(node, { ...place, kind: 'list-item' })
      case 'footnoteDefinition':
        this.contain(node)
        this.define(`^${node.identifier}`, node)
        this.tell(unfilled(plainText(node), this.span(node)))
        return this.children(node, { ...place, kind: 'footnote' })
      case 'definition':
        return this.define(node.identifier, node)
      case 'table': {
        this.contain(node)
        const heads = node.children[0]?.children.map((cell) => plainText(cell)) ?? []
        node.children.forEach((row, r) => {
          row.children.forEach((cell, c) => {
            const column = heads[c]
            this.prose(cell, cell.children, { ...place, kind: 'table-cell', ...(r && column ? { column } : {}) })
          })
        })
        return
      }
      case 'html':
        this.comment(node)
        return this.html(node, place)
      default:
        if ('children' in node) this.children(node as Parents, place)
    }
  }

  private children(node: Parents, place: Place): void {
    let before: Nodes | undefined
    for (const child of node.children) {
      const at = (child.position?.start.offset ?? 0) + this.shift
      // What stands before or behind the source are the labels carried over from other chunks.
      if (at < 0 || (at >= this.source.length && at > 0)) continue
      if (child.type === 'list') {
        this.contain(child)
        const leadIn = before?.type === 'paragraph' ? plainText(before) : place.leadIn
        for (const item of child.children) this.block(item, leadIn === undefined ? place : { ...place, leadIn })
      } else this.block(child, place)
      before = child
    }
  }

  private span(node: Nodes): Span {
    const from = node.position?.start.offset ?? 0
    const to = node.position?.end.offset ?? 0
    return {
      start: Math.min(from + this.shift, this.source.length),
      end: Math.min(to + this.shift, this.source.length),
    }
  }

  private contain(node: Nodes): void {
    this.containers.push({ ...this.span(node), list: node.type === 'list' })
  }

  private define(label: string, node: Nodes): void {
    if (this.span(node).start < this.source.length) this.defines.push(label)
  }

  private tell(problem: RuleFinding | undefined): void {
    if (problem && problem.span.start < this.source.length) this.problems.push(problem)
  }

  private comment(node: Nodes): void {
    const { start, end } = this.span(node)
    for (let at = this.source.indexOf('<!--', start); at >= 0 && at < end; ) {
      const close = this.source.indexOf('-->', at)
      if (close < 0 || close + 3 > end) break
      this.comments.push({ start: at, end: close + 3, text: this.source.slice(at + 4, close) })
      at = this.source.indexOf('<!--', close + 3)
    }
  }

  /** Takes MDX's comments out of a text, its length kept. */
  private braced({ text, runs }: Pick<Passage, 'text' | 'runs'>): string {
    return text.replaceAll(bracedComment, (found, inner: string, at: number) => {
      const end = toSource(runs, at + found.length, true)
      this.comments.push({ start: toSource(runs, at), end, text: inner })
      return ' '.repeat(found.length)
    })
  }

  private prose(node: Nodes, children: readonly PhrasingContent[], place: Place, depth?: number): void {
    const builder = new ProseBuilder(this.source, (n) => this.span(n))
    const images: { node: Nodes; alt: string }[] = []
    builder.add(children, images, (n) => this.comment(n))
    for (const image of images) this.image(image.node, image.alt, place)
    const text = builder.text.includes('{/*') ? this.braced(builder) : builder.text
    if (!visible.test(text)) return
    const block = this.span(node)
    this.passages.push({
      ...place,
      text: blank(text),
      // A comment that begins a paragraph stands before what it speaks of.
      block: text.startsWith('  ') ? { ...block, start: toSource(builder.runs, text.search(/\S/)) } : block,
      runs: builder.runs,
      marks: builder.marks,
      ...(depth === undefined ? {} : { depth }),
    })
  }

  private html(node: Nodes, place: Place): void {
    const before = this.passages.at(-1)
    const { passages, containers } = readHtml(
      this.source,
      this.span(node),
      place,
      before?.kind === 'paragraph' ? before.text : undefined,
    )
    for (const passage of passages) {
      const text = passage.text.includes('{/*') ? this.braced(passage) : passage.text
      if (visible.test(text)) this.passages.push({ ...passage, text })
    }
    this.containers.push(...containers)
  }

  private image(node: Nodes, alt: string, place: Place): void {
    const block = this.span(node)
    const start = this.source.indexOf('[', block.start) + 1
    if (/\w/.test(alt) && start > 0) {
      this.passages.push({
        kind: 'image-text',
        voice: place.voice,
        text: alt,
        block,
        runs: align(alt, this.source, start, block.end, 0),
        marks: [],
      })
    }
  }
}
