/** What a cue does to a mention in its scope. */
export const effects = [
  'denied',
  'pseudo',
  'possible',
  'likely',
  'reported',
  'certain',
  'questioned',
  'terminator',
  'refused',
  'contrasted',
  'affirmed',
  'mythical',
  'factual',
  'refuting',
  'endorsed',
  'instructed',
  'needless',
  'advised',
] as const
export type Effect = (typeof effects)[number]
export const scopes = ['forward', 'object', 'backward', 'opening', 'sentence'] as const
export type Scope = (typeof scopes)[number]

/** A cue class as the evidence folder has it (`cues.yaml`), its phrases compiled to a concept. */
export interface Cue {
  readonly id: string
  readonly effect: Effect
  readonly scope: Scope
  readonly concept: number
}

/** A cue that stands in a sentence: first and last token. */
/** The cues of each concept that has any, by the concept's number. */
export type CuesByConcept = readonly (readonly Cue[] | undefined)[]

export interface CueHit {
  readonly cue: Cue
  readonly first: number
  readonly last: number
}
