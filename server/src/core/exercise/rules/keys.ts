import { isScalar } from 'yaml'
import { nearest } from '../../near.ts'
import { lineEnd } from '../../read/line.ts'
import { plain } from '../lexicon.ts'
import { innerOf, meantFix, placeOf } from '../tell.ts'
import type { RuleOf, Subject } from './rule.ts'

/** Keys that stand twice, are no text, or are nearly known ones; and what every exercise needs. */
export const keyRules: RuleOf = (subject) => {
  const { exercise, lexicon, text, tell } = subject
  for (const span of exercise.strange) tell('strange-key', span, {})
  const seen = new Set<string>()
  for (const { key, keySpan } of exercise.entries) {
    if (seen.has(key)) tell('duplicate-key', keySpan, { key })
    seen.add(key)
  }
  if (exercise.unknown.length <= mostUnknown) nearMisses(subject)
  const has = (field: string) => exercise.fields.has(field)
  const { start } = placeOf(exercise.map, text)
  const first = { start, end: lineEnd(text, start) }
  if (!has('name')) tell('missing', first, { what: 'name' })
  else if (!lexicon.data.fields.some(({ key, prose }) => prose && prose !== 'title' && has(key)))
    tell('missing', first, { what: 'instructions and no description' })
}

/** Unknown keys that are compared with the known ones; an exercise with more of them is other data. */
const mostUnknown = 50

function nearMisses({ exercise, lexicon, text, tell }: Subject): void {
  const known = [...lexicon.data.fields, ...lexicon.data.dose.keys].flatMap(({ key, aliases }) => [key, ...aliases])
  for (const { key, pair } of exercise.unknown) {
    if (!isScalar(pair.key) || !/^[a-z][\w -]{3,}$/i.test(key)) continue
    const near = nearest(plain(key), known.map(plain))
    const word = near && known.find((name) => plain(name) === near)
    if (word)
      tell('unknown-key', placeOf(pair.key, text), { key, near: word }, [meantFix(innerOf(pair.key, text), word)])
  }
}
