import { contributions, optionsOf, type Proposed, propose, type Readers, spanOfRun } from './candidates.ts'
import { isAsserted, isKnownEarly } from './columns.ts'
import { Extractor } from './features.ts'
import { answer, Bound } from './forest.ts'
import type { Candidate, ClaimModel } from './index.ts'
import { Scorer } from './scorer.ts'
import type { Weights } from './weights.ts'

/** Builds the learned reader from its weights. */
export function createClaimModel(weights: Weights): ClaimModel {
  const readers = readersOf(weights)
  const bound = new Bound(weights.forest, isKnownEarly)
  const thresholdsOf = (row: ArrayLike<number>) => weights.thresholds[isAsserted(row) ? 'pattern' : 'learned']
  const worth = (row: Float64Array) => bound.reaches(row, thresholdsOf(row).information)
  return {
    claims: weights.claims,
    propose: (tokens, context, told) => propose(tokens, context, readers, told ? worth : undefined),
    read: (proposal, expectation, told) =>
      optionsOf(proposal as Proposed, expectation, readers, told ? worth : undefined)
        .map((option): Candidate => {
          const thousandths = answer(weights.forest, option.row)
          const { normal, information } = thresholdsOf(option.row)
          return {
            claim: weights.claims[option.claim]!,
            logit: thousandths / 1000,
            score: share(thousandths),
            level: thousandths >= normal ? 'normal' : thousandths >= information ? 'information' : 'none',
            carried: [spanOfRun((proposal as Proposed).tokens, option)],
          }
        })
        .sort((a, b) => b.logit - a.logit || (a.claim < b.claim ? -1 : 1)),
    explain: (tokens, claim) => {
      const model = 2 * weights.claims.indexOf(claim)
      if (model < 0) return []
      return contributions(tokens, readers, model).flatMap((weight, i) =>
        weight ? [{ start: tokens[i]!.start, end: tokens[i]!.end, weight }] : [],
      )
    },
  }
}

function readersOf(weights: Weights): Readers {
  const units = weights.units.split(' ')
  return {
    claims: weights.claims,
    extractor: new Extractor((unit) => numberOf(units, unit)),
    claim: new Scorer(weights.claim),
    stance: new Scorer(weights.stance),
    priors: weights.priors,
    patternPriors: weights.patternPriors,
    expectation: weights.expectation,
  }
}

/** The place of a unit among ascending ones, from 1 on; 0 when it is not there. */
function numberOf(units: readonly string[], unit: string): number {
  let low = 0
  let high = units.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (units[middle]! < unit) low = middle + 1
    else high = middle
  }
  return units[low] === unit ? low + 1 : 0
}

/** A logit in thousandths as a share, in hundredths: a logistic curve of straight pieces, so that it needs no exponential. */
function share(thousandths: number): number {
  const size = Math.min(6000, Math.abs(thousandths))
  let i = 0
  while (i < curve.length - 2 && size > curve[i + 1]![0]!) i++
  const [x, y] = curve[i]!
  const [x2, y2] = curve[i + 1]!
  const above = Math.round(y + ((y2 - y) * (size - x)) / (x2 - x))
  return (thousandths < 0 ? 100 - above : above) / 100
}

/** Points of the logistic curve: logit in thousandths, share in hundredths. */
const curve: readonly (readonly [number, number])[] = [
  [0, 50],
  [500, 62],
  [1000, 73],
  [1500, 82],
  [2000, 88],
  [3000, 95],
  [4500, 99],
  [6000, 100],
]
