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

/** The same as it is looked up, in columns that a zip packs well: what is not met is not put together. */
export interface LinearTable extends Omit<LinearWeights, 'keys' | 'models'> {
  /** The features whose first unit is `u` are `rows[u]` to `rows[u + 1]`. */
  readonly rows: Int32Array
  /** The rest of each feature's key: its field, and its second unit's lower and higher byte; ascending within a row, the unit first. */
  readonly fields: Uint8Array
  readonly lows: Uint8Array
  readonly highs: Uint8Array
  /** Of each feature's ascending models the first, then how many are left out before the next. */
  readonly gaps: Uint8Array
}

const tailOf = (field: Field, second: number): number => second * fieldCount + field

/** Lays weights out for looking up. */
export function tableOf({ keys, models, ...linear }: LinearWeights): LinearTable {
  const unit = 0x10000 * fieldCount
  const last = keys.length ? Math.floor(keys[keys.length - 1]! / unit) : 0
  const rows = new Int32Array(last + 2)
  const [fields, lows, highs] = [0, 0, 0].map(() => new Uint8Array(keys.length)) as [Uint8Array, Uint8Array, Uint8Array]
  const gaps = models.slice()
  for (let i = 0; i < keys.length; i++) {
    const first = Math.floor(keys[i]! / unit)
    const tail = keys[i]! - first * unit
    const second = Math.floor(tail / fieldCount)
    rows[first + 1]!++
    fields[i] = tail % fieldCount
    lows[i] = second
    highs[i] = second >> 8
    for (let k = linear.from[i + 1]! - 1; k > linear.from[i]!; k--) gaps[k] = models[k]! - models[k - 1]! - 1
  }
  for (let u = 1; u < rows.length; u++) rows[u]! += rows[u - 1]!
  return { ...linear, rows, fields, lows, highs, gaps }
}

/** Sizes count in this fraction of the size of a word that stands in a single sentence; weights in `weightUnit` of a margin of 1. */
export const sizeUnit = 64
export const weightUnit = 40
/** No field has this number. */
const isMet = fieldCount - 1

/** A score of a linear model is this many times its margin. */
export const scoreUnit = 256
/** A claim whose scores are both below is not asked about. */
export const leastScore = -200

/**
 * Looks up features and adds their weights. Sums of whole numbers and one square root: the same on every machine. Features are laid out one
 * behind the other as they are met: most are never met in a run, what is used often stands together, and what a feature adds stands right
 * behind what it is known by.
 */
export class Scorer implements Features {
  /** By unit and field where the unit's own feature is kept; -1 where there is none, 0 where it was not looked for. */
  private readonly singles: Int32Array
  /** By unit and `isMet` whether the rest of its row was laid out: by feature the rest of its key. */
  private readonly tails: Int32Array
  /** By feature where it is kept; 0 where it was not met. */
  private readonly places: Int32Array
  /**
   * Of each feature that was met: the sentence that it was met in last, in two halves; its size, how many models it speaks of, and for each of
   * these its weight and, in the lower byte, its number.
   */
  private kept = new Int16Array(1 << 14)
  private end = 1
  private readonly sums: Int32Array
  private sentence = 0
  private square = 0
  /** By model what a sum has to come to, times the scale, so that the score is `leastScore`. */
  private readonly least: Float64Array

  constructor(private readonly table: LinearTable) {
    const { rows, fields, biases } = table
    this.singles = new Int32Array((rows.length - 1) * fieldCount)
    this.tails = new Int32Array(fields.length)
    this.places = new Int32Array(fields.length)
    this.sums = new Int32Array(biases.length)
    // What is rounded to a number is half below it at least.
    this.least = Float64Array.from(biases, (bias) => leastScore - bias - 0.5)
  }

  /** Begins a sentence: features are added next, then the scores are asked for. */
  begin(): this {
    this.sums.fill(0)
    this.square = 0
    this.sentence++
    return this
  }

  add(field: Field, first: number, second: number): void {
    const at = this.find(field, first, second)
    if (at < 0) return
    const { kept, sums } = this
    const low = (this.sentence << 16) >> 16
    const high = this.sentence >> 16
    if (kept[at] === low && kept[at + 1] === high) return
    kept[at] = low
    kept[at + 1] = high
    const size = kept[at + 2]!
    this.square += size * size
    for (let k = at + 4, end = k + kept[at + 3]!; k < end; k++) {
      const entry = kept[k]!
      sums[entry & 255]! += entry >> 8
    }
  }

  /** Whether any model's score is `leastScore` or more; asked before the scores are. */
  reaches(): boolean {
    const { sums, least, scale } = this
    for (let m = 0; m < sums.length; m++) if (sums[m]! * scale >= least[m]!) return true
    return false
  }

  /** The scores of all models for the features that were added, in `scoreUnit`; the array is used again for the next sentence. */
  scores(): Int32Array {
    const { sums, scale } = this
    const { biases } = this.table
    for (let m = 0; m < sums.length; m++) sums[m] = Math.round(sums[m]! * scale) + biases[m]!
    return sums
  }

  private get scale(): number {
    return (scoreUnit * sizeUnit) / (weightUnit * Math.sqrt(this.square || 1))
  }

  /** The weight of a feature for a model, before a sentence's length is taken into account; 0 when it has none. */
  weight(model: number, field: Field, first: number, second: number): number {
    const at = this.find(field, first, second)
    if (at < 0) return 0
    const { kept } = this
    for (let k = at + 4, end = k + kept[at + 3]!; k < end; k++) if ((kept[k]! & 255) === model) return kept[k]! >> 8
    return 0
  }

  /** Where a feature is kept; negative for one that is not known. */
  private find(field: Field, first: number, second: number): number {
    const { singles, tails, places } = this
    const { rows } = this.table
    if (!first || first >= rows.length - 1) return -1
    const unit = first * fieldCount
    if (!singles[unit + isMet]) this.meet(first)
    if (!second) return singles[unit + field]! || (singles[unit + field] = this.search(first, field))
    const tail = tailOf(field, second)
    let low = rows[first]!
    let high = rows[first + 1]! - 1
    while (low <= high) {
      const i = (low + high) >>> 1
      const here = tails[i]!
      if (here === tail) return places[i] || this.keep(i)
      if (here < tail) low = i + 1
      else high = i - 1
    }
    return -1
  }

  private search(first: number, field: Field): number {
    const { tails, places, table } = this
    const { rows } = table
    for (let i = rows[first]!; i < rows[first + 1]! && tails[i]! <= field; i++)
      if (tails[i] === field) return places[i] || this.keep(i)
    return -1
  }

  private meet(first: number): void {
    const { singles, tails, table } = this
    const { rows, fields, lows, highs } = table
    singles[first * fieldCount + isMet] = 1
    for (let i = rows[first]!; i < rows[first + 1]!; i++) tails[i] = tailOf(fields[i]!, lows[i]! | (highs[i]! << 8))
  }

  private keep(feature: number): number {
    const { sizes, from, gaps, weights } = this.table
    const begin = from[feature]!
    const count = from[feature + 1]! - begin
    const at = this.end
    this.end += 4 + count
    if (this.end > this.kept.length) {
      const more = new Int16Array(2 * this.end)
      more.set(this.kept)
      this.kept = more
    }
    const { kept } = this
    kept[at] = kept[at + 1] = 0
    kept[at + 2] = sizes[feature]!
    kept[at + 3] = count
    for (let k = 0, model = -1; k < count; k++) {
      model += gaps[begin + k]! + 1
      kept[at + 4 + k] = (weights[begin + k]! << 8) | model
    }
    this.places[feature] = at
    return at
  }
}
