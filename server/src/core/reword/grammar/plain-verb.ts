import type { Token } from '../../model.ts'
import { before, beforeAside, governs, isApart, isSeveral, norm } from './clause.ts'
import { finite, type GroupKind, type VerbGroup } from './group.ts'
import {
  type Doubtful,
  isBeforeVerb,
  isDescribed,
  isNamed,
  isSeveralThings,
  isThingBefore,
  opening,
  startsGerund,
  states,
  statesBehind,
} from './noun-or-verb.ts'
import { startsOrder } from './orders.ts'
import { isPastForm, type VerbReading, type VerbTable, verbOf } from './verbs.ts'
import {
  bareAfter,
  bes,
  determiners,
  endsSubject,
  irregularPlurals,
  isAdverb,
  isAttributive,
  isPlural,
  modals,
  numbers,
  prepositions,
  relatives,
  sizes,
  startsComplement,
  subjectPronouns,
} from './words.ts'

/** Whether a token is a word that no closed class holds. */
const isNoun = (tokens: readonly Token[], i: number) =>
  tokens[i]?.kind === 'word' && endsSubject(tokens[i].norm) && !subjectPronouns.has(tokens[i].norm)

/** Verbs that say what something is like. */
const copulas = new Set(['feel', 'look', 'taste', 'smell', 'sound', 'seem', 'run', 'go', 'stay', 'turn', 'get'])

/** Words that stand before a noun as well as alone. */
const pointing = new Set(['that', 'this', 'these', 'those', 'some', 'many', 'most', 'both'])

/** Words for how often and where, that are no nouns behind a verb: "Roll daily", "wait there". */
const often = new Set(['daily', 'nightly', 'weekly', 'hourly', 'twice', 'once', 'regularly', 'there', 'here'])

/** Where to, though they look like verbs. */
const directions = new Set(['forward', 'forwards', 'backward', 'backwards'])
/** Parts of the body of which there is a lower one. */
const bodyParts = new Set(['back', 'body', 'leg', 'legs', 'limb', 'limbs', 'spine', 'abs', 'belly', 'half'])

/** Words behind which another statement stands against the one before: "high reps tone while heavy ones build". */
const contrasting = new Set(['while', 'whereas'])

/** Verbs for what a body suffers, with nothing behind them. */
const symptoms = new Set(['ache', 'hurt', 'suffer', 'throb', 'burn', 'swell', 'cramp', 'pay'])

/** Farthest a verb may stand from the one that it is joined to, in tokens. */
const farthest = 20

/** Longest label before a colon, in tokens, that can be what a verb behind it is said of. */
const longestLabel = 4

/** How a place is read: `lenient`: what may be a noun is taken for a verb; `stated`: a main clause stands before it. */
export interface Manner {
  readonly lenient: boolean
  readonly stated: boolean
  /** The last verb group that is no gerund. */
  readonly lead: VerbGroup | undefined
}

/** A word that may be a verb without an auxiliary, where it stands. */
interface Spot extends Doubtful {
  readonly table: VerbTable
  /** The last word before it that is no adverb, and the word behind it. */
  readonly prior: string | undefined
  readonly next: string | undefined
  /** It says what something is like: "feels dry". */
  readonly copular: boolean
  /** The verb before it that "and", "or" or a comma joins it to. */
  readonly joined: VerbGroup | undefined
  readonly manner: Manner
}

