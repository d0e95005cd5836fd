import type { Token } from '../model.ts'
import { ByWord } from '../split/by-word.ts'
import { alignment, type KernelMaker, type Kernels } from './kernels.ts'
import type { LearnContext } from './reader.ts'
import { numberClass, placeIn, stem } from './units.ts'

/** Length of a word's vector. */
export const vectorLength = 64
/** What goes into the hidden layer: the words of the sentence, those of what stands before and above it, and those of what follows. */
export const inputLength = 3 * vectorLength

/** What a network tells words apart by: their forms, or their stems. */
export const spellings = ['form', 'stem'] as const
export type Spelling = (typeof spellings)[number]

/**
 * A deep averaging network (Iyyer et al., ACL 2015), in whole numbers: a vector for each word, one hidden layer, and two outputs a claim (mentioned:
 * 2c, asserted: 2c + 1). Unlike the linear models all claims share what it knows of words.
 */
export interface NetworkWeights {
  readonly spelling: Spelling
  /** Words as `wordOf` has them, ascending; number 0 stands for any other, those listed have their place and 1. */
  readonly words: readonly string[]
  /** A row by word's number. */
  readonly vectors: Int8Array
  /** How much each word counts, by its number: the rarer the more. */
  readonly rarities: Uint8Array
  /** A row by hidden unit; of these there is a multiple of eight. */
  readonly hidden: Int8Array
  readonly hiddenBiases: Int32Array
  /** A row by output. */
  readonly outputs: Int8Array
  readonly outputBiases: Int32Array
  /** By what a sum of whole numbers becomes what a hidden unit is, and a score. */
  readonly scales: { readonly hidden: number; readonly output: number }
}

/** Means of vectors are finer than vectors by this. */
export const finer = 8
/** No number that goes into a layer is greater: with 192 or 256 of them its sums stay within 32 bits. */
const greatest = 2047

/** A token as a network sees it. */
export function wordOf({ kind, norm }: Token, spelling: Spelling): string {
  if (kind === 'number') return numberClass(norm)
  return kind === 'word' && spelling === 'stem' ? stem(norm) : norm
}

export type NetworkContext = Pick<LearnContext, 'before' | 'above' | 'leadIn' | 'next' | 'later'>

/** The words that go into the hidden layer together, part for part; those that stand far off count less. */
export const partsOf = (tokens: readonly Token[], { before, above, leadIn, next, later }: NetworkContext) => [
  [{ words: tokens, share: 1 }],
  [before, above, leadIn].map((words) => ({ words, share: 1 })),
  [{ words: next, share: 1 }, ...later.map((words) => ({ words, share: 0.5 }))],
]

/** The vectors of a sentence's words added up, each by how much it counts, and the square of its length. */
interface Sum {
  readonly vector: Int32Array
  readonly square: number
}

/** What a network says of sentences. Sums of whole numbers and of their halves, one square root and products with a constant, rounded: the same on every machine. */
export class Network {
  private readonly numbers = new ByWord<number>()
  /** By the tokens: each sentence also stands around its neighbours. */
  private readonly sums = new WeakMap<readonly Token[], Sum>()
  private readonly kernels: Kernels
  private readonly vectors: Int8Array
  /** The layers' rows, what goes into each, and its sums. */
  private readonly hidden: Int16Array
  private readonly input: Int16Array
  private readonly hiddenSums: Int32Array
  private readonly outputs: Int16Array
  private readonly activations: Int16Array
  private readonly outputSums: Int32Array
  /** Where a sentence's words are added up. */
  private readonly words: Int32Array
  private readonly part = new Float64Array(vectorLength)

  constructor(
    private readonly weights: NetworkWeights,
    make: KernelMaker,
  ) {
    const { vectors, hidden, outputs, hiddenBiases, outputBiases } = weights
    const units = hiddenBiases.length
    const kernels = make(
      vectors.length +
        2 * (hidden.length + inputLength + outputs.length + units) +
        4 * (units + outputBiases.length + vectorLength) +
        8 * alignment,
    )
    this.kernels = kernels
    this.vectors = kernels.bytes(vectors)
    this.hidden = kernels.shorts(hidden)
    this.input = kernels.shorts(new Int16Array(inputLength))
    this.hiddenSums = kernels.integers(units)
    this.outputs = kernels.shorts(outputs)
    this.activations = kernels.shorts(new Int16Array(units))
    this.outputSums = kernels.integers(outputBiases.length)
    this.words = kernels.integers(vectorLength)
  }

  /** Adds how surely a sentence mentions and asserts each claim, in thousandths of a logit. */
  add(parts: ReturnType<typeof partsOf>, mentions: Int32Array, assertions: Int32Array): void {
    for (const [p, part] of parts.entries()) this.mean(part, p * vectorLength)
    this.activate()
    this.score(mentions, assertions)
  }

  /** From the input to the hidden units. */
  private activate(): void {
    const { hidden, input, hiddenSums, activations, kernels } = this
    const { hiddenBiases, scales } = this.weights
    kernels.products(hidden, input, hiddenSums)
    for (let h = 0; h < hiddenSums.length; h++) {
      const sum = hiddenSums[h]! + hiddenBiases[h]!
      activations[h] = sum <= 0 ? 0 : Math.min(greatest, Math.round(sum * scales.hidden))
    }
  }

  /** From the hidden units to the outputs. */
  private score(mentions: Int32Array, assertions: Int32Array): void {
    const { outputs, activations, outputSums, kernels } = this
    const { outputBiases, scales } = this.weights
    kernels.products(outputs, activations, outputSums)
    const score = (o: number) => Math.round((outputSums[o]! + outputBiases[o]!) * scales.output)
    for (let c = 0; 2 * c < outputSums.length; c++) {
      mentions[c]! += score(2 * c)
      assertions[c]! += score(2 * c + 1)
    }
  }

  /** Puts the mean of a part's words into the input. */
  private mean(words: ReturnType<typeof partsOf>[number], at: number): void {
    const { input, part } = this
    let square = 0
    part.fill(0)
    for (const { words: tokens, share } of words) {
      if (!tokens?.length) continue
      const sum = this.sumOf(tokens)
      square += share * share * sum.square
      for (let i = 0; i < vectorLength; i++) part[i]! += share * sum.vector[i]!
    }
    const scale = finer / Math.sqrt(square || 1)
    for (let i = 0; i < vectorLength; i++) input[at + i] = rounded(part[i]! * scale)
  }

  private sumOf(tokens: readonly Token[]): Sum {
    let sum = this.sums.get(tokens)
    if (!sum) this.sums.set(tokens, (sum = this.added(tokens)))
    return sum
  }

  private added(tokens: readonly Token[]): Sum {
    const { kernels, vectors, words } = this
    const { rarities } = this.weights
    let square = 0
    words.fill(0)
    for (let t = 0; t < tokens.length; t++) {
      const number = this.numberOf(tokens[t]!)
      const rarity = rarities[number]!
      square += rarity * rarity
      kernels.add(vectors, number * vectorLength, rarity, words)
    }
    return { vector: words.slice(), square }
  }

  private numberOf(token: Token): number {
    let number = this.numbers.get(token)
    if (number === undefined) {
      const { words, spelling } = this.weights
      this.numbers.set(token, (number = 1 + placeIn(words, wordOf(token, spelling))))
    }
    return number
  }
}

const rounded = (value: number) =>
  value >= greatest ? greatest : value <= -greatest ? -greatest : Math.floor(value + 0.5)
