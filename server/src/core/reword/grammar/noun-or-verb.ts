import type { Token } from '../../model.ts'
import { norm } from './clause.ts'
import type { VerbGroup } from './groups.ts'
import { type VerbReading, type VerbTable, verbOf } from './verbs.ts'
import {
  bareAfter,
  determiners,
  prepositions,
  relatives,
  startsComplement,
  subjectPronouns,
  subordinators,
} from './words.ts'

const frequent = new Set(['never', 'always', 'only', 'once', 'already'])
const several = new Set(['these', 'those', 'many', 'several', 'both', 'few'])

/** Whether a word for several opens the noun phrase that ends at a token. */
export function startsSeveral(tokens: readonly Token[], end: number): boolean {
  for (let i = end; i > end - 3 && tokens[i]?.kind === 'word' && !prepositions.has(tokens[i]!.norm); i--)
    if (several.has(tokens[i]!.norm)) return i < end
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

/** Whether a bare verb follows in the same clause, so that what looks like one is a noun: "Sweeping strokes towards the heart help the lymph". */
export function hasVerbBehind(tokens: readonly Token[], at: number, table: VerbTable): boolean {
  for (let i = at + 1; i < tokens.length && tokens[i]!.kind !== 'punctuation'; i++) {
    const { norm: word } = tokens[i]!
    if (subordinators.has(word) || relatives.has(word) || word === 'and' || word === 'to') return false
    const reading = verbOf(word, table)
    const surely = reading?.form === 'base' && (!reading.noun || bareAfter.has(word))
    if (surely && startsComplement(norm(tokens, i + 1))) return true
  }
  return false
}
