import type { Scalar } from 'yaml'
import type { Edit, Passage, Run } from '../model.ts'
import { align } from './align.ts'
import { lineStart } from './line.ts'

/** How a scalar is written, which decides how words are put into it; `flow` is a plain one inside `[…]` or `{…}`. */
export type ScalarStyle = NonNullable<Passage['style']>

const styles: Readonly<Record<string, ScalarStyle>> = {
  PLAIN: 'plain',
  QUOTE_SINGLE: 'single',
  QUOTE_DOUBLE: 'double',
  BLOCK_FOLDED: 'block',
  BLOCK_LITERAL: 'block',
}

/** What is read of a scalar. */
export type ScalarNode = Pick<Scalar, 'value' | 'type' | 'range'>

/** A string scalar with its text led back to the source. */
export interface ScalarText {
  readonly text: string
  readonly style: ScalarStyle
  readonly runs: readonly Run[]
  readonly start: number
  readonly end: number
}

/**
 * The text of a string scalar; undefined for any other and for a blank one.
 * @param from the offset in `source` of what the node's offsets count from
 * @param inFlow whether the scalar stands inside `[…]` or `{…}`
 */
export function scalarText(node: ScalarNode, source: string, from = 0, inFlow = false): ScalarText | undefined {
  if (typeof node.value !== 'string' || !node.range || node.value.trim() === '') return undefined
  const style = styles[node.type ?? 'PLAIN'] ?? 'plain'
  const start = from + node.range[0]
  const end = from + node.range[1]
  return {
    text: node.value,
    style: style === 'plain' && inFlow ? 'flow' : style,
    runs: alignScalar(node.value, source, start, end, style),
    start,
    end,
  }
}

/** The passage of a whole string scalar; undefined when it holds no text. Parameters are those of `scalarText`. */
export function scalarPassage(
  node: ScalarNode,
  source: string,
  from: number,
  kind: Passage['kind'],
): Passage | undefined {
  const scalar = scalarText(node, source, from)
  if (!scalar) return undefined
  const { text, runs, style, start, end } = scalar
  return { kind, text, voice: 'author', block: { start, end }, runs, marks: [], style }
}

/**
 * Pairs a scalar's value with its source, walking both in lock-step by the rules of its style (YAML 1.2.2, chapters 7.3 and 8.1): line
 * folding, doubled quotes, escapes, indentation. Offsets of the source: from the scalar's first character (its quote or header) to its end.
 */
export function alignScalar(value: string, source: string, start: number, end: number, style: ScalarStyle): Run[] {
  const from =
    style === 'block'
      ? blockBody(source, start, end) - leadOf(value)
      : start + (style === 'plain' || style === 'flow' ? 0 : 1)
  const to = style === 'single' || style === 'double' ? end - 1 : end
  const runs: Run[] = []
  let i = 0
  let j = from
  let run = 0
  const flush = () => {
    if (run) runs.push({ at: i - run, source: j - run, length: run })
    run = 0
  }
  while (i < value.length && j < to) {
    const found = source[j]!
    if (style === 'double' && found === '\\') {
      flush()
      const { length, units } = escapeAt(source, j, to)
      if (units) runs.push({ at: i, source: j, length: 1, width: length })
      i += units
      j += length
    } else if (style === 'single' && found === "'") {
      flush()
      runs.push({ at: i++, source: j, length: 1, width: 2 })
      j += 2
    } else {
      const fold = foldAt(source, j, to)
      if (fold) {
        flush()
        const units = style === 'block' ? blanksAt(value, i) : fold.breaks === 1 ? 1 : fold.breaks - 1
        if (units) runs.push({ at: i, source: j, length: 1 })
        i += units
        j = fold.end
      } else if (value[i] === found) {
        run++
        i++
        j++
      } else return align(value, source, from, to, 0)
    }
  }
  flush()
  return runs
}

/** Where the content of a block scalar starts: behind its header's line and the first line's indentation. */
function blockBody(source: string, start: number, end: number): number {
  let at = start
  while (at < end && source[at] !== '\n' && source[at] !== '\r') at++
  if (source[at] === '\r' && source[at + 1] === '\n') at++
  at = Math.min(at + 1, end)
  while (at < end && source[at] === ' ') at++
  return at
}

/** Blanks before the first word of a block scalar that says its indentation: they belong to the value. */
function leadOf(value: string): number {
  let at = 0
  while (value[at] === ' ') at++
  return at
}

/** Blanks with at least one line break in them, from `j` on. */
export function foldAt(source: string, j: number, to: number): { end: number; breaks: number } | undefined {
  let breaks = 0
  let at = j
  for (; at < to; at++) {
    const code = source.charCodeAt(at)
    if (code === 10 || (code === 13 && source.charCodeAt(at + 1) !== 10)) breaks++
    else if (code !== 32 && code !== 9 && code !== 13) break
  }
  return breaks ? { end: at, breaks } : undefined
}

function blanksAt(value: string, i: number): number {
  let at = i
  while (value[at] === ' ' || value[at] === '\n' || value[at] === '\t' || value[at] === '\r') at++
  return at - i
}

/** How many digits the number of a character has, by the letter behind the backslash. */
export const hexDigits: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 }

/** The escape at `j`: its length in the source and the UTF-16 units that it stands for. */
function escapeAt(source: string, j: number, to: number): { length: number; units: number } {
  const mark = source[j + 1] ?? ''
  if (mark === '\n' || mark === '\r')
    return { length: Math.max(2, (foldAt(source, j + 1, to)?.end ?? j + 2) - j), units: 0 }
  const digits = hexDigits[mark]
  if (!digits) return { length: 2, units: 1 }
  const code = Number.parseInt(source.slice(j + 2, j + 2 + digits), 16)
  return { length: 2 + digits, units: code > 0xffff ? 2 : 1 }
}

/**
 * An edit inside a scalar, or a string of TOML, as it must be written there; undefined where it would change how the file is read.
 * @param edit the words as they shall be read
 */
export function writtenInScalar(source: string, edit: Edit, style: ScalarStyle, scalarStart: number): Edit | undefined {
  const { start, newText } = edit
  if (/[\n\r]/.test(newText)) return undefined
  switch (style) {
    case 'single':
      return { ...edit, newText: newText.replaceAll("'", "''") }
    case 'double':
      return { ...edit, newText: newText.replaceAll(/[\\"]/g, (mark) => `\\${mark}`) }
    case 'block':
      return edit
    case 'literal': {
      // Nothing can be escaped: one quote ends the string, or three do.
      const long = source.startsWith("'''", scalarStart)
      const ends = long ? `${source[start - 1]}${newText}${source[edit.end]}`.includes("''") : newText.includes("'")
      return ends ? undefined : edit
    }
    default:
      return staysPlain(source, edit, style, scalarStart) ? edit : undefined
  }
}

/** Whether a plain scalar reads on as one when the edit is made (YAML 1.2.2, 7.3.3). */
function staysPlain(source: string, { start, end, newText }: Edit, style: ScalarStyle, scalarStart: number): boolean {
  const around = `${source[start - 1] ?? ' '}${newText}${source[end] ?? '\n'}`
  if (/:\s|\s#/.test(around)) return false
  // A bracket before the scalar on its line may have opened a flow collection whose entries are read one by one.
  const line = source.slice(lineStart(source, scalarStart), scalarStart)
  if ((style === 'flow' || /[[{]/.test(line)) && /[,[\]{}]/.test(newText)) return false
  return start > scalarStart || !/^(?:[,[\]{}#&*!|>'"%@`]|[-?:](?:\s|$)|\s|---|\.\.\.)/.test(newText)
}
