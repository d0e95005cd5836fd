import type { Edit, Verdict } from '../../model.ts'
import { isOwnKnowledge } from '../reading/deeds.ts'
import { reasonStart, reasonsOf } from '../reading/drawn.ts'
import { saysWhich } from '../reading/incidental.ts'
import { joinedBehind } from '../reading/joined.ts'
import { isPerson } from '../reading/people.ts'
import type { Sheet } from '../sheet.ts'
import { withoutClosers } from './closers.ts'
import { hedged } from './hedge.ts'
import { said } from './report.ts'
import { theorised } from './theory.ts'

/**
 * The reason that is given for an instruction or an advice in doubt, which stays as it is: "Finish it by six, because what you eat later goes to the waist" → "…,
 * because what you eat later may go to the waist".
 * @param possible a possibility is what the evidence carries
 * @param common whether a capitalised word at the start of a sentence is one that has a small letter elsewhere
 * @param text the whole document
 * @returns ways to do it, best first
 */
export function reasonDoubted(
  sheet: Sheet,
  verdict: Verdict,
  possible: boolean,
  common: (word: string) => boolean,
  text: string,
): Edit[][] {
  const group = reasonsOf(sheet).find((g) => !saysWhich(sheet, g))
  if (!group) return []
  const may = possible ? hedged(sheet, group) : undefined
  const told = isPerson(sheet, group, common) || isOwnKnowledge(sheet, group) ? undefined : said(sheet, group, verdict)
  const theory = possible ? undefined : theorised(sheet, group, reasonStart(sheet) + 1, text)
  const report = told && withoutClosers(sheet, told)
  // "…, because a tight quad, the theory goes, drags on the joint and that's how ligaments go": a report would leave the other half.
  const others = joinedBehind(sheet, group).length ? [theory, report] : [report, theory]
  return [may, ...others].flatMap((edits) => (edits ? [edits] : []))
}
