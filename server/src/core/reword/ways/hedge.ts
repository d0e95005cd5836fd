import type { Claim, Edit } from '../../model.ts'
import { finite, type VerbGroup } from '../grammar/group.ts'
import { determiners } from '../grammar/words.ts'
import { isDoubtable } from '../reading/doubtable.ts'
import { isClaimed } from '../reading/follows.ts'
import { isAside, saysWhich } from '../reading/incidental.ts'
import { causeBefore, drawnBehind, goesOnWith, joinedBehind, leading } from '../reading/joined.ts'
import { orders } from '../reading/main-clause.ts'
import { isPerson } from '../reading/people.ts'
import { isPlainFact } from '../reading/plain-fact.ts'
import { reports } from '../reading/reporting.ts'
import { speaksFor } from '../reading/weight.ts'
import type { Sheet } from '../sheet.ts'
import { closes, withoutClosers } from './closers.ts'
import { weakened } from './weaken.ts'

/**
 * The verbs of some that may get a hedge: what tells of the claim itself, and not what is sure, only says which or when, or follows from it. What is said of people
 * comes last.
 * @param isOrder the sentence gives an order
 * @param common whether a capitalised word at the start of a sentence is one that has a small letter elsewhere
 */
export function hedgeable(
  sheet: Sheet,
  groups: readonly VerbGroup[],
  claim: Claim,
  isOrder: boolean,
  common: (word: string) => boolean,
): VerbGroup[] {
  const mayHedge = (group: VerbGroup) =>
    !orders(group) &&
    !isCertain(sheet, group) &&
    isDoubtable(sheet, group, claim, common) &&
    (!saysWhich(sheet, group) || (!isOrder && isClaimed(sheet, group)))
  // "The band rubs over the bone, and the tissue becomes inflamed": what another statement is joined to is doubted with it.
  const first = (group: VerbGroup) =>
    sheet.groups.find(
      (g) =>
        finite.has(g.kind) &&
        g.subject &&
        g.first < group.first &&
        joinedBehind(sheet, g).includes(group) &&
        claims(sheet, g) &&
        !isPlainFact(sheet, g) &&
        mayHedge(g),
    ) ?? group
  return [...new Set(groups.map((group) => first(leading(sheet, group))))]
    .filter(mayHedge)
    .sort((a, b) => Number(isPerson(sheet, a, common)) - Number(isPerson(sheet, b, common)))
}

const certain = new Set(['clear', 'certain', 'obvious', 'established', 'proven', 'doubt', 'undeniable'])

/** "It is now clear that a chair does harm": a possibility would be a certain one. */
const isCertain = (sheet: Sheet, { subject, first }: VerbGroup) => {
  let start = subject?.first ?? first
  while (determiners.has(sheet.norm(start - 1)) && sheet.norm(start - 1) !== 'that') start--
  return reports(sheet).some(
    (report) =>
      report.last === start - 1 &&
      sheet.sentence.tokens.slice(report.first, report.last).some(({ norm }) => certain.has(norm)),
  )
}

/**
 * A claim weakened at a verb, and in what is joined to it: a possibility for a certainty.
 * @returns the edits; undefined where it cannot be put so
 */
export function hedged(sheet: Sheet, group: VerbGroup): Edit[] | undefined {
  const edits = weakened(sheet, group)
  return edits && withoutClosers(sheet, [...edits, ...alongside(sheet, group).flatMap((g) => weakened(sheet, g) ?? [])])
}

/**
 * The statements joined to one that is hedged which are hedged with it, as nobody knows them without it: "it may tug the kneecap, and that may be where the
 * ache begins".
 */
export function alongside(sheet: Sheet, group: VerbGroup): VerbGroup[] {
  const joined = joinedBehind(sheet, group).filter(
    (other) =>
      !isPlainFact(sheet, other) &&
      ![1, 2].some((k) => closes(sheet, other.subject!.first - k)) &&
      (goesOnWith(sheet, other) || claims(sheet, other)),
  )
  // "…, which is why you're ready sooner"
  const aside = sheet.groups.filter(
    (other) =>
      other.first > group.main && isAside(sheet, other) && goesOnWith(sheet, other) && !isPlainFact(sheet, other),
  )
  const cause = causeBefore(sheet, group)
  return [
    ...(cause && claims(sheet, cause) ? [cause] : []),
    ...joined,
    ...aside,
    // "…, so a shake that arrives late finds the site locked": which one is meant is not in doubt.
    ...drawnBehind(sheet, group).filter((other) => !isPlainFact(sheet, other) && !saysWhich(sheet, other)),
  ]
}

/** Whether a statement speaks for the claim at all. */
function claims(sheet: Sheet, { subject, first, main }: VerbGroup): boolean {
  const next = sheet.groups.find((g) => finite.has(g.kind) && g.first > main)
  return speaksFor(sheet, subject?.first ?? first, next?.subject?.first ?? sheet.last + 1)
}

/** Whether a hedge at this verb can only weaken: an auxiliary, or a verb that is no noun. */
export function onlyWeakens({ kind, reading, subject, negated }: VerbGroup): boolean {
  if (negated || !finite.has(kind) || !subject) return false
  return kind === 'modal' || kind === 'be' || (kind === 's' && reading?.noun === false)
}
