// Gradient-boosted trees over small integer features, for two classes.
import type { Forest } from '../../server/src/core/learn/forest.ts'
import { shuffled } from '../../server/src/core/learn/linear.ts'
import { Workspace } from './kernels.ts'

export interface Growth {
  /** So many forests, of other draws of features, give their mean: what one draw decides by chance, another does not. */
  readonly forests: number
  /** So many trees a forest. */
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
function cutsOf(values: Float64Array): number[] {
  const sorted = values.sort()
  const cuts: number[] = []
  for (let b = 1; b < bins; b++) {
    const cut = sorted[Math.floor((b * sorted.length) / bins)]!
    if (cut !== cuts.at(-1) && cut !== sorted.at(-1)) cuts.push(cut)
  }
  const distinct = [...new Set(sorted)]
  return distinct.length <= bins ? distinct.slice(0, -1) : cuts
}

/** The bin of a value: how many cuts are less. */
function binOf(value: number, cuts: readonly number[]): number {
  let low = 0
  let high = cuts.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (value > cuts[middle]!) low = middle + 1
    else high = middle
  }
  return low
}

/**
 * Grows forests, and gives their mean as one, with logistic loss (Friedman 2001, with second derivatives as in XGBoost, features drawn by tree as
 * Ho 1998 does). Leaf values are rounded to thousandths, so that reading adds whole numbers.
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
  const mostAsked = Math.ceil(growth.asks * features)
  /** Numbers of both derivatives by feature that is asked about and bin, side by side. */
  const sumsLength = mostAsked * bins * 2
  const workspace = new Workspace(
    2 * rows.length + (growth.depth + 1) * sumsLength,
    rows.length + mostAsked,
    rows.length * features,
  )
  const binned = workspace.bytes(rows.length * features)
  const cuts = Array.from({ length: features }, (_, f) => {
    const values = Float64Array.from(rows, (row) => row[f]!)
    const own = cutsOf(values.slice())
    values.forEach((value, i) => {
      binned[i * features + f] = binOf(value, own)
    })
    return own
  })
  const w = weights ?? rows.map(() => 1)
  let positive = 0
  let total = 0
  targets.forEach((t, i) => {
    positive += t * w[i]!
    total += w[i]!
  })
  const base = Math.round(1000 * Math.log(positive / (total - positive)))
  const logits = new Float64Array(rows.length)
  /** Both by row, side by side. */
  const derivatives = workspace.doubles(2 * rows.length)
  const asked = workspace.integers(mostAsked)
  /** Rows, those of a node in one stretch and ascending. */
  const order = workspace.integers(rows.length)
  const aside = new Int32Array(rows.length)
  /** By depth: a node's sums live until both its parts are grown. */
  const sumsAt = Array.from({ length: growth.depth + 1 }, () => workspace.doubles(sumsLength))
  const roots: number[] = []
  const feature: number[] = []
  const value: number[] = []
  const right: number[] = []
  for (let draw = 0; draw < growth.forests * growth.rounds; draw++) {
    if (draw % growth.rounds === 0) logits.fill(base / 1000)
    asked.set(shuffled(features, draw).subarray(0, mostAsked))
    for (let i = 0; i < rows.length; i++) {
      const p = 1 / (1 + Math.exp(-logits[i]!))
      derivatives[2 * i] = (targets[i]! - p) * w[i]!
      derivatives[2 * i + 1] = p * (1 - p) * w[i]!
      order[i] = i
    }
    roots.push(feature.length)
    grow(0, rows.length, growth.depth, sumsOf(0, rows.length, growth.depth))
  }
  return { base, roots, feature, value, right }

  /** Sums of both derivatives of the rows in a stretch. */
  function sumsOf(from: number, to: number, depth: number): Float64Array {
    const sums = sumsAt[depth]!.fill(0)
    workspace.kernels.histogram(
      order.byteOffset + order.BYTES_PER_ELEMENT * from,
      to - from,
      derivatives.byteOffset,
      binned.byteOffset,
      features,
      asked.byteOffset,
      asked.length,
      sums.byteOffset,
      2 * bins * sums.BYTES_PER_ELEMENT,
    )
    return sums
  }

  function grow(from: number, to: number, depth: number, sums: Float64Array): void {
    const node = feature.length
    feature.push(-1)
    value.push(0)
    right.push(0)
    let g = 0
    let h = 0
    for (let k = from; k < to; k++) {
      g += derivatives[2 * order[k]!]!
      h += derivatives[2 * order[k]! + 1]!
    }
    const split = depth > 0 ? bestSplit(sums, g, h) : undefined
    if (!split) {
      const answer = Math.round((1000 * growth.rate * g) / (h + growth.pull))
      value[node] = Math.round(answer / growth.forests)
      for (let k = from; k < to; k++) logits[order[k]!]! += answer / 1000
      return
    }
    const middle = part(from, to, split.feature, split.bin)
    feature[node] = split.feature
    value[node] = cuts[split.feature]![split.bin]!
    let [left, rest] = [sums, sums]
    if (depth > 1) {
      // The greater part's sums are what the smaller part's leave of the whole.
      const isLeftSmaller = middle - from < to - middle
      const few = isLeftSmaller ? sumsOf(from, middle, depth - 1) : sumsOf(middle, to, depth - 1)
      for (let k = 0; k < sums.length; k++) sums[k]! -= few[k]!
      if (isLeftSmaller) left = few
      else rest = few
    }
    grow(from, middle, depth - 1, left)
    right[node] = feature.length
    grow(middle, to, depth - 1, rest)
  }

  /** Puts the rows of a stretch that go left before those that go right; gives where these begin. */
  function part(from: number, to: number, f: number, bin: number): number {
    let middle = from
    let others = 0
    for (let k = from; k < to; k++) {
      const i = order[k]!
      if (binned[i * features + f]! <= bin) order[middle++] = i
      else aside[others++] = i
    }
    order.set(aside.subarray(0, others), middle)
    return middle
  }

  function bestSplit(sums: Float64Array, g: number, h: number): { feature: number; bin: number } | undefined {
    let best: { feature: number; bin: number } | undefined
    let gain = 1e-3
    const whole = (g * g) / (h + growth.pull)
    for (let a = 0; a < asked.length; a++) {
      const f = asked[a]!
      let leftG = 0
      let leftH = 0
      for (let b = 0; b < cuts[f]!.length; b++) {
        leftG += sums[(a * bins + b) * 2]!
        leftH += sums[(a * bins + b) * 2 + 1]!
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
