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
/** A claim whose scores are both below is not asked about. */
export const leastScore = -200

/** What is kept of a feature that was met, one number behind the other: what it adds, and the sentence that it was met in last. */
enum Kept {
  /** Where its entries begin, and its size in the lowest byte; the next feature's are where they end. */
  entries,
  met,
  /** How many numbers these are. */
  count,
}

/** So many pairs of units are looked up without searching, whether there is a feature of them or not; a power of two. */
const pairSlots = 1 << 15
/** What is kept of each: its units and field, and its place in `kept` (see `Scorer.place`). */
const pairNumbers = 3

/**
 * Looks up features and adds their weights. Sums of whole numbers and one square root: the same on every machine. Features are laid out side
 * by side as they are met: most are never met in a run, and what is used often stands together.
 */
export class Scorer implements Features {
  /** By unit and field the place of the unit's own feature and 2; 1 where there is none, 0 where it was not looked for. */
  private readonly singles: Int32Array
  private readonly pairs = new Int32Array(pairSlots * pairNumbers)
  /** By feature its place and 1, once it was met. */
  private readonly places: Int32Array
  private readonly kept: Int32Array
  /** Weights of models: the model in the lower byte. */
  private readonly entries: Int16Array
  private featureCount = 0
  private entryCount = 0
  private readonly sums: Int32Array
  private sentence = 0
  private square = 0
  /** By model what a sum has to come to, times the scale, so that the score is `leastScore`. */
  private readonly least: Float64Array

  constructor(private readonly table: LinearTable) {
    const { rows, fields, gaps, biases } = table
    this.singles = new Int32Array((rows.length - 1) * fieldCount)
    this.places = new Int32Array(fields.length)
    this.kept = new Int32Array((fields.length + 1) * Kept.count)
    this.entries = new Int16Array(gaps.length)
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
    const { kept, sentence, sums, entries } = this
    if (at < 0 || kept[at + Kept.met] === sentence) return
    kept[at + Kept.met] = sentence
    const begin = kept[at]!
    const size = begin & 255
    this.square += size * size
    for (let k = begin >>> 8, end = kept[at + Kept.count]! >>> 8; k < end; k++) {
      const entry = entries[k]!
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
    const { kept, entries } = this
    for (let k = kept[at]! >>> 8, end = kept[at + Kept.count]! >>> 8; k < end; k++)
      if ((entries[k]! & 255) === model) return entries[k]! >> 8
    return 0
  }

  /** Where a feature is kept; negative for one that is not known. */
  private find(field: Field, first: number, second: number): number {
    const { singles, pairs } = this
    if (!second) {
      const single = first * fieldCount + field
      if (!first || single >= singles.length) return -1
      return (singles[single] || (singles[single] = this.search(first, field) + 2)) - 2
    }
    const tail = tailOf(field, second)
    const slot = (hash(first, tail) & (pairSlots - 1)) * pairNumbers
    if (pairs[slot] === first && pairs[slot + 1] === tail) return pairs[slot + 2]!
    const at = this.search(first, tail)
    pairs[slot] = first
    pairs[slot + 1] = tail
    pairs[slot + 2] = at
    return at
  }

  /** Searches a row for a feature, and keeps it; negative where there is none. */
  private search(first: number, tail: number): number {
    const { rows, fields, lows, highs } = this.table
    if (!first || first >= rows.length - 1) return -1
    let low = rows[first]!
    let high = rows[first + 1]! - 1
    while (low <= high) {
      const i = (low + high) >>> 1
      const here = tailOf(fields[i]!, lows[i]! | (highs[i]! << 8))
      if (here === tail) return this.keep(i)
      if (here < tail) low = i + 1
      else high = i - 1
    }
    return -1
  }

  private keep(feature: number): number {
    const { places, kept, entries, table } = this
    const { sizes, from, gaps, weights } = table
    const known = places[feature]!
    if (known) return known - 1
    const at = this.featureCount++ * Kept.count
    places[feature] = at + 1
    kept[at] = (this.entryCount << 8) | sizes[feature]!
    for (let k = from[feature]!, model = -1; k < from[feature + 1]!; k++) {
      model += gaps[k]! + 1
      entries[this.entryCount++] = (weights[k]! << 8) | model
    }
    kept[at + Kept.count] = this.entryCount << 8
    return at
  }
}

function hash(first: number, tail: number): number {
  const h = Math.imul(first, 0x9e3779b1) ^ Math.imul(tail, 0x85ebca6b)
  return h ^ (h >>> 15)
}
