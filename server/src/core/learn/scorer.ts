/** Weights of several linear models over the same features, in whole numbers. */
export interface LinearWeights {
  /** Keys of the features, ascending. */
  readonly keys: Float64Array
  /** How much a feature counts in a sentence's length, 1 to 255. */
  readonly sizes: Uint8Array
  /** Feature `i` has the entries `from[i]` to `from[i + 1]`: the number of a model and its weight. */
  readonly from: Int32Array
  readonly models: Uint8Array
  readonly weights: Int8Array
  /** Bias by model, in score units. */
  readonly biases: Int32Array
}

/** Sizes count in this fraction of the size of a word that stands in a single sentence; weights in `weightUnit` of a margin of 1. */
export const sizeUnit = 64
export const weightUnit = 40
/** A score of a linear model is this many times its margin. */
export const scoreUnit = 256

/** Looks up features and adds their weights. Sums of whole numbers and one square root: the same on every machine. */
export class Scorer {
  private readonly slots: Int32Array
  private readonly mask: number
  private readonly sums: Int32Array

  constructor(private readonly linear: LinearWeights) {
    let size = 16
    while (size < linear.keys.length * 2) size *= 2
    this.mask = size - 1
    this.slots = new Int32Array(size).fill(-1)
    this.sums = new Int32Array(linear.biases.length)
    linear.keys.forEach((key, i) => {
      let at = hash(key) & this.mask
      while (this.slots[at] !== -1) at = (at + 1) & this.mask
      this.slots[at] = i
    })
  }

  /** The scores of all models for the features with these keys, in `scoreUnit`; the array is used again by the next call. */
  score(keys: readonly number[]): Int32Array {
    const { sums, linear } = this
    const { from, models, weights, sizes, biases } = linear
    sums.fill(0)
    let square = 0
    for (const key of keys) {
      const i = this.indexOf(key)
      if (i < 0) continue
      const size = sizes[i]!
      square += size * size
      for (let k = from[i]!, end = from[i + 1]!; k < end; k++) sums[models[k]!]! += weights[k]!
    }
    const scale = this.scale(square)
    for (let m = 0; m < sums.length; m++) sums[m] = Math.round(sums[m]! * scale) + biases[m]!
    return sums
  }

  /** The weight of a feature for a model, before a sentence's length is taken into account; 0 when it has none. */
  weight(key: number, model: number): number {
    const i = this.indexOf(key)
    if (i < 0) return 0
    for (let k = this.linear.from[i]!; k < this.linear.from[i + 1]!; k++)
      if (this.linear.models[k] === model) return this.linear.weights[k]!
    return 0
  }

  private scale(square: number): number {
    return (scoreUnit * sizeUnit) / (weightUnit * Math.sqrt(square || 1))
  }

  private indexOf(key: number): number {
    const { keys } = this.linear
    let at = hash(key) & this.mask
    for (let i = this.slots[at]!; i !== -1; i = this.slots[at]!) {
      if (keys[i] === key) return i
      at = (at + 1) & this.mask
    }
    return -1
  }
}

function hash(key: number): number {
  const low = key | 0
  const high = (key / 0x100000000) | 0
  let h = Math.imul(low ^ Math.imul(high, 0x9e3779b1), 0x85ebca6b)
  h ^= h >>> 15
  h = Math.imul(h, 0xc2b2ae35)
  return h ^ (h >>> 13)
}
