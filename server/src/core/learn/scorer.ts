import { type Features, type Field, fieldCount } from './features.ts'

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

/** The same, with the keys as they are looked up. */
export interface LinearTable extends Omit<LinearWeights, 'keys'> {
  /** The features whose first unit is `u` are `rows[u]` to `rows[u + 1]`. */
  readonly rows: Int32Array
  /** The rest of each feature's key, `tailOf`; ascending within a row. */
  readonly tails: Int32Array
}

const tailOf = (field: Field, second: number): number => second * fieldCount + field

/** Lays weights out for looking up. */
export function tableOf({ keys, ...linear }: LinearWeights): LinearTable {
  const unit = 0x10000 * fieldCount
  const last = keys.length ? Math.floor(keys[keys.length - 1]! / unit) : 0
  const rows = new Int32Array(last + 2)
  const tails = new Int32Array(keys.length)
  for (let i = 0; i < keys.length; i++) {
    const first = Math.floor(keys[i]! / unit)
    rows[first + 1]!++
    tails[i] = keys[i]! - first * unit
  }
  for (let u = 1; u < rows.length; u++) rows[u]! += rows[u - 1]!
  return { ...linear, rows, tails }
}

/** Sizes count in this fraction of the size of a word that stands in a single sentence; weights in `weightUnit` of a margin of 1. */
export const sizeUnit = 64
export const weightUnit = 40
/** A score of a linear model is this many times its margin. */
export const scoreUnit = 256

/** Looks up features and adds their weights. Sums of whole numbers and one square root: the same on every machine. */
export class Scorer implements Features {
  private readonly sums: Int32Array
  /** For each feature, the last sentence that it was met in. */
  private readonly met: Int32Array
  private sentence = 0
  private square = 0
  /** The greatest of the scores that were asked for last. */
  greatest = 0

  constructor(private readonly table: LinearTable) {
    this.sums = new Int32Array(table.biases.length)
    this.met = new Int32Array(table.tails.length)
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
    const { sums, table } = this
    const { from, models, weights } = table
    const size = table.sizes[i]!
    this.square += size * size
    for (let k = from[i]!, end = from[i + 1]!; k < end; k++) sums[models[k]!]! += weights[k]!
  }

  /** The scores of all models for the features that were added, in `scoreUnit`; the array is used again for the next sentence. */
  scores(): Int32Array {
    const { sums } = this
    const { biases } = this.table
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
    const { from, models, weights } = this.table
    for (let k = from[i]!; k < from[i + 1]!; k++) if (models[k] === model) return weights[k]!
    return 0
  }

  private indexOf(field: Field, first: number, second: number): number {
    const { rows, tails } = this.table
    if (!first || first >= rows.length - 1) return -1
    const tail = tailOf(field, second)
    let low = rows[first]!
    let high = rows[first + 1]!
    while (low < high) {
      const middle = (low + high) >>> 1
      if (tails[middle]! < tail) low = middle + 1
      else high = middle
    }
    return tails[low] === tail && low < rows[first + 1]! ? low : -1
  }
}
