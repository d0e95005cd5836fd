// The layers of a network while it learns: forwards, backwards, a step (Adam, Kingma and Ba, ICLR 2015).
import { random } from '../../server/src/core/learn/linear.ts'
import { inputLength, vectorLength } from '../../server/src/core/learn/network.ts'
import { assertionCost, mentionCost } from './costs.ts'
import type { Example } from './examples.ts'

export const hiddenUnits = 256
/** So many examples make a step. */
export const batchSize = 256
/** Dropout (Srivastava et al., JMLR 2014): shares of words and of hidden units that are left out, drawn anew each time a sentence is seen. */
const wordDropout = 0.15
const unitDropout = 0.3
/** An output that is wrong by less teaches nothing. */
const leastError = 0.02

/** So many words of a sentence, of what stands before and above it, and of what follows are read. */
export const mostWords = 80

/** A sentence as numbers of words with what each counts, in length 1. */
export interface Bag {
  readonly words: Int32Array
  readonly shares: Float64Array
}

export interface Lesson {
  /** Its own words first. */
  readonly bags: readonly Bag[]
  readonly example: Example
  /** By how much an error counts more. */
  readonly weight: number
}

/** Numbers that are learned, with what Adam remembers of each. */
export class Learned {
  readonly values: Float64Array
  readonly gradients: Float64Array
  private readonly first: Float64Array
  private readonly second: Float64Array

  constructor(count: number) {
    this.values = new Float64Array(count)
    this.gradients = new Float64Array(count)
    this.first = new Float64Array(count)
    this.second = new Float64Array(count)
  }

  /** Goes one step down the gradients of a stretch, and begins new ones. */
  step(from: number, to: number, rate: number, time: number): void {
    const { values, gradients, first, second } = this
    const early = 1 / (1 - 0.9 ** time)
    const late = 1 / (1 - 0.999 ** time)
    for (let i = from; i < to; i++) {
      const gradient = gradients[i]!
      gradients[i] = 0
      const a = (first[i] = 0.9 * first[i]! + 0.1 * gradient)
      const b = (second[i] = 0.999 * second[i]! + 0.001 * gradient * gradient)
      values[i]! -= (rate * a * early) / (Math.sqrt(b * late) + 1e-8)
    }
  }
}

/** A network while it learns. */
export class Layers {
  readonly vectors: Learned
  readonly hidden = new Learned(hiddenUnits * inputLength)
  readonly hiddenBiases = new Learned(hiddenUnits)
  readonly outputs: Learned
  readonly outputBiases: Learned
  private readonly met = new Set<number>()
  private time = 0
  /** The words of a sentence that are not left out; -1 for those that are. One array for all: thousands of new ones a second have all memory gone through. */
  private readonly heard = new Int32Array(mostWords)
  private readonly input = new Float64Array(inputLength)
  private readonly inputGradients = new Float64Array(inputLength)
  /** The hidden units that are not 0, their activations and gradients. */
  private readonly active = new Int32Array(hiddenUnits)
  private readonly activations = new Float64Array(hiddenUnits)
  private readonly activeGradients = new Float64Array(hiddenUnits)
  private count = 0
  /** By output: what an error costs and what is right, of the example; what is said. */
  private readonly cost: Float64Array
  private readonly target: Float64Array
  private readonly scores: Float64Array
  /** The outputs that are wrong, and by how much. */
  private readonly wrong: Int32Array
  private readonly errors: Float64Array

  constructor(
    words: number,
    private readonly outputCount: number,
    seed: number,
  ) {
    this.vectors = new Learned(words * vectorLength)
    this.outputs = new Learned(outputCount * hiddenUnits)
    this.outputBiases = new Learned(outputCount)
    this.cost = new Float64Array(outputCount)
    this.target = new Float64Array(outputCount)
    this.scores = new Float64Array(outputCount)
    this.wrong = new Int32Array(outputCount)
    this.errors = new Float64Array(outputCount)
    const next = random(seed)
    // A sum of twelve even draws is as good as normal, and the same on every machine.
    const normal = () => {
      let sum = -6
      for (let i = 0; i < 12; i++) sum += next() / 2 ** 32
      return sum
    }
    const fill = ({ values }: Learned, size: number) => {
      for (let i = 0; i < values.length; i++) values[i] = size * normal()
    }
    fill(this.vectors, 0.1)
    fill(this.hidden, 1 / Math.sqrt(inputLength))
    fill(this.outputs, 1 / Math.sqrt(hiddenUnits))
    this.outputBiases.values.fill(-5)
  }

  /** Adds the gradients of an example. */
  learn({ bags, example, weight }: Lesson, places: ReadonlyMap<string, number>, chance: () => number): void {
    this.input.fill(0)
    this.inputGradients.fill(0)
    const own = bags[0]!.words
    for (let w = 0; w < own.length; w++) this.heard[w] = chance() < wordDropout ? -1 : own[w]!
    for (let b = 0; b < bags.length; b++) this.mean(b ? bags[b]!.words : this.heard, bags[b]!.shares, b * vectorLength)
    this.forwards(chance)
    this.backwards(example, places, weight)
    this.downwards()
    for (let b = 0; b < bags.length; b++) this.teach(b ? bags[b]!.words : this.heard, bags[b]!.shares, b * vectorLength)
  }

