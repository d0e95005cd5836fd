import { ParseError, parseTOML } from 'toml-eslint-parser'
import type { Passage, Run, Span } from '../model.ts'
import { foldAt, hexDigits } from './yaml.ts'

type Table = ReturnType<typeof parseTOML>['body'][0]
type Entry = Exclude<Table['body'][number], { type: 'TOMLTable' }>
/** A value of TOML with its place. */
export type TomlValue = Entry['value']
type Text = Extract<TomlValue, { kind: 'string' }>

/** A value with the keys that lead to it, the outermost first. Values in arrays of tables are none. */
export interface TomlField {
  readonly path: readonly string[]
  readonly value: TomlValue
}

/**
 * The fields of a TOML text, in their order, at most `deepest` tables inside one another.
 * @returns the fields, or the first fault and where it is
 */
export function readToml(toml: string, deepest: number): TomlField[] | { fault: string; at: number } {
  const fields: TomlField[] = []
  const visit = (body: Table['body'], above: readonly string[]) => {
    for (const node of body) {
      const path = [...above, ...node.key.keys.map((key) => ('name' in key ? key.name : key.value))]
      if (path.length > deepest + 1) continue
      if (node.type === 'TOMLTable') {
        if (node.kind === 'standard') visit(node.body, path)
      } else if (node.value.type === 'TOMLInlineTable') visit(node.value.body, path)
      else fields.push({ path, value: node.value })
    }
  }
  try {
    visit(parseTOML(toml).body[0].body, [])
    return fields
  } catch (error) {
    if (!(error instanceof ParseError)) throw error
    return { fault: error.message, at: error.index }
  }
}

export const isText = (value: TomlValue): value is Text => value.type === 'TOMLValue' && value.kind === 'string'

/**
 * The passage of a string; none when it is blank.
 * @param from the offset in `source` of the TOML
 */
export function tomlPassage(value: Text, source: string, from: number): Passage[] {
  if (value.value.trim() === '') return []
  const block = { start: from + value.range[0], end: from + value.range[1] }
  const style = value.style === 'basic' ? 'double' : 'literal'
  const runs = runsOf(value, source, block)
  return [{ kind: 'front-matter', text: value.value, voice: 'author', block, runs, marks: [], style }]
}

/** A backslash at the end of a line takes away all blanks up to the next word. */
const joins = /\\[ \t]*(?=[\r\n])/y

/** Pairs a string's value with its source, walking both in lock-step by the rules of its style (TOML 1.1, “String”). */
function runsOf({ value, style, multiline }: Text, source: string, { start, end }: Span): Run[] {
  const quotes = multiline ? 3 : 1
  const to = end - quotes
  let j = start + quotes
  if (multiline) j += breakAt(source, j)
  const runs: Run[] = []
  let i = 0
  let run = 0
  const flush = () => {
    if (run) runs.push({ at: i - run, source: j - run, length: run })
    run = 0
  }
  while (i < value.length && j < to) {
    const length = breakAt(source, j)
    if (style === 'basic' && source[j] === '\\') {
      flush()
      joins.lastIndex = j
      if (joins.test(source)) j = foldAt(source, joins.lastIndex, to)!.end
      else {
        const width = 2 + (hexDigits[source[j + 1]!] ?? 0)
        runs.push({ at: i, source: j, length: 1, width })
        i += value.codePointAt(i)! > 0xffff ? 2 : 1
        j += width
      }
    } else if (length) {
      flush()
      runs.push({ at: i++, source: j, length: 1, width: length })
      j += length
    } else {
      run++
      i++
      j++
    }
  }
  flush()
  return runs
}

/** The length of the line break that stands here; 0 where none does. */
const breakAt = (source: string, at: number) =>
  source.startsWith('\r\n', at) ? 2 : source[at] === '\n' || source[at] === '\r' ? 1 : 0
