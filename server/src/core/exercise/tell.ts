import { isScalar, isSeq, type Node } from 'yaml'
import { type Localised, l10n } from '../l10n.ts'
import type { Edit, Fix, Span } from '../model.ts'
import { type RuleFinding, ruleFinding } from '../read/format.ts'
import { longestMessage, shorten, visible } from '../shorten.ts'
import type { Lexicon } from './lexicon.ts'

/** Values of a rule's message by name. */
export type Values = Readonly<Record<string, string | number>>

/** Tells a rule's finding at a place. */
export type Tell = (rule: string, span: Span, values: Values, fixes?: readonly Fix[]) => void

/** Collects findings; the messages are those of `rules.yaml`. */
export function teller(lexicon: Lexicon, text: string, found: RuleFinding[]): Tell {
  return (id, span, values, fixes) => {
    const rule = lexicon.rule(id)
    const finding = ruleFinding(`exercise/${id}`, rule.severity, messageOf(rule.says, values), span, fixes)
    const words = text.slice(span.start, Math.min(span.end, span.start + 200))
    found.push({ ...finding, text: words, ...(rule.unchecked ? { unchecked: true } : {}) })
  }
}

/** A rule's sentence with its values; the longest of them gives way until the whole is one short line. */
function messageOf(says: string, values: Values): string {
  const names = [...says.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!)
  const texts = new Map(names.map((name) => [name, visible(String(values[name] ?? '')).replaceAll(/\s+/g, ' ')]))
  const written = () => says.replaceAll(/\{(\w+)\}/g, (_, name: string) => texts.get(name)!)
  for (let over = written().length - longestMessage; over > 0; over = written().length - longestMessage) {
    const [name, text] = [...texts].reduce((a, b) => (b[1].length > a[1].length ? b : a))
    const shorter = shorten(text, Math.max(leastValue, text.length - over))
    if (shorter.length >= text.length) break
    texts.set(name, shorter)
  }
  return written()
}

/** A value is not cut to less. */
const leastValue = 12

/** The source span of a node; undefined for one that stands nowhere. */
export const spanOf = (node: unknown): Span | undefined => {
  const range = (node as Node | null)?.range
  return range ? { start: range[0], end: range[1] } : undefined
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
export function replaceFix(title: Localised, edits: readonly Edit[], preferred: boolean, safe = false): Fix {
  return { kind: 'replace', title, edits, preferred, safe }
}

/** A text in quotes. */
export const quoted = (text: string): string =>
  text.includes("'") ? `"${text.replaceAll(/[\\"]/g, (mark) => `\\${mark}`)}"` : `'${text}'`

/** The fix “did you mean”. */
export function meantFix(span: Span, word: string, preferred = true): Fix {
  return replaceFix(l10n.t('Write “{0}”', word), [{ ...span, newText: word }], preferred)
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
