import type { Token } from '../../model.ts'
import { before, beforeAside, governs, isApart, isSeveral, norm } from './clause.ts'
import { finite, type GroupKind, type VerbGroup } from './group.ts'
import { isBeforeVerb, isNamed, isSeveralThings, startsGerund, statesBehind } from './noun-or-verb.ts'
import { startsOrder } from './orders.ts'
import { isPastForm, type VerbTable, verbOf } from './verbs.ts'
import {
  bareAfter,
  bes,
  endsSubject,
  irregularPlurals,
  isAdverb,
  isPlural,
  modals,
  numbers,
  prepositions,
  relatives,
  startsComplement,
  subjectPronouns,
} from './words.ts'

/** Whether a token is a word that no closed class holds. */
const isNoun = (tokens: readonly Token[], i: number) =>
  tokens[i]?.kind === 'word' && endsSubject(tokens[i].norm) && !subjectPronouns.has(tokens[i].norm)

/** Verbs that say what something is like, and of the words behind them those that could be verbs. */
const copulas = new Set(['feel', 'look', 'taste', 'smell', 'sound', 'seem', 'run', 'go', 'stay', 'turn', 'get'])
const states = new Set([
  'dry',
  'warm',
  'clean',
  'open',
  'free',
  'slow',
  'cool',
  'clear',
  'numb',
  'dull',
  'lean',
  'dead',
  'empty',
])

/** Verbs for what a body suffers, with nothing behind them. */
const symptoms = new Set(['ache', 'hurt', 'suffer', 'throb', 'burn', 'swell', 'cramp', 'pay'])

/** Farthest a verb may stand from the one that it is joined to, in tokens. */
const farthest = 20

/** Longest label before a colon, in tokens, that can be what a verb behind it is said of. */
const longestLabel = 4

/** How a place is read: `lenient` as below; `stated`: a main clause stands before it. */
export interface Manner {
  readonly lenient: boolean
  readonly stated: boolean
  /** The last verb group that is no gerund. */
  readonly lead: VerbGroup | undefined
}

