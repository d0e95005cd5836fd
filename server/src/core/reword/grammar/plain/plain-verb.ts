import type { Token } from '../../../model.ts'
import { before, governs, isApart, norm } from '../clause.ts'
import type { GroupKind, VerbGroup } from '../group.ts'
import { type VerbReading, type VerbTable, verbOf } from '../verbs.ts'
import {
  bareAfter,
  bes,
  determiners,
  isAdverb,
  isAttributive,
  modals,
  numbers,
  prepositions,
  sizes,
  startsComplement,
  subjectPronouns,
} from '../words.ts'
import { bare } from './base.ts'
import { opening, startsGerund, states } from './noun-or-verb.ts'
import { past } from './past.ts'
import { farthest, isNoun, type Manner, type Spot } from './spot.ts'
import { thirdPerson } from './third-person.ts'

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
