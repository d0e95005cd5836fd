import type { Edit } from '../../model.ts'
import type { Sheet } from '../sheet.ts'

/** What stands behind "that's" where it points to what was told before. */
const points = new Set(['what', 'where', 'when', 'why', 'how', 'the', 'a', 'an', 'your'])
const isPointing = (sheet: Sheet, start: number) => sheet.norm(start + 1) === "'s" && points.has(sheet.norm(start + 2))

/** "This's" is no word. */
export const spelledOut = (sheet: Sheet, start: number): Edit[] =>
  sheet.norm(start) === 'that' && isPointing(sheet, start) ? [sheet.over(start + 1, start + 1, ' is')] : []

/** "That stiff neck is" → "the stiff neck is", "that's when" → "this is when": one "that" is enough behind a report. */
export function pointed(sheet: Sheet, start: number): string | undefined {
  if (sheet.norm(start) !== 'that') return undefined
  if (sheet.norm(start + 1) === "'s" && !isPointing(sheet, start)) return 'it'
  return sheet.groups.some((g) => g.subject?.first === start && g.subject.last === start) ? 'this' : 'the'
}
