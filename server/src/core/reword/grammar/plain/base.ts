import type { Token } from '../../../model.ts'
import { beforeAside, isApart, isSeveral, norm } from '../clause.ts'
import type { GroupKind, VerbGroup } from '../group.ts'
import { startsOrder } from '../orders.ts'
import { isPastForm, verbOf } from '../verbs.ts'
import {
  bareAfter,
  bes,
  endsSubject,
  irregularPlurals,
  isPlural,
  modals,
  prepositions,
  relatives,
  startsComplement,
  subjectPronouns,
} from '../words.ts'
import { isNamed, isThingBefore, statesBehind } from './noun-or-verb.ts'
import { isNoun, type Spot } from './spot.ts'

/** How a base form is a verb: an order, a statement about several things, or what is joined to either. */
export function bare(spot: Spot): GroupKind | undefined {
  const { tokens, i, at, reading, last, complement, table, prior, next, joined } = spot
  const { lenient, stated } = spot.manner
  // "Having meals spread over the day keeps it high": a participle within what is done.
  if (
    verbOf(tokens[0]!.norm, table)?.form === 'ing' &&
    i > 1 &&
    !stated &&
    !subjectPronouns.has(prior ?? '') &&
    statesBehind(tokens, i, table)
  )
    return undefined
  // "It drives acid and other waste out"
  if (prior === 'other' && at === i - 1 && reading.noun) return undefined
  // "Strips of tape will hoist it": a noun before its verb.
  const led = next !== undefined && (modals.has(next) || bes.has(next))
  if (reading.noun && led && (bes.has(next) || !startsOrder(tokens, i, stated))) return undefined
  if (
    startsOrder(tokens, i, stated) &&
    !isNamed(tokens, i, reading, table) &&
    (!reading.noun || complement || lenient || !isNoun(tokens, i + 1))
  )
    return 'imperative'
  if (
    joined &&
    (joined.kind === 'imperative' || joined.kind === 'base' || joined.kind === 'infinitive' || joined.kind === 'modal')
  ) {
    const kind = joined.kind === 'modal' ? 'infinitive' : joined.kind
    return !reading.noun || complement ? kind : undefined
  }
  const outside = prior === ',' ? beforeAside(tokens, at) : undefined
  if (outside !== undefined && complement && (isPlural(norm(tokens, outside)!) || isSeveral(tokens, outside)))
    return 'base'
  if (!prior || !endsSubject(prior)) return undefined
  // "Elastic sports tape holds the kneecap"
  if (!relatives.has(prior) && !subjectPronouns.has(prior) && isNamed(tokens, i, reading, table)) return undefined
  if (bareVerbs(tokens, last, at)) return 'infinitive'
  // "Six weeks of work left fat where it was": a noun before the verb.
  if (next && (isPastForm(next, table) || (reading.noun && verbOf(next, table)?.form === 'past' && !complement)))
    return undefined
  // "Suction lifts waste", "salt stops cramp": what looks like a plural may be the verb.
  const named = isThingBefore(tokens, at, table)
  const mayBeVerb = !named && verbOf(prior, table)?.form === 's' && at > 0 && endsSubject(norm(tokens, at - 1))
  if (mayBeVerb && !last && (reading.noun || !startsComplement(next))) return undefined
  const related = relatives.has(prior) && at > 0
  const listed =
    !last &&
    !subjectPronouns.has(prior) &&
    isSeveral(tokens, at) &&
    (startsComplement(next) || (!reading.noun && next !== ','))
  // "Flexors that have shortened at a desk tug on it": the subject has a clause of its own.
  const head = norm(tokens, (last?.subject?.first ?? 0) - 1)
  const described =
    last?.subject !== undefined &&
    relatives.has(norm(tokens, last.subject.first)!) &&
    head !== undefined &&
    isPlural(head) &&
    !isApart(tokens, last.main, i) &&
    next !== undefined &&
    prepositions.has(next)
  const plural =
    subjectPronouns.get(prior) === 'base' ||
    related ||
    isPlural(prior) ||
    irregularPlurals.has(prior) ||
    ((startsComplement(next) || (!reading.noun && prepositions.has(next ?? ''))) && followsSeveral(tokens, at)) ||
    listed ||
    described
  if (!plural || (reading.noun && !complement && !named && !subjectPronouns.has(prior) && !relatives.has(prior)))
    return undefined
  return 'base'
}

/** "Hours in a chair shut them down", "slow passes there free it up": several are what the noun in front of a place names. */
function followsSeveral(tokens: readonly Token[], last: number): boolean {
  if (['there', 'here'].includes(norm(tokens, last)!)) return isPlural(norm(tokens, last - 1) ?? '')
  for (let i = last - 1; i > 0 && i >= last - 3; i--)
    if (['in', 'on', 'at', 'around', 'under', 'behind'].includes(norm(tokens, i)!))
      return isPlural(norm(tokens, ['late', 'early', 'deep'].includes(norm(tokens, i - 1)!) ? i - 2 : i - 1) ?? '')
  return false
}

/** "helps break up", "makes the muscle grow": the second verb has no subject of its own in the nominative. */
function bareVerbs(tokens: readonly Token[], last: VerbGroup | undefined, at: number): boolean {
  if (last === undefined || !bareAfter.has(norm(tokens, last.main)!)) return false
  // "Helps the muscles and tendons in the thighs work"
  return (
    at - last.main <= 5 || (at - last.main <= 9 && tokens.slice(last.main, at).every(({ kind }) => kind === 'word'))
  )
}
