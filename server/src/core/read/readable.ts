import { closesFence, fenceAt, nextLine } from './chunks.ts'

/** Longest block that is read, in UTF-16 units: forty pages without a blank line. */
export const mostOfBlock = 100_000
/** Lists and quotations inside one another. */
export const mostDepth = 40
/** Marks of markup in one paragraph; more make parsers of Markdown slow by the square of their number. */
export const mostMarks = 2_000
/** Cells of tables, and lines, in one block. */
const mostCells = 10_000
export const mostLines = 5_000

/** Where reading of a block has to stop, and why, for the writer. */
export interface Stop {
  readonly at: number
  readonly why: string
}

const number = (n: number) => n.toLocaleString('en')
// Written when they are told: a number in words of a language costs the program some 20 ms at its first.
const reasons = {
  size: () => `This block has more than ${number(mostOfBlock)} characters`,
  depth: () => `This is nested more than ${mostDepth} levels deep`,
  marks: () => `This paragraph has more than ${number(mostMarks)} marks of markup`,
  cells: () => `This block has more than ${number(mostCells)} table cells`,
  lines: () => `This block has more than ${number(mostLines)} lines`,
} as const

const marks = /[*_~`[\]!&\\@]|<[?!]|:\/\/|\|/g
/** The same beside an address: of punctuation behind punctuation, each asks anew whether the address ends there. */
const marksOfAddress = new RegExp(`${marks.source}|(?<=[!"'),.:;?*_~])["'),.:;?]`, 'g')
const address = /:\/\/|www\./i
/** What costs more than a mark: addresses of mail, lines that make a heading of those before, and HTML whose end is looked for. */
const weights: Readonly<Record<string, number>> = { '@': 20, '=': 20, '<!': 10, '<?': 10 }
/** Units of text behind an open bracket that cost as much as a mark. */
const wordy = 5
const marker = /(>) ?|((?:[-*+]|\d{1,9}[.)])(?=[ \t]|$)|\[\^[^\]\s]{1,99}\]:)[ \t]{0,4}/y
const underline = /^ {0,3}(?:=+|-+)[ \t]*$/
/** The row below a table's head. */
const delimiters = /^(?=.*\|) {0,3}\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$/
const rule = /^[ \t]*([-*_])(?:[ \t]*\1)*[ \t]*$/

/**
 * How much of a block of Markdown can be read in time that grows with its length only. Parsers of Markdown take time by the square (or
 * worse) of the depth of nesting and of the number of marks in one paragraph; so both are counted, generously, before one is let loose.
 * Lines in fenced code do not count. Linear in the length of the text.
 * @param from where the Markdown begins, behind front matter
 * @returns undefined when all of it can be read
 */
export function stopAt(source: string, from = 0): Stop | undefined {
  const scan = new Scan()
  const most = from + mostOfBlock
  for (let at = from; at < source.length; ) {
    const end = nextLine(source, at)
    const stop = scan.line(source.slice(at, Math.min(end, most + 1)).replace(/[\r\n]+$/, ''))
    if (stop) return { at: at + stop.at, why: reasons[stop.why]() }
    // A block of many lines is cut between two.
    if (end > most) return { at: at > most - 1_000 ? at : wordBefore(source, most), why: reasons.size() }
    at = end
  }
  return undefined
}

/** A place between words shortly before an offset, so that no word is cut. */
function wordBefore(text: string, at: number): number {
  const blank = text.lastIndexOf(' ', at)
  return blank > at - 200 ? blank : at
}

/** The cells of a table's row. */
function cellsOf(line: string): number {
  const row = line
    .trim()
    .replaceAll(/\\[\s\S]/g, '')
    .replaceAll(/^\||\|$/g, '')
  return row.split('|').length
}

/** What is open where a line begins. */
class Scan {
  /** Columns at which the contents of the open list items begin. */
  private readonly items: number[] = []
  private fence: { readonly mark: string; readonly prefix: string } | undefined
  private marks = 0
  /** Brackets that are not closed. */
  private open = 0
  private cells = 0
  private lines = 0
  /** The cells of the line before, which may be a table's head; or a table is open: each of its lines is read by itself. */
  private head: number | 'table' | undefined
  /** The kind of the last marker: an item with another one does not always begin a paragraph. */
  private kind = ''

  line(line: string): { readonly why: keyof typeof reasons; readonly at: number } | undefined {
    const indent = blanksEnd(line, 0)
    const blank = indent >= line.trimEnd().length
    if (!blank && ++this.lines > mostLines) return { why: 'lines', at: 0 }
    if (this.inFence(line)) return undefined
    if (blank) {
      this.begin()
      this.head = undefined
      return undefined
    }
    const depth = this.markers(line, indent)
    if (depth.levels > mostDepth) return { why: 'depth', at: 0 }
    const rest = line.slice(depth.at)
    const mark = fenceAt(rest, 0)
    if (mark) {
      this.fence = { mark, prefix: line.slice(0, depth.at).replaceAll(/[^>\s]/g, ' ') }
      this.begin()
      return undefined
    }
    if (underline.test(line)) this.marks += weights['=']!
    else if (this.head === 'table' || /^#{1,6}[ \t]/.test(line)) this.begin()
    if (this.head !== 'table')
      this.head = delimiters.test(line) && this.head === cellsOf(line) ? 'table' : cellsOf(rest)
    let from = 0
    for (const { 0: found, index } of rest.matchAll(address.test(rest) ? marksOfAddress : marks)) {
      const stop = this.count(found, index - from)
      if (stop !== undefined) return { why: 'marks', at: wordBefore(line, depth.at + from + stop) }
      if (this.cells > mostCells) return { why: 'cells', at: 0 }
      from = index
    }
    const stop = this.count('', rest.length - from)
    return stop === undefined ? undefined : { why: 'marks', at: wordBefore(line, depth.at + from + stop) }
  }

  /**
   * Counts a mark and the text before it. Text behind a bracket that is not closed costs too: each word looks back to the bracket,
   * whether it may be an address.
   * @returns how far into the text it is too much; undefined while it is not
   */
  private count(mark: string, text: number): number | undefined {
    if (this.open && this.marks + text / wordy > mostMarks) return Math.max(0, (mostMarks - this.marks) * wordy)
    if (this.open) this.marks += text / wordy
    if (mark === '|') this.cells++
    else if (mark) this.marks += weights[mark] ?? 1
    this.open += mark === '[' ? 1 : mark === ']' && this.open ? -1 : 0
    return this.marks > mostMarks ? text : undefined
  }

  /** Where a paragraph begins. */
  private begin(): void {
    this.marks = 0
    this.open = 0
  }

  /** A fence inside a list or a quotation ends with it: where that is not sure it counts as ended. */
  private inFence(line: string): boolean {
    if (!this.fence) return false
    const { mark, prefix } = this.fence
    const own = line.startsWith(prefix) || (line.trim() === '' && !prefix.includes('>'))
    let at = prefix.length
    while (line[at] === ' ') at++
    if (!own || closesFence(line, at, mark)) this.fence = undefined
    return own
  }

  /** Takes the markers at the beginning of a line. @returns how deep its text is nested, and where it begins */
  private markers(line: string, indent: number): { levels: number; at: number } {
    const { items } = this
    let at = indent
    let quotes = 0
    for (; line[at] === '>'; quotes++) at = blanksEnd(line, at + 1)
    while (items.length && items[items.length - 1]! > at) items.pop()
    if (rule.test(line.slice(at))) return { levels: quotes + items.length, at: line.length }
    for (;;) {
      marker.lastIndex = at
      const found = marker.exec(line)
      if (!found) break
      at = marker.lastIndex
      if (found[1]) quotes++
      else {
        const kind = found[2]!.replace(/^\d+/, '0')
        if (kind !== '0.' && kind !== '0)') this.begin()
        else if (kind === this.kind || /^1\D/.test(found[2]!)) this.begin()
        this.kind = kind
        items.push(at)
      }
      if (quotes + items.length > mostDepth) break
      at = blanksEnd(line, at)
    }
    return { levels: quotes + items.length, at }
  }
}

function blanksEnd(line: string, at: number): number {
  let i = at
  while (line[i] === ' ' || line[i] === '\t') i++
  return i
}
