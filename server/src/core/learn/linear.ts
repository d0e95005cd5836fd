/** Examples in one flat store: example `i` has the features `ids[from[i] .. from[i+1])` with the values beside them. */
export interface Examples {
  readonly from: Int32Array
  readonly ids: Int32Array
  readonly values: Float64Array
  readonly features: number
}

/** Packs lists of feature ids and values. The features are taken as they come; the last feature should be a bias. */
export function pack(
  rows: readonly { readonly ids: readonly number[]; readonly values: readonly number[] }[],
  features: number,
): Examples {
  const from = new Int32Array(rows.length + 1)
  rows.forEach((row, i) => {
    from[i + 1] = from[i]! + row.ids.length
  })
  const ids = new Int32Array(from[rows.length]!)
  const values = new Float64Array(ids.length)
  rows.forEach((row, i) => {
    ids.set(row.ids, from[i]!)
    values.set(row.values, from[i]!)
  })
  return { from, ids, values, features }
}

/** A small generator of pseudo-random numbers, the same everywhere: 32 bits, seeded. */
export function random(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return (t ^ (t >>> 14)) >>> 0
  }
}

export interface Fit {
  /** Cost of an error, by example; 0 leaves an example out. */
  readonly cost: Float64Array
  /** 1 or -1, by example. */
  readonly target: Int8Array
  readonly rounds: number
}

/**
 * Fits a linear support vector machine with squared hinge loss by dual coordinate descent (Hsieh et al., ICML 2008, algorithm 1 with
 * shrinking). Only sums and products in a fixed order, so that the weights are the same on every machine.
 */
export function fitLinear(examples: Examples, fit: Fit, order: Int32Array): Float64Array {
  const { from, ids, values } = examples
  const { cost, target } = fit
  const weights = new Float64Array(examples.features)
  const alpha = new Float64Array(target.length)
  let active: number[] = []
  const norms = new Float64Array(target.length)
  for (const i of order) {
    if (!cost[i]) continue
    active.push(i)
    let norm = 0
    for (let k = from[i]!; k < from[i + 1]!; k++) norm += values[k]! * values[k]!
    norms[i] = norm + 1 / (2 * cost[i]!)
  }
  const all = active
  for (let round = 0; round < fit.rounds; round++) {
    if (round % 5 === 0) active = all
    const next: number[] = []
    for (const i of active) {
      const y = target[i]!
      let sum = 0
      for (let k = from[i]!, end = from[i + 1]!; k < end; k++) sum += weights[ids[k]!]! * values[k]!
      const gradient = y * sum - 1 + alpha[i]! / (2 * cost[i]!)
      if (alpha[i] === 0 && gradient > 0.1) continue
      next.push(i)
      const before = alpha[i]!
      const after = Math.max(before - gradient / norms[i]!, 0)
      const step = (after - before) * y
      if (step === 0) continue
      alpha[i] = after
      for (let k = from[i]!, end = from[i + 1]!; k < end; k++) weights[ids[k]!]! += step * values[k]!
    }
    active = next
  }
  return weights
}

/** The order in which examples are visited: shuffled once, from a seed. */
export function shuffled(count: number, seed: number): Int32Array {
  const order = Int32Array.from({ length: count }, (_, i) => i)
  const next = random(seed)
  for (let i = count - 1; i > 0; i--) {
    const j = next() % (i + 1)
    const kept = order[i]!
    order[i] = order[j]!
    order[j] = kept
  }
  return order
}

/** The score of an example. */
export function dot(examples: Examples, i: number, weights: Float64Array): number {
  let sum = 0
  for (let k = examples.from[i]!; k < examples.from[i + 1]!; k++)
    sum += weights[examples.ids[k]!]! * examples.values[k]!
  return sum
}
