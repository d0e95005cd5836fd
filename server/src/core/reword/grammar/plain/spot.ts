import type { Token } from '../../../model.ts'
import type { VerbGroup } from '../group.ts'
import type { VerbTable } from '../verbs.ts'
import { endsSubject, subjectPronouns } from '../words.ts'
import type { Doubtful } from './noun-or-verb.ts'

/** How a place is read: `lenient`: what may be a noun is taken for a verb; `stated`: a main clause stands before it. */
export interface Manner {
  readonly lenient: boolean
  readonly stated: boolean
  /** The last verb group that is no gerund. */
  readonly lead: VerbGroup | undefined
}

/** A word that may be a verb without an auxiliary, where it stands. */
export interface Spot extends Doubtful {
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

/** Farthest a verb may stand from the one that it is joined to, in tokens. */
export const farthest = 20

/** Whether a token is a word that no closed class holds. */
export const isNoun = (tokens: readonly Token[], i: number) =>
  tokens[i]?.kind === 'word' && endsSubject(tokens[i].norm) && !subjectPronouns.has(tokens[i].norm)
