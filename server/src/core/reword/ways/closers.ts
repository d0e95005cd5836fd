import type { Edit } from '../../model.ts'
import type { Sheet } from '../sheet.ts'

/** What insists on a claim behind it: "…, period", "…, guaranteed". */
const closers = [
  'period',
  'full stop',
  'guaranteed',
  'no exceptions',
  'every time',
  'every single time',
  'no question',
  'no doubt about it',
  'simple as that',
  "it's as simple as that",
  'plain and simple',
  'end of story',
].map((phrase) => phrase.split(/ |(?=')/))

/** The phrase that insists on a claim behind a comma, in tokens; undefined where none stands there. */
function closerAt(sheet: Sheet, comma: number): { readonly from: number; readonly length: number } | undefined {
  if (sheet.norm(comma) !== ',') return undefined
  const from = sheet.norm(comma + 1) === 'and' ? comma + 2 : comma + 1
  const found = closers.find((words) => words.every((word, k) => sheet.norm(from + k) === word))
  const next = found && sheet.sentence.tokens[from + found.length]
  return found && next?.kind !== 'word' ? { from, length: found.length } : undefined
}

/** Whether what insists on a claim stands behind a comma. */
export const closes = (sheet: Sheet, comma: number): boolean => closerAt(sheet, comma) !== undefined

/** Edits with what insists on the claim taken out behind them. */
export function withoutClosers(sheet: Sheet, edits: readonly Edit[]): Edit[] {
  const behind = Math.max(...edits.map(({ end }) => end))
  for (let i = 1; i < sheet.sentence.tokens.length - 1; i++) {
    const closer = closerAt(sheet, i)
    if (!closer) continue
    const edit = sheet.over(i, closer.from + closer.length - 1, '')
    if (edit.start >= behind) return [...edits, edit]
  }
  return [...edits]
}
