import type { Forest } from './forest.ts'
import type { LinearWeights } from './scorer.ts'

/** The weights file. Binary parts are base64: bytes, and whole numbers in groups of seven bits, the last group first in a number. */
export interface WeightsFile {
  readonly claims: readonly string[]
  /** Units of words in the order of their numbers (the first has number 1), each ended by a blank. */
  readonly units: string
  readonly claim: PackedLinear
  readonly stance: PackedLinear
  readonly forest: Forest
  /** By claim, see `Readers`. */
  readonly priors: readonly number[]
  readonly patternPriors: readonly number[]
  /** Where the learned part stands alone, and where a pattern asserts the claim too. */
  readonly thresholds: { readonly learned: Thresholds; readonly pattern: Thresholds }
}

/** Least logits, in thousandths, at which a candidate is told at each level. */
export interface Thresholds {
  readonly normal: number
  readonly information: number
}

export interface PackedLinear {
  /** Differences of the ascending keys. */
  readonly keys: string
  readonly sizes: string
  /** Number of entries by feature. */
  readonly counts: string
  readonly models: string
  readonly weights: string
  readonly biases: readonly number[]
}

/**
 * Reads packed weights.
 * @param bytes reads base64; a platform's own is faster than the core's
 */
export function unpack(packed: PackedLinear, bytes: (text: string) => Uint8Array = fromBase64): LinearWeights {
  const sizes = bytes(packed.sizes)
  const keys = new Float64Array(sizes.length)
  const from = new Int32Array(sizes.length + 1)
  const counts = numbers(bytes(packed.counts), sizes.length)
  numbers(bytes(packed.keys), sizes.length).forEach((step, i) => {
    keys[i] = (i ? keys[i - 1]! : 0) + step
    from[i + 1] = from[i]! + counts[i]!
  })
  const weights = bytes(packed.weights)
  return {
    keys,
    sizes,
    from,
    models: bytes(packed.models),
    weights: new Int8Array(weights.buffer, weights.byteOffset, weights.length),
    biases: Int32Array.from(packed.biases),
  }
}

const values = new Uint8Array(128)
for (const [i, mark] of [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'].entries())
  values[mark.charCodeAt(0)] = i

/** Reads base64 without padding; the core has no decoder of its own on every platform. */
function fromBase64(text: string): Uint8Array {
  const found = new Uint8Array(Math.floor((text.length * 3) / 4))
  let at = 0
  for (let i = 0; i < text.length; i += 4) {
    const a = values[text.charCodeAt(i)]!
    const b = values[text.charCodeAt(i + 1)]!
    const c = i + 2 < text.length ? values[text.charCodeAt(i + 2)]! : 0
    const d = i + 3 < text.length ? values[text.charCodeAt(i + 3)]! : 0
    found[at++] = (a << 2) | (b >> 4)
    if (at < found.length) found[at++] = (b << 4) | (c >> 2)
    if (at < found.length) found[at++] = (c << 6) | d
  }
  return found
}

function numbers(packed: Uint8Array, count: number): Float64Array {
  const found = new Float64Array(count)
  let at = 0
  for (let i = 0; i < count; i++) {
    let value = 0
    let unit = 1
    for (;;) {
      const byte = packed[at++]!
      value += (byte & 127) * unit
      if (byte < 128) break
      unit *= 128
    }
    found[i] = value
  }
  return found
}
