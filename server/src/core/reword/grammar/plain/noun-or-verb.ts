import type { Token } from '../../../model.ts'
import { isApart, norm } from '../clause.ts'
import { finite, type VerbGroup } from '../group.ts'
import { type VerbReading, type VerbTable, verbOf } from '../verbs.ts'
import {
  bareAfter,
  bes,
  determiners,
  endsSubject,
  isPlural,
  isRate,
  modals,
  numbers,
  prepositions,
  relatives,
  sizes,
  startsComplement,
  subjectPronouns,
  subordinators,
} from '../words.ts'

const frequent = new Set(['never', 'always', 'only', 'once', 'already'])
/** What a number before a noun or a verb counts. */
const units = new Set(['percent', 'cm', 'km', 'mm', 'kg', 'g', 'ml', 'lb'])
const several = new Set(['these', 'those', 'many', 'several', 'both', 'few'])

/** Whether a word for several opens the noun phrase that ends at a token. */
function startsSeveral(tokens: readonly Token[], end: number): boolean {
  for (let i = end; i > end - 5 && tokens[i]?.kind === 'word'; i--) {
    const word = tokens[i]!.norm
    if (several.has(word)) return i < end
    if (prepositions.has(word) || determiners.has(word) || (subordinators.has(word) && word !== 'and')) return false
  }
  return false
}

/** Whether a word that may be a noun is the subject of the verb behind it: "cramp means you lack salt". */
export function isNamed(tokens: readonly Token[], i: number, reading: VerbReading, table: VerbTable): boolean {
  const next = norm(tokens, i + 1)
  const after = norm(tokens, i + 2) ?? ''
  // "Comfort never built a body": an order has no past behind it.
  if (next && frequent.has(next) && ['past', 'participle'].includes(verbOf(after, table)?.form ?? '')) return true
  if (!next || verbOf(next, table)?.form !== 's' || (!reading.noun && !determiners.has(after))) return false
  return startsComplement(after) || subjectPronouns.has(after)
}

/** Whether a form in -ing can be a verb behind a word: not behind a noun, with which it makes a compound ("foam rolling"). */
export function startsGerund(prior: string | undefined, last: VerbGroup | undefined, at: number): boolean {
  if (prior === undefined || prior === ',' || prepositions.has(prior) || subordinators.has(prior)) return true
  return last !== undefined && last.main === at
}

/** A word that could be a verb, where it stands. */
export interface Doubtful {
  readonly tokens: readonly Token[]
  readonly i: number
  /** The last token before it that is no adverb; -1 where there is none. */
  readonly at: number
  readonly reading: VerbReading
  /** The verb group before it. */
  readonly last: VerbGroup | undefined
  /** Something stands behind it that a verb could have. */
  readonly complement: boolean
}

