// The decision: from the options of sentences (claims that come into question) to a forest and thresholds.
import { consider, type ModelParts, type Option, optionsOf } from '../../server/src/core/learn/candidates.ts'
import { columns, isAsserted, isNegated } from '../../server/src/core/learn/columns.ts'
import { expectationOf, expectedOf } from '../../server/src/core/learn/expectation.ts'
import { answer, type Forest } from '../../server/src/core/learn/forest.ts'
import {
  fillSaid,
  type Rest,
  type Saying,
  sayingOf,
  sidesOf,
  silence,
  topicsOf,
} from '../../server/src/core/learn/neighbours.ts'
import { Networks } from '../../server/src/core/learn/networks.ts'
import { Scorer } from '../../server/src/core/learn/scorer.ts'
import { tableOf } from '../../server/src/core/learn/table.ts'
import type { Article, SentenceRow } from './articles.ts'
import type { Example, Units } from './examples.ts'
import { fitExpectation } from './expectation.ts'
import type { Fitted } from './fit.ts'
import { growForest } from './trees.ts'

/** An option of a sentence of an article, without what only the linter asks: there are many cases. */
export interface Case extends Pick<Option, 'claim' | 'row'> {
  readonly example: Example
}

/** A case with what a forest answers, in thousandths of a logit. */
export interface Answered extends Case {
  readonly logit: number
}

/** The options of all these sentences as models fitted elsewhere see them. */
export function casesOf(examples: readonly Example[], fitted: Fitted, claims: readonly string[], units: Units): Case[] {
  const readers: ModelParts = {
    claims,
    topics: topicsOf(claims),
    extractor: units.known,
    claim: new Scorer(tableOf(fitted.claim)),
    stance: new Scorer(tableOf(fitted.stance)),
    framing: new Scorer(tableOf(fitted.framing)),
    networks: new Networks(fitted.networks),
    priors: claims.map(() => 0),
    patternPriors: claims.map(() => 0),
    negationPriors: claims.map(() => 0),
    expectation: [],
  }
  return examples.flatMap((example) => {
    const considered = consider(example.row.tokens, example.row.context, readers)
    return considered ? optionsOf(considered, silence, readers).map(({ claim, row }) => ({ claim, row, example })) : []
  })
}

/**
 * What decides on options: a forest, how often each claim was right where it scored best, where its patterns asserted it and where a negation has a
 * say, and how much the scores of a sentence let expect.
 */
export interface Decision {
  readonly forest: Forest
  readonly expectation: readonly number[]
  readonly priors: readonly number[]
  readonly patternPriors: readonly number[]
  readonly negationPriors: readonly number[]
}

/** Decides nothing: for models that are written without a decision. */
export const undecided: Decision = {
  forest: { base: 0, roots: [], feature: [], value: [], right: [] },
  expectation: [],
  priors: [],
  patternPriors: [],
  negationPriors: [],
}

const rankColumn = columns.indexOf('mention rank')
const priorColumn = columns.indexOf('prior')
const patternPriorColumn = columns.indexOf('pattern prior')
const negationPriorColumn = columns.indexOf('negation prior')
/** What a case of a frame counts: there are many, and what stands around a claim in articles is what has to be read. */
const framedWeight = 0.35
/** The mean of all claims counts as much as this many cases of a claim. */
const priorWeight = 12

/** Whether a label says that the sentence makes the claim. */
export function isRight({ example, claim }: Case, claims: readonly string[]): boolean {
  return example.place!.row.overlaps.some((l) => l.label === 'flag' && l.claims.includes(claims[claim]!))
}

/** Either answer is right: an `either` label and no flag. */
export function isOpen({ example }: Case): boolean {
  const labels = example.place!.row.overlaps
  return labels.some((l) => l.label === 'either') && !labels.some((l) => l.label === 'flag')
}

/** How often each claim is right among some cases, in hundredths, for the cases of all writers but one. */
function priorsOf(
  cases: readonly Case[],
  claims: readonly string[],
  counted: (c: Case) => boolean,
): (without?: string) => number[] {
  const counts = new Map<string, { right: Float64Array; all: Float64Array }>()
  for (const c of cases) {
    if (!counted(c) || isOpen(c) || c.example.place!.article.framed) continue
    const { writer } = c.example
    let own = counts.get(writer)
    if (!own)
      counts.set(writer, (own = { right: new Float64Array(claims.length), all: new Float64Array(claims.length) }))
    own.all[c.claim]!++
    if (isRight(c, claims)) own.right[c.claim]!++
  }
  return (without) => {
    const right = new Float64Array(claims.length)
    const all = new Float64Array(claims.length)
    for (const [writer, own] of counts) {
      if (writer === without) continue
      for (let c = 0; c < claims.length; c++) {
        right[c]! += own.right[c]!
        all[c]! += own.all[c]!
      }
    }
    const mean = right.reduce((a, b) => a + b, 0) / (all.reduce((a, b) => a + b, 0) || 1)
    return claims.map((_, c) => Math.round((100 * (right[c]! + priorWeight * mean)) / (all[c]! + priorWeight)))
  }
}

