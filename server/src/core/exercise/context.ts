import type { Span } from '../model.ts'

/** What stands at a place of a YAML text that may be half written: a key, or a value under a key. Told by the lines, not by a parser. */
export interface Context {
  readonly at: 'key' | 'value'
  /** The key of the value, or the one being written. */
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
export function contextAt(source: string, offset: number): Context | undefined {
  const line = lineAt(source, offset)
  const column = offset - line.start
  const comment = /(?:^|\s)#/.exec(line.text)
  if (comment && comment.index < column) return undefined
  const own = keyed.exec(line.text)
  const inKey = own && column <= own[0].length - 1
  const indent = /^[ \t]*(?:- +)*/.exec(line.text)![0].length
  if (inKey || (!own && !/^[ \t]*- /.test(line.text) && !inFlow(source, line))) {
    const word = inKey ? own[3]! : line.text.slice(indent, column)
    if (!/^[\w$-]*$/.test(word)) return undefined
    const start = inKey ? line.start + own[1]!.length + own[2]!.length : line.start + indent
    return {
      at: 'key',
      key: word,
      parent: parentOf(source, line, indent),
      word,
      span: { start, end: start + word.length },
      complete: Boolean(inKey),
    }
  }
  const from = own ? own[0].length : indent
  const { start, end } = wordAround(line.text, column, from)
  const key = own?.[3] ?? parentOf(source, line, indent - 1)
  return {
    at: 'value',
    key,
    parent: own ? parentOf(source, line, own[1]!.length) : '',
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

/** The value between its separators (comma, bracket, quote, the key before it). */
function wordAround(line: string, column: number, from: number): { start: number; end: number } {
  const list = /^\s*[[{]/.test(line.slice(from)) || /[[{][^\]}]*$/.test(line.slice(from, column))
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

/** The nearest key above that is indented less. */
function parentOf(source: string, line: Line, indent: number): string {
  let { start } = line
  for (let i = 0; i < mostLines && start > 0; i++) {
    const above = lineAt(source, start - 1)
    start = above.start
    if (/^(?:---|\.\.\.)/.test(above.text)) return ''
    const found = keyed.exec(above.text)
    if (found && found[1]!.length < indent + (line.text.trimStart().startsWith('-') ? 1 : 0)) {
      // The entry's other keys stand beside this one; its list's key is the parent of none.
      return found[3] === 'exercises' ? '' : found[3]!
    }
    if (/^\s*- /.test(above.text) && /^ */.exec(above.text)![0].length < indent && found && found[1]!.length >= indent)
      return ''
  }
  return ''
}
