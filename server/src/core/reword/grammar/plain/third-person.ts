import type { Token } from '../../../model.ts'
import { beforeAside, isApart, norm } from '../clause.ts'
import type { GroupKind, VerbGroup } from '../group.ts'
import { type VerbTable, verbOf } from '../verbs.ts'
import {
  bareAfter,
  bes,
  endsSubject,
  isAdverb,
  isPlural,
  modals,
  relatives,
  startsComplement,
  subjectPronouns,
} from '../words.ts'
import { isBeforeVerb, isDescribed, isSeveralThings, isThingBefore } from './noun-or-verb.ts'
import { farthest, isNoun, type Spot } from './spot.ts'

/** Verbs for what a body suffers, with nothing behind them. */
const symptoms = new Set(['ache', 'hurt', 'suffer', 'throb', 'burn', 'swell', 'cramp', 'pay'])

/** Longest label before a colon, in tokens, that can be what a verb behind it is said of. */
const longestLabel = 4

/** How a form in -s is a verb: "breaks up knots". */
export function thirdPerson(doubtful: Spot): GroupKind | undefined {
  const { tokens, i, at, reading, last, complement, table, prior, next, copular, joined, manner } = doubtful
  // "Helps build muscle": what is left out is said of one.
  if (at < 0 && bareAfter.has(tokens[i]!.norm) && verbOf(next ?? '', table)?.form === 'base') return 's'
  // "Salt tablets stop cramps": what a verb behind several things has.
  const verb = prior === undefined ? undefined : verbOf(prior, table)
  if (verb?.form === 'base' && at === i - 1 && at > 0 && isPlural(norm(tokens, at - 1)!)) return undefined
  // "Squats damage knees", "crunches burn belly fat"
  const after = norm(tokens, i + 2)
  const behind = verbOf(next ?? '', table)
  const acts = at < 0 && !bareAfter.has(tokens[i]!.norm) && behind?.form === 'base'
  const onThing = reading.noun && isNoun(tokens, i + 2) && (!behind?.noun || acting.has(behind.base))
  if (acts && after !== undefined && (startsComplement(after) || isPlural(after) || onThing)) return undefined
  if (isSeveralThings(doubtful, table)) return undefined
  if (isThingBefore(tokens, i, table)) return undefined
  if (isBeforeVerb(doubtful, table) && !bareAfter.has(tokens[i]!.norm) && !copular) return undefined
  if (at < 0 && isDescribed(doubtful, table)) return undefined
  // "Glucosamine: gives cartilage what it needs"
  if (at < 0 || (prior === ':' && at <= longestLabel && at === i - 1))
    return next && !bes.has(next) && !modals.has(next) && (!reading.noun || startsComplement(next)) ? 's' : undefined
  const far = (prior === 'and' || prior === 'or') && last?.kind === 's' && at - last.main < farthest && complement
  // "It pushes it out and boosts blood flow": a plural is joined to a noun.
  const toVerb = ['it', 'them', 'out', 'up', 'off', 'away', 'down', 'back'].includes(norm(tokens, at - 1) ?? '')
  const verbal = !reading.noun || complement || toVerb || actsOn(doubtful, table)
  if (
    far ||
    (joined &&
      (['s', 'be', 'ing'].includes(joined.kind) || norm(tokens, joined.first) === 'has') &&
      joinsTo(tokens, joined, manner.lead) &&
      verbal)
  )
    return 's'
  // "…, so by Friday your back aches."
  const owned = ['your', 'the', 'his', 'her'].includes(norm(tokens, at - 1) ?? '')
  if (symptoms.has(reading.base) && owned && (!tokens[i + 1] || tokens[i + 1]!.kind === 'punctuation')) return 's'
  const outside = prior === ',' ? beforeAside(tokens, at) : undefined
  if (outside !== undefined && !isPlural(norm(tokens, outside)!) && endsSubject(norm(tokens, outside)) && complement)
    return 's'
  if (!prior || !endsSubject(prior) || (isPlural(prior) && reading.noun && !manner.lenient)) return undefined
  if (reading.noun && !complement && !subjectPronouns.has(prior) && !relatives.has(prior)) return undefined
  return next !== undefined && (bes.has(next) || modals.has(next)) ? undefined : 's'
}

/** Verbs that are nouns as well, and do something to what stands right behind them: "and speeds recovery". */
const acting = new Set(
  'speed boost cause aid fuel burn cut raise increase decrease spike tone trigger flush balance target support cure treat damage harm'.split(
    ' ',
  ),
)
/** Words that stand behind a noun as well as behind a verb, and are no object. */
const manners = new Set(['fast', 'well', 'hard', 'alike', 'too', 'early', 'late', 'first', 'more', 'less'])

/** Whether a verb that could be a noun is joined with an object of one plain word. */
function actsOn({ tokens, i, reading, next }: Spot, table: VerbTable): boolean {
  return (
    acting.has(reading.base) &&
    isNoun(tokens, i + 1) &&
    !isAdverb(next!) &&
    !manners.has(next!) &&
    verbOf(next!, table)?.form !== 'base'
  )
}

/** "Stops you from getting sore and prevents": a verb joined behind a gerund goes on with the verb in front of that. */
const joinsTo = (tokens: readonly Token[], last: VerbGroup, lead: VerbGroup | undefined) =>
  last.kind !== 'ing' || ((lead?.kind === 's' || lead?.kind === 'be') && !isApart(tokens, lead.main, last.first))
