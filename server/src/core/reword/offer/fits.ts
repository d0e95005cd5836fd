import type { VerbGroup } from '../grammar/group.ts'
import { goesOnBehind } from '../reading/behind.ts'
import { givesReason, isDrawn } from '../reading/follows.ts'
import { mainClause, orders } from '../reading/main-clause.ts'
import { joined, type Sheet } from '../sheet.ts'
import { withoutClosers } from '../ways/closers.ts'
import { alongside, hedgeable, hedged, onlyWeakens } from '../ways/hedge.ts'
import { fitting } from '../ways/phrases.ts'
import { untilOf } from '../ways/until.ts'
import { type Case, isAct } from './case.ts'
import { later, many, one, type Proposal } from './proposal.ts'

/** Verbs that are hedged: the likeliest, and the next where nothing else is offered. */
const mostHedges = 2
/** Claiming verbs whose predicate gets the evidence's words. */
const mostFits = 2

/**
 * The evidence's words in place of what a verb claims.
 * @param reason the reason of an order in doubt, if there is one: it is told with the order
 * @param ends whether an end of an order that claims has another in its place
 */
export function fitted(given: Case, reason: Proposal['edits'], ends: boolean): Proposal[] {
  const { sheet, claim, impersonal, isOrder, spelled } = given
  // "Roll until you feel the band let go": an end, no effect that is promised.
  const isUntil = (group: VerbGroup) => ends && group.first > untilOf(sheet)
  return (
    impersonal
      // "…, because it stunts your growth": what the evidence says would be no reason.
      .filter(
        (group) =>
          !isDrawn(sheet, group) && !givesReason(sheet, group) && !isUntil(group) && !isOthersAim(sheet, group),
      )
      .slice(0, mostFits)
      .flatMap((group) => {
        const list = many(
          'fit',
          fitting(sheet, group, claim).map((edits) => withoutClosers(sheet, edits)),
        )
        // "… may feel easier, which is where most pain starts": what the author goes on to say is on the author's words.
        // "…, so have it by eight": an order would follow from what is no reason for it.
        const leads = sheet.groups.some((g) => orders(g) && g.first > group.main && sheet.norm(g.first - 1) === 'so')
        return leads || goesOnBehind(sheet, group) ? later(list) : list
      })
      .map((p) => ({
        ...p,
        evidence: true as const,
        edits: p.edits.map((edit) => ({ ...edit, newText: spelled(edit.newText) })),
      }))
      // "… to strengthen the glutes, because they may not be firing"
      .map((p) => (isOrder && reason.length ? { ...p, edits: joined([...p.edits, ...reason]) } : p))
  )
}

/**
 * A possibility in place of a certainty, where that is what the evidence carries.
 * @param isTold whether a verb tells of what happened, which is not in doubt
 */
export function hedges(given: Case, isTold: (group: VerbGroup) => boolean): Proposal[] {
  const { sheet, claim, groups, possible, unsourced, isOrder, common } = given
  if (!possible || unsourced) return []
  return hedgeable(sheet, groups, claim, isOrder, common)
    .filter((group) => !isAct(given, group) && !isTold(group))
    .flatMap((group) => one('fit', hedged(sheet, group), [group, ...alongside(sheet, group)].every(onlyWeakens)))
    .slice(0, mostHedges)
}

/** "He has taken it for years to rebuild his knees": what somebody does something for is theirs to say. */
function isOthersAim(sheet: Sheet, { kind, first }: VerbGroup): boolean {
  const main = kind === 'infinitive' ? mainClause(sheet, sheet.opening)?.group : undefined
  return main !== undefined && main.main < first && ['he', 'she'].includes(sheet.norm(main.subject?.last ?? -1))
}
