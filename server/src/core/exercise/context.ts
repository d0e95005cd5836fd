import type { Span } from '../model.ts'
import { withLineFeeds } from '../read/line.ts'

/** What stands at a place of a YAML text that may be half written: a key, or a value under a key. Told by the lines, not by a parser. */
export interface Context {
  readonly at: 'key' | 'value'
  /** The key of the value, or the one being written; empty for an entry of a list that stands under no key. */
  readonly key: string
  /** The key that the mapping around stands under; empty at the top of an exercise. */
  readonly parent: string
  /** The word at the place, as far as it is written, and where. */
  readonly word: string
  readonly span: Span
  /** A key that has its colon. */
  readonly complete: boolean
}

const keyed = /^([ \t]*(?:- +)*)(["']?)([A-Za-z_$][\w$-]*)\2[ \t]*:(?=\s|$)/

interface Line {
  readonly start: number
  readonly text: string
}

/** The context at an offset; undefined inside prose, comments and what is no YAML of keys and values. */
export function contextAt(text: string, offset: number): Context | undefined {
  const source = withLineFeeds(text)
  const line = lineAt(source, offset)
  const column = offset - line.start
  const comment = /(?:^|\s)#/.exec(line.text)
  if (comment && comment.index < column) return undefined
  const own = keyed.exec(line.text)
  const indent = /^[ \t]*(?:- +)*/.exec(line.text)![0].length
  const entry = flowEntry(line.text, own ? own[0].length : indent, column)
  if (entry) return inFlowMap(line, column, entry, own?.[3] ?? parentOf(source, line, indent - 1))
  const inKey = own && column <= own[0].length - 1
  if (inKey || (!own && !/^[ \t]*- /.test(line.text) && !inFlow(source, line))) {
    const word = inKey ? own[3]! : line.text.slice(indent, column)
    if (!/^[\w$-]*$/.test(word)) return undefined
    const start = inKey ? line.start + own[1]!.length + own[2]!.length : line.start + indent
    return {
      at: 'key',
      key: word,
      parent: aroundOf(source, line, indent),
      word,
      span: { start, end: start + word.length },
      complete: Boolean(inKey),
    }
  }
  const from = own ? own[0].length : indent
  const list = inList(line.text, column, from) || (!own && inFlow(source, line))
  const { start, end } = wordAround(line.text, column, from, list)
  const key = own?.[3] ?? parentOf(source, line, indent - 1)
  return {
    at: 'value',
    key,
    parent: own ? aroundOf(source, line, own[1]!.length) : '',
    word: line.text.slice(start, end),
    span: { start: line.start + start, end: line.start + end },
    complete: true,
  }
}

function lineAt(source: string, offset: number): Line {
  const start = source.lastIndexOf('\n', offset - 1) + 1
  const end = source.indexOf('\n', offset)
  return { start, text: source.slice(start, end < 0 ? source.length : end).replace(/\r$/, '') }
}

/** Where the entry of the flow mapping around a column starts; undefined where the line has none open there. */
function flowEntry(line: string, from: number, column: number): number | undefined {
  const open: { mapping: boolean; entry: number }[] = []
  let quote = ''
  for (let i = from; i < column; i++) {
    const mark = line[i]!
    if (quote) quote = mark === quote ? '' : quote
    else if (mark === '"' || mark === "'") quote = mark
    else if (mark === '{' || mark === '[') open.push({ mapping: mark === '{', entry: i + 1 })
    else if (mark === '}' || mark === ']') open.pop()
    else if (mark === ',' && open.length) open[open.length - 1]!.entry = i + 1
  }
  return open.findLast(({ mapping }) => mapping)?.entry
}

const flowKeyed = /^\s*(["']?)([A-Za-z_$][\w$-]*)\1\s*:(?=[\s[\]{},]|$)/

/** The context inside an entry of a flow mapping that stands under `parent`. */
function inFlowMap(line: Line, column: number, entry: number, parent: string): Context | undefined {
  const text = line.text.slice(entry)
  const own = flowKeyed.exec(text)
  const first = entry + /^\s*["']?/.exec(text)![0].length
  if (own && column >= entry + own[0].length) {
    const { start, end } = wordAround(line.text, column, entry + own[0].length, true)
    const span = { start: line.start + start, end: line.start + end }
    return { at: 'value', key: own[2]!, parent, word: line.text.slice(start, end), span, complete: true }
  }
  const word = own?.[2] ?? line.text.slice(Math.min(first, column), column)
  if (!/^[\w$-]*$/.test(word)) return undefined
  const start = line.start + first
  return { at: 'key', key: word, parent, word, span: { start, end: start + word.length }, complete: Boolean(own) }
}

/** Whether a place is in a flow list of the value that starts at `from`. */
const inList = (line: string, column: number, from: number): boolean =>
  /^\s*[[{]/.test(line.slice(from)) || /[[{][^\]}]*$/.test(line.slice(from, column))

/** The value between its separators (comma, bracket, quote, the key before it). */
function wordAround(line: string, column: number, from: number, list: boolean): { start: number; end: number } {
  const ends = list ? /[[\]{},"']/ : /["']/
  let start = Math.max(column, from)
  while (start > from && !ends.test(line[start - 1]!)) start--
  let end = Math.max(column, from)
  while (end < line.length && !ends.test(line[end]!) && !/^\s#/.test(line.slice(end))) end++
  while (start < end && /\s/.test(line[start]!)) start++
  while (end > start && /\s/.test(line[end - 1]!)) end--
  return { start, end }
}

/** Whether a line goes on with a flow collection that an earlier line opened. */
function inFlow(source: string, line: Line): boolean {
  const before = source.slice(Math.max(0, line.start - 500), line.start)
  return /[[{][^\]}]*$/.test(before) && /:\s*[[{][^\]}]*$/.test(before)
}

/** Lines looked at, so that a long file stays quick. */
const mostLines = 200

/** The key that the mapping around a line stands under; none for the keys of an exercise, be it in a list or under its id. */
function aroundOf(source: string, line: Line, indent: number): string {
  const parent = parentOf(source, line, indent)
  return parent === 'exercises' || underId(source, line, indent) ? '' : parent
}

/** Whether the key above stands itself under `exercises`, as an exercise's id. */
function underId(source: string, line: Line, indent: number): boolean {
  const above = keyAbove(source, line, indent)
  return above !== undefined && above.dashes === 0 && parentOf(source, above.line, above.indent) === 'exercises'
}

/** The nearest key above that is indented less; empty where the line is in an entry of a list that starts above, or none is found. */
function parentOf(source: string, line: Line, indent: number): string {
  return keyAbove(source, line, indent)?.key ?? ''
}

function keyAbove(
  source: string,
  line: Line,
  indent: number,
): { key: string; line: Line; indent: number; dashes: number } | undefined {
  const dash = line.text.trimStart().startsWith('-') ? 1 : 0
  let { start } = line
  for (let i = 0; i < mostLines && start > 0; i++) {
    const above = lineAt(source, start - 1)
    start = above.start
    if (/^(?:---|\.\.\.)/.test(above.text)) return undefined
    const found = keyed.exec(above.text)
    if (!found) continue
    const [, lead = '', , key = ''] = found
    if (lead.length < indent + dash)
      return { key, line: above, indent: lead.length, dashes: lead.split('-').length - 1 }
    // The entry's other keys stand beside this one; its list's key is the parent of none.
    if (lead.includes('-') && lead.indexOf('-') < indent) return undefined
  }
  return undefined
}
