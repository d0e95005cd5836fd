import type { Edit } from '../../model.ts'
import type { VerbGroup } from '../grammar/group.ts'
import { isNaming } from '../reading/deeds.ts'
import { drawsOn, isJoined } from '../reading/follows.ts'
import { mainClause } from '../reading/main-clause.ts'
import { reports } from '../reading/reporting.ts'
import type { Sheet } from '../sheet.ts'
import { apart, supposed } from '../ways/apart.ts'
import { doubted } from '../ways/ask.ts'
import { withoutClosers } from '../ways/closers.ts'
import { framed, frames } from '../ways/frame.ts'
import { said } from '../ways/report.ts'
import { asSaying, asThought, effectAsThought } from '../ways/sayings.ts'
import { apartFrom, believed } from '../ways/split.ts'
import { supposedAim, supposedCause, supposedly } from '../ways/supposedly.ts'
import { type Case, isAct } from './case.ts'
import { each, firstOf, many, one, type Proposal } from './proposal.ts'

/**
 * What a verb claims told as said: "is believed to melt fat".
 * @param told the verbs that can be told as a belief, likeliest first
 */
export const reported = (given: Case, told: readonly VerbGroup[]): Proposal[] =>
  told.flatMap((group) =>
    one('fit', isAct(given, group) || drawsOn(given.sheet, group) ? undefined : asReport(given, group)),
  )

/** Told as said; what has no subject gets an adverb. */
function asReport({ sheet, claim }: Case, group: VerbGroup): Edit[] | undefined {
  if (group.kind !== 'ing') {
    const edits = said(sheet, group, claim.verdict)
    return edits && withoutClosers(sheet, edits)
  }
  return [',', 'by', 'while', 'and'].includes(sheet.norm(group.first - 1))
    ? [sheet.before(group.first, 'supposedly ')]
    : undefined
}

/** Joined statements as a belief, or the one that claims as a sentence of its own: a belief in the first of them leaves the others as they are. */
export function joinedTold({ sheet, common }: Case, told: readonly VerbGroup[]): Proposal[] {
  if (!told.some((group) => isJoined(sheet, group))) return []
  return firstOf([
    ...many('fit', apartFrom(sheet, frames[0]!, common)),
    ...many('fit', framed(sheet, frames[0]!, common)),
  ])
}

/**
 * The whole sentence, or the clause that claims, told as what is said, thought or supposed, likeliest first.
 * @param accounts the sentence as somebody's own account
 */
export function wholeTold(given: Case, accounts: readonly Proposal[]): Proposal[] {
  const { sheet, claim, common, possible, named, unsourced } = given
  if (named || (unsourced && !reports(sheet).some(({ open }) => open))) return []
  // "Their motto is “no pain, no gain”": that it is called so nobody supposes.
  const main = mainClause(sheet, sheet.opening)?.group
  if (main && isNaming(sheet, main)) return []
  const saying = asSaying(sheet, claim.verdict, common)
  const thoughts = [...one('fit', asThought(sheet)), ...one('fit', effectAsThought(sheet, common))]
  return [
    // "It's melted off my waist, or so I like to think": what somebody has seen on themselves is supposed by nobody.
    ...(tellsOfOneself(sheet) ? [...thoughts, ...accounts] : []),
    ...one('fit', supposedCause(sheet)),
    ...one('fit', supposedAim(sheet)),
    ...many('fit', apart(sheet, claim.verdict, possible, common)),
    ...many('fit', believed(sheet, frames, common)),
    ...each('fit', saying.whole),
    ...doubts(given),
    ...doubted(sheet, possible ? 'perhaps' : 'supposedly', common).flatMap((edit) =>
      one('fit', withoutClosers(sheet, [edit])),
    ),
    ...thoughts,
    ...accounts.slice(0, 1),
    ...many('fit', supposed(sheet, possible, common)),
    ...each('fit', saying.beside),
    ...accounts.slice(1),
  ]
}

const tellsOfOneself = ({ sentence: { tokens } }: Sheet) =>
  tokens.some(({ norm }) => ['i', 'me', 'my', 'mine'].includes(norm))

/** A doubt right at a verb. */
function doubts(given: Case): Proposal[] {
  const { sheet, claim, groups, common, named, unsourced, harms } = given
  if (named || unsourced || harms) return []
  const open = groups.filter((group) => !isAct(given, group))
  return many('fit', supposedly(sheet, open, claim, common))
}
