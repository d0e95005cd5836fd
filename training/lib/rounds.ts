// Leave-one-writer-out, without leaks: what a decision learns from was scored by models that had not seen the sentence's writer.
import type { Article } from './articles.ts'
import { type Case, casesOf } from './decide.ts'
import type { Example, Units } from './examples.ts'
import { fitAll } from './fit.ts'

export interface Data {
  readonly articles: readonly Article[]
  readonly examples: readonly Example[]
  readonly claims: readonly string[]
  readonly units: Units
}

const of = (examples: readonly Example[], writer: string) => examples.filter((e) => e.writer === writer)

/** Writers in groups of about the same number of sentences, so that whole writers are left out at a time. */
export function foldsOf(examples: readonly Example[], writers: readonly string[], most = 8): string[][] {
  const sizes = writers.map((writer) => ({ writer, size: of(examples, writer).length }))
  const folds = Array.from({ length: Math.min(most, writers.length) }, () => ({ size: 0, writers: [] as string[] }))
  for (const { writer, size } of sizes.sort((a, b) => b.size - a.size || (a.writer < b.writer ? -1 : 1))) {
    const least = folds.reduce((best, fold) => (fold.size < best.size ? fold : best))
    least.size += size
    least.writers.push(writer)
  }
  return folds.map((fold) => fold.writers)
}

/** The cases of each group of writers as models see them that were fitted without that group: what the shipped decision learns from. */
export function casesByFold({ examples, claims, units }: Data, folds: readonly (readonly string[])[]): Case[][] {
  return folds.map((fold) => {
    const left = (e: Example) => fold.includes(e.writer)
    const fitted = fitAll(
      examples.filter((e) => !left(e)),
      claims,
    )
    return casesOf(examples.filter(left), fitted, claims, units)
  })
}
