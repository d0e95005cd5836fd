import type { Severity } from '../model.ts'

/** How the text under a key is read. */
export type Prose = 'title' | 'steps' | 'text'

/** A key of an exercise. */
export interface Field {
  readonly key: string
  readonly aliases: readonly string[]
  /** The definition of its value in the schema. */
  readonly type?: string
  readonly prose?: Prose
  /** What the text stands under, where that weighs on it. */
  readonly heading?: string
  /** Holds ids of other exercises. */
  readonly refers?: true
  readonly says: string
}

/** A word of a closed list. */
export interface Word {
  readonly name: string
  readonly aliases: readonly string[]
  readonly says: string
  /** The kind of exercise that it tells. */
  readonly kind?: Kind
}

/** A muscle, by its lay name. */
export interface Muscle {
  readonly name: string
  readonly latin: string
  readonly aliases: readonly string[]
  readonly where: string
}

/** A part of the body that is named as if it were a muscle. */
export interface Part {
  readonly names: readonly string[]
  readonly is: string
  /** The muscles that are meant. */
  readonly meant: readonly string[]
  /** It is one, and only what is aimed at it is told. */
  readonly muscle?: true
  /** What to say of an exercise of a kind that is aimed at it. */
  readonly aims?: Readonly<Record<Kind, string>>
}

/** How a dose is read. */
export type DoseKind =
  | 'count'
  | 'reps'
  | 'time'
  | 'tempo'
  | 'load'
  | 'rpe'
  | 'rir'
  | 'distance'
  | 'word'
  | 'flag'
  | 'text'

/** A key of a prescription. */
export interface DoseKey {
  readonly key: string
  readonly kind: DoseKind
  /** What can be meant; times in seconds. */
  readonly least?: number
  readonly most?: number
  readonly aliases: readonly string[]
  readonly says: string
}

/** What has been studied of a kind of exercise; times in seconds. */
export interface Studied {
  readonly when: Kind
  readonly keys: readonly string[]
  readonly least?: number
  readonly most: number
  readonly mostTotal?: number
  /** What follows the range in words, for the hover. */
  readonly says: string
  readonly below?: string
  readonly above: string
  readonly aboveTotal?: string
  readonly sources: readonly {
    readonly title: string
    readonly authors: string
    readonly year: number
    readonly doi: string
  }[]
}

/** Kinds of exercise that have rules of their own. */
export type Kind = string

/** What a value has to be. */
export interface ValueType {
  readonly is: string
  readonly write?: string
  readonly rule?: string
  readonly list?: string
  /** Closed lists whose words other data sets write here. */
  readonly also?: readonly string[]
}

export interface Rule {
  readonly id: string
  /** Some of the file was not checked. */
  readonly unchecked?: true
  readonly severity: Severity
  readonly says: string
  readonly why: string
}

/** Words of steps that only say where; a `?` behind a letter leaves it out. */
export interface WhereaboutsWords {
  readonly sides: readonly string[]
  readonly beside: readonly string[]
  readonly ends: readonly string[]
  readonly parts: readonly string[]
  readonly limbs: readonly string[]
}

/** Words around “left” and “right” where they name a side. */
export interface SidedWords {
  readonly nouns: readonly string[]
  readonly between: readonly string[]
  readonly ways: readonly string[]
  readonly moves: readonly string[]
}

/** What the linter knows of exercises: plain data, compiled from `server/exercise-data` by the build. */
export interface ExerciseData {
  readonly fields: readonly Field[]
  readonly muscles: readonly Muscle[]
  readonly parts: readonly Part[]
  /** Closed lists by name: equipment, category, level, … */
  readonly words: Readonly<Record<string, readonly Word[]>>
  readonly types: Readonly<Record<string, ValueType>>
  readonly rules: readonly Rule[]
  readonly whereabouts: WhereaboutsWords
  readonly dose: {
    readonly keys: readonly DoseKey[]
    readonly studied: readonly Studied[]
    readonly kinds: Readonly<Record<Kind, readonly string[]>>
    readonly held: Kind
    readonly bouncing: readonly string[]
    readonly moving: readonly string[]
    readonly forbidding: readonly string[]
    readonly sided: SidedWords
    readonly otherSide: readonly string[]
  }
}

/** One fault that the compiled schema found in an exercise (a JSON Schema validator's error). */
export interface SchemaError {
  /** JSON pointer to the value. */
  readonly instancePath: string
}

/** The compiled schema of one exercise whose keys and words are canonical. Its faults stand in `errors` until the next call. */
export interface ExerciseValidator {
  (value: unknown): boolean
  errors?: readonly SchemaError[] | null
}
