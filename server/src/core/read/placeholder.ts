import type { Span } from '../model.ts'
import { type RuleFinding, ruleFinding } from './format.ts'

/** What stands in a footnote where a source has to be filled in. */
export const placeholder = 'TODO: author, title, year, link'

/** The rule that asks for it. */
export const sourceToFill = 'goodform/source-to-fill'

/** What is told of a footnote that is still to be filled in; undefined for any other. */
export function unfilled(text: string, span: Span): RuleFinding | undefined {
  if (!/^\s*(?:TODO\b|TBD\b|\?+\s*$)/i.test(text)) return undefined
  const message = 'This source is still to be filled in: author, title, year and a link.'
  return ruleFinding(sourceToFill, 'warning', message, span)
}