/** A verb without an auxiliary. */
export function plainAt(
  tokens: readonly Token[],
  i: number,
  last: VerbGroup | undefined,
  table: VerbTable,
  manner: Manner,
): VerbGroup | undefined {
  const reading = verbOf(tokens[i]!.norm, table)
  if (!reading || (tokens[i]!.norm === 'thanks' && norm(tokens, i + 1) === 'to')) return undefined
  // "It rubs backwards and forwards", "a few inches forward of your shoulders"
  if (directions.has(tokens[i]!.norm)) return undefined
  // "Your hamstrings and lower back"
  if (tokens[i]!.norm === 'lower' && bodyParts.has(norm(tokens, i + 1) ?? '')) return undefined
  const group = (kind: GroupKind): VerbGroup => ({ kind, first: i, main: i, reading, negated: false })
  const at = before(tokens, i)
  const prior = norm(tokens, at)
  const next = norm(tokens, i + 1)
  if (prior === 'to' && reading.form === 'base') return group('infinitive')
  if (reading.form === 'ing') return !reading.noun && startsGerund(prior, last, at) ? group('ing') : undefined
  // "those short hip flexors are": what looks like a verb describes the subject of the one that follows.
  const points = ['those', 'these', 'this', 'that'].includes(prior ?? '') && at === i - 1
  if (
    points &&
    reading.form === 'base' &&
    // "belts that protect your back are dear"
    !determiners.has(next ?? '') &&
    [1, 2, 3].some((k) => leadsState(norm(tokens, i + k)) && !isApart(tokens, i, i + k))
  )
    return undefined
  // "those short hip flexors drag", but "those slow down"
  if (points && sizes.has(tokens[i]!.norm) && isNoun(tokens, i + 1)) return undefined
  // "Hold that stretch", "gains some give": what stands behind a verb is its object, with a word that points or counts.
  const counted =
    prior !== undefined && pointing.has(prior) && at === i - 1 && last !== undefined && last.main === at - 1
  if (counted && reading.form === 'base' && !opening.has(last.reading?.base ?? '')) return undefined
  if (reading.form === 'base' && isAttributive(norm(tokens, i - 2), norm(tokens, i - 1))) return undefined
  const copular =
    copulas.has(reading.base) &&
    (states.has(next ?? '') ||
      /(?:er|more)$/.test(next ?? '') ||
      // "The metabolism stays fired up"
      (reading.base === 'stay' && ['past', 'participle'].includes(verbOf(next ?? '', table)?.form ?? '')))
  const complement = copular || hasComplement(tokens, i, reading, table, manner.lenient)
  const near = last?.kind === 'imperative' && prior === 'and' ? farthest : 9
  const joins = prior === 'and' || prior === 'or' || prior === ','
  const joined = joins && last !== undefined && at - last.main < near ? last : undefined
  // "We know squats hurt": behind a verb stands its object, not another verb.
  // "What you eat later goes to the waist": a clause that is a subject.
  const asked = norm(tokens, (last?.subject?.first ?? 0) - 1) === 'what'
  if (last?.main === at && last.kind !== 'ing' && reading.form !== 'base' && !asked) return undefined
  // "Salt stops cramp", but "helps build"
  if (last?.main === at && last.kind === 's' && reading.form === 'base' && !bareAfter.has(prior!)) return undefined
  // "quads like fence posts", "and like a heel the tissue blisters"
  const liked = subjectPronouns.has(prior ?? '') && !governs.has(norm(tokens, at - 1) ?? '')
  if (tokens[i]!.norm === 'like' && at >= 0 && !liked) return undefined
  const spot: Spot = { tokens, i, at, reading, last, complement, table, prior, next, copular, joined, manner }
  const kind = reading.form === 's' ? thirdPerson(spot) : reading.form === 'base' ? bare(spot) : past(spot)
  return kind && group(kind)
}

