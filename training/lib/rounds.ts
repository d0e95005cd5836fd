// Leave-one-writer-out, without leaks: what a decision learns from was scored by models that had not seen the sentence's writer.
import type { Article } from './articles.ts'
import { type Answered, answerAll, type Case, casesOf, fitDecision } from './decide.ts'
import type { Example, Units } from './examples.ts'
import { fitAll } from './fit.ts'

export interface Data {
  readonly articles: readonly Article[]
  readonly examples: readonly Example[]
  readonly claims: readonly string[]
  readonly units: Units
}

const of = (examples: readonly Example[], writer: string) => examples.filter((e) => e.writer === writer)

/** The cases of each writer as models see them that were fitted without that writer: what the shipped decision learns from. */
export function casesByWriter({ examples, claims, units }: Data, writers: readonly string[]): Map<string, Case[]> {
  return new Map(
    writers.map((writer) => {
      const fitted = fitAll(
        examples.filter((e) => e.writer !== writer),
        claims,
      )
      return [writer, casesOf(of(examples, writer), fitted, claims, units)]
    }),
  )
}

/**
 * What a linter that never saw a writer says of that writer's sentences, for every writer. For writer `a` the decision learns from the
 * other writers' cases, those of `b` scored by models fitted without `a` and `b`.
 */
export function leaveOneOut(
  data: Data,
  writers: readonly string[],
  own: ReadonlyMap<string, Case[]>,
  say: (text: string) => void,
): Answered[] {
  const { examples, claims, units } = data
  const without = new Map<string, Case[]>()
  writers.forEach((a, i) => {
    for (const b of writers.slice(i + 1)) {
      const fitted = fitAll(
        examples.filter((e) => e.writer !== a && e.writer !== b),
        claims,
      )
      without.set(`${a} ${b}`, casesOf(of(examples, b), fitted, claims, units))
      without.set(`${b} ${a}`, casesOf(of(examples, a), fitted, claims, units))
    }
    say(a)
  })
  return writers.flatMap((a) => {
    const cases = writers.flatMap((b) => without.get(`${a} ${b}`) ?? [])
    return answerAll(own.get(a)!, fitDecision(cases, claims))
  })
}
