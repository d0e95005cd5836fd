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
  const found: Float64Array[] = []
  for (let first = 0; first < count; first += modelsBeside) {
    const fits = Array.from({ length: Math.min(modelsBeside, count - first) }, (_, m) => fitOf(first + m))
    fitBeside(laid, fits, rounds, order)
    for (let m = 0; m < fits.length; m++)
      found.push(laid.weights.subarray(0, features).map((_, f) => laid.weights[f * modelsBeside + m]!))
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
  }
}

/** Dual coordinate descent, see `fitLinear`. */
function fitBeside(laid: Laid, fits: readonly Omit<Fit, 'rounds'>[], rounds: number, order: Int32Array): void {
  const { kernels, from, ids, values, squares, weights, scores, steps } = laid
  const models = fits.length
  const alphas = new Float64Array(order.length * modelsBeside)
  const doubledCosts = new Float64Array(order.length * modelsBeside)
  // By example, a bit a model: those for which it is a positive one, those that look at it at all, and those that do so in this round.
  const [positive, all, active] = [0, 0, 0].map(() => new Uint8Array(order.length)) as [
    Uint8Array,
    Uint8Array,
    Uint8Array,
  ]
  for (let m = 0; m < models; m++) {
    const { cost, target } = fits[m]!
    for (let at = 0; at < order.length; at++) {
      const example = order[at]!
      doubledCosts[at * modelsBeside + m] = 2 * cost[example]!
      if (cost[example]) all[at]! |= 1 << m
      if (target[example]! > 0) positive[at]! |= 1 << m
    }
  }
  weights.fill(0)
  steps.fill(0)
  for (let round = 0; round < rounds; round++) {
    if (round % 5 === 0) active.set(all)
    for (let at = 0; at < order.length; at++) {
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
