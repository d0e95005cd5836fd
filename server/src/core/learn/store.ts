import type { Field } from './features.ts'
import type { LinearTable } from './table.ts'

/** Of a unit's fields: it was met; the fields that it has features of its own in are below this bit, those of pairs that it begins above. */
const isMet = 1 << 15
/** What is said of a feature that is not known. */
const isAbsent = -1
/** A field takes so many bits. */
const fieldBits = 4
const fieldMask = (1 << fieldBits) - 1

/**
 * Finds features. They are laid out one behind the other as they are met: most are never met in a run, what is used often stands together, and
 * what a feature adds stands right behind what it is known by. Most of a look-up's time is waiting for memory, so as little of it is touched as can be.
 */
export class FeatureStore {
  /** By unit: the fields that it has features in, a bit each, and where those of the unit alone begin in `singles`. */
  private readonly units: Int32Array
  /** Where a feature of one unit is kept, the features of a unit in the order of their fields; the complement of its number where it is not kept yet. */
  private readonly singles: Int32Array
  private singlesEnd = 0
  /** A hash table of the features of two units: both in one number, then what is known as above in the upper bits and the field below; 0 where it is free. */
  private readonly pairs: Int32Array
  private readonly mask: number
  /** Of each feature that was met: the sentence that it was met in last, its size, how many claims it speaks of, and for each of these both weights and, in the lowest byte, its number. */
  kept = new Int32Array(1 << 14)
  private end = 1

  constructor(private readonly table: LinearTable) {
    const { rows, fields } = table
    this.units = new Int32Array(2 * (rows.length - 1))
    this.singles = new Int32Array(fields.length)
    let slots = 1024
    while (2 * slots < 3 * fields.length) slots *= 2
    this.pairs = new Int32Array(slots * 2)
    this.mask = slots - 1
  }

  /** Where a feature is kept; negative for one that is not known. */
  find(field: Field, first: number, second: number): number {
    const { units, singles, pairs, mask } = this
    const unit = 2 * first
    if (!first || unit >= units.length) return isAbsent
    const has = units[unit]! || this.meet(first)
    if (!second) {
      const bit = 1 << field
      if (!(has & bit)) return isAbsent
      const place = units[unit + 1]! + bitsIn(has & (bit - 1))
      const at = singles[place]!
      return at >= 0 ? at : (singles[place] = this.keep(~at))
    }
    if (!(has & ((2 * isMet) << field))) return isAbsent
    const both = first | (second << 16)
    for (let slot = slotOf(both, field); ; slot++) {
      const at = (slot & mask) << 1
      const key = pairs[at]!
      if (!key) return isAbsent
      const known = pairs[at + 1]!
      if (key !== both || (known & fieldMask) !== field) continue
      if (known >= 0) return known >> fieldBits
      const kept = this.keep(~(known >> fieldBits))
      pairs[at + 1] = (kept << fieldBits) | field
      return kept
    }
  }

  /** Gets to know which features a unit has. */
  private meet(first: number): number {
    const { units, singles, pairs, mask, table } = this
    const { rows, fields, lows, highs } = table
    units[2 * first + 1] = this.singlesEnd
    let has = isMet
    for (let i = rows[first]!; i < rows[first + 1]!; i++) {
      const second = lows[i]! | (highs[i]! << 8)
      const field = fields[i]!
      if (!second) {
        // They stand in the order of their fields.
        has |= 1 << field
        singles[this.singlesEnd++] = ~i
        continue
      }
      has |= (2 * isMet) << field
      const both = first | (second << 16)
      let slot = slotOf(both, field)
      while (pairs[(slot & mask) << 1]) slot++
      const at = (slot & mask) << 1
      pairs[at] = both
      pairs[at + 1] = (~i << fieldBits) | field
    }
    units[2 * first] = has
    return has
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

/** How many of the lowest 16 bits are set. */
function bitsIn(bits: number): number {
  const twos = bits - ((bits >> 1) & 0x5555)
  const fours = (twos & 0x3333) + ((twos >> 2) & 0x3333)
  const eights = (fours + (fours >> 4)) & 0x0f0f
  return (eights + (eights >> 8)) & 31
}

/** Where a pair is looked for first. */
function slotOf(both: number, field: number): number {
  const hash = Math.imul(both ^ Math.imul(field + 1, 0x2c1b3c6d), 0x297a2d39)
  return (hash ^ (hash >>> 15)) >>> 4
}