/** A verb without an auxiliary. */
export function plainAt(
  tokens: readonly Token[],
  i: number,
  last: VerbGroup | undefined,
  table: VerbTable,
  { lenient, stated, lead }: Manner,
): VerbGroup | undefined {
  const reading = verbOf(tokens[i]!.norm, table)
  if (!reading || (tokens[i]!.norm === 'thanks' && norm(tokens, i + 1) === 'to')) return undefined
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
    [2, 3].some((k) => bes.has(norm(tokens, i + k) ?? '') && !isApart(tokens, i, i + k))
  )
    return undefined
  const copular = copulas.has(reading.base) && states.has(next ?? '')
  const complement =
    startsComplement(next) ||
    tokens[i + 1]?.kind === 'number' ||
    (reading.form === 'base' && numbers.has(next ?? '')) ||
    (next !== undefined && (prepositions.has(next) || verbOf(next, table)?.form === 'ing')) ||
    (bareAfter.has(tokens[i]!.norm) && verbOf(next ?? '', table)?.form === 'base') ||
    copular ||
    // "rarely causes cramps": no noun stands right behind such an adverb.
    (norm(tokens, i - 1)?.endsWith('ly') === true &&
      isAdverb(norm(tokens, i - 1)!) &&
      norm(tokens, i - 1) !== 'only') ||
    reading.base === 'become' ||
    (lenient && tokens[i + 1]?.kind === 'word' && !bes.has(next!) && !modals.has(next!))
  const near = last?.kind === 'imperative' && prior === 'and' ? farthest : 9
  const joined = (prior === 'and' || prior === 'or' || prior === ',') && last !== undefined && at - last.main < near
  // "We know squats hurt": behind a verb stands its object, not another verb.
  // "What you eat later goes to the waist": a clause that is a subject.
  const asked = norm(tokens, (last?.subject?.first ?? 0) - 1) === 'what'
  if (last?.main === at && last.kind !== 'ing' && reading.form !== 'base' && !asked) return undefined
  // "Salt stops cramp", but "helps build"
  if (last?.main === at && last.kind === 's' && reading.form === 'base' && !bareAfter.has(prior!)) return undefined
  // "quads like fence posts", "and like a heel the tissue blisters"
  const liked = subjectPronouns.has(prior ?? '') && !governs.has(norm(tokens, at - 1) ?? '')
  if (tokens[i]!.norm === 'like' && at >= 0 && !liked) return undefined
  if (reading.form === 's') {
    // "Helps build muscle": what is left out is said of one.
    if (at < 0 && bareAfter.has(tokens[i]!.norm) && verbOf(next ?? '', table)?.form === 'base') return group('s')
    // "Salt tablets stop cramps": what a verb behind several things has.
    const verb = prior === undefined ? undefined : verbOf(prior, table)
    if (verb?.form === 'base' && at === i - 1 && at > 0 && isPlural(norm(tokens, at - 1)!)) return undefined
    // "Squats damage knees"
    const after = norm(tokens, i + 2)
    const acts = at < 0 && !bareAfter.has(tokens[i]!.norm) && verbOf(next ?? '', table)?.form === 'base'
    if (acts && after !== undefined && (startsComplement(after) || isPlural(after))) return undefined
    const doubtful = { tokens, i, at, reading, last, complement }
    if (isSeveralThings(doubtful, table)) return undefined
    if (isBeforeVerb(doubtful, table) && !bareAfter.has(tokens[i]!.norm) && !copular) return undefined
    // "Glucosamine: gives cartilage what it needs"
    if (at < 0 || (prior === ':' && at <= longestLabel && at === i - 1))
      return next && !bes.has(next) && !modals.has(next) && (!reading.noun || startsComplement(next))
        ? group('s')
        : undefined
    const far = (prior === 'and' || prior === 'or') && last?.kind === 's' && at - last.main < farthest && complement
    // "It pushes it out and boosts blood flow": a plural is joined to a noun.
    const toVerb = ['it', 'them', 'out', 'up', 'off', 'away', 'down', 'back'].includes(norm(tokens, at - 1) ?? '')
    const verbal = !reading.noun || complement || toVerb
    if (
      far ||
      (joined &&
        (['s', 'be', 'ing'].includes(last.kind) || norm(tokens, last.first) === 'has') &&
        joinsTo(tokens, last, lead) &&
        verbal)
    )
      return group('s')
    // "…, so by Friday your back aches."
    const owned = ['your', 'the', 'his', 'her'].includes(norm(tokens, at - 1) ?? '')
    if (symptoms.has(reading.base) && owned && (!tokens[i + 1] || tokens[i + 1]!.kind === 'punctuation'))
      return group('s')
    const outside = prior === ',' ? beforeAside(tokens, at) : undefined
    if (outside !== undefined && !isPlural(norm(tokens, outside)!) && endsSubject(norm(tokens, outside)) && complement)
      return group('s')
    if (!prior || !endsSubject(prior) || (isPlural(prior) && reading.noun && !lenient)) return undefined
    if (reading.noun && !complement && !subjectPronouns.has(prior) && !relatives.has(prior)) return undefined
    return next !== undefined && (bes.has(next) || modals.has(next)) ? undefined : group('s')
  }
  if (reading.form === 'base') {
    // "Having meals spread over the day keeps it high": a participle within what is done.
    if (
      verbOf(tokens[0]!.norm, table)?.form === 'ing' &&
      i > 1 &&
      !stated &&
      !subjectPronouns.has(prior ?? '') &&
      statesBehind(tokens, i, table)
    )
      return undefined
    // "Strips of tape will hoist it": a noun before its verb.
    const led = next !== undefined && (modals.has(next) || bes.has(next))
    if (reading.noun && led && (bes.has(next) || !startsOrder(tokens, i, stated))) return undefined
    if (
      startsOrder(tokens, i, stated) &&
      !isNamed(tokens, i, reading, table) &&
      (!reading.noun || complement || lenient || !isNoun(tokens, i + 1))
    )
      return group('imperative')
    if (
      joined &&
      (last.kind === 'imperative' || last.kind === 'base' || last.kind === 'infinitive' || last.kind === 'modal')
    ) {
      const kind = last.kind === 'modal' ? 'infinitive' : last.kind
      return !reading.noun || complement ? group(kind) : undefined
    }
    const outside = prior === ',' ? beforeAside(tokens, at) : undefined
    if (outside !== undefined && complement && (isPlural(norm(tokens, outside)!) || isSeveral(tokens, outside)))
      return group('base')
    if (!prior || !endsSubject(prior)) return undefined
    // "Elastic sports tape holds the kneecap"
    if (!relatives.has(prior) && !subjectPronouns.has(prior) && isNamed(tokens, i, reading, table)) return undefined
    if (bareVerbs(tokens, last, at)) return group('infinitive')
    // "Six weeks of work left fat where it was": a noun before the verb.
    if (next && (isPastForm(next, table) || (reading.noun && verbOf(next, table)?.form === 'past' && !complement)))
      return undefined
    // "Suction lifts waste", "salt stops cramp": what looks like a plural may be the verb.
    const mayBeVerb = verbOf(prior, table)?.form === 's' && at > 0 && endsSubject(norm(tokens, at - 1))
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
      lenient &&
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
      listed ||
      described
    if (!plural || (reading.noun && !complement && !subjectPronouns.has(prior) && !relatives.has(prior)))
      return undefined
    return group('base')
  }
  // "One bent lift": a number, and what the thing is like.
  if (prior === 'one' && reading.form === 'past' && isNoun(tokens, i + 1) && !endsSubject(norm(tokens, at - 1)))
    return undefined
  if (prior && subjectPronouns.has(prior) && prior !== 'that') return group('past')
  // "Get them switched back on"
  if (['them', 'him', 'us', 'me'].includes(prior ?? '')) return undefined
  if (isCaused(tokens, i)) return undefined
  // "there's a nerve threaded through": a participle that belongs to the noun.
  if (last && finite.has(last.kind) && !isApart(tokens, last.main, i)) return undefined
  return prior && endsSubject(prior) && startsComplement(next) && next !== 'to' && !isAdverb(next ?? '')
    ? group('past')
    : undefined
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
  return last !== undefined && at - last.main <= 5 && bareAfter.has(norm(tokens, last.main)!)
}
