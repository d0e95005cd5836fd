import { finite, type VerbGroup } from '../grammar/group.ts'
import type { Sheet } from '../sheet.ts'

/** Words by which a clause depends on what was said before it, or points back to it. */
const pointing = new Set(
  'it they them this that these those which who so because since as whereas but or if you'.split(' '),
)

/** Whether another clause behind a verb goes on from what the verb says: "…, which is where most pain starts"; not "…, and then the leg feels new". */
export function goesOnBehind({ groups, sentence: { tokens } }: Sheet, { main }: VerbGroup): boolean {
  const next = groups.find(({ kind, first, subject }) => finite.has(kind) && subject !== undefined && first > main)
  return next !== undefined && tokens.slice(next.subject!.first - 1).some(({ norm }) => pointing.has(norm))
}

/** "…, and there is parking at the rear": a remark at the end would be on that. */
export const goesElsewhere = (sheet: Sheet): boolean =>
  sheet.groups.some(
    ({ kind, subject }) =>
      finite.has(kind) &&
      subject !== undefined &&
      subject.first > sheet.finding.place.last &&
      ['and', 'but'].includes(sheet.norm(subject.first - 1)),
  )
