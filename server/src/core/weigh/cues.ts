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
  'joined',
  'hearsay',
  'instanced',
  'announcing',
  'mythical',
  'factual',
  'refuting',
  'endorsed',
  'instructed',
  'needless',
  'advised',
] as const
export type Effect = (typeof effects)[number]
export const scopes = ['forward', 'object', 'backward', 'opening', 'whole', 'sentence'] as const
export type Scope = (typeof scopes)[number]

/** A cue class as the evidence folder has it (`cues.yaml`): its phrases are compiled to a concept, its patterns to patterns of the claim `cueClaim(id)`. */
export interface Cue {
  readonly id: string
  readonly effect: Effect
  readonly scope: Scope
  readonly concept: number
}

/**
 * Cue classes that are told apart from others of their effect, by their reach (`optional`, `hope`, `caveat`) or by how little doubt they leave.
 * `scripts/cues.ts` tells of one that `cues.yaml` does not have.
 */
export const classesApart = [
  'plain-negation',
  'optional',
  'hope',
  'caveat',
  'past-belief',
  'rejection',
  'verdict',
] as const

/** Whether a cue is of one of some classes that are told apart. */
export const isOf = ({ id }: Cue, ...classes: readonly (typeof classesApart)[number][]): boolean =>
  classes.some((one) => one === id)

/** What the compiled patterns of a cue class name as their claim; no claim of a pack has such a name. */
export const cueClaim = (id: string): string => `cue:${id}`

/** The cue classes by what finds them: the number of a concept, the claim of a pattern. */
export interface Cues {
  readonly byConcept: readonly (readonly Cue[] | undefined)[]
  readonly byClaim: ReadonlyMap<string, Cue>
}

/**
 * Puts cue classes in order for reading.
 * @param concepts how many concepts there are
 */
export function cuesBy(cues: readonly Cue[], concepts: number): Cues {
  const byConcept: (Cue[] | undefined)[] = Array.from({ length: concepts }, () => undefined)
  for (const cue of cues) (byConcept[cue.concept] ??= []).push(cue)
  return { byConcept, byClaim: new Map(cues.map((cue) => [cueClaim(cue.id), cue])) }
}

/** A cue that stands in a sentence: first and last token. */
export interface CueHit {
  readonly cue: Cue
  readonly first: number
  readonly last: number
}