/** Whether something stands behind a word that a verb could have, or what stands before it belongs to a verb. */
function hasComplement(
  tokens: readonly Token[],
  i: number,
  reading: VerbReading,
  table: VerbTable,
  lenient: boolean,
): boolean {
  const next = norm(tokens, i + 1)
  return (
    startsComplement(next) ||
    // "Drives used-up acid out"
    (next?.endsWith('-') && reading.form === 's') ||
    often.has(next ?? '') ||
    contrasting.has(next ?? '') ||
    tokens[i + 1]?.kind === 'number' ||
    (reading.form === 'base' && numbers.has(next ?? '')) ||
    (next !== undefined && (prepositions.has(next) || verbOf(next, table)?.form === 'ing')) ||
    (bareAfter.has(tokens[i]!.norm) && verbOf(next ?? '', table)?.form === 'base') ||
    // "rarely causes cramps": no noun stands right behind such an adverb.
    (norm(tokens, i - 1)?.endsWith('ly') === true &&
      isAdverb(norm(tokens, i - 1)!) &&
      norm(tokens, i - 1) !== 'only') ||
    reading.base === 'become' ||
    (reading.form === 's' && isPaired(tokens, i, table)) ||
    (lenient && tokens[i + 1]?.kind === 'word' && !bes.has(next!) && !modals.has(next!))
  )
}

/** How a form in -s is a verb: "breaks up knots". */
function thirdPerson(doubtful: Spot): GroupKind | undefined {
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

/** How a base form is a verb: an order, a statement about several things, or what is joined to either. */
function bare(spot: Spot): GroupKind | undefined {
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

/** How a past form is a verb: "we rolled it". */
function past({ tokens, i, at, reading, last, prior, next }: Spot): GroupKind | undefined {
  // "One bent lift": a number, and what the thing is like.
  if (prior === 'one' && reading.form === 'past' && isNoun(tokens, i + 1) && !endsSubject(norm(tokens, at - 1)))
    return undefined
  if (prior && subjectPronouns.has(prior) && prior !== 'that') return 'past'
  // "Get them switched back on"
  if (['them', 'him', 'us', 'me'].includes(prior ?? '')) return undefined
  if (isCaused(tokens, i)) return undefined
  // "there's a nerve threaded through": a participle that belongs to the noun.
  if (last && finite.has(last.kind) && !isApart(tokens, last.main, i)) return undefined
  return prior && endsSubject(prior) && startsComplement(next) && next !== 'to' && !isAdverb(next ?? '')
    ? 'past'
    : undefined
}

/** "Hours in a chair shut them down", "slow passes there free it up": several are what the noun in front of a place names. */
function followsSeveral(tokens: readonly Token[], last: number): boolean {
  if (['there', 'here'].includes(norm(tokens, last)!)) return isPlural(norm(tokens, last - 1) ?? '')
  for (let i = last - 1; i > 0 && i >= last - 3; i--)
    if (['in', 'on', 'at', 'around', 'under', 'behind'].includes(norm(tokens, i)!))
      return isPlural(norm(tokens, ['late', 'early', 'deep'].includes(norm(tokens, i - 1)!) ? i - 2 : i - 1) ?? '')
  return false
}

const leadsState = (word = '') => bes.has(word) || word === "'s"

/** "The body panics and hangs on to it": a verb is joined to it. */
function isPaired(tokens: readonly Token[], i: number, table: VerbTable): boolean {
  const next = verbOf(norm(tokens, i + 2) ?? '', table)
  const after = norm(tokens, i + 3)
  return (
    ['and', 'or'].includes(norm(tokens, i + 1) ?? '') &&
    next?.form === 's' &&
    after !== 'of' &&
    (startsComplement(after) || (!next.noun && prepositions.has(after ?? '')))
  )
}

/** "Stops you from getting sore and prevents": a verb joined behind a gerund goes on with the verb in front of that. */
const joinsTo = (tokens: readonly Token[], last: VerbGroup, lead: VerbGroup | undefined) =>
  last.kind !== 'ing' || ((lead?.kind === 's' || lead?.kind === 'be') && !isApart(tokens, lead.main, last.first))

/** "Get those hips loosened off": what somebody has done to something. */
function isCaused(tokens: readonly Token[], i: number): boolean {
  for (let get = i - 1; get >= 0 && get >= i - 5; get--)
    if (['get', 'gets', 'getting'].includes(tokens[get]!.norm)) return !isApart(tokens, get, i)
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
