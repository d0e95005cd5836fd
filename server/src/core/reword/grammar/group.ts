import type { VerbReading } from './verbs.ts'

/**
 * How a verb group is built: one word in the present (`s`: breaks; `base`: break) or the past; led by a modal, a form of be, have or
 * do; an instruction; or without a subject of its own (`infinitive`, `ing`).
 */
export type GroupKind = 's' | 'base' | 'past' | 'modal' | 'be' | 'have' | 'do' | 'imperative' | 'infinitive' | 'ing'

/** A verb with its auxiliaries, in tokens of its sentence. */
export interface VerbGroup {
  readonly kind: GroupKind
  /** The auxiliary, or the verb itself. */
  readonly first: number
  /** The verb; the form of be or have itself where no other verb follows it. */
  readonly main: number
  readonly reading?: VerbReading
  readonly negated: boolean
  /** First and last token of the subject. */
  readonly subject?: { readonly first: number; readonly last: number }
}

/** The kinds that make a clause. */
export const finite: ReadonlySet<GroupKind> = new Set(['s', 'base', 'past', 'modal', 'be', 'have', 'do'])
