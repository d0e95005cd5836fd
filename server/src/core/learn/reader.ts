import type { PassageKind, Span, Token } from '../model.ts'
import type { CueCounts } from './columns.ts'
import type { Near, Rest, Saying } from './neighbours.ts'

/** What stands around a sentence, as far as the learned part reads it. */
export interface LearnContext {
  readonly kind: PassageKind
  /** Whether the passage is quoted (block quotation). */
  readonly quotation: boolean
  /** Tokens of the nearest heading above. */
  readonly above?: readonly Token[] | undefined
  /** Tokens of the paragraph that leads a list in, or of the table column's heading. */
  readonly leadIn?: readonly Token[] | undefined
  /** Tokens of the sentence before, in this passage or the one before it. */
  readonly before?: readonly Token[] | undefined
  /** Tokens of the sentence that follows. */
  readonly next?: readonly Token[] | undefined
  /** Tokens of the two sentences behind that one. */
  readonly later: readonly (readonly Token[])[]
  /** How much the article refutes: 0, 1 or 2. */
  readonly refutation: 0 | 1 | 2
  /** Claims that a pattern found in this sentence, with how far their strength exceeds what they carry (0: not at all). */
  readonly patterns: ReadonlyMap<string, number>
  /** Names of the concepts whose phrases stand in this sentence, in alphabetical order. */
  readonly concepts: readonly string[]
  /** How much of a claim's patterns stands in and around the sentence. */
  readonly coverage: (claim: string) => Coverage
  /** The cue features of a mention of a claim in this sentence, by name; `place` counts tokens of the sentence. */
  readonly cues: (
    place: {
      readonly first: number
      readonly last: number
      readonly head: number
      readonly own: (token: number) => boolean
      /** What a token adds to the claim's score. */
      readonly weight: (token: number) => number
    },
    claim: string,
  ) => CueCounts
}

/** The greatest share of the concepts that a pattern of a claim asks for, in hundredths: in the sentence, and with what stands around it. */
export interface Coverage {
  readonly own: number
  readonly around: number
}

/** A word that spoke for or against a claim. */
export interface Contribution extends Span {
  readonly weight: number
}

/** A claim that the learned part sees in a sentence. */
export interface Candidate {
  readonly claim: string
  /** How surely the sentence asserts the claim; compared with the thresholds of the weights file. */
  readonly logit: number
  /** `logit` as a share, 0 to 1, for people. */
  readonly score: number
  readonly level: 'normal' | 'information' | 'none'
  /** What is said of it in the sentences before and behind. */
  readonly near?: { readonly before: Near; readonly behind: Near }
  /** The run of words that carried it, offsets into the passage's text. */
  readonly carried: readonly Span[]
  /** Which tokens of that run speak for its being asserted: a negation or a hedge among them is part of the claim. Without it none is. */
  readonly own?: (token: number) => boolean
}

/** Which options of a sentence are kept: those that may be told, or all, told or not. Most sentences have none of the first. */
export type Keep = 'likely' | 'all'

/** What comes into question for a sentence, before it is known what the rest of the article says. */
export interface Considered {
  /** How many claims the sentence is expected to assert, in thousandths. */
  readonly expected: number
  /** What it says of claims, for its neighbours; nothing without it. */
  readonly sayings?: readonly Saying[] | undefined
}

/** A claim that was learned from the examples of a user's pack and that a sentence mentions; `first` and `last` of the tokens that carry it. */
export interface Taught {
  readonly claim: string
  readonly first: number
  readonly last: number
}

/** A claim that the weights file does not know, how many different examples flag it, and whether it was learned from them. */
export interface Teaching {
  readonly claim: string
  readonly examples: number
  readonly learned: boolean
  /** Some of its examples are more than are learned from. */
  readonly beyond?: true
}

export interface ClaimModel {
  /** The claims the model knows. */
  readonly claims: readonly string[]
  /**
   * The first look at a sentence; undefined when no claim comes into question.
   * @param keep `likely` (what reading needs) or `all` (what an explanation shows)
   */
  consider(tokens: readonly Token[], context: LearnContext, keep?: Keep): Considered | undefined
  /** What was considered of the same words, in a context of which nothing but the cues is different. */
  withNewCues?(considered: Considered, tokens: readonly Token[], context: LearnContext): Considered
  /**
   * The claims that a sentence may assert, surest first; those that are no match at all are left out.
   * @param considered what `consider` said of it
   * @param rest what the rest of the article says
   */
  read(considered: Considered, rest: Rest): Candidate[]
  /** What each word adds to a claim's score, in the order of the text. */
  explain(tokens: readonly Token[], claim: string): Contribution[]
  /** How much a sentence reads like an assertion, whatever the claim, in score units. */
  assertion?(tokens: readonly Token[], context: LearnContext): number
  /** What was learned from the examples of a user's packs, as far as a sentence mentions it; see `teach`. */
  taught?(tokens: readonly Token[], context: LearnContext): readonly Taught[]
  /** What became of the claims of a user's packs. */
  teachings?(): readonly Teaching[]
}
