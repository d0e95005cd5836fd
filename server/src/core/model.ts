import type { Localised } from './l10n.ts'

/** The nouns of Goodform. Every offset is in UTF-16 code units; every span is half-open: `start` inclusive, `end` exclusive. */

export interface Span {
  readonly start: number
  readonly end: number
}

/** How strongly a wording puts a claim, weakest first. An instruction or a recommendation to act on a claim is certain. */
export const strengths = ['denied', 'questioned', 'reported', 'possible', 'likely', 'certain'] as const
export type Strength = (typeof strengths)[number]
/** By how many steps wording of strength `a` is stronger than `b`; 0 when it is not. */
export const excess = (a: Strength, b: Strength): number => Math.max(0, strengths.indexOf(a) - strengths.indexOf(b))
/** Whether wording of strength `a` is stronger than `b`. */
export const exceeds = (a: Strength, b: Strength): boolean => excess(a, b) > 0

export const verdicts = ['contradicted', 'inaccurate', 'unsafe', 'unsupported', 'overstated', 'contested'] as const
export type Verdict = (typeof verdicts)[number]
/** GRADE certainty of the evidence. */
export const certainties = ['high', 'moderate', 'low', 'very-low'] as const
export type Certainty = (typeof certainties)[number]
/** LSP severities, least first. */
export const severities = ['hint', 'information', 'warning', 'error'] as const
export type Severity = (typeof severities)[number]
/** Whether severity `a` is graver than `b`. */
export const exceedsSeverity = (a: Severity, b: Severity): boolean => severities.indexOf(a) > severities.indexOf(b)

/** One publication. */
export interface Source {
  readonly title: string
  readonly authors?: string
  readonly year?: number
  readonly journal?: string
  readonly doi?: string
  readonly pmid?: string
  readonly pmcid?: string
  /** The publisher's page, for what has no identifier (a regulator's guidance). */
  readonly url?: string
  readonly design: string
  readonly says: string
}

/** One statement that fitness articles make, and what is known of it. */
export interface Claim {
  readonly id: string
  /** The claim as authors write it, one sentence. */
  readonly claim: string
  readonly verdict: Verdict
  readonly certainty: Certainty
  /** The greatest strength the evidence supports. */
  readonly carries: Strength
  readonly finding: string
  /** How far the finding goes: what it does not show, for whom it was not studied, what stays true. */
  readonly limits: readonly string[]
  /** The claim is about a missing source: one beside the wording settles it. */
  readonly settledBySource?: true
  /** Concepts that make a wording sound where no pattern finds the claim: a dose that was studied, beside a claim about longer ones. */
  readonly soundWith?: readonly string[]
  /** Words for other things that a sentence may be about, of which nothing is told where no pattern finds the claim: "**Quads.** Roll from the hip to the knee". */
  readonly elsewhere?: readonly string[]
  /** About how strongly something is said, whatever the topic: a claim of a topic wins over it at the same place. */
  readonly general?: true
  /** Whole sentences that fit the evidence. */
  readonly fair: readonly string[]
  /** Verb phrases, base form, that the evidence lets one say with "may" of `subject`, in place of the claim's predicate. */
  readonly fits: readonly string[]
  /** Verb phrases, base form, that are simply true of `subject`. */
  readonly facts: readonly string[]
  /** Verb phrases, base form, that the evidence lets one name as the aim of an instruction. */
  readonly aims: readonly string[]
  /** How long the evidence lets an instruction go on ("until it feels easier"), in place of an "until" that claims. */
  readonly until: readonly string[]
  /** Words, base form, of which one stands in a subject that `fits` may be said of; none: any subject. */
  readonly subject: readonly string[]
  /** Concept → noun phrase (no determiner) that an instruction may name instead. */
  readonly redirect: Readonly<Record<string, string>>
  readonly sources: readonly Source[]
  readonly examples: { readonly flag: readonly string[]; readonly clear: readonly string[] }
  readonly reviewed: string
}

