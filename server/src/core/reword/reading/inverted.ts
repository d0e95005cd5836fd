import { particles } from '../grammar/clause.ts'
import type { Sheet } from '../sheet.ts'

/** "There, every single time, is": so many tokens from the first comma to the verb. */
const farthestThere = 6

/** Whether the subject of a verb stands behind it, as what opens the clause says where it goes or that it is there: "out goes the waste". */
export function isInverted(sheet: Sheet, verb: number): boolean {
  const opens = (i: number) => i === sheet.opening || [',', ';', ':', '—', 'and'].includes(sheet.norm(i - 1))
  if (particles.has(sheet.norm(verb - 1)) && opens(verb - 1)) return true
  if (sheet.norm(verb - 1) !== ',') return false
  const comma = sheet.sentence.tokens.findLastIndex(({ norm }, i) => i < verb - 1 && norm === ',')
  return comma > 0 && verb - comma <= farthestThere && sheet.norm(comma - 1) === 'there'
}
