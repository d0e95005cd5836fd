import type { Token } from '../model.ts'
import { ByWord } from '../split/by-word.ts'
import type { LearnContext } from './index.ts'
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
/** No number that goes into a layer is greater: with 192 or 256 of them its sums stay below half of `apart`. */
const greatest = 2047
/** So many sums of the hidden layer are made side by side: one would wait for itself, and what goes in is read once for all of them. */
const together = 4
/** Two weights are one double, the second above the first: sums of both are made at once, and exactly. */
const apart = 2 ** 27

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
  private readonly input = new Float64Array(inputLength)
  private readonly hidden: Float64Array
  private readonly outputs: Float64Array
  /** The hidden units that are not 0, and their activations. */
  private readonly active: Int32Array
  private readonly activations: Float64Array
  private count = 0
  private readonly scored: Float64Array

  constructor(private readonly weights: NetworkWeights) {
    const units = weights.hiddenBiases.length
    const claims = weights.outputBiases.length >> 1
    this.hidden = interleaved(paired(weights.hidden, inputLength), inputLength)
    this.outputs = turned(paired(weights.outputs, units), units)
    this.active = new Int32Array(units + 3)
    this.activations = new Float64Array(units + 3)
    this.scored = new Float64Array(claims)
  }

  /** Adds how surely a sentence mentions and asserts each claim, in thousandths of a logit. */
  add(parts: ReturnType<typeof partsOf>, mentions: Int32Array, assertions: Int32Array): void {
    for (const [p, part] of parts.entries()) this.mean(part, p * vectorLength)
    this.forwards()
    this.score(mentions, assertions)
  }

  /** From the input to the hidden units. */
  private forwards(): void {
    const { hidden, input, active, activations } = this
    const { hiddenBiases, scales } = this.weights
    let count = 0
    const activate = (unit: number, sum: number) => {
      if (sum <= 0) return
      active[count] = unit
      activations[count++] = Math.min(greatest, Math.round(sum * scales.hidden))
    }
    for (let h = 0, at = 0; h < hiddenBiases.length; h += 2 * together) {
      let [a, b, c, d] = [0, 0, 0, 0]
      for (let i = 0; i < inputLength; i++, at += together) {
        const x = input[i]!
        a += hidden[at]! * x
        b += hidden[at + 1]! * x
        c += hidden[at + 2]! * x
        d += hidden[at + 3]! * x
      }
      for (const [k, both] of [a, b, c, d].entries()) {
        const second = Math.round(both / apart)
        const unit = h + 2 * k
        activate(unit, both - second * apart + hiddenBiases[unit]!)
        activate(unit + 1, second + hiddenBiases[unit + 1]!)
      }
    }
    this.count = count
  }

  /** From the hidden units to the outputs. */
  private score(mentions: Int32Array, assertions: Int32Array): void {
    const { outputs, scored, active, activations, count } = this
    const { outputBiases, scales } = this.weights
    scored.fill(0)
    // Four units at a time: what is added up is read and written once for all of them. Those behind the last are 0.
    activations.fill(0, count, count + 3)
    for (let i = 0; i < count; i += 4) {
      const [a, b, c, d] = [activations[i]!, activations[i + 1]!, activations[i + 2]!, activations[i + 3]!]
      const length = scored.length
      const [rowA, rowB, rowC, rowD] = [
        active[i]! * length,
        active[i + 1]! * length,
        active[i + 2]! * length,
        active[i + 3]! * length,
      ]
      for (let o = 0; o < length; o++)
        scored[o]! +=
          outputs[rowA + o]! * a + outputs[rowB + o]! * b + (outputs[rowC + o]! * c + outputs[rowD + o]! * d)
    }
    for (let c = 0; c < scored.length; c++) {
      const second = Math.round(scored[c]! / apart)
      mentions[c]! += Math.round((scored[c]! - second * apart + outputBiases[2 * c]!) * scales.output)
      assertions[c]! += Math.round((second + outputBiases[2 * c + 1]!) * scales.output)
    }
  }

  /** Puts the mean of a part's words into the input. */
  private mean(part: ReturnType<typeof partsOf>[number], at: number): void {
    const { input } = this
    let square = 0
    input.fill(0, at, at + vectorLength)
    for (const { words, share } of part) {
      if (!words?.length) continue
      const sum = this.sumOf(words)
      square += share * share * sum.square
      addTo(input, at, sum.vector, share)
    }
    const scale = finer / Math.sqrt(square || 1)
    for (let i = at; i < at + vectorLength; i++) input[i] = rounded(input[i]! * scale)
  }

  private sumOf(tokens: readonly Token[]): Sum {
    let sum = this.sums.get(tokens)
    if (!sum) this.sums.set(tokens, (sum = this.added(tokens)))
    return sum
  }

  private added(tokens: readonly Token[]): Sum {
    const { vectors, rarities } = this.weights
    const vector = new Int32Array(vectorLength)
    let square = 0
    for (let t = 0; t < tokens.length; t++) {
      const number = this.numberOf(tokens[t]!)
      const rarity = rarities[number]!
      square += rarity * rarity
      const row = number * vectorLength
      for (let i = 0; i < vectorLength; i++) vector[i]! += Math.imul(rarity, vectors[row + i]!)
    }
    return { vector, square }
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

function addTo(input: Float64Array, at: number, vector: Int32Array, share: number): void {
  for (let i = 0; i < vectorLength; i++) input[at + i]! += share * vector[i]!
}

const rounded = (value: number) =>
  value >= greatest ? greatest : value <= -greatest ? -greatest : Math.floor(value + 0.5)

/** Rows taken `together`: the first numbers of some rows, then their second ones, and so on. */
function interleaved(rows: Float64Array, length: number): Float64Array {
  return rows.map((_, at) => {
    const block = at - (at % (together * length))
    const within = at - block
    return rows[block + (within % together) * length + Math.floor(within / together)]!
  })
}

/** Rows as columns. */
function turned(rows: Float64Array, length: number): Float64Array {
  const count = rows.length / length
  return rows.map((_, at) => rows[(at % count) * length + Math.floor(at / count)]!)
}

/** Every two rows as one. */
function paired(rows: Int8Array, length: number): Float64Array {
  const pairs = new Float64Array(rows.length >> 1)
  for (let at = 0; at < pairs.length; at++) {
    const first = at + length * Math.floor(at / length)
    pairs[at] = rows[first]! + apart * rows[first + length]!
  }
  return pairs
}
