import type { Kind } from '../data.ts'
import type { Lexicon } from '../lexicon.ts'
import type { Exercise } from '../view.ts'
import { doseRules } from './doses.ts'
import { keyRules } from './keys.ts'
import { proseRules } from './prose.ts'
import type { RuleOf } from './rule.ts'
import { targetRules } from './targets.ts'

export const exerciseRules: readonly RuleOf[] = [keyRules, targetRules, doseRules, proseRules]

/** The kind of a category that falls under no rules of its own, whatever the equipment and the name say. */
const other: Kind = 'other'

/** What kind of exercise it is: by its category, its equipment, or the words of its name and id; the first that fits. */
export function kindOf(exercise: Exercise, lexicon: Lexicon): Kind | undefined {
  const words = [...exercise.items('name'), ...exercise.items('id')].map(({ text }) => text)
  const told = new Set(
    ['category', 'equipment'].flatMap((list) => exercise.items(list).map(({ text }) => lexicon.kindOf(list, text))),
  )
  if (told.has(other)) return undefined
  return Object.keys(lexicon.data.dose.kinds).find(
    (kind) => told.has(kind) || words.some((text) => lexicon.kindWord(kind, text)),
  )
}
