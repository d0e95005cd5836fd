// The decision: from the options of sentences (claims that come into question) to a forest and thresholds.
import { type Option, optionsFor, type Readers } from '../../server/src/core/learn/candidates.ts'
import { answer, type Forest } from '../../server/src/core/learn/forest.ts'
import { Scorer } from '../../server/src/core/learn/scorer.ts'
import type { Example, Units } from './examples.ts'
import type { Fitted } from './fit.ts'
import { growForest } from './trees.ts'

/** An option of a sentence of an article. */
export interface Case extends Option {
  readonly example: Example
}

/** A case with what a forest answers, in thousandths of a logit. */
export interface Answered extends Case {
  readonly logit: number
}

/** The options of all these sentences as models fitted elsewhere see them. */
export function casesOf(examples: readonly Example[], fitted: Fitted, claims: readonly string[], units: Units): Case[] {
  const readers: Readers = {
    claims,
    extractor: units.extractor,
    claim: new Scorer(fitted.claim),
    stance: new Scorer(fitted.stance),
  }
  return examples.flatMap((example) =>
    optionsFor(example.row.tokens, example.row.context, readers).map((option) => ({ ...option, example })),
  )
}

/** Grows the forest that decides. Cases that overlap an `either` label and no flag are left out: either answer is right. */
export function fitDecision(cases: readonly Case[], claims: readonly string[]): Forest {
  const rows: (readonly number[])[] = []
  const targets: number[] = []
  for (const { example, claim, row } of cases) {
    const labels = example.place!.row.overlaps
    const flags = labels.filter((l) => l.label === 'flag')
    const right = flags.some((l) => l.claims.includes(claims[claim]!))
    if (!flags.length && labels.some((l) => l.label === 'either')) continue
    rows.push(row)
    targets.push(right ? 1 : 0)
  }
  return growForest(rows, targets, { rounds: 150, depth: 4, rate: 0.08, leastWeight: 8, pull: 2 })
}

/** What the forest says of each case. */
export function answerAll(cases: readonly Case[], forest: Forest): Answered[] {
  return cases.map((c) => ({ ...c, logit: answer(forest, c.row) }))
}
