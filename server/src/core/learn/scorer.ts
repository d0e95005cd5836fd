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
/** A score of a linear model is this many times its margin. */
export const scoreUnit = 256

/** No field has this number. */
const isMet = fieldCount - 1

/** What is kept of a feature, one number behind the other: what it adds, and what it is known by. */
enum Kept {
  /** Where its entries begin, and its size in the lowest byte. */
  entries,
  /** The last sentence that it was met in. */
  met,
  first,
  tail,
  /** How many numbers these are. */
  count,
}

/**
 * Looks up features and adds their weights. Sums of whole numbers and one square root: the same on every machine. The features of a unit are
 * laid out side by side when it is first met: most are never met in a run, and what is used often stands together.
 */
export class Scorer implements Features {
  /** By unit: for each field the feature (and 1) of the unit by itself; the last place tells whether it was met. */
  private readonly singles: Int32Array
  /** Features (and 1) of two units, hashed. */
  private readonly pairs: Int32Array
  private readonly mask: number
  private readonly features: Int32Array
  /** Weights of models: the model in the lower byte. */
  private readonly entries: Int16Array
  private featureCount = 0
  private entryCount = 0
  private readonly sums: Int32Array
  private sentence = 0
  private square = 0

  constructor(private readonly table: LinearTable) {
    const { rows, fields, gaps, biases } = table
    let size = 16
    while (size < fields.length * 1.5) size *= 2
    this.pairs = new Int32Array(size)
    this.mask = size - 1
    this.singles = new Int32Array((rows.length - 1) * fieldCount)
    this.features = new Int32Array((fields.length + 1) * Kept.count)
    this.entries = new Int16Array(gaps.length)
    this.sums = new Int32Array(biases.length)
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
    const { features, sentence, sums, entries } = this
    if (at < 0 || features[at + Kept.met] === sentence) return
    features[at + Kept.met] = sentence
    const begin = features[at]!
    const size = begin & 255
    this.square += size * size
    for (let k = begin >>> 8, end = features[at + Kept.count]! >>> 8; k < end; k++) {
      const entry = entries[k]!
      sums[entry & 255]! += entry >> 8
    }
  }

  /** The scores of all models for the features that were added, in `scoreUnit`; the array is used again for the next sentence. */
  scores(): Int32Array {
    const { sums } = this
    const { biases } = this.table
    const scale = (scoreUnit * sizeUnit) / (weightUnit * Math.sqrt(this.square || 1))
    for (let m = 0; m < sums.length; m++) sums[m] = Math.round(sums[m]! * scale) + biases[m]!
    return sums
  }

  /** The weight of a feature for a model, before a sentence's length is taken into account; 0 when it has none. */
  weight(model: number, field: Field, first: number, second: number): number {
    const at = this.find(field, first, second)
    if (at < 0) return 0
    const { features, entries } = this
    for (let k = features[at]! >>> 8, end = features[at + Kept.count]! >>> 8; k < end; k++)
      if ((entries[k]! & 255) === model) return entries[k]! >> 8
    return 0
  }

  /** Where a feature is kept; negative for one that is not known. */
  private find(field: Field, first: number, second: number): number {
    const { singles, pairs, mask, features } = this
    const unit = first * fieldCount
    if (!first || unit >= singles.length) return -1
    if (!singles[unit + isMet]) this.meet(first)
    if (!second) return (singles[unit + field]! - 1) * Kept.count
    const tail = tailOf(field, second)
    for (let slot = hash(first, tail) & mask; ; slot = (slot + 1) & mask) {
      const at = (pairs[slot]! - 1) * Kept.count
      if (at < 0 || (features[at + Kept.tail] === tail && features[at + Kept.first] === first)) return at
    }
  }

  private meet(first: number): void {
    const { singles, pairs, mask, features, entries, table } = this
    const { rows, fields, lows, highs, sizes, from, gaps, weights } = table
    singles[first * fieldCount + isMet] = 1
    for (let i = rows[first]!; i < rows[first + 1]!; i++) {
      const tail = tailOf(fields[i]!, lows[i]! | (highs[i]! << 8))
      const number = ++this.featureCount
      if (tail < fieldCount) singles[first * fieldCount + tail] = number
      else {
        let slot = hash(first, tail) & mask
        while (pairs[slot]) slot = (slot + 1) & mask
        pairs[slot] = number
      }
      const at = (number - 1) * Kept.count
      features[at] = (this.entryCount << 8) | sizes[i]!
      features[at + Kept.first] = first
      features[at + Kept.tail] = tail
      for (let k = from[i]!, model = -1; k < from[i + 1]!; k++) {
        model += gaps[k]! + 1
        entries[this.entryCount++] = (weights[k]! << 8) | model
      }
      features[at + Kept.count] = this.entryCount << 8
    }
  }
}

function hash(first: number, tail: number): number {
  let h = Math.imul(first, 0x9e3779b1) ^ Math.imul(tail, 0x85ebca6b)
  h ^= h >>> 15
  h = Math.imul(h, 0xc2b2ae35)
  return h ^ (h >>> 13)
}