/** Whether a form in -s is the plural of a noun: "five stretches", "the love handles", "its own reserves". */
export function isSeveralThings({ tokens, i, at, reading, last }: Doubtful, table: VerbTable): boolean {
  const prior = norm(tokens, at) ?? ''
  const next = norm(tokens, i + 1) ?? ''
  if (isNumber(tokens, at)) return true
  // "It keeps strains away and costs you nothing"
  if (prior === 'and' && last && finite.has(last.kind) && ['you', 'us', 'me', 'them'].includes(next)) return false
  // "two hundred little curls before breakfast"
  if (sizes.has(prior) && (reading.noun || prepositions.has(next))) return true
  if (subjectPronouns.get(prior) === 'base') return true
  // "closes the growing ends early", "prevents night cramps": a verb has its object, and no second verb stands in its clause.
  // "senses a famine and clamps down on it": a verb of two words.
  const phrasal = norm(tokens, i - 1) === 'and' && particles.has(next)
  if (last && finite.has(last.kind) && !phrasal && holdsObject(tokens, last, i, reading.noun)) return true
  // "In the hope of keeping cramps away"
  if (last?.kind === 'ing' && last.main === i - 1 && affecting.has(last.reading?.base ?? '')) return true
  if (!reading.noun) return false
  // "With IT band issues it is the hip": a clause starts behind it.
  const behind = norm(tokens, i + 2) ?? ''
  if (subjectPronouns.has(next) && (bes.has(behind) || modals.has(behind) || behind === "'s")) return true
  // "Side bends a day will whittle it": what is counted by the day is the subject of the verb behind it.
  if (isRate(next, behind) && statesAlone(norm(tokens, i + 3) ?? '', table)) return true
  // "Glute bridges to wake up the glutes"
  if (next === 'to' && !last && !aimed.has(reading.base) && verbOf(behind, table)?.form === 'base') return true
  // "fifty dainty lifts that carve an arm", "forty side bends each way"
  const named = endsSubject(prior) && !subjectPronouns.has(prior) && !isPlural(prior) && !units.has(prior)
  if (isNumber(tokens, at - 1) && named && !['1', 'half'].includes(norm(tokens, at - 1)!)) return true
  // "to whittle the love handles off": what an infinitive is done to makes no clause.
  if (last?.kind === 'infinitive' && norm(tokens, last.first - 2) === ',' && isNounPhrase(tokens, last.main + 1, i))
    return true
  if (['own', 'same', 'very', 'other'].includes(prior)) return true
  if (at === 0 && verbOf(prior, table)?.form === 'ing' && hasVerbBehind(tokens, i, table)) return true
  return isWorn(tokens, at, table) || startsSeveral(tokens, at)
}

/** Words that make one verb with the one before them. */
const particles = new Set(['down', 'up', 'off', 'out', 'away', 'back'])

const statesAlone = (word: string, table: VerbTable) =>
  modals.has(word) || bes.has(word) || verbOf(word, table)?.form === 's'

/** Verbs that may be nouns and have an infinitive behind them: "it works to loosen them". */
const aimed = new Set(
  'work help need tend serve aim attempt promise claim hope plan try start cause lead use'.split(' '),
)

/** Verbs that hardly stand without what they are done to, which their gerund has right behind it. */
const affecting = new Set(
  'keep stop prevent avoid ease relieve reduce cause cure fix treat heal loosen release remove get break clear fight cut'.split(
    ' ',
  ),
)

const isNumber = (tokens: readonly Token[], i: number) =>
  tokens[i]?.kind === 'number' || numbers.has(norm(tokens, i) ?? '')

/** Whether a determiner with at most two words more is all that stands from a token to another. */
const isNounPhrase = (tokens: readonly Token[], from: number, to: number) =>
  to - from < 4 && to > from && determiners.has(norm(tokens, from)!) && !isApart(tokens, from, to)

/** Verbs that have a clause for an object: "it means knots form". */
export const opening: ReadonlySet<string> = new Set(
  'say think believe mean know show tell ensure hear feel find claim argue suggest hope understand prove see notice imagine swear reckon'.split(
    ' ',
  ),
)

/** Whether at most three words stand between a verb and a token, an article first where a clause may follow the verb. */
const holdsObject = (tokens: readonly Token[], { main: verb, kind, reading }: VerbGroup, at: number, noun: boolean) =>
  at - verb < 5 &&
  ((noun && at > verb + 1 && ['the', 'a', 'an'].includes(norm(tokens, verb + 1) ?? '')) ||
    (at > verb && kind === 's' && reading !== undefined && !reading.noun && !opening.has(reading.base))) &&
  !tokens
    .slice(verb + 1, at)
    .some((token) => token.kind === 'punctuation' || subordinators.has(token.norm) || relatives.has(token.norm))

/** Whether a word is a participle that an article leads to a noun: "fills the worn patches". */
const isWorn = (tokens: readonly Token[], i: number, table: VerbTable) =>
  ['the', 'a', 'an'].includes(norm(tokens, i - 1) ?? '') && verbOf(norm(tokens, i) ?? '', table)?.form === 'participle'

