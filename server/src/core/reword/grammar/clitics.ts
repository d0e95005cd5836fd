import type { Token } from '../../model.ts'
import { norm } from './clause.ts'
import { type VerbTable, verbOf } from './verbs.ts'
import { determiners, objectPronouns } from './words.ts'

/** Whether `'s` is "has": "it's been", "what's given me this neck". */
export function isHas(tokens: readonly Token[], i: number, table: VerbTable): boolean {
  const next = norm(tokens, i + 1) ?? ''
  if (next === 'been' || next === 'had') return true
  const form = verbOf(next, table)?.form
  const object = norm(tokens, i + 2)
  return (form === 'participle' || form === 'past') && objectPronouns.has(object ?? '')
}

/** Whether `'s` is "is": behind a pronoun; behind a noun, where it is a genitive else, only before what no noun phrase goes on with. */
export function isCopula(tokens: readonly Token[], i: number): boolean {
  const word = norm(tokens, i - 1)
  const next = norm(tokens, i + 1)
  if (word === undefined || next === undefined) return false
  if (['it', 'that', 'this', 'there', 'here', 'what', 'he', 'she', 'who', 'where', 'everything'].includes(word))
    return true
  return next === 'not' || determiners.has(next)
}
