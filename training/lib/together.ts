// Fits linear models side by side: what is read of an example is read once for all of them, and a feature's weights stand together.
import type { Examples, Fit } from '../../server/src/core/learn/linear.ts'
import { modelsBeside, Workspace } from './kernels.ts'

/**
 * Fits models to the same examples, each as `fitLinear` fits it: the same weights, bit for bit. (A model that does not move at an example is moved by
 * 0 there, which changes nothing.)
 * @param count of models
 * @param fitOf gives what a model is to learn, by its number; it is asked when the model's turn comes
 * @param order the order in which examples are visited
 */
export function fitTogether(
  examples: Examples,
  count: number,
  fitOf: (model: number) => Omit<Fit, 'rounds'>,
  rounds: number,
  order: Int32Array,
): Float64Array[] {
  const { features } = examples
  const laid = laidOut(examples, order)
  // One array for all: each new one has all memory gone through.
  const all = new Float64Array(count * features)
  const found = Array.from({ length: count }, (_, m) => all.subarray(m * features, (m + 1) * features))
  for (let first = 0; first < count; first += modelsBeside) {
    const models = Math.min(modelsBeside, count - first)
    begin(laid, models, (m) => fitOf(first + m), order)
    descend(laid, models, rounds)
    for (let m = 0; m < models; m++) {
      const own = found[first + m]!
      for (let f = 0; f < features; f++) own[f] = laid.weights[f * modelsBeside + m]!
    }
  }
  return found
}

/** Examples in the order in which they are visited, in memory that kernels work on. */
interface Laid extends Pick<Workspace, 'kernels'> {
  readonly from: Int32Array
  readonly ids: Int32Array
  readonly values: Float64Array
  /** The square of each example's length. */
  readonly squares: Float64Array
  /** By feature, and there by model. */
  readonly weights: Float64Array
  /** By model. */
  readonly scores: Float64Array
  readonly steps: Float64Array
  /** By example, and there by model. */
  readonly alphas: Float64Array
  readonly doubledCosts: Float64Array
  /** By example, a bit a model: those for which it is a positive one, those that look at it at all, and those that do so in this round. */
  readonly positive: Uint8Array
  readonly all: Uint8Array
  readonly active: Uint8Array
}

function laidOut({ from: starts, ids: allIds, values: allValues, features }: Examples, order: Int32Array): Laid {
  const workspace = new Workspace(allIds.length + (features + 2) * modelsBeside, allIds.length)
  const ids = workspace.integers(allIds.length)
  const values = workspace.doubles(allIds.length)
  const from = new Int32Array(order.length + 1)
  const squares = new Float64Array(order.length)
  order.forEach((example, at) => {
    const [start, end] = [starts[example]!, starts[example + 1]!]
    ids.set(allIds.subarray(start, end), from[at]!)
    values.set(allValues.subarray(start, end), from[at]!)
    from[at + 1] = from[at]! + end - start
    for (let k = start; k < end; k++) squares[at]! += allValues[k]! * allValues[k]!
  })
  return {
    kernels: workspace.kernels,
    from,
    ids,
    values,
    squares,
    weights: workspace.doubles(features * modelsBeside),
    scores: workspace.doubles(modelsBeside),
    steps: workspace.doubles(modelsBeside),
    alphas: new Float64Array(order.length * modelsBeside),
    doubledCosts: new Float64Array(order.length * modelsBeside),
    positive: new Uint8Array(order.length),
    all: new Uint8Array(order.length),
    active: new Uint8Array(order.length),
  }
}

/** Lays out what some models are to learn. */
function begin(laid: Laid, models: number, fitOf: (model: number) => Omit<Fit, 'rounds'>, order: Int32Array): void {
  const { alphas, doubledCosts, positive, all, weights, steps } = laid
  for (const numbers of [alphas, positive, all, weights, steps]) numbers.fill(0)
  for (let m = 0; m < models; m++) {
    const { cost, target } = fitOf(m)
    for (let at = 0; at < order.length; at++) {
      const example = order[at]!
      doubledCosts[at * modelsBeside + m] = 2 * cost[example]!
      if (cost[example]) all[at]! |= 1 << m
      if (target[example]! > 0) positive[at]! |= 1 << m
    }
  }
}

/** Dual coordinate descent, see `fitLinear`. */
function descend(laid: Laid, models: number, rounds: number): void {
  const { kernels, from, ids, values, squares, weights, scores, steps } = laid
  const { alphas, doubledCosts, positive, all, active } = laid
  for (let round = 0; round < rounds; round++) {
    if (round % 5 === 0) active.set(all)
    for (let at = 0; at < active.length; at++) {
      const asked = active[at]!
      if (!asked) continue
      const length = from[at + 1]! - from[at]!
      const ownIds = ids.byteOffset + ids.BYTES_PER_ELEMENT * from[at]!
      const ownValues = values.byteOffset + values.BYTES_PER_ELEMENT * from[at]!
      kernels.scores(weights.byteOffset, ownIds, ownValues, length, scores.byteOffset)
      let moves = false
      for (let m = 0; m < models; m++) {
        steps[m] = 0
        if (!(asked & (1 << m))) continue
        const own = at * modelsBeside + m
        const y = positive[at]! & (1 << m) ? 1 : -1
        const before = alphas[own]!
        const gradient = y * scores[m]! - 1 + before / doubledCosts[own]!
        if (before === 0 && gradient > 0.1) {
          active[at]! &= ~(1 << m)
          continue
        }
        const after = Math.max(before - gradient / (squares[at]! + 1 / doubledCosts[own]!), 0)
        if (after === before) continue
        alphas[own] = after
        steps[m] = (after - before) * y
        moves = true
      }
      if (moves) kernels.move(weights.byteOffset, ownIds, ownValues, length, steps.byteOffset)
    }
  }
}
