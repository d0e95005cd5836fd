import type { Mark, Passage, Run, Span } from '../model.ts'
import { align } from './align.ts'
import { codeElements, inlineElements, mutedElements, struckElements } from './elements.ts'
import { decodeEntities } from './entities.ts'
import type { Container, Place } from './format.ts'
import { blank, gap, visible } from './phrasing.ts'

/** A tag, or what has none: a comment, an instruction, a declaration. Attributes in quotation marks or braces may hold anything. */
const markup =
  /<!--[\s\S]*?(?:-->|$)|<[?!][^>]*>|<(\/?)([A-Za-z][\w.:-]*)((?:\s(?:"[^"]{0,2000}"|'[^']{0,2000}'|\{[^{}]{0,1000}\}|[^<>"'{}]){0,2000})?)>/g
const address = /\bhref\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/i
/** Deepest nesting that is kept in mind, and most marks of a passage. */
const mostOpen = 100
const mostMarks = 1_000

const markKinds = new Map<string, Mark['kind']>([
  ['a', 'link'],
  ['b', 'strong'],
  ['strong', 'strong'],
  ['i', 'emphasis'],
  ['em', 'emphasis'],
  ...[...struckElements].map((name): [string, Mark['kind']] => [name, 'deleted']),
])

interface Open {
  readonly name: string
  readonly place: Place
  readonly container?: number
}

interface OpenMark {
  readonly name: string
  /** Where it begins in the passage's text, and in the source. */
  readonly at: number
  readonly source: number
  readonly url?: string
}

/** What a piece of HTML holds. */
export interface HtmlProse {
  readonly passages: readonly Passage[]
  readonly containers: readonly Container[]
}

/**
 * Reads the text of a block of HTML. Elements that do not stand in a line part passages, and tell what a passage is: a heading, an item, a
 * cell, a quotation. Linear in the length of the text.
 * @param place where it stands
 * @param leadIn the paragraph before it
 */
export function readHtml(source: string, { start, end }: Span, place: Place, leadIn?: string): HtmlProse {
  const reader = new HtmlReader(source, start, end, place, leadIn)
  reader.read()
  return reader
}

class HtmlReader implements HtmlProse {
  readonly passages: Passage[] = []
  readonly containers: Container[] = []
  private readonly open: Open[] = []
  private readonly unclosed = new Set<string>()
  private text = ''
  private runs: Run[] = []
  private marks: Mark[] = []
  private openMarks: OpenMark[] = []
  private heads: string[] = []
  private row = 0
  private cell = 0
  /** Where the block of the passage begins. */
  private begin: number

  constructor(
    private readonly source: string,
    private at: number,
    private readonly end: number,
    private readonly outer: Place,
    private leadIn: string | undefined,
  ) {
    this.begin = at
  }

  read(): void {
    const { source, end } = this
    markup.lastIndex = this.at
    for (let found = markup.exec(source); found && found.index < end; found = markup.exec(source)) {
      const [tag, close, written, attributes] = found
      this.say(this.at, found.index)
      this.at = Math.min(end, found.index + tag.length)
      if (written === undefined) continue
      const name = written.toLowerCase()
      const itself = attributes!.endsWith('/')
      if (!close && !itself && (mutedElements.has(name) || codeElements.has(name))) this.skip(name, found.index)
      else if (name === 'br') this.insert('\n', found.index)
      else if (name === 'img') this.insert(gap, found.index, 'image')
      else if (inlineElements.has(name)) {
        if (close) this.closeMark(name)
        else if (!itself) this.openMark(name, attributes!, found.index)
      } else if (close) this.closeBlock(name)
      else if (itself) this.part(found.index)
      else this.openBlock(name, found.index)
      markup.lastIndex = this.at
    }
    this.say(this.at, end)
    this.part(end)
    for (const { container } of this.open) this.endContainer(container, end)
  }

  private get place(): Place {
    return this.open.at(-1)?.place ?? this.outer
  }

  /** Takes text up as it is read; lines begin where their indentation or the mark of their quotation ends. */
  private say(from: number, to: number): void {
    if (!this.text) while (from < to && /\s/.test(this.source[from]!)) from++
    if (from >= to) return
    const value = decodeEntities(this.source.slice(from, to).replaceAll(/(\r\n|\n|\r)[ \t>]+/g, '$1'))
    this.runs.push(...align(value, this.source, from, to, this.text.length))
    this.text += value
  }

  private insert(text: string, source: number, kind?: Mark['kind']): void {
    const start = this.text.length
    this.runs.push({ at: start, source, length: 1 })
    this.text += text
    if (kind) this.mark({ start, end: this.text.length, kind, source: { start: source, end: this.at } })
  }

  private mark(mark: Mark): void {
    if (this.marks.length < mostMarks) this.marks.push(mark)
  }

  /** Passes over an element of which nothing is prose. */
  private skip(name: string, from: number): void {
    const inLine = codeElements.has(name)
    let close: RegExpExecArray | null = null
    if (!this.unclosed.has(name)) {
      const closer = new RegExp(`</${name}\\s*>`, 'gi')
      closer.lastIndex = this.at
      close = closer.exec(this.source.slice(0, this.end))
    }
    if (!close) this.unclosed.add(name)
    if (!close && inLine) return
    this.at = close ? close.index + close[0].length : this.end
    if (inLine) this.insert(gap, from, 'code')
    else this.part(from)
  }

  private openMark(name: string, attributes: string, source: number): void {
    if (!markKinds.has(name) || this.openMarks.length >= mostOpen) return
    const [, ...urls] = name === 'a' ? (address.exec(attributes) ?? []) : []
    const url = urls.find((one) => one !== undefined)
    if (name === 'a' && url === undefined) return
    this.openMarks.push({ name, at: this.text.length, source, ...(url === undefined ? {} : { url }) })
  }

  private closeMark(name: string): void {
    const at = this.openMarks.findLastIndex((one) => one.name === name)
    if (at < 0) return
    const [{ at: start, source, url }] = this.openMarks.splice(at) as [OpenMark]
    const end = this.text.length
    const span = { start: source, end: this.at }
    this.mark({ start, end, kind: markKinds.get(name)!, source: span, ...(url === undefined ? {} : { url }) })
  }

  private openBlock(name: string, at: number): void {
    this.part(at)
    this.begin = at
    if (this.open.length >= mostOpen) return
    const { place } = this
    const list = name === 'ul' || name === 'ol'
    let container: number | undefined
    if (list || name === 'blockquote' || name === 'table') {
      container = this.containers.length
      this.containers.push({ start: at, end: this.end, list })
    }
    if (name === 'table') {
      this.heads = []
      this.row = 0
    }
    if (name === 'tr') {
      this.row++
      this.cell = 0
    }
    this.open.push({ name, place: this.within(name, place), ...(container === undefined ? {} : { container }) })
  }

  /** Where prose stands that is in an element. */
  private within(name: string, place: Place): Place {
    const depth = /^h[1-6]$/.test(name) ? Number(name[1]) : undefined
    if (depth) return { ...place, kind: 'heading', depth }
    if (name === 'li') return { ...place, kind: 'list-item' }
    if (name === 'blockquote') return place.voice === 'callout' ? place : { ...place, voice: 'quotation' }
    if ((name === 'ul' || name === 'ol') && this.leadIn !== undefined) return { ...place, leadIn: this.leadIn }
    if (name !== 'td' && name !== 'th') return place
    const column = this.row > 1 ? this.heads[this.cell] : undefined
    this.cell++
    return { ...place, kind: 'table-cell', ...(column ? { column } : {}) }
  }

  private closeBlock(name: string): void {
    const end = this.at
    const heads = (name === 'td' || name === 'th') && this.row === 1 ? this.text.trim() : undefined
    if (heads !== undefined && this.cell) this.heads[this.cell - 1] = heads
    this.part(end)
    this.begin = end
    const at = this.open.findLastIndex((one) => one.name === name)
    if (at >= 0) for (const { container } of this.open.splice(at)) this.endContainer(container, end)
  }

  private endContainer(container: number | undefined, end: number): void {
    if (container !== undefined) this.containers[container] = { ...this.containers[container]!, end }
  }

  /** Ends a passage. */
  private part(end: number): void {
    const { runs, marks, place, begin } = this
    const text = this.text.trimEnd()
    this.text = ''
    this.runs = []
    this.marks = []
    this.openMarks = []
    this.begin = end
    if (!visible.test(text)) return
    this.leadIn = place.kind === 'paragraph' ? text : undefined
    const written = this.source.slice(begin, end)
    const start = begin + written.search(/\S/)
    const block = { start, end: start + written.trim().length }
    this.passages.push({ ...place, text: blank(text), block, runs, marks, style: 'html' })
  }
}