type Priors = Pick<Decision, 'priors' | 'patternPriors' | 'negationPriors'>

/** A case's row with its claim's priors and what else its article says put in. */
function filled(
  { row, claim, example }: Case,
  { priors, patternPriors, negationPriors }: Priors,
  { topics, around }: Said,
): number[] {
  const full = row
    .with(priorColumn, priors[claim]!)
    .with(patternPriorColumn, isAsserted(row) ? patternPriors[claim]! : 0)
    .with(negationPriorColumn, isNegated(row) ? negationPriors[claim]! : 0)
  const { own, rest } = around(example)
  fillSaid(full, claim, topics, own, rest)
  return full
}

/** What articles say. */
interface Said {
  /** Of all claims, see `topicsOf`. */
  readonly topics: readonly number[]
  /** What a sentence says, and the rest of its article. */
  readonly around: (example: Example) => { readonly own: readonly Saying[]; readonly rest: Rest }
}

/** What articles say by the scores of cases; all cases of an article must be there. */
function saidIn(cases: readonly Case[], weights: readonly number[], claims: readonly string[]): Said {
  const expected = new Map<Article, number>()
  const sayings = new Map<SentenceRow, Saying[]>()
  for (const { row, claim, example } of cases) {
    const { article, row: sentence } = example.place!
    if (!expected.has(article)) for (const each of article.rows) sayings.set(each, [])
    const chance = expectedOf(row, weights)
    expected.set(article, (expected.get(article) ?? 0) + chance)
    const saying = sayingOf(claim, row, chance)
    if (saying) sayings.get(sentence)!.push(saying)
  }
  const numbers = new Map([...expected.keys()].flatMap(({ rows }) => rows.map((row, i) => [row, i] as const)))
  const said = (rows: readonly SentenceRow[]) => rows.map((row) => sayings.get(row)!)
  return {
    topics: topicsOf(claims),
    around: ({ place }) => {
      const { article, row } = place!
      const { rows } = article
      const { before, behind } = sidesOf(rows, numbers.get(row)!)
      const expectation = expectationOf(expected.get(article)!, rows.length)
      return { own: sayings.get(row)!, rest: { expectation, before: said(before), behind: said(behind) } }
    },
  }
}

/** Grows the forest that decides. Cases where either answer is right are left out; a case's own writer does not count in its priors. */
export function fitDecision(cases: readonly Case[], claims: readonly string[]): Decision {
  const priors = priorsOf(cases, claims, (c) => c.row[rankColumn] === 0)
  const patternPriors = priorsOf(cases, claims, (c) => isAsserted(c.row))
  const negationPriors = priorsOf(cases, claims, (c) => isNegated(c.row))
  const priorsWithout = (writer?: string): Priors => ({
    priors: priors(writer),
    patternPriors: patternPriors(writer),
    negationPriors: negationPriors(writer),
  })
  const byWriter = new Map(
    [...new Set(cases.map((c) => c.example.writer))].map((writer) => [writer, priorsWithout(writer)]),
  )
  const used = cases.filter((c) => !isOpen(c))
  const right = used.map((c) => (isRight(c, claims) ? 1 : 0))
  const expectation = fitExpectation(
    used.map((c) => c.row),
    right,
  )
  const said = saidIn(cases, expectation, claims)
  const forest = growForest(
    used.map((c) => filled(c, byWriter.get(c.example.writer)!, said)),
    right,
    { forests: 2, rounds: 180, depth: 6, rate: 0.1, leastWeight: 12, pull: 3, asks: 0.4 },
    used.map(({ example: { place } }) => (place!.article.framed && !place!.article.plain ? framedWeight : 1)),
  )
  return { forest, expectation, ...priorsWithout() }
}

/** What a decision says of each case; all cases of an article must be there. */
export function answerAll(cases: readonly Case[], decision: Decision, claims: readonly string[]): Answered[] {
  const said = saidIn(cases, decision.expectation, claims)
  return cases.map((c) => {
    const row = filled(c, decision, said)
    return { ...c, row, logit: answer(decision.forest, row) }
  })
}
