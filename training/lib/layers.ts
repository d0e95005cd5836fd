// The layers of a network while it learns: forwards, backwards, a step (Adam, Kingma and Ba, ICLR 2015).
import { random } from '../../server/src/core/learn/linear.ts'
import { inputLength, vectorLength } from '../../server/src/core/learn/network.ts'
import { assertionCost, mentionCost } from './costs.ts'
import type { Example } from './examples.ts'
import { type Kernels, Workspace } from './kernels.ts'

export const hiddenUnits = 256
/** So many examples make a step. */
export const batchSize = 256
/** Dropout (Srivastava et al., JMLR 2014): shares of words and of hidden units that are left out, drawn anew each time a sentence is seen. */
const wordDropout = 0.15
const unitDropout = 0.3
/** An output that is wrong by less teaches nothing. */
const leastError = 0.02

/**
 * Where an output should be 0 and its error counts this much, it is less than `leastError` for certain below this score: for most outputs no
 * exponential is needed.
 */
function leastScore(much: number): number {
  const share = Math.min(0.99, leastError / much)
  return Math.log(share / (1 - share)) - 1e-6
}

/** So many words of a sentence, of what stands before and above it, and of what follows are read. */
export const mostWords = 80

/** Bytes of a double, and of an integer. */
const double = 8
const integer = 4
/** Bytes of a word's vector. */
const rowBytes = vectorLength * double
/** So many rows are gone through together. */
const four = 4
/** Of what goes into the hidden layer. */
export const parts = inputLength / vectorLength

/** What goes into the hidden layer for each lesson: of each part the numbers of words with what each counts, in length 1. One store for all. */
export interface Bags {
  /** By lesson, and there by part, its own words first: where the part begins. */
  readonly from: Int32Array
  readonly words: Int32Array
  readonly shares: Float64Array
}

export interface Lesson {
  readonly example: Example
  /** By how much an error counts more. */
  readonly weight: number
}

/** Numbers that are learned, an even count, with what Adam remembers of each. */
export class Learned {
  readonly values: Float64Array
  readonly gradients: Float64Array
  private readonly first: Float64Array
  private readonly second: Float64Array

  constructor(
    count: number,
    private readonly workspace: Workspace,
  ) {
    this.values = workspace.doubles(count)
    this.gradients = workspace.doubles(count)
    this.first = workspace.doubles(count)
    this.second = workspace.doubles(count)
  }

  /** Goes one step down the gradients of a stretch, and begins new ones. */
  step(from: number, count: number, rate: number, time: number): void {
    const { values, gradients, first, second } = this
    const at = from * double
    this.workspace.kernels.step(
      values.byteOffset + at,
      gradients.byteOffset + at,
      first.byteOffset + at,
      second.byteOffset + at,
      count,
      rate,
      1 / (1 - 0.9 ** time),
      1 / (1 - 0.999 ** time),
    )
  }
}

/** A network while it learns. */
export class Layers {
  readonly vectors: Learned
  readonly hidden: Learned
  readonly hiddenBiases: Learned
  readonly outputs: Learned
  readonly outputBiases: Learned
  private readonly kernels: Kernels
  private readonly met = new Set<number>()
  private time = 0
  /** The words of a sentence that are not left out; -1 for those that are. One array for all: thousands of new ones a second have all memory gone through. */
  private readonly heard = new Int32Array(mostWords)
  private readonly input: Float64Array
  private readonly inputGradients: Float64Array
  /** The hidden units that are not left out, and their sums. */
  private readonly kept: Int32Array
  private readonly sums: Float64Array
  /** The hidden units that are not 0, where their rows begin (in bytes), their activations and gradients; filled up to a multiple of four. */
  private readonly active = new Int32Array(hiddenUnits)
  private readonly rows: Int32Array
  private readonly activations: Float64Array
  private readonly activeGradients: Float64Array
  private count = 0
  /** By output: what an error costs and what is right, of the example; what is said. */
  private readonly cost: Float64Array
  private readonly target: Float64Array
  private readonly scores: Float64Array
  /** By output: below this score nothing is learned, see `leastScore`. */
  private readonly negligible: Float64Array
  /** Where the outputs are that are wrong (in bytes), and by how much. */
  private readonly wrong: Int32Array
  private readonly errors: Float64Array

