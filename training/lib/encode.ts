// Writes fitted models as the weights file that the core reads.
import { endings, unsigned, writeNumbers } from '../../server/src/core/learn/digits.ts'
import { fieldOf, keyOf } from '../../server/src/core/learn/features.ts'
import type { NetworkWeights } from '../../server/src/core/learn/network.ts'
import type { LinearWeights } from '../../server/src/core/learn/table.ts'
import type { PackedLinear, PackedNetwork, WeightsFile } from '../../server/src/core/learn/weights.ts'
import type { Decision } from './decide.ts'
import type { Units } from './examples.ts'
import type { Fitted } from './fit.ts'

/** The weights file of these models; units that no kept feature uses are left out and the others numbered anew. Throws where a unit has no name. */
export function encode(
  fitted: Fitted,
  { forest, expectation, priors, patternPriors, negationPriors }: Decision,
  thresholds: WeightsFile['thresholds'],
  claims: readonly string[],
  units: Units,
): WeightsFile {
  const used = new Set<number>()
  for (const linear of [fitted.claim, fitted.stance, fitted.framing])
    for (const key of linear.keys) for (const unit of unitsOf(key)) if (unit) used.add(unit)
  const nameless = [...used].find((unit) => !units.names[unit])
  if (nameless !== undefined) throw new Error(`a kept feature has the unit ${nameless}, which has no name`)
  const order = [...used].sort((a, b) => (units.names[a]! < units.names[b]! ? -1 : 1))
  const numbers = new Map(order.map((unit, i) => [unit, i + 1]))
  return {
    claims,
    units: order.map((unit) => units.names[unit]).join(' '),
    claim: packLinear(fitted.claim, numbers),
    stance: packLinear(fitted.stance, numbers),
    framing: packLinear(fitted.framing, numbers),
    networks: fitted.networks.map(packNetwork),
    forest,
    priors,
    patternPriors,
    negationPriors,
    expectation,
    thresholds,
  }
}

function unitsOf(key: number): [number, number] {
  const units = Math.floor(key / 16)
  return [Math.floor(units / 0x10000), units % 0x10000]
}

function packLinear(linear: LinearWeights, numbers: ReadonlyMap<number, number>): PackedLinear {
  const keys = Array.from(linear.keys, (key) => {
    const [first, second] = unitsOf(key)
    return keyOf(fieldOf(key), numbers.get(first)!, second ? numbers.get(second)! : 0)
  })
  const order = keys.map((_, i) => i).sort((a, b) => keys[a]! - keys[b]!)
  const entries = order.flatMap((i) =>
    Array.from({ length: linear.from[i + 1]! - linear.from[i]! }, (_, k) => linear.from[i]! + k),
  )
  return {
    keys: writeNumbers(
      order.map((i, n) => keys[i]! - (n ? keys[order[n - 1]!]! : 0)),
      endings.half,
    ),
    sizes: writeNumbers(
      order.map((i) => linear.sizes[i]!),
      endings.most,
    ),
    counts: writeNumbers(
      order.map((i) => linear.from[i + 1]! - linear.from[i]!),
      endings.most,
    ),
    models: writeNumbers(
      order.flatMap((i) => {
        const own = linear.models.subarray(linear.from[i]!, linear.from[i + 1]!)
        return Array.from(own, (model, k) => (k ? model - own[k - 1]! - 1 : model))
      }),
      endings.most,
    ),
    weights: writeNumbers(
      entries.map((k) => unsigned(linear.weights[k]!)),
      endings.most,
    ),
    biases: [...linear.biases],
  }
}

function packNetwork({ spelling, words, scales, ...network }: NetworkWeights): PackedNetwork {
  const bytes = (numbers: Int8Array) => writeNumbers(Array.from(numbers, unsigned), endings.most)
  return {
    spelling,
    words: words.join(' '),
    rarities: writeNumbers([...network.rarities], endings.most),
    vectors: bytes(network.vectors),
    hidden: bytes(network.hidden),
    outputs: bytes(network.outputs),
    hiddenBiases: [...network.hiddenBiases],
    outputBiases: [...network.outputBiases],
    scales,
  }
}
