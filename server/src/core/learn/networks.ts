import type { Token } from '../model.ts'
import { assembledKernels, type KernelMaker, plainKernels } from './kernels.ts'
import { Network, type NetworkContext, type NetworkWeights, partsOf } from './network.ts'

/** What networks say together: two that learned the same apart are wrong in different places. */
export class Networks {
  private readonly networks: readonly Network[]
  private readonly mentions: Int32Array
  private readonly assertions: Int32Array

  /** @param kernels what makes the loops that they work with; by default the fastest that there is */
  constructor(weights: readonly NetworkWeights[], kernels: KernelMaker = assembledKernels() ?? plainKernels) {
    this.networks = weights.map((each) => new Network(each, kernels))
    const claims = Math.max(0, ...weights.map(({ outputBiases }) => outputBiases.length >> 1))
    this.mentions = new Int32Array(claims)
    this.assertions = new Int32Array(claims)
  }

  /** How surely a sentence mentions and asserts each claim, in thousandths of a logit; the arrays are used again for the next sentence. */
  read(tokens: readonly Token[], context: NetworkContext): { mentions: Int32Array; assertions: Int32Array } {
    const { networks, mentions, assertions } = this
    mentions.fill(0)
    assertions.fill(0)
    const parts = partsOf(tokens, context)
    for (const network of networks) network.add(parts, mentions, assertions)
    for (let c = 0; c < mentions.length; c++) {
      mentions[c] = Math.round(mentions[c]! / networks.length)
      assertions[c] = Math.round(assertions[c]! / networks.length)
    }
    return { mentions, assertions }
  }
}