  constructor(
    private readonly bags: Bags,
    words: number,
    private readonly outputCount: number,
    seed: number,
  ) {
    const learned = [
      words * vectorLength,
      hiddenUnits * inputLength,
      hiddenUnits,
      outputCount * hiddenUnits,
      outputCount,
    ]
    const others = 2 * inputLength + 3 * (hiddenUnits + four) + 2 * outputCount
    const workspace = new Workspace(
      4 * learned.reduce((sum, count) => sum + count, others),
      2 * (hiddenUnits + four) + outputCount,
    )
    const [vectors, hidden, hiddenBiases, outputs, outputBiases] = learned.map((count) => new Learned(count, workspace))
    this.vectors = vectors!
    this.hidden = hidden!
    this.hiddenBiases = hiddenBiases!
    this.outputs = outputs!
    this.outputBiases = outputBiases!
    this.kernels = workspace.kernels
    this.input = workspace.doubles(inputLength)
    this.inputGradients = workspace.doubles(inputLength)
    this.kept = workspace.integers(hiddenUnits + 2)
    this.sums = workspace.doubles(hiddenUnits + 2)
    this.rows = workspace.integers(hiddenUnits + four)
    this.activations = workspace.doubles(hiddenUnits + four)
    this.activeGradients = workspace.doubles(hiddenUnits + four)
    this.cost = new Float64Array(outputCount)
    this.target = new Float64Array(outputCount)
    this.scores = workspace.doubles(outputCount)
    this.negligible = new Float64Array(outputCount)
    this.wrong = workspace.integers(outputCount)
    this.errors = workspace.doubles(outputCount)
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

  /** Adds the gradients of an example, which has the bags of this number. */
  learn({ example, weight }: Lesson, number: number, places: ReadonlyMap<string, number>, chance: () => number): void {
    this.input.fill(0)
    this.inputGradients.fill(0)
    const { from, words } = this.bags
    const first = number * parts
    const [start, end] = [from[first]!, from[first + 1]!]
    for (let w = start; w < end; w++) this.heard[w - start] = chance() < wordDropout ? -1 : words[w]!
    for (let p = 0; p < parts; p++) this.mean(first, p)
    this.forwards(chance)
    this.backwards(example, places, weight)
    this.downwards()
    for (let p = 0; p < parts; p++) this.teach(first, p)
  }

  /** From the input to the hidden units. */
  private forwards(chance: () => number): void {
    const { kept, sums, hidden, hiddenBiases, input, active, rows, activations, outputCount } = this
    let all = 0
    for (let h = 0; h < hiddenUnits; h++) if (chance() >= unitDropout) kept[all++] = h
    let count = 0
    if (all) {
      // An even number: the last is taken twice.
      kept[all] = kept[all - 1]!
      this.kernels.layer(
        kept.byteOffset,
        all,
        hidden.values.byteOffset,
        hiddenBiases.values.byteOffset,
        input.byteOffset,
        inputLength,
        sums.byteOffset,
      )
    }
    for (let k = 0; k < all; k++) {
      const sum = sums[k]!
      if (sum <= 0) continue
      active[count] = kept[k]!
      rows[count] = kept[k]! * outputCount * double
      activations[count++] = sum / (1 - unitDropout)
    }
    this.count = count
  }

  /** From the hidden units to the outputs and back. */
  private backwards(example: Example, places: ReadonlyMap<string, number>, weight: number): void {
    const {
      kernels,
      rows,
      activations,
      activeGradients,
      count,
      outputCount,
      cost,
      target,
      scores,
      negligible,
      wrong,
      errors,
    } = this
    const { values, gradients } = this.outputs
    this.aim(example, places, weight)
    scores.set(this.outputBiases.values)
    // What is filled up with adds nothing.
    rows.fill(0, count, count + four)
    this.addRows(scores, values, activations, outputCount)
    let found = 0
    for (let o = 0; o < outputCount; o++) {
      if (!cost[o] || scores[o]! < negligible[o]!) continue
      const error = (1 / (1 + Math.exp(-scores[o]!)) - target[o]!) * cost[o]! * weight
      if (Math.abs(error) < leastError) continue
      wrong[found] = o * double
      errors[found++] = error / batchSize
      this.outputBiases.gradients[o]! += error / batchSize
    }
    for (let l = 0; l < count; l += four)
      kernels.errors(
        values.byteOffset,
        gradients.byteOffset,
        rows.byteOffset + integer * l,
        activations.byteOffset + double * l,
        wrong.byteOffset,
        errors.byteOffset,
        found,
        activeGradients.byteOffset + double * l,
      )
  }

  /** Sets what an error costs at each output and what is right there: of most claims the same, as no label names them. */
  private aim(example: Example, places: ReadonlyMap<string, number>, weight: number): void {
    const { cost, target, negligible, outputCount } = this
    const { mentioned, asserted, open } = example
    const [mention, assertion] = [mentionCost(example, ''), assertionCost(example, '')]
    const [leastMention, leastAssertion] = [leastScore(mention * weight), leastScore(assertion * weight)]
    for (let o = 0; o < outputCount; o += 2) {
      cost[o] = mention
      cost[o + 1] = assertion
      negligible[o] = leastMention
      negligible[o + 1] = leastAssertion
    }
    target.fill(0)
    if (!open.size && !mentioned.size && !asserted.size) return
    for (const claim of new Set([...open, ...mentioned, ...asserted])) {
      const place = places.get(claim)
      if (place === undefined) continue
      cost[2 * place] = mentionCost(example, claim)
      cost[2 * place + 1] = assertionCost(example, claim)
      negligible.fill(Number.NEGATIVE_INFINITY, 2 * place, 2 * place + 2)
      target[2 * place] = mentioned.has(claim) ? 1 : 0
      target[2 * place + 1] = asserted.has(claim) ? 1 : 0
    }
  }

  /** From the hidden units back to the input. */
  private downwards(): void {
    const { kernels, input, inputGradients, active, activeGradients, rows, count } = this
    const { values, gradients } = this.hidden
    for (let l = 0; l < count; l++) {
      const gradient = (activeGradients[l]! /= 1 - unitDropout)
      const h = active[l]!
      rows[l] = h * inputLength * double
      if (!gradient) continue
      this.hiddenBiases.gradients[h]! += gradient
      kernels.add(gradients.byteOffset + rows[l]!, input.byteOffset, inputLength, gradient)
    }
    this.addRows(inputGradients, values, activeGradients, inputLength)
  }

  /** Adds the rows of the active hidden units to a vector, each so many times. */
  private addRows(to: Float64Array, values: Float64Array, times: Float64Array, length: number): void {
    const { kernels, rows, count } = this
    times.fill(0, count, count + four)
    for (let l = 0; l < count; l += four)
      kernels.addRows(
        to.byteOffset,
        values.byteOffset,
        rows.byteOffset + integer * l,
        times.byteOffset + double * l,
        length,
      )
  }

  private mean(first: number, part: number): void {
    const { from, words, shares } = this.bags
    const vectors = this.vectors.values.byteOffset
    const to = this.input.byteOffset + part * rowBytes
    const start = from[first + part]!
    for (let w = start; w < from[first + part + 1]!; w++) {
      const word = part ? words[w]! : this.heard[w - start]!
      if (word >= 0) this.kernels.add(to, vectors + word * rowBytes, vectorLength, shares[w]!)
    }
  }

  private teach(first: number, part: number): void {
    const { from, words, shares } = this.bags
    const gradients = this.vectors.gradients.byteOffset
    const vector = this.inputGradients.byteOffset + part * rowBytes
    const start = from[first + part]!
    for (let w = start; w < from[first + part + 1]!; w++) {
      const word = part ? words[w]! : this.heard[w - start]!
      if (word < 0) continue
      this.met.add(word)
      this.kernels.add(gradients + word * rowBytes, vector, vectorLength, shares[w]!)
    }
  }

  /** Goes one step down what the examples of a batch added; of the words only those that they have. */
  step(rate: number): void {
    const time = ++this.time
    for (const learned of [this.hidden, this.hiddenBiases, this.outputs, this.outputBiases])
      learned.step(0, learned.values.length, rate, time)
    for (const word of this.met) this.vectors.step(word * vectorLength, vectorLength, rate, time)
    this.met.clear()
  }
}
