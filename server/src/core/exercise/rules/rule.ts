import type { Kind } from '../data.ts'
import type { Lexicon } from '../lexicon.ts'
import type { Tell } from '../tell.ts'
import type { Exercise } from '../view.ts'

/** What a rule looks at. */
export interface Subject {
  readonly exercise: Exercise
  readonly kind: Kind | undefined
  readonly lexicon: Lexicon
  readonly text: string
  readonly tell: Tell
}

/** A group of rules: looks at one exercise and tells what is wrong. */
export type RuleOf = (subject: Subject) => void
