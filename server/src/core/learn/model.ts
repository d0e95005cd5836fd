import { contributions, isAsserted, optionsFor, type Readers, spanOfRun } from './candidates.ts'
import { Extractor } from './features.ts'
import { answer, Bound } from './forest.ts'
import type { Candidate, ClaimModel } from './index.ts'
import { Scorer } from './scorer.ts'
import { unpack, type WeightsFile } from './weights.ts'

/** Builds the learned reader from its weights file. */
export function createClaimModel(file: WeightsFile): ClaimModel {
  const readers = readersOf(file)
  const bound = new Bound(file.forest)
  const thresholdsOf = (row: ArrayLike<number>) => file.thresholds[isAsserted(row) ? 'pattern' : 'learned']
  const worth = (row: Float64Array) => bound.reaches(row, thresholdsOf(row).information)
  return {
    claims: file.claims,
    read: (tokens, context, told) =>
      optionsFor(tokens, context, readers, told ? worth : undefined)
        .map((option): Candidate => {
          const thousandths = answer(file.forest, option.row)
          const { normal, information } = thresholdsOf(option.row)
          return {
            claim: file.claims[option.claim]!,
            logit: thousandths / 1000,
            score: share(thousandths),
            level: thousandths >= normal ? 'normal' : thousandths >= information ? 'information' : 'none',
            carried: [spanOfRun(tokens, option)],
          }
        })
        .sort((a, b) => b.logit - a.logit || (a.claim < b.claim ? -1 : 1)),
    explain: (tokens, claim) => {
      const model = 2 * file.claims.indexOf(claim)
      if (model < 0) return []
      return contributions(tokens, readers, model).flatMap((weight, i) =>
        weight ? [{ start: tokens[i]!.start, end: tokens[i]!.end, weight }] : [],
      )
    },
  }
}

function readersOf(file: WeightsFile): Readers {
  const numbers = new Map(file.units.split(' ').map((unit, i) => [unit, i + 1]))
  return {
    claims: file.claims,
    extractor: new Extractor((unit) => numbers.get(unit) ?? 0),
    claim: new Scorer(unpack(file.claim)),
    stance: new Scorer(unpack(file.stance)),
    priors: file.priors,
    patternPriors: file.patternPriors,
  }
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
