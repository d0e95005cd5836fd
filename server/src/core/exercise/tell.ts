import { isScalar, isSeq, type Node } from 'yaml'
import type { Edit, Fix, Span } from '../model.ts'
import { type RuleFinding, ruleFinding } from '../read/format.ts'
import type { Lexicon } from './lexicon.ts'
import { spanOf } from './parse.ts'

/** Values of a rule's message by name. */
export type Values = Readonly<Record<string, string | number>>

/** Tells a rule's finding at a place. */
export type Tell = (rule: string, span: Span, values: Values, fixes?: readonly Fix[]) => void

/** Collects findings; the messages are those of `rules.yaml`. */
export function teller(lexicon: Lexicon, text: string, found: RuleFinding[]): Tell {
  return (id, span, values, fixes) => {
    const rule = lexicon.rule(id)
    const message = rule.says.replaceAll(/\{(\w+)\}/g, (_, name: string) => short(String(values[name] ?? '')))
    const finding = ruleFinding(`exercise/${id}`, rule.severity, message, span, fixes)
    const words = text.slice(span.start, Math.min(span.end, span.start + 200))
    found.push({ ...finding, text: words, ...(rule.unchecked ? { unchecked: true } : {}) })
  }
}

const short = (value: string) => {
  const line = value.replaceAll(/\s+/g, ' ')
  return line.length > 120 ? `${line.slice(0, 119)}…` : line
}

/** The source span of a node without the blanks and comments behind it. */
export function placeOf(node: unknown, text: string): Span {
  const span = spanOf(node)
  if (!span) return { start: 0, end: Math.min(1, text.length) }
  let { end } = span
  while (end > span.start + 1 && /\s/.test(text[end - 1] as string)) end--
  return { start: span.start, end: Math.max(end, Math.min(span.start + 1, text.length)) }
}

/** Where a scalar's words stand: inside its quotes. */
export function innerOf(node: Node, text: string): Span {
  const span = placeOf(node, text)
  return isScalar(node) && (node.type === 'QUOTE_DOUBLE' || node.type === 'QUOTE_SINGLE')
    ? { start: span.start + 1, end: Math.max(span.start + 1, span.end - 1) }
    : span
}

/** A fix that puts other words in a place. */
export function replaceFix(title: string, edits: readonly Edit[], preferred: boolean, safe = false): Fix {
  return { kind: 'replace', title, edits, preferred, safe }
}

/** The fix “did you mean”. */
export function meantFix(span: Span, word: string, preferred = true): Fix {
  return replaceFix(`Write “${word}”`, [{ ...span, newText: word }], preferred)
}

/** The edit that puts several words in the place of one: in its list, or as a list of its own. */
export function listEdit(node: Node, list: Node | null, words: readonly string[], text: string): Edit {
  const span = placeOf(node, text)
  if (!isSeq(list)) return { ...span, newText: words.length > 1 ? `[${words.join(', ')}]` : words[0]! }
  if (list.flow) return { ...span, newText: words.join(', ') }
  const lineStart = text.lastIndexOf('\n', span.start - 1) + 1
  const lead = text.slice(lineStart, span.start).replaceAll(/[^\s-]/g, ' ')
  const indent = lead.slice(0, lead.lastIndexOf('-')).replaceAll('-', ' ')
  const line = text.includes('\r\n') ? '\r\n' : '\n'
  return { ...span, newText: words.join(`${line}${indent}${lead.slice(lead.lastIndexOf('-'))}`) }
}
