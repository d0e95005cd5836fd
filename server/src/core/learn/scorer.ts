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
const isAbsent = -1
/** A field takes so many bits. */
const fieldBits = 4
const fieldMask = (1 << fieldBits) - 1

/** A score of a linear model is this many times its margin. */
export const scoreUnit = 256
/** A claim whose scores are both below is not asked about. */
export const leastScore = -200

/** So many features at the most add up within 16 bits: no weight is greater than 127. */
const mostTogether = 256

/**
 * Looks up features and adds their weights. Sums of whole numbers and one square root: the same on every machine. Features are laid out one
 * behind the other as they are met: most are never met in a run, what is used often stands together, and what a feature adds stands right
 * behind what it is known by. The two models of a claim have one sum: that of the second is in the upper 16 bits.
 */
export class Scorer implements Features {
  /** By unit and field what is known of the unit's own feature: where it is kept, `isAbsent`, or -2 less its number where it is not kept yet. */
  private readonly singles: Int32Array
  /** A hash table of the features of two units: both in one number, then what is known as above in the upper bits and the field below; 0 where it is free. */
  private readonly pairs: Int32Array
  private readonly mask: number
  /** Of each feature that was met: the sentence that it was met in last, its size, how many claims it speaks of, and for each of these both weights and, in the lowest byte, its number. */
  private kept = new Int32Array(1 << 14)
  private end = 1
  private readonly sums: Int32Array
  /** What was taken out of `sums`, by model, before it could be too much for them. */
  private readonly more: Int32Array
  private spilled = false
  /** Where the features are kept that were added and are not in the sums yet. */
  private readonly waiting = new Int32Array(mostTogether)
  private count = 0
  private added = 0
  private readonly found: Int32Array
  private sentence = 0
  private square = 0

  constructor(private readonly table: LinearTable) {
    const { rows, fields, biases } = table
    this.singles = new Int32Array((rows.length - 1) * fieldCount)
    let slots = 1024
    while (2 * slots < 3 * fields.length) slots *= 2
    this.pairs = new Int32Array(slots * 2)
    this.mask = slots - 1
    this.sums = new Int32Array((biases.length + 1) >> 1)
    this.more = new Int32Array(biases.length + 1)
    this.found = new Int32Array(biases.length)
  }

  /** Begins a sentence: features are added next, then the scores are asked for. */
  begin(): this {
    this.sums.fill(0)
    if (this.spilled) this.more.fill(0)
    this.spilled = false
    this.added = 0
    this.count = 0
    this.square = 0
    this.sentence++
    return this
  }

  add(field: Field, first: number, second: number): void {
    const at = this.find(field, first, second)
    if (at < 0) return
    this.waiting[this.count++] = at
    if (this.count === mostTogether) this.sum()
  }

  /**
   * Adds up the features that wait. First all are asked whether they were met in this sentence: most of the time goes into waiting for memory,
   * and so it is waited for many of them at once.
   */
  private sum(): void {
    const { kept, sums, sentence, waiting } = this
    let fresh = 0
    let square = 0
    for (let i = 0; i < this.count; i++) {
      const at = waiting[i]!
      if (kept[at] === sentence) continue
      kept[at] = sentence
      const size = kept[at + 1]!
      square += size * size
      waiting[fresh++] = at
    }
    this.count = 0
    this.square += square
    this.added += fresh
    if (this.added > mostTogether) {
      this.spill()
      this.added = fresh
    }
    for (let i = 0; i < fresh; i++) {
      const at = waiting[i]!
      for (let k = at + 3, end = k + kept[at + 2]!; k < end; k++) {
        const entry = kept[k]!
        sums[entry & 255]! += entry >> 8
      }
    }
  }

  /**
   * The scores of all models for the features that were added, in `scoreUnit`; the array is used again for the next sentence.
   * @param always give them even where none is `leastScore` or more; otherwise undefined is given there
   */
  scores(always = true): Int32Array | undefined {
    this.sum()
    const { sums, more, found, spilled } = this
    const { biases } = this.table
    const scale = (scoreUnit * sizeUnit) / (weightUnit * Math.sqrt(this.square || 1))
    let reached = always
    for (let c = 0; c < sums.length; c++) {
      const both = sums[c]!
      let one = (both << 16) >> 16
      let other = (both - one) >> 16
      if (spilled) {
        one += more[2 * c]!
        other += more[2 * c + 1]!
      }
      const mention = Math.round(one * scale) + biases[2 * c]!
      const assertion = Math.round(other * scale) + biases[2 * c + 1]!
      found[2 * c] = mention
      found[2 * c + 1] = assertion
      if (mention >= leastScore || assertion >= leastScore) reached = true
    }
    return reached ? found : undefined
  }

