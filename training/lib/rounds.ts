// Whole writers left out, without leaks: what a decision learns from was scored by models that had not seen the sentence's writer.
import type { Job } from './apart.ts'
import type { Data } from './data.ts'
import { type Answered, answerAll, type Case, type Decision } from './decide.ts'
import type { Example } from './examples.ts'
import type { Fitted } from './fit.ts'
import { fitParts, keptCases, keptDecision, keptFit, keptPart } from './kept.ts'

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

/** A group of writers that is left out: what models are fitted from, and the sentences that they then read. */
interface Left {
  readonly writers: readonly string[]
  readonly others: readonly Example[]
  readonly own: readonly Example[]
}

function leftIn(data: Data): Left[] {
  const { examples, unfitted } = data
  const plainWriters = [...new Set(unfitted.map(({ writer }) => writer))]
  const groups = groupsOf(data)
  return groups.map((writers, g) => {
    const read = new Set([...writers, ...plainWriters.filter((_, w) => w % groups.length === g)])
    const own = [...examples, ...unfitted].filter(({ writer }) => read.has(writer))
    return { writers, others: without(data, writers), own }
  })
}

/** What models that saw none of a group's writers say of its sentences. */
type Read = Pick<Fold, 'writers' | 'fitted' | 'cases'>

const readApart = (data: Data): Read[] =>
  leftIn(data).map(({ writers, others, own }) => ({
    writers,
    fitted: keptFit(others, data.claims, data.units),
    cases: keptCases(own, others, data.claims, data.units),
  }))

const casesWithout = (read: readonly Read[], left?: Read) => read.flatMap((each) => (each === left ? [] : each.cases))

/** All that `leaveOut` needs and takes minutes, piece by piece: each keeps what it makes. */
export function jobsOf(data: Data): Job[] {
  const { examples, claims, units } = data
  const left = leftIn(data)
  const fits = (name: string, from: readonly Example[]) =>
    fitParts.map(
      (part): Job => ({ name: `${part}-${name}`, after: [], run: () => keptPart(part, from, claims, units) }),
    )
  const cases = left.map(
    ({ own, others }, g): Job => ({
      name: `cases-${g}`,
      after: fitParts.map((part) => `${part}-${g}`),
      run: () => keptCases(own, others, claims, units),
    }),
  )
  let read: Read[] | undefined
  const decisions = [-1, ...left.keys()].map(
    (g): Job => ({
      name: `decision-${g}`,
      after: cases.map(({ name }) => name),
      run: () => {
        read ??= readApart(data)
        keptDecision(casesWithout(read, read[g]), claims)
      },
    }),
  )
  return [
    ...left.flatMap(({ others }, g) => [...fits(`${g}`, others), cases[g]!]),
    ...fits('all', examples),
    ...decisions,
  ]
}

/** Fits everything once for each group of writers, without it; and the decision that learned from all groups. */
export function leaveOut(data: Data): { folds: Fold[]; decision: Decision } {
  const { claims } = data
  const read = readApart(data)
  const folds = read.map((each): Fold => {
    const decision = keptDecision(casesWithout(read, each), claims)
    const all = answerAll(each.cases, decision, claims)
    const isFramed = (c: Answered) => c.example.place!.article.framed === true
    return { ...each, decision, answered: all.filter((c) => !isFramed(c)), answeredFramed: all.filter(isFramed) }
  })
  return { folds, decision: keptDecision(casesWithout(read), claims) }
}
