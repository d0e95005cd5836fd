// Whole writers left out, without leaks: what a decision learns from was scored by models that had not seen the sentence's writer.
import type { Data } from './data.ts'
import { type Answered, answerAll, type Case, casesOf, type Decision } from './decide.ts'
import type { Example } from './examples.ts'
import type { Fitted } from './fit.ts'
import { keptDecision, keptFit } from './kept.ts'

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
  /** The same for what was put together from frames and from plain sentences. */
  readonly answeredFramed: readonly Answered[]
}

/** Groups of writers with about the same number of sentences. */
export function foldsOf(examples: readonly Example[], writers: readonly string[], most = 8): string[][] {
  const counts = new Map<string, number>()
  for (const { writer } of examples) counts.set(writer, (counts.get(writer) ?? 0) + 1)
  const sizes = writers.map((writer) => ({ writer, size: counts.get(writer) ?? 0 }))
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

const without = ({ examples }: Data, group: readonly string[]) => {
  const left = new Set(group)
  return examples.filter(({ writer }) => !left.has(writer))
}

/** All that models are fitted from: everything, and everything without each group. Each takes ten minutes. */
export const examplesLearned = (data: Data): (readonly Example[])[] => [
  data.examples,
  ...groupsOf(data).map((group) => without(data, group)),
]

/** What models that saw none of a group's writers say of its sentences. */
type Read = Pick<Fold, 'writers' | 'fitted' | 'cases'>

function readApart(data: Data): Read[] {
  const { examples, unfitted, claims, units } = data
  const plainWriters = [...new Set(unfitted.map(({ writer }) => writer))]
  const groups = groupsOf(data)
  return groups.map((writers, g) => {
    const fitted = keptFit(without(data, writers), claims, units)
    const also = plainWriters.filter((_, w) => w % groups.length === g)
    const own = [...examples, ...unfitted].filter(({ writer }) => writers.includes(writer) || also.includes(writer))
    return { writers, fitted, cases: casesOf(own, fitted, claims, units) }
  })
}

const casesWithout = (read: readonly Read[], left?: Read) => read.flatMap((each) => (each === left ? [] : each.cases))

/** All that decisions are learned from: the cases of all groups, and of all but each. */
export function casesLearned(data: Data): (() => Case[])[] {
  const read = readApart(data)
  return [undefined, ...read].map((left) => () => casesWithout(read, left))
}

/** Fits everything once for each group of writers, without it; and the decision that learned from all groups. */
export function leaveOut(data: Data): { folds: Fold[]; decision: Decision } {
  const { claims } = data
  const read = readApart(data)
  const folds = read.map((each): Fold => {
    const decision = keptDecision(casesWithout(read, each), claims)
    const all = answerAll(each.cases, decision)
    const isFramed = (c: Answered) => c.example.place!.article.framed === true
    return { ...each, decision, answered: all.filter((c) => !isFramed(c)), answeredFramed: all.filter(isFramed) }
  })
  return { folds, decision: keptDecision(casesWithout(read), claims) }
}