  /** The weight of a feature for a model, before a sentence's length is taken into account; 0 when it has none. */
  weight(model: number, field: Field, first: number, second: number): number {
    const at = this.find(field, first, second)
    if (at < 0) return 0
    const { kept } = this
    const claim = model >> 1
    for (let k = at + 3, end = k + kept[at + 2]!; k < end; k++) {
      const entry = kept[k]!
      if ((entry & 255) < claim) continue
      if ((entry & 255) > claim) return 0
      const both = entry >> 8
      const one = (both << 16) >> 16
      return model & 1 ? (both - one) >> 16 : one
    }
    return 0
  }

  /** Takes the sums apart and begins new ones. */
  private spill(): void {
    const { sums, more } = this
    for (let c = 0; c < sums.length; c++) {
      const both = sums[c]!
      const one = (both << 16) >> 16
      more[2 * c]! += one
      more[2 * c + 1]! += (both - one) >> 16
      sums[c] = 0
    }
    this.spilled = true
  }

  /** Where a feature is kept; negative for one that is not known. */
  private find(field: Field, first: number, second: number): number {
    const { singles, pairs, mask } = this
    const unit = first * fieldCount
    if (!first || unit >= singles.length) return isAbsent
    if (!singles[unit + isMet]) this.meet(first)
    if (!second) {
      const at = singles[unit + field]!
      return at >= isAbsent ? at : (singles[unit + field] = this.keep(-2 - at))
    }
    const both = first | (second << 16)
    for (let slot = slotOf(both, field); ; slot++) {
      const at = (slot & mask) << 1
      const key = pairs[at]!
      if (!key) return isAbsent
      const known = pairs[at + 1]!
      if (key !== both || (known & fieldMask) !== field) continue
      if (known >= 0) return known >> fieldBits
      const kept = this.keep(-2 - (known >> fieldBits))
      pairs[at + 1] = (kept << fieldBits) | field
      return kept
    }
  }

  /** Gets to know which features a unit has. */
  private meet(first: number): void {
    const { singles, pairs, mask, table } = this
    const { rows, fields, lows, highs } = table
    const unit = first * fieldCount
    singles.fill(isAbsent, unit, unit + fieldCount)
    for (let i = rows[first]!; i < rows[first + 1]!; i++) {
      const second = lows[i]! | (highs[i]! << 8)
      const field = fields[i]!
      if (!second) {
        singles[unit + field] = -2 - i
        continue
      }
      const both = first | (second << 16)
      let slot = slotOf(both, field)
      while (pairs[(slot & mask) << 1]) slot++
      const at = (slot & mask) << 1
      pairs[at] = both
      pairs[at + 1] = ((-2 - i) << fieldBits) | field
    }
  }

  private keep(feature: number): number {
    const { sizes, from, gaps, weights } = this.table
    const begin = from[feature]!
    const end = from[feature + 1]!
    const at = this.end
    if (at + 3 + end - begin > this.kept.length) {
      const more = new Int32Array(2 * (at + 3 + end - begin))
      more.set(this.kept)
      this.kept = more
    }
    const { kept } = this
    kept[at] = 0
    kept[at + 1] = sizes[feature]!
    let last = at + 2
    for (let k = begin, model = -1; k < end; k++) {
      model += gaps[k]! + 1
      const claim = model >> 1
      const weight = model & 1 ? weights[k]! << 16 : weights[k]!
      if (last > at + 2 && (kept[last]! & 255) === claim) kept[last]! += weight << 8
      else kept[++last] = (weight << 8) | claim
    }
    kept[at + 2] = last - at - 2
    this.end = last + 1
    return at
  }
}

/** Where a pair is looked for first. */
function slotOf(both: number, field: number): number {
  const hash = Math.imul(both ^ Math.imul(field + 1, 0x2c1b3c6d), 0x297a2d39)
  return (hash ^ (hash >>> 15)) >>> 4
}
