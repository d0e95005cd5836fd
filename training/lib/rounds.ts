// Whole writers left out, without leaks: what a decision learns from was scored by models that had not seen the sentence's writer.
import type { Data } from './data.ts'
import { type Answered, answerAll, type Case, casesOf, type Decision, fitDecision } from './decide.ts'
import type { Example } from './examples.ts'
import type { Fitted } from './fit.ts'
import { keptFit } from './kept.ts'

/** A group of writers, and what was made without them. */
export interface Fold {
  readonly writers: readonly string[]
  /** The linear models of all other writers. */
  readonly fitted: Fitted
  /** What those models say of this group's sentences. */
  readonly cases: readonly Case[]
  /** The decision that learned from all other groups' cases, and what it answers for this group. */
  readonly decision: Decision
  readonly answered: readonly Answered[]
  /** The same for what was put together from frames. */
  readonly answeredFramed: readonly Answered[]
}

/** Groups of writers with about the same number of sentences. */
export function foldsOf(examples: readonly Example[], writers: readonly string[], most = 8): string[][] {
  const sizes = writers.map((writer) => ({ writer, size: examples.filter((e) => e.writer === writer).length }))
  const folds = Array.from({ length: Math.min(most, writers.length) }, () => ({ size: 0, writers: [] as string[] }))
  for (const { writer, size } of sizes.sort((a, b) => b.size - a.size || (a.writer < b.writer ? -1 : 1))) {
    const least = folds.reduce((best, fold) => (fold.size < best.size ? fold : best))
    least.size += size
    least.writers.push(writer)
  }
  return folds.map((fold) => fold.writers)
}

const writersOf = ({ articles, framed }: Data) => [...articles, ...framed].map(({ writer }) => writer)

/** The groups that are left out in turn. */
const groupsOf = (data: Data) => foldsOf(data.examples, [...new Set(writersOf(data))])

const without = ({ examples }: Data, group: readonly string[]) => examples.filter((e) => !group.includes(e.writer))

/** All that models are fitted from: everything, and everything without each group. Each part takes one to two minutes. */
export const partsOf = (data: Data): (readonly Example[])[] => [
  data.examples,
  ...groupsOf(data).map((group) => without(data, group)),
]

/** Fits everything once for each group of writers, without it. */
export function leaveOut(data: Data): Fold[] {
  const { examples, claims, units } = data
  const read = groupsOf(data).map((group) => {
    const fitted = keptFit(without(data, group), claims, units)
    const own = examples.filter((e) => group.includes(e.writer))
    return { writers: group, fitted, cases: casesOf(own, fitted, claims, units) }
  })
  return read.map((fold) => {
    const decision = fitDecision(
      read.flatMap((other) => (other === fold ? [] : other.cases)),
      claims,
    )
    const all = answerAll(fold.cases, decision)
    const isFramed = (c: Answered) => c.example.place!.article.framed === true
    return { ...fold, decision, answered: all.filter((c) => !isFramed(c)), answeredFramed: all.filter(isFramed) }
  })
}
