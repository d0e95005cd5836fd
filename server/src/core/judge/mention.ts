import type { ClaimModel } from '../learn/index.ts'
import type { PatternMatch } from '../match/matcher.ts'
import type { Claim } from '../model.ts'
import type { MentionPlace } from '../weigh/scope.ts'
import type { Weighed } from '../weigh/weigh.ts'

/** A place where a sentence expresses a claim: which reader found it, and how strongly it is said. */
export interface Mention {
  readonly claim: Claim
  readonly by: 'pattern' | 'model'
  readonly place: MentionPlace
  readonly weighed: Weighed
  readonly match?: PatternMatch
  /** It was learned from the examples of a user's pack. */
  readonly taught?: true
  /** Something else is said to be better, see `isOutdone`. */
  readonly outdone?: true
}

/** What mentions are found with. */
export interface MentionParts {
  readonly claims: ReadonlyMap<string, Claim>
  readonly model?: ClaimModel | undefined
  /** The name of a concept; empty for one that has none. */
  readonly conceptName: (concept: number) => string
  /** The concepts that each pattern of a claim asks for. */
  readonly needs: (claim: string) => readonly (readonly number[])[]
}

/** Some tokens of a sentence, and the one that leads them. */
export type Words = { readonly first: number; readonly last: number; readonly head: number }

/** The place of words that a reader without patterns found, of which `own` are part of the claim. */
export const placed = (at: Words, own = ownsNothing): MentionPlace => ({ ...at, noun: false, loose: true, own })
const ownsNothing = (_: number) => false