/** Whether a verb in the third person with an object follows in the same clause. */
export function statesBehind(tokens: readonly Token[], at: number, table: VerbTable): boolean {
  for (let i = at + 1; i < tokens.length && tokens[i]!.kind !== 'punctuation'; i++) {
    const { norm: word } = tokens[i]!
    if (subordinators.has(word) || relatives.has(word) || word === 'and') return false
    if (verbOf(word, table)?.form === 's' && startsComplement(norm(tokens, i + 1))) return true
  }
  return false
}

/** Verbs that have no object, so that a noun right before them is their subject: "the rings rise". */
const intransitive = new Set(
  'rise fall go come appear happen fade sit lie stay arise occur vanish disappear'.split(' '),
)

/** Things by whose names hardly anything is done. */
const things = new Set(
  'gun boot pose supplement belt band sleeve sock sandal insole orthotic machine tablet powder gel bar ball mat brace strap cushion drink'.split(
    ' ',
  ),
)

/** What a verb may say something is like, though it looks like a verb. */
export const states: ReadonlySet<string> = new Set(
  'dry warm clean open free slow cool clear numb dull lean dead empty consistent strong loose hydrated patient active upright tall relaxed calm'.split(
    ' ',
  ),
)

/**
 * Whether what could be a verb in -s is the last noun before one: "massage guns reduce cellulite". No verb but “helps” and its like has a bare verb behind
 * it; where that could be a noun as well, the first word has to name a thing ("BCAA supplements build muscle").
 */
export function isThingBefore(tokens: readonly Token[], i: number, table: VerbTable): boolean {
  const word = norm(tokens, i) ?? ''
  const reading = verbOf(word, table)
  if (reading?.form !== 's' || !reading.noun || bareAfter.has(word)) return false
  const next = norm(tokens, i + 1) ?? ''
  const verb = verbOf(next, table)
  if (verb?.form !== 'base' || states.has(next) || startsComplement(next)) return false
  const object = norm(tokens, i + 2)
  return (things.has(reading.base) || !verb.noun) && (startsComplement(object) || endsSubject(object))
}

/** Whether a clause says which thing is meant: "belts that protect your back are dear", but "helps that muscle relax". */
export function isDescribed({ tokens, i, reading }: Doubtful, table: VerbTable): boolean {
  const next = norm(tokens, i + 1) ?? ''
  if (!reading.noun || !relatives.has(next)) return false
  const word = norm(tokens, i + 2) ?? ''
  const verb = verbOf(word, table)
  const isVerb = verb?.form === 'base' && (!verb.noun || startsComplement(norm(tokens, i + 3)))
  return next !== 'that' || isVerb || modals.has(word) || bes.has(word)
}

/** Whether the verb stands right behind a noun: "calf cramps boil down to", "cramps come from". */
export function isBeforeVerb({ tokens, i, at, reading }: Doubtful, table: VerbTable): boolean {
  const next = norm(tokens, i + 1) ?? ''
  if (verbOf(next, table)?.form !== 'base') return false
  const after = norm(tokens, i + 2) ?? ''
  return startsComplement(after) || (intransitive.has(next) && ((reading.noun && at >= 0) || prepositions.has(after)))
}

/** Whether a bare verb follows in the same clause, so that what looks like one is a noun: "Sweeping strokes towards the heart help the lymph". */
function hasVerbBehind(tokens: readonly Token[], at: number, table: VerbTable): boolean {
  for (let i = at + 1; i < tokens.length && tokens[i]!.kind !== 'punctuation'; i++) {
    const { norm: word } = tokens[i]!
    if (subordinators.has(word) || relatives.has(word) || word === 'and' || word === 'to') return false
    const reading = verbOf(word, table)
    const surely = reading?.form === 'base' && (!reading.noun || bareAfter.has(word))
    if (surely && startsComplement(norm(tokens, i + 1))) return true
  }
  return false
}
