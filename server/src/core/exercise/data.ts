/** How the text under a key is read. */
export type Prose = 'title' | 'steps' | 'text'

/** A key of an exercise. */
export interface Field {
  readonly key: string
  readonly aliases: readonly string[]
  readonly prose?: Prose
  /** What the text stands under, where that weighs on it. */
  readonly heading?: string
  readonly says: string
}

/** What the linter knows of exercises: plain data, compiled from `server/exercise-data` by the build. */
export interface ExerciseData {
  readonly fields: readonly Field[]
}

/** A key or a word without case, hyphens, underscores and blanks, so that spellings compare equal. */
export const plain = (word: string): string => word.toLowerCase().replaceAll(/[\s_-]+/g, '')

/** Finds a field by its key or an alias, however spelt. */
export function fieldFinder(data: ExerciseData): (key: string) => Field | undefined {
  const fields = new Map<string, Field>()
  for (const field of data.fields) for (const name of [...field.aliases, field.key]) fields.set(plain(name), field)
  return (key) => fields.get(plain(key))
}
