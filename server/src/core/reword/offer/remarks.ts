import type { VerbGroup } from '../grammar/group.ts'
import { goesElsewhere } from '../reading/behind.ts'
import { vouches } from '../reading/vouching.ts'
import { answered, markedAsMyth, missed } from '../ways/answer.ts'
import { framedWithTail, reportWithTail, saidWithTail } from '../ways/tails.ts'
import type { Case } from './case.ts'
import { each, later, many, type Proposal } from './proposal.ts'

/** A remark on a sentence that goes on with something else would be on that; one on what the author vouches for would contradict them. */
const placed = ({ sheet }: Case, list: Proposal[]): Proposal[] =>
  goesElsewhere(sheet) || vouches(sheet) ? later(list) : list

/** What the evidence says of it in a sentence of its own behind it. */
export function answers(given: Case): Proposal[] {
  const { sheet, claim, unsourced } = given
  return placed(
    given,
    each('attribute', !unsourced ? answered(sheet, claim.verdict) : sheet.isQuoting ? missed(sheet) : []),
  )
}

/** What the evidence says of it behind the report that it has. */
export const reportsWithTail = (given: Case): Proposal[] =>
  given.untold ? [] : placed(given, each('attribute', reportWithTail(given.sheet, given.claim.verdict)))

/** The claim as something said, with what the evidence says of it. */
export function saidWithTails(given: Case, told: readonly VerbGroup[]): Proposal[] {
  const { sheet, claim, common, untold } = given
  if (untold || sheet.isQuoting) return []
  const cell = sheet.sentence.passage.kind === 'table-cell'
  const ways = [
    told[0] && saidWithTail(sheet, told[0], claim.verdict),
    cell ? undefined : framedWithTail(sheet, claim.verdict, common),
  ]
  return placed(given, many('attribute', ways))
}

/** The sentence marked as a myth. */
export const asMyth = ({ sheet, claim }: Case): Proposal[] =>
  each('attribute', [markedAsMyth(sheet, claim.verdict)]).map((p) => ({ ...p, myth: true as const }))
