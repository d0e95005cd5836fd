// Gradient-boosted trees over small integer features, for two classes.
import type { Forest } from '../../server/src/core/learn/forest.ts'
import { shuffled } from '../../server/src/core/learn/linear.ts'

export interface Growth {
  readonly rounds: number
  readonly depth: number
  /** Share of each tree's answer that is taken. */
  readonly rate: number
  /** Least sum of second derivatives in a leaf. */
  readonly leastWeight: number
  /** Pull of leaves towards 0. */
  readonly pull: number
  /** Share of the features that each tree may ask about, drawn anew for each: trees that cannot all ask the same differ more. */
  readonly asks: number
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
 * Grows a forest with logistic loss (Friedman 2001, with second derivatives as in XGBoost, features drawn by tree as Ho 1998 does). Leaf values are
 * rounded to thousandths, so that reading adds whole numbers.
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
  const binned = new Uint8Array(rows.length * features)
  rows.forEach((row, i) => {
    for (let f = 0; f < features; f++) {
      const own = cuts[f]!
      let low = 0
      let high = own.length
      while (low < high) {
        const middle = (low + high) >> 1
        if (row[f]! > own[middle]!) low = middle + 1
        else high = middle
      }
      binned[i * features + f] = low
    }
  })
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
  let asked: Int32Array = new Int32Array(0)
  for (let round = 0; round < growth.rounds; round++) {
    asked = shuffled(features, round).subarray(0, Math.ceil(growth.asks * features))
    for (let i = 0; i < rows.length; i++) {
      const p = 1 / (1 + Math.exp(-logits[i]!))
      gradient[i] = (targets[i]! - p) * w[i]!
      hessian[i] = p * (1 - p) * w[i]!
    }
    roots.push(feature.length)
    const all = Int32Array.from({ length: rows.length }, (_, i) => i)
    grow(all, growth.depth, sumsOf(all))
  }
  return { base, roots, feature, value, right }

  /** Sums of both derivatives by feature and bin, side by side. */
  function sumsOf(own: Int32Array): Float64Array {
    const sums = new Float64Array(features * bins * 2)
    for (const i of own) {
      const g = gradient[i]!
      const h = hessian[i]!
      const row = i * features
      for (const f of asked) {
        const at = (f * bins + binned[row + f]!) * 2
        sums[at]! += g
        sums[at + 1]! += h
      }
    }
    return sums
  }

  function grow(own: Int32Array, depth: number, sums: Float64Array): void {
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
    const split = depth > 0 ? bestSplit(sums, g, h) : undefined
    if (!split) {
      value[node] = Math.round((1000 * growth.rate * g) / (h + growth.pull))
      for (const i of own) logits[i]! += value[node]! / 1000
      return
    }
    const goesLeft = (i: number) => binned[i * features + split.feature]! <= split.bin
    const left = own.filter(goesLeft)
    const rest = own.filter((i) => !goesLeft(i))
    // The greater part's sums are what the smaller part's leave of the whole.
    const smaller = left.length < rest.length ? left : rest
    const few = depth > 1 ? sumsOf(smaller) : sums
    const many = depth > 1 ? sums.map((sum, k) => sum - few[k]!) : sums
    feature[node] = split.feature
    value[node] = cuts[split.feature]![split.bin]!
    grow(left, depth - 1, smaller === left ? few : many)
    right[node] = feature.length
    grow(rest, depth - 1, smaller === left ? many : few)
  }

  function bestSplit(sums: Float64Array, g: number, h: number): { feature: number; bin: number } | undefined {
    let best: { feature: number; bin: number } | undefined
    let gain = 1e-3
    const whole = (g * g) / (h + growth.pull)
    for (const f of asked) {
      let leftG = 0
      let leftH = 0
      for (let b = 0; b < cuts[f]!.length; b++) {
        leftG += sums[(f * bins + b) * 2]!
        leftH += sums[(f * bins + b) * 2 + 1]!
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
