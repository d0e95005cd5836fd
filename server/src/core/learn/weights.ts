import { endings, readNumbers, signed } from './digits.ts'
import type { Forest } from './forest.ts'
import { inputLength, type NetworkWeights, vectorLength } from './network.ts'
import { type LinearTable, type LinearWeights, tableOf } from './table.ts'

/** What the learned reader works with. */
export interface Weights
  extends Pick<
    WeightsFile,
    'claims' | 'units' | 'forest' | 'priors' | 'patternPriors' | 'negationPriors' | 'expectation' | 'thresholds'
  > {
  readonly claim: LinearTable
  readonly stance: LinearTable
  readonly framing: LinearTable
  readonly networks: readonly NetworkWeights[]
}

/** The weights file. */
export interface WeightsFile {
  readonly claims: readonly string[]
  /** Units of words, ascending, parted by blanks; the first has number 1. */
  readonly units: string
  readonly claim: PackedLinear
  readonly stance: PackedLinear
  readonly framing: PackedLinear
  readonly networks: readonly PackedNetwork[]
  readonly forest: Forest
  /** By claim, see `Readers`. */
  readonly priors: readonly number[]
  readonly patternPriors: readonly number[]
  readonly negationPriors: readonly number[]
  readonly expectation: readonly number[]
  /** Where the learned part stands alone, and where a pattern asserts the claim too. */
  readonly thresholds: { readonly learned: Thresholds; readonly pattern: Thresholds }
}

/** Least logits, in thousandths, at which a candidate is told at each level. */
export interface Thresholds {
  readonly normal: number
  readonly information: number
}

/** Linear models as text, see `digits.ts`. */
export interface PackedLinear {
  /** Differences of the ascending keys. */
  readonly keys: string
  readonly sizes: string
  /** Number of entries by feature. */
  readonly counts: string
  /** Of each feature's ascending models the first, then how many are left out before the next. */
  readonly models: string
  readonly weights: string
  readonly biases: readonly number[]
}

/** A network as text. */
export interface PackedNetwork extends Pick<NetworkWeights, 'spelling' | 'scales'> {
  /** Parted by blanks. */
  readonly words: string
  readonly rarities: string
  readonly vectors: string
  readonly hidden: string
  readonly outputs: string
  readonly hiddenBiases: readonly number[]
  readonly outputBiases: readonly number[]
}

/** Reads a weights file. */
export const readWeights = (file: WeightsFile): Weights => ({
  ...file,
  claim: tableOf(unpack(file.claim)),
  stance: tableOf(unpack(file.stance)),
  framing: tableOf(unpack(file.framing)),
  networks: file.networks.map(unpackNetwork),
})

function unpack(packed: PackedLinear): LinearWeights {
  const count = packed.sizes.length
  const sizes = Uint8Array.from(readNumbers(packed.sizes, count, endings.most))
  const steps = readNumbers(packed.keys, count, endings.half)
  const counts = readNumbers(packed.counts, count, endings.most)
  const keys = new Float64Array(count)
  const from = new Int32Array(count + 1)
  for (let i = 0; i < count; i++) {
    keys[i] = (i ? keys[i - 1]! : 0) + steps[i]!
    from[i + 1] = from[i]! + counts[i]!
  }
  const entries = from[count]!
  const models = Uint8Array.from(readNumbers(packed.models, entries, endings.most))
  for (let i = 0; i < count; i++)
    for (let k = from[i]! + 1; k < from[i + 1]!; k++) models[k] = models[k]! + models[k - 1]! + 1
  const weights = Int8Array.from(readNumbers(packed.weights, entries, endings.most), signed)
  return { keys, sizes, from, models, weights, biases: Int32Array.from(packed.biases) }
}

function unpackNetwork({ words: text, spelling, scales, ...packed }: PackedNetwork): NetworkWeights {
  const words = text.split(' ')
  const hiddenBiases = Int32Array.from(packed.hiddenBiases)
  const outputBiases = Int32Array.from(packed.outputBiases)
  const bytes = (text: string, count: number) => Int8Array.from(readNumbers(text, count, endings.most), signed)
  return {
    spelling,
    words,
    rarities: Uint8Array.from(readNumbers(packed.rarities, words.length + 1, endings.most)),
    vectors: bytes(packed.vectors, (words.length + 1) * vectorLength),
    hidden: bytes(packed.hidden, hiddenBiases.length * inputLength),
    outputs: bytes(packed.outputs, hiddenBiases.length * outputBiases.length),
    hiddenBiases,
    outputBiases,
    scales,
  }
}
