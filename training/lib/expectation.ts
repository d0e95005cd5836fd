// What the scores of an option say of how likely it is right: a logistic regression over a handful of columns.
import { expectationFeatures } from '../../server/src/core/learn/expectation.ts'

/**
 * Weights of the features, in thousandths of a logit for 1,000 (score units, or yes), by Newton steps on the diagonal.
 * @param right 1 for a right option, else 0
 */
export function fitExpectation(rows: readonly (readonly number[])[], right: readonly number[]): number[] {
  const features = rows.map((row) => Float64Array.from(expectationFeatures(row), (value) => value / 1000))
  const count = features[0]?.length ?? 0
  const weights = new Float64Array(count)
  for (let round = 0; round < rounds; round++) {
    const slope = new Float64Array(count)
    const curvature = new Float64Array(count).fill(0.5)
    features.forEach((x, i) => {
      let logit = 0
      for (let k = 0; k < count; k++) logit += weights[k]! * x[k]!
      const share = 1 / (1 + Math.exp(-logit))
      for (let k = 0; k < count; k++) {
        slope[k]! += (share - right[i]!) * x[k]!
        curvature[k]! += share * (1 - share) * x[k]! * x[k]!
      }
    })
    for (let k = 0; k < count; k++) weights[k]! -= (0.4 * slope[k]!) / curvature[k]!
  }
  return Array.from(weights, (weight) => Math.round(1000 * weight))
}

const rounds = 80
