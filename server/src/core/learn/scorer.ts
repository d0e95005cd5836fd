import { type Features, type Field, fieldCount, keyOf } from './features.ts'

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
export class Scorer implements Features {
  /** For each field, the feature (and 1) of each unit by itself. */
  private readonly singles: Int32Array[] = []
  /** Features (and 1) of two units, hashed. */
  private readonly slots: Int32Array
  private readonly mask: number
  private readonly sums: Int32Array
  /** For each feature, the last sentence that it was met in. */
  private readonly met: Int32Array
  private sentence = 0
  private square = 0
  /** The greatest of the scores that were asked for last. */
  greatest = 0

  constructor(private readonly linear: LinearWeights) {
    const { keys } = linear
    this.sums = new Int32Array(linear.biases.length)
    this.met = new Int32Array(keys.length)
    const units = keys.length ? Math.floor(keys[keys.length - 1]! / (0x10000 * fieldCount)) : 0
    let size = 16
    while (size < keys.length * 2) size *= 2
    this.mask = size - 1
    this.slots = new Int32Array(size)
    for (let field = 0; field < fieldCount; field++) this.singles.push(new Int32Array(units + 1))
    for (let i = 0; i < keys.length; i++) {
      const both = Math.floor(keys[i]! / fieldCount)
      const field = keys[i]! - both * fieldCount
      const first = Math.floor(both / 0x10000)
      const second = both - first * 0x10000
      if (second) {
        let at = hash(field, first, second) & this.mask
        while (this.slots[at]) at = (at + 1) & this.mask
        this.slots[at] = i + 1
      } else this.singles[field]![first] = i + 1
    }
  }

  /** Begins a sentence: features are added next, then the scores are asked for. */
  begin(): this {
    this.sums.fill(0)
    this.square = 0
    this.sentence++
    return this
  }

  add(field: Field, first: number, second: number): void {
    const i = this.indexOf(field, first, second)
    if (i < 0 || this.met[i] === this.sentence) return
    this.met[i] = this.sentence
    const { sums, linear } = this
    const { from, models, weights } = linear
    const size = linear.sizes[i]!
    this.square += size * size
    for (let k = from[i]!, end = from[i + 1]!; k < end; k++) sums[models[k]!]! += weights[k]!
  }

  /** The scores of all models for the features that were added, in `scoreUnit`; the array is used again for the next sentence. */
  scores(): Int32Array {
    const { sums } = this
    const { biases } = this.linear
    const scale = (scoreUnit * sizeUnit) / (weightUnit * Math.sqrt(this.square || 1))
    let greatest = Number.NEGATIVE_INFINITY
    for (let m = 0; m < sums.length; m++) {
      const score = Math.round(sums[m]! * scale) + biases[m]!
      sums[m] = score
      if (score > greatest) greatest = score
    }
    this.greatest = greatest
    return sums
  }

  /** The weight of a feature for a model, before a sentence's length is taken into account; 0 when it has none. */
  weight(model: number, field: Field, first: number, second: number): number {
    const i = this.indexOf(field, first, second)
    if (i < 0) return 0
    const { from, models, weights } = this.linear
    for (let k = from[i]!; k < from[i + 1]!; k++) if (models[k] === model) return weights[k]!
    return 0
  }

  private indexOf(field: Field, first: number, second: number): number {
    if (!second) return (this.singles[field]![first] ?? 0) - 1
    if (!first) return -1
    const { slots, mask } = this
    const { keys } = this.linear
    const key = keyOf(field, first, second)
    let at = hash(field, first, second) & mask
    for (let i = slots[at]!; i; i = slots[at]!) {
      if (keys[i - 1] === key) return i - 1
      at = (at + 1) & mask
    }
    return -1
  }
}

function hash(field: number, first: number, second: number): number {
  let h = Math.imul(first, 0x9e3779b1) ^ Math.imul(second * fieldCount + field, 0x85ebca6b)
  h ^= h >>> 15
  h = Math.imul(h, 0xc2b2ae35)
  return h ^ (h >>> 13)
}
