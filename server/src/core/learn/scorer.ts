import type { Features, Field } from './features.ts'
import { FeatureStore } from './store.ts'
import type { LinearTable } from './table.ts'

/** Sizes count in this fraction of the size of a word that stands in a single sentence; weights in `weightUnit` of a margin of 1. */
export const sizeUnit = 64
export const weightUnit = 40
/** A score of a linear model is this many times its margin. */
export const scoreUnit = 256
/** A claim whose scores are both below is not asked about. */
export const leastScore = -200

/** So many features at the most add up within 16 bits: no weight is greater than 127. */
const mostTogether = 256

/**
 * Adds the weights of features. Sums of whole numbers and one square root: the same on every machine. The two models of a claim have one sum:
 * that of the second is in the upper 16 bits.
 */
export class Scorer implements Features {
  private readonly features: FeatureStore
  private readonly sums: Int32Array
  /** What was taken out of `sums`, by model, before it could be too much for them. */
  private readonly more: Int32Array
  private spilled = false
  /** Where the features are kept that were added and are not in the sums yet. */
  private readonly waiting = new Int32Array(mostTogether)
  private count = 0
  private added = 0
  private readonly biases: Int32Array
  /** By model, and one more where there is but one of a pair; `found` are those that there are. */
  private readonly all: Int32Array
  private readonly found: Int32Array
  /** The least sum by model, before it is rounded, with which a score is `leastScore`. */
  private readonly limits: Float64Array
  private sentence = 0
  private square = 0

  constructor(table: LinearTable) {
    const { biases } = table
    const claims = (biases.length + 1) >> 1
    this.features = new FeatureStore(table)
    this.sums = new Int32Array(claims)
    this.more = new Int32Array(2 * claims)
    this.biases = new Int32Array(2 * claims)
    this.biases.set(biases)
    this.limits = Float64Array.from(this.biases, (bias) => leastScore - bias - 0.5)
    this.all = new Int32Array(2 * claims)
    this.found = this.all.subarray(0, biases.length)
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
    const at = this.features.find(field, first, second)
    if (at < 0) return
    this.waiting[this.count++] = at
    if (this.count === mostTogether) this.sum()
  }

  /**
   * Adds up the features that wait. First all are asked whether they were met in this sentence: most of the time goes into waiting for memory,
   * and so it is waited for many of them at once.
   */
  private sum(): void {
    const { sums, sentence, waiting } = this
    const { kept } = this.features
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
    const { sums, more, all, limits, biases, spilled } = this
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
      all[2 * c] = one
      all[2 * c + 1] = other
      if (one * scale >= limits[2 * c]! || other * scale >= limits[2 * c + 1]!) reached = true
    }
    if (!reached) return undefined
    for (let m = 0; m < all.length; m++) all[m] = Math.round(all[m]! * scale) + biases[m]!
    return this.found
  }

  /** The weight of a feature for a model, before a sentence's length is taken into account; 0 when it has none. */
  weight(model: number, field: Field, first: number, second: number): number {
    const at = this.features.find(field, first, second)
    if (at < 0) return 0
    const { kept } = this.features
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
}
