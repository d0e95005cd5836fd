import { isAlias, isMap, isScalar, isSeq, type Node } from 'yaml'
import type { Passage } from '../model.ts'
import { type ScalarText, scalarText } from '../read/yaml.ts'
import type { Field } from './data.ts'
import type { WhereaboutsFinder } from './whereabouts.ts'

/** Longest scalar that is read as prose, and most prose of one exercise, in UTF-16 units: some thousand words and steps. */
export const mostProse = 20_000
export const mostOfOne = 50_000

/**
 * The passages of one field's value: a scalar, a list of them, or a map by language of either. A text with several paragraphs or steps
 * gives one passage for each.
 * @param whereabouts finds the words of steps that only say where
 * @param tooLong told of a scalar that is too long to be prose
 */
export function proseOf(
  value: Node | null,
  field: Field,
  source: string,
  whereabouts: WhereaboutsFinder,
  tooLong: (scalar: ScalarText) => void,
): Passage[] {
  const passages: Passage[] = []
  const visit = (node: unknown, inList: boolean, inFlow: boolean, depth: number) => {
    if (isScalar(node)) {
      const scalar = scalarText(node, source, 0, inFlow)
      if (!scalar) return
      if (scalar.text.length > mostProse) tooLong(scalar)
      else passages.push(...passagesOf(scalar, field, inList, whereabouts))
    } else if (isSeq(node)) {
      for (const item of node.items) if (depth < 4) visit(item, true, inFlow || node.flow === true, depth + 1)
    } else if (isMap(node)) {
      for (const { key, value: inner } of node.items) {
        if (depth < 4 && isScalar(key) && isText(String(key.value)))
          visit(inner, inList, inFlow || node.flow === true, depth + 1)
      }
    }
  }
  if (!isAlias(value)) visit(value, false, false, 0)
  return passages
}

/** In a map under prose stand languages, of which English is read, or the text's own parts. */
function isText(key: string): boolean {
  return !/^[a-z]{2}(?:[-_][A-Za-z]{2,4})?$/.test(key) || /^en(?![a-z])/i.test(key)
}

const marker = /^[ \t]*(?:[-*•]|\d{1,2}[.)])[ \t]+/
const ends = /[.!?:;…]["”’')\]]*[ \t]*$/

/** Cuts a scalar's text where a blank line, a list marker or a line's full stop ends a paragraph or a step. */
function passagesOf(scalar: ScalarText, field: Field, inList: boolean, whereabouts: WhereaboutsFinder): Passage[] {
  const { text, runs, style, start, end } = scalar
  const steps = field.prose === 'steps'
  const make = (from: number, to: number, kind: Passage['kind']): Passage | undefined => {
    const part = text.slice(from, to)
    if (!/[\p{L}]/u.test(part)) return undefined
    return {
      kind: field.prose === 'title' ? 'heading' : kind,
      text: part,
      voice: 'author',
      block: { start, end },
      runs:
        from === 0 && to === text.length
          ? runs
          : runs
              .map((run) => ({ ...run, at: run.at - from }))
              .filter((run) => run.at + run.length > 0 && run.at < to - from),
      marks: [],
      style,
      ...(field.heading === undefined ? {} : { column: field.heading }),
      ...(field.prose === 'title' ? { depth: 1 } : {}),
      ...(steps ? { step: { whereabouts: whereabouts(part) } } : {}),
    }
  }
  if (field.prose === 'title' || !text.includes('\n')) {
    const passage = make(0, text.length, steps || inList ? 'list-item' : 'paragraph')
    return passage ? [passage] : []
  }
  const parts: { from: number; to: number; item: boolean }[] = []
  let open: { from: number; to: number; item: boolean } | undefined
  for (let at = 0; at < text.length; ) {
    const n = text.indexOf('\n', at)
    const to = n < 0 ? text.length : n
    const line = text.slice(at, to)
    const mark = marker.exec(line)
    if (line.trim() === '') open = undefined
    else if (!open || mark || (steps && ends.test(text.slice(open.from, open.to)))) {
      open = { from: at + (mark?.[0].length ?? 0), to, item: steps || inList || mark !== null }
      parts.push(open)
    } else open.to = to
    at = to + 1
  }
  return parts.flatMap(({ from, to, item }) => make(from, to, item ? 'list-item' : 'paragraph') ?? [])
}