export type PassageKind =
  | 'heading'
  | 'paragraph'
  | 'list-item'
  | 'table-cell'
  | 'image-text'
  | 'front-matter'
  | 'footnote'

/** Whose voice a passage speaks with: the author's, a block quotation's, or the author's in a callout. */
export type Voice = 'author' | 'quotation' | 'callout'

/** The prose of one block. `text` is decoded (no markup, no entities, no line prefixes); `toSource` leads back. */
export interface Passage {
  readonly kind: PassageKind
  readonly text: string
  readonly voice: Voice
  /** Source span of the whole block that holds the prose (with its markup). */
  readonly block: Span
  /** Pairs of equal runs, ascending: `text[at..at+length)` is `source[source..source+length)`. */
  readonly runs: readonly Run[]
  /** Spans in `text` with a meaning of their own: links, emphasis, code (blanked), quotation marks stay in the text. */
  readonly marks: readonly Mark[]
  /** The table column's heading, for a cell; what a YAML key says of its text. */
  readonly column?: string
  /** For a list item: the text of the paragraph that leads the list in. */
  readonly leadIn?: string
  /** Depth of a heading, 1 to 6. */
  readonly depth?: number
  /** It is a step of an exercise, which tells how and claims little; with the spans of words that only say where (“on your back”). */
  readonly step?: { readonly whereabouts: readonly Span[] }
  /** How the YAML scalar or the TOML string (`double` or `literal`) that holds the prose is written; `html` for a block of HTML. */
  readonly style?: 'plain' | 'flow' | 'single' | 'double' | 'block' | 'literal' | 'html'
}

export interface Run {
  readonly at: number
  readonly source: number
  readonly length: number
  /** How long the source of its one character is, where that is written as several: `&amp;`, `\"`. */
  readonly width?: number
}

export interface Mark extends Span {
  readonly kind: 'link' | 'emphasis' | 'strong' | 'code' | 'footnote-reference' | 'deleted' | 'image'
  /** The address of a link. */
  readonly url?: string
  /** Where it stands in the source, with its delimiters. */
  readonly source: Span
}

/** A word, number or punctuation mark of a passage; offsets are into the passage's text. */
export interface Token extends Span {
  /** Lower case, NFC, straight quotes. */
  readonly norm: string
  readonly kind: 'word' | 'number' | 'punctuation'
  /** The number of the norm, for looking up what is known of it; -1 where it has none. */
  readonly id: number
}

export interface Sentence extends Span {
  readonly tokens: readonly Token[]
}

/** A fitting edit of the source text. */
export interface Edit extends Span {
  readonly newText: string
}

export const fixKinds = ['fit', 'redirect', 'replace', 'cite', 'attribute', 'suppress'] as const
export type FixKind = (typeof fixKinds)[number]

/** A rewording or another way to settle a finding. */
export interface Fix {
  readonly kind: FixKind
  /** What it does, for the writer. */
  readonly title: Localised
  readonly edits: readonly Edit[]
  readonly preferred: boolean
  /** May be applied without a person's eye: the meaning can only become weaker. */
  readonly safe: boolean
}

/** Something told to the writer about a span of the source. */
export interface Finding {
  /** Claim id, or a rule id such as `goodform/unused-suppression`. */
  readonly claim: string
  readonly severity: Severity
  readonly message: string
  readonly span: Span
  /** The marked words. */
  readonly text: string
  readonly by: 'pattern' | 'model' | 'rule'
  /** Confidence, 0 to 1. */
  readonly score: number
  readonly verdict?: Verdict
  readonly certainty?: Certainty
  readonly strength?: Strength
  readonly carries?: Strength
  /** The words that decided the strength. */
  readonly decided?: readonly string[]
  /** What stands here could not be read, so it was not checked. */
  readonly unchecked?: true
}

/** The findings of a stretch of a document. The list stays the same object while nothing in it changes, wherever it moves. */
export interface Part {
  /** What the findings' offsets count from. */
  readonly start: number
  readonly findings: readonly Finding[]
}
