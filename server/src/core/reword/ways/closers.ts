import type { Edit } from '../../model.ts'
import type { Sheet } from '../sheet.ts'

/** What insists on a claim behind it: "…, period", "…, guaranteed". */
const closers = [
  'period',
  'full stop',
  'guaranteed',
  'no exceptions',
  'no question',
  'no doubt about it',
  'simple as that',
  "it's as simple as that",
  'plain and simple',
  'end of story',
].map((phrase) => phrase.split(/ |(?=')/))

/** Edits with what insists on the claim taken out behind them. */
export function withoutClosers(sheet: Sheet, edits: readonly Edit[]): Edit[] {
  const behind = Math.max(...edits.map(({ end }) => end))
  const { tokens } = sheet.sentence
  for (let i = 1; i < tokens.length - 1; i++) {
    if (sheet.norm(i) !== ',') continue
    const from = sheet.norm(i + 1) === 'and' ? i + 2 : i + 1
    const found = closers.find((words) => words.every((word, k) => sheet.norm(from + k) === word))
    const next = found && tokens[from + found.length]
    if (!found || next?.kind === 'word') continue
    const edit = sheet.over(i, from + found.length - 1, '')
    if (edit.start >= behind) return [...edits, edit]
  }
  return [...edits]
}
