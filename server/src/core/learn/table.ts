import { fieldCount } from './features.ts'

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
