// Gradient-boosted trees over small integer features, for two classes.
import type { Forest } from '../../server/src/core/learn/forest.ts'

export interface Growth {
  readonly rounds: number
  readonly depth: number
  /** Share of each tree's answer that is taken. */
  readonly rate: number
  /** Least sum of second derivatives in a leaf. */
  readonly leastWeight: number
  /** Pull of leaves towards 0. */
  readonly pull: number
}

const bins = 48

/** Cuts between values of a feature such that each bin holds about as many rows. */
function cutsOf(values: readonly number[]): number[] {
  const sorted = [...values].sort((a, b) => a - b)
  const cuts: number[] = []
  for (let b = 1; b < bins; b++) {
    const cut = sorted[Math.floor((b * sorted.length) / bins)]!
    if (cut !== cuts.at(-1) && cut !== sorted.at(-1)) cuts.push(cut)
  }
  const distinct = [...new Set(sorted)]
  return distinct.length <= bins ? distinct.slice(0, -1) : cuts
}

/**
 * Grows a forest with logistic loss (Friedman 2001, with second derivatives as in XGBoost). Leaf values are rounded to thousandths, so
 * that reading adds whole numbers.
 * @param rows integer features by row
 * @param targets 1 or 0 by row
 */
export function growForest(
  rows: readonly (readonly number[])[],
  targets: readonly number[],
  growth: Growth,
  weights?: readonly number[],
): Forest {
  const features = rows[0]!.length
  const cuts = Array.from({ length: features }, (_, f) => cutsOf(rows.map((row) => row[f]!)))
  const binned = cuts.map((own, f) =>
    Uint8Array.from(rows, (row) => {
      let b = 0
      while (b < own.length && row[f]! > own[b]!) b++
      return b
    }),
  )
  const w = weights ?? rows.map(() => 1)
  let positive = 0
  let total = 0
  targets.forEach((t, i) => {
    positive += t * w[i]!
    total += w[i]!
  })
  const base = Math.round(1000 * Math.log(positive / (total - positive)))
  const logits = new Float64Array(rows.length).fill(base / 1000)
  const gradient = new Float64Array(rows.length)
  const hessian = new Float64Array(rows.length)
  const roots: number[] = []
  const feature: number[] = []
  const value: number[] = []
  const right: number[] = []
  for (let round = 0; round < growth.rounds; round++) {
    for (let i = 0; i < rows.length; i++) {
      const p = 1 / (1 + Math.exp(-logits[i]!))
      gradient[i] = (targets[i]! - p) * w[i]!
      hessian[i] = p * (1 - p) * w[i]!
    }
    roots.push(feature.length)
    grow(
      Int32Array.from({ length: rows.length }, (_, i) => i),
      growth.depth,
    )
  }
  return { base, roots, feature, value, right }

  function grow(own: Int32Array, depth: number): void {
    const node = feature.length
    feature.push(-1)
    value.push(0)
    right.push(0)
    let g = 0
    let h = 0
    for (const i of own) {
      g += gradient[i]!
      h += hessian[i]!
    }
    const split = depth > 0 ? bestSplit(own, g, h) : undefined
    if (!split) {
      value[node] = Math.round((1000 * growth.rate * g) / (h + growth.pull))
      for (const i of own) logits[i]! += value[node]! / 1000
      return
    }
    const column = binned[split.feature]!
    feature[node] = split.feature
    value[node] = cuts[split.feature]![split.bin]!
    grow(
      own.filter((i) => column[i]! <= split.bin),
      depth - 1,
    )
    right[node] = feature.length
    grow(
      own.filter((i) => column[i]! > split.bin),
      depth - 1,
    )
  }

  function bestSplit(own: Int32Array, g: number, h: number): { feature: number; bin: number } | undefined {
    let best: { feature: number; bin: number } | undefined
    let gain = 1e-3
    const sumG = new Float64Array(bins + 1)
    const sumH = new Float64Array(bins + 1)
    const whole = (g * g) / (h + growth.pull)
    for (let f = 0; f < features; f++) {
      const count = cuts[f]!.length
      if (!count) continue
      sumG.fill(0)
      sumH.fill(0)
      const column = binned[f]!
      for (const i of own) {
        sumG[column[i]!]! += gradient[i]!
        sumH[column[i]!]! += hessian[i]!
      }
      let leftG = 0
      let leftH = 0
      for (let b = 0; b < count; b++) {
        leftG += sumG[b]!
        leftH += sumH[b]!
        if (leftH < growth.leastWeight || h - leftH < growth.leastWeight) continue
        const rightG = g - leftG
        const found = (leftG * leftG) / (leftH + growth.pull) + (rightG * rightG) / (h - leftH + growth.pull) - whole
        if (found > gain) {
          gain = found
          best = { feature: f, bin: b }
        }
      }
    }
    return best
  }
}
