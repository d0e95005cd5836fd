import { type Localised, l10n } from '../l10n.ts'
import type { Edit, Finding, Fix, Span } from '../model.ts'
import { frontMatterEnd } from './chunks.ts'
import { lineAbove, lineBreak, lineEnd, lineStart } from './line.ts'

/**
 * Comments that keep the wording, the best first: one on the line before the block where the finding stands in its first line; one at the
 * end of the finding's line, which leaves lists, paragraphs and tables whole; one for the whole file, where there is no other place.
 * @param block the block of the finding's passage
 * @param marks what opens and closes a comment
 */
export function keepInMarkdown(
  text: string,
  { claim, span }: Finding,
  block: Span,
  [open, close]: readonly [string, string] = ['<!--', '-->'],
): Fix[] {
  const line = lineBreak(text)
  const comment = (what: string) => `${open} goodform-disable-${what} ${claim} -- reason ${close}`
  const body = frontMatterEnd(text) || lineStart(text, 0)
  const whole = keepFix(
    l10n.t('Keep it: do not check {0} in this file', claim),
    body,
    `${comment('file')}${line}${line}`,
  )
  const start = lineStart(text, span.start)
  if (span.start < body) return [whole]
  const title = l10n.t('Keep it: suppress {0} here', claim)
  const before = text.slice(start, Math.max(start, block.start))
  // What begins within a list or quotation right below other text may be read in another way with a comment between them.
  const apart = before === '' || (/^[ \t>]*$/.test(before) && /^[ \t>]*$/.test(lineAbove(text, start)))
  const own = block.start >= start && apart ? [keepFix(title, start, `${before}${comment('next-line')}${line}`)] : []
  const end = lineEnd(text, span.start)
  // What breaks a line stays at its end: blanks, or a backslash.
  const said = text.slice(start, end).trimEnd()
  // A row of a table keeps its cells: the comment goes into the last.
  const row = /^[ \t>]*\|.*(?=\|$)/.exec(said)?.[0].trimEnd()
  if (row !== undefined) return [keepFix(title, start + row.length, ` ${comment('line')}`), whole]
  const slash = said.length === end - start && /(?<!\\)(?:\\\\)*\\$/.test(said) ? 1 : 0
  return [...own, keepFix(title, start + said.length - slash, ` ${comment('line')}`), whole]
}

/** A fix that puts a comment at an offset. */
export function keepFix(title: Localised, at: number, newText: string): Fix {
  const edit: Edit = { start: at, end: at, newText }
  return { kind: 'suppress', title, edits: [edit], preferred: false, safe: false }
}

/** A fix that keeps a wording, with its reason in place of the word “reason”. */
export function withReason(fix: Fix, reason: string): Fix {
  const edits = fix.edits.map((edit) => ({ ...edit, newText: edit.newText.replace('-- reason', () => `-- ${reason}`) }))
  return { ...fix, edits }
}