  /** From the input to the hidden units. Four sums at a time: one would wait for itself. */
  private forwards(chance: () => number): void {
    const { input, active, activations } = this
    const weights = this.hidden.values
    const biases = this.hiddenBiases.values
    let count = 0
    for (let h = 0; h < hiddenUnits; h++) {
      if (chance() < unitDropout) continue
      let [a, b, c, d] = [biases[h]!, 0, 0, 0]
      for (let i = 0, at = h * inputLength; i < inputLength; i += 4, at += 4) {
        a += weights[at]! * input[i]!
        b += weights[at + 1]! * input[i + 1]!
        c += weights[at + 2]! * input[i + 2]!
        d += weights[at + 3]! * input[i + 3]!
      }
      const sum = a + b + (c + d)
      if (sum <= 0) continue
      active[count] = h
      activations[count++] = sum / (1 - unitDropout)
    }
    this.count = count
  }

  /** From the hidden units to the outputs and back. */
  private backwards(example: Example, places: ReadonlyMap<string, number>, weight: number): void {
    const { active, activations, activeGradients, count, outputCount, cost, target, scores, wrong, errors } = this
    const { values, gradients } = this.outputs
    this.aim(example, places)
    scores.set(this.outputBiases.values)
    for (let l = 0; l < count; l++) {
      const much = activations[l]!
      for (let o = 0, at = active[l]! * outputCount; o < outputCount; o++, at++) scores[o]! += values[at]! * much
    }
    let found = 0
    for (let o = 0; o < outputCount; o++) {
      if (!cost[o]) continue
      const error = (1 / (1 + Math.exp(-scores[o]!)) - target[o]!) * cost[o]! * weight
      if (Math.abs(error) < leastError) continue
      wrong[found] = o
      errors[found++] = error / batchSize
      this.outputBiases.gradients[o]! += error / batchSize
    }
    for (let l = 0; l < count; l++) {
      const row = active[l]! * outputCount
      const much = activations[l]!
      let sum = 0
      for (let e = 0; e < found; e++) {
        const at = row + wrong[e]!
        gradients[at]! += errors[e]! * much
        sum += errors[e]! * values[at]!
      }
      activeGradients[l] = sum
    }
  }

  /** Sets what an error costs at each output and what is right there: of most claims the same, as no label names them. */
  private aim(example: Example, places: ReadonlyMap<string, number>): void {
    const { cost, target, outputCount } = this
    const { mentioned, asserted, open } = example
    const [mention, assertion] = [mentionCost(example, ''), assertionCost(example, '')]
    for (let o = 0; o < outputCount; o += 2) {
      cost[o] = mention
      cost[o + 1] = assertion
    }
    target.fill(0)
    for (const claim of new Set([...open, ...mentioned, ...asserted])) {
      const place = places.get(claim)
      if (place === undefined) continue
      cost[2 * place] = mentionCost(example, claim)
      cost[2 * place + 1] = assertionCost(example, claim)
      target[2 * place] = mentioned.has(claim) ? 1 : 0
      target[2 * place + 1] = asserted.has(claim) ? 1 : 0
    }
  }

  /** From the hidden units back to the input. */
  private downwards(): void {
    const { input, inputGradients, active, activeGradients, count } = this
    const { values, gradients } = this.hidden
    for (let l = 0; l < count; l++) {
      const gradient = activeGradients[l]! / (1 - unitDropout)
      if (!gradient) continue
      const h = active[l]!
      this.hiddenBiases.gradients[h]! += gradient
      for (let i = 0, at = h * inputLength; i < inputLength; i++, at++) {
        gradients[at]! += gradient * input[i]!
        inputGradients[i]! += gradient * values[at]!
      }
    }
  }

  private mean(words: Int32Array, shares: Float64Array, at: number): void {
    const { values } = this.vectors
    const { input } = this
    for (let w = 0; w < shares.length; w++) {
      if (words[w]! < 0) continue
      const row = words[w]! * vectorLength
      const share = shares[w]!
      for (let i = 0; i < vectorLength; i++) input[at + i]! += share * values[row + i]!
    }
  }

  private teach(words: Int32Array, shares: Float64Array, at: number): void {
    const { gradients } = this.vectors
    const { inputGradients } = this
    for (let w = 0; w < shares.length; w++) {
      if (words[w]! < 0) continue
      this.met.add(words[w]!)
      const row = words[w]! * vectorLength
      const share = shares[w]!
      for (let i = 0; i < vectorLength; i++) gradients[row + i]! += share * inputGradients[at + i]!
    }
  }

  /** Goes one step down what the examples of a batch added; of the words only those that they have. */
  step(rate: number): void {
    const time = ++this.time
    for (const learned of [this.hidden, this.hiddenBiases, this.outputs, this.outputBiases])
      learned.step(0, learned.values.length, rate, time)
    for (const word of this.met) this.vectors.step(word * vectorLength, (word + 1) * vectorLength, rate, time)
    this.met.clear()
  }
}
