import { asideAt } from './asides.ts'
import { cutBy } from './format.ts'

/**
 * Cuts Markdown into chunks that can be parsed on their own: each starts at the beginning of a top-level block, in the state in which a
 * document starts. A cut is made before a line that follows a blank line and starts in its first column, unless a leaf that may hold
 * blank lines (fenced code, an HTML block of kinds 1 to 5, an aside, front matter) is open. Such a line closes every list, quotation, footnote and
 * paragraph, so nothing before it has a say in how it is read (CommonMark 0.31, section 5.1 and appendix), but for link references and
 * footnotes, which `read/markdown.ts` carries over. Where it cannot be told whether a fence belongs to a list item or to the document, the
 * rest becomes one chunk: slower, never wrong.
 *
 * Every cut is a clean state, so scanning on from any cut gives the cuts that a scan from the start would give.
 */
export const scanChunks = cutBy(chunkEnd)

enum Leaf {
  none,
  fence,
  html,
}

function chunkEnd(text: string, start: number): number {
  let at = start
  if (start === 0) at = frontMatterEnd(text)
  let blank = false
  let leaf = Leaf.none
  let fence = ''
  let closer = never
  /** Column at which the content of the outermost open list item (or footnote) starts; 0 when none can be open. */
  let content = 0
  /** Whether a list is open cannot be told: its marker may stand in HTML, or a line without indentation may lazily continue an item's paragraph. */
  let doubtful = false
  /** remark reads what follows indented code as if it interrupted it, blank line or not; so no cut is made there. */
  let indented = false
  /** A line of this block began with what may be a tag: until a blank line all may be HTML, also what looks like a fence. */
  let tagged = false
  for (; at < text.length; at = nextLine(text, at)) {
    const first = firstColumn(text, at)
    if (first.offset < 0) {
      blank = true
      tagged = false
      continue
    }
    if (blank && leaf === Leaf.none && first.column === 0 && !indented && at > start && !isBlank(text, start, at))
      return at
    const line = { at: first.offset, column: first.column }
    indented = leaf === Leaf.none && line.column >= 4
    if (leaf === Leaf.fence) {
      if (line.column < 4 && closesFence(text, line.at, fence)) leaf = Leaf.none
    } else if (leaf === Leaf.html) {
      if (lineHas(text, line.at, closer)) leaf = Leaf.none
    } else {
      if (line.column >= 4 && content === 0) {
        blank = false
        continue
      }
      const inside = content > 0 && line.column >= content
      if (!inside) {
        const opened = fenceAt(text, line.at)
        const html = opened ? undefined : (htmlAt(text, line.at) ?? (line.column ? undefined : asideAt(text, line.at)))
        if (line.column < 4 && (opened || html)) {
          if (tagged) return text.length
          content = 0
          if (opened) {
            leaf = Leaf.fence
            fence = opened
          } else if (html && !lineHas(text, line.at + 2, html)) {
            leaf = Leaf.html
            closer = html
          }
        } else {
          const width = line.column < 4 ? markerWidth(text, line.at) : 0
          if (width) {
            content = line.column + width
            doubtful = tagged
          } else if (content && !blank) doubtful = true
          else content = 0
        }
        if (!opened && !html && text[line.at] === '<') tagged = true
      } else if (doubtful && line.column < 4 && (fenceAt(text, line.at) || htmlAt(text, line.at))) return text.length
    }
    blank = false
  }
  return text.length
}

/** Where the next line begins. */
export function nextLine(text: string, at: number): number {
  for (let i = at; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code === 10) return i + 1
    if (code === 13) return text.charCodeAt(i + 1) === 10 ? i + 2 : i + 1
  }
  return text.length
}

/** Where the line's first visible character stands, and in which column (tabs go to multiples of four); offset -1 for a blank line. */
function firstColumn(text: string, at: number): { offset: number; column: number } {
  let column = 0
  for (let i = at; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code === 32) column++
    else if (code === 9) column += 4 - (column % 4)
    else if (code === 10 || code === 13) break
    else return { offset: i, column }
  }
  return { offset: -1, column }
}

function isBlank(text: string, from: number, to: number): boolean {
  for (let i = from; i < to; i++) {
    const code = text.charCodeAt(i)
    if (code !== 32 && code !== 9 && code !== 10 && code !== 13 && code !== 0xfeff) return false
  }
  return true
}

function lineHas(text: string, at: number, what: RegExp): boolean {
  return what.test(text.slice(at, nextLine(text, at)))
}

export function fenceAt(text: string, at: number): string | undefined {
  const mark = text[at]
  if (mark !== '`' && mark !== '~') return undefined
  let i = at
  while (text[i] === mark) i++
  if (i - at < 3) return undefined
  if (mark === '`' && text.slice(i, nextLine(text, i)).includes('`')) return undefined
  return text.slice(at, i)
}

export function closesFence(text: string, at: number, fence: string): boolean {
  let i = at
  while (text[i] === fence[0]) i++
  return i - at >= fence.length && isBlank(text, i, nextLine(text, i))
}

const raw = /<(script|pre|style|textarea)(?=[\s>]|$)/iy

const never = /(?!)/
const closers = {
  raw: /<\/(?:script|pre|style|textarea)>/i,
  comment: /-->/,
  instruction: /\?>/,
  data: /\]\]>/,
  declaration: />/,
}

/** What ends the HTML block that starts here, for the kinds that may hold blank lines. */
function htmlAt(text: string, at: number): RegExp | undefined {
  if (text[at] !== '<') return undefined
  raw.lastIndex = at
  if (raw.test(text)) return closers.raw
  if (text.startsWith('<!--', at)) return closers.comment
  if (text[at + 1] === '?') return closers.instruction
  if (text.startsWith('<![CDATA[', at)) return closers.data
  if (text[at + 1] === '!' && /[A-Za-z]/.test(text[at + 2] ?? '')) return closers.declaration
  return undefined
}

/** Columns from a list or footnote marker to its content; 0 when the line starts with none. */
function markerWidth(text: string, at: number): number {
  if (text.startsWith('[^', at)) return 4
  let i = at
  const mark = text[i]
  if (mark === '-' || mark === '*' || mark === '+') i++
  else {
    while (i - at < 9 && text.charCodeAt(i) >= 48 && text.charCodeAt(i) <= 57) i++
    if (i === at || (text[i] !== '.' && text[i] !== ')')) return 0
    i++
  }
  const next = text[i]
  if (next === undefined || next === '\n' || next === '\r') return i - at + 1
  if (next !== ' ' && next !== '\t') return 0
  // Content may start one to four columns on; taking the least makes more lines count as inside, and inside is the careful side.
  return i - at + 1
}

/** The end of YAML (`---`) or TOML (`+++`) front matter with its last line break; 0 where there is none. */
export function frontMatterEnd(text: string): number {
  const begin = text.charCodeAt(0) === 0xfeff ? 1 : 0
  const fence = text.slice(begin, begin + 3)
  if ((fence !== '---' && fence !== '+++') || !isBlank(text, begin + 3, nextLine(text, begin))) return 0
  for (let at = nextLine(text, begin); at < text.length; at = nextLine(text, at)) {
    if (text.startsWith(fence, at) && isBlank(text, at + 3, nextLine(text, at))) return nextLine(text, at)
  }
  return 0
}
