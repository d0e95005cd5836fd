// Fits the network that reads all claims together, by stochastic gradient descent (Adam, Kingma and Ba, ICLR 2015).
import { random, shuffled } from '../../server/src/core/learn/linear.ts'
import {
  finer,
  inputLength,
  type NetworkWeights,
  partsOf,
  vectorLength,
  wordOf,
} from '../../server/src/core/learn/network.ts'
import { placeIn } from '../../server/src/core/learn/units.ts'
import type { Token } from '../../server/src/core/model.ts'
import { assertionCost, isFramedDenial, mentionCost, sourceOf } from './costs.ts'
import type { Example } from './examples.ts'

const hiddenUnits = 256
const epochs = 5
const batch = 256
const learningRate = 0.003
/** A word that fewer sentences have is as good as unknown. */
const leastCount = 2
/** This share of the sentences that no label touches is seen in each epoch, and counts as much more. */
const plainShare = 0.2
/** Dropout (Srivastava et al., JMLR 2014): shares of words and of hidden units that are left out, drawn anew each time a sentence is seen. */
const wordDropout = 0.15
const unitDropout = 0.3
/** So many words of a sentence, of what stands before and above it, and of what follows are read. */
const mostWords = 80
/** An output that is wrong by less teaches nothing. */
const leastError = 0.02

/** A sentence as numbers of words with what each counts, in length 1. */
interface Bag {
  readonly words: Int32Array
  readonly shares: Float64Array
}

interface Lesson {
  /** Its own words first. */
  readonly bags: readonly Bag[]
  readonly example: Example
  /** No label touches it. */
  readonly plain: boolean
}

/** Fits the network to these examples. */
export function fitNetwork(examples: readonly Example[], claims: readonly string[]): NetworkWeights {
  const { words, rarities } = vocabularyOf(examples)
  const numberOf = numberIn(words)
  const bagOf = (parts: ReturnType<typeof partsOf>[number]): Bag => {
    const all = parts.flatMap(({ words, halved }) =>
      (words ?? []).map((token) => ({ number: numberOf(token), halved })),
    )
    const used = all.slice(0, mostWords)
    const counts = used.map(({ number, halved }) => rarities[number]! >> halved)
    const length = Math.sqrt(counts.reduce((sum, count) => sum + count * count, 0)) || 1
    return {
      words: Int32Array.from(used, ({ number }) => number),
      shares: Float64Array.from(counts, (count) => count / length),
    }
  }
  const lessons = examples.map((example): Lesson => {
    const { row, mentioned, asserted, open } = example
    const plain = !mentioned.size && !asserted.size && !open.size
    return { bags: partsOf(row.tokens, row.context).map(bagOf), example, plain }
  })
  const layers = new Layers(words.length + 1, 2 * claims.length)
  const places = new Map(claims.map((claim, c) => [claim, c]))
  const next = random(11)
  const chance = () => next() / 2 ** 32
  const kept = (epoch: number) =>
    [...shuffled(lessons.length, 31 + epoch)].filter((i) => !lessons[i]!.plain || chance() < plainShare)
  for (let epoch = 0; epoch < epochs; epoch++) {
    const order = kept(epoch)
    for (let from = 0; from + batch <= order.length; from += batch) {
      for (const i of order.slice(from, from + batch)) layers.learn(lessons[i]!, places, chance)
      layers.step(learningRate * (1 - (epoch + from / order.length) / epochs) + 1e-5)
    }
  }
  return quantize(layers, words, rarities)
}

/** The words that enough sentences have, ascending, and how much each counts; of any other first. */
function vocabularyOf(examples: readonly Example[]) {
  const counts = new Map<string, number>()
  for (const { row } of examples)
    for (const word of new Set(row.tokens.map(wordOf))) counts.set(word, (counts.get(word) ?? 0) + 1)
  // Words stand in one text, parted by blanks.
  const words = [...counts.keys()].filter((word) => counts.get(word)! >= leastCount && !word.includes(' ')).sort()
  const whole = Math.log(examples.length)
  const rarity = (count: number) => Math.max(1, Math.round((255 * Math.log(examples.length / count)) / whole))
  return { words, rarities: Uint8Array.from([1, ...words.map((word) => counts.get(word)!)], rarity) }
}

function numberIn(words: readonly string[]): (token: Token) => number {
  const known = new Map<string, number>()
  return (token) => {
    const word = wordOf(token)
    let number = known.get(word)
    if (number === undefined) known.set(word, (number = 1 + placeIn(words, word)))
    return number
  }
}

/** Numbers that are learned, with what Adam remembers of each. */
class Learned {
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

/** The network while it learns. */
class Layers {
  readonly vectors: Learned
  readonly hidden = new Learned(hiddenUnits * inputLength)
  readonly hiddenBiases = new Learned(hiddenUnits)
  readonly outputs: Learned
  readonly outputBiases: Learned
  private readonly met = new Set<number>()
  private time = 0
  private readonly input = new Float64Array(inputLength)
  private readonly inputGradients = new Float64Array(inputLength)
  /** The hidden units that are not 0, their activations and gradients. */
  private readonly active = new Int32Array(hiddenUnits)
  private readonly activations = new Float64Array(hiddenUnits)
  private readonly activeGradients = new Float64Array(hiddenUnits)
  private count = 0
  private readonly scores: Float64Array
  /** The outputs that are wrong, and by how much. */
  private readonly wrong: Int32Array
  private readonly errors: Float64Array

  constructor(
    words: number,
    private readonly outputCount: number,
  ) {
    this.vectors = new Learned(words * vectorLength)
    this.outputs = new Learned(outputCount * hiddenUnits)
    this.outputBiases = new Learned(outputCount)
    this.scores = new Float64Array(outputCount)
    this.wrong = new Int32Array(outputCount)
    this.errors = new Float64Array(outputCount)
    const next = random(5)
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
  learn({ bags, example, plain }: Lesson, places: ReadonlyMap<string, number>, chance: () => number): void {
    this.input.fill(0)
    this.inputGradients.fill(0)
    const heard = bags.map(({ words }, b) => (b ? words : words.map((word) => (chance() < wordDropout ? -1 : word))))
    for (const [b, words] of heard.entries()) this.mean(words, bags[b]!.shares, b * vectorLength)
    this.forwards(chance)
    this.backwards(example, places, plain ? 1 / plainShare : 1)
    this.downwards()
    for (const [b, words] of heard.entries()) this.teach(words, bags[b]!.shares, b * vectorLength)
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
    const { active, activations, activeGradients, count, outputCount, scores, wrong, errors } = this
    const { values, gradients } = this.outputs
    const { cost, target } = costsOf(example, places, outputCount)
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
      errors[found++] = error / batch
      this.outputBiases.gradients[o]! += error / batch
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
    for (let w = 0; w < words.length; w++) {
      if (words[w]! < 0) continue
      const row = words[w]! * vectorLength
      const share = shares[w]!
      for (let i = 0; i < vectorLength; i++) input[at + i]! += share * values[row + i]!
    }
  }

  private teach(words: Int32Array, shares: Float64Array, at: number): void {
    const { gradients } = this.vectors
    const { inputGradients } = this
    for (let w = 0; w < words.length; w++) {
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

const costOfOutput: { cost: Float64Array; target: Float64Array } = {
  cost: new Float64Array(0),
  target: new Float64Array(0),
}

/** What an error costs at each output, and what is right there; filled anew for the next example. The costs are those of the linear models. */
function costsOf(example: Example, places: ReadonlyMap<string, number>, count: number) {
  const { mentioned, asserted, open, stance } = example
  if (costOfOutput.cost.length !== count) {
    costOfOutput.cost = new Float64Array(count)
    costOfOutput.target = new Float64Array(count)
  }
  const { cost, target } = costOfOutput
  const source = sourceOf(example)
  for (let o = 0; o < count; o += 2) {
    cost[o] = mentionCost[source]
    cost[o + 1] = assertionCost[source]
  }
  target.fill(0)
  for (const claim of open) {
    const o = 2 * (places.get(claim) ?? -1)
    if (o < 0 || mentioned.has(claim)) continue
    cost[o] = 0
    if (stance >= 0) cost[o + 1] = 0
  }
  for (const claim of mentioned) {
    const o = 2 * (places.get(claim) ?? -1)
    if (o < 0) continue
    target[o] = 1
    if (isFramedDenial(example, claim)) cost[o + 1] = 0
  }
  for (const claim of asserted) {
    const o = 2 * (places.get(claim) ?? -1)
    if (o < 0) continue
    target[o + 1] = 1
    cost[o + 1] = assertionCost[source]
  }
  return costOfOutput
}

/** Rows of hidden units as rows of outputs. */
const byOutput = (rows: Int8Array): Int8Array => {
  const outputs = rows.length / hiddenUnits
  return rows.map((_, at) => rows[(at % hiddenUnits) * outputs + Math.floor(at / hiddenUnits)]!)
}

/** The greatest weights of a layer become this. */
const most = 127
/** Weights beyond so many standard deviations are cut off. */
const widest = 5

/** Rounds a trained network to whole numbers. */
function quantize(
  { vectors, hidden, hiddenBiases, outputs, outputBiases }: Layers,
  words: readonly string[],
  rarities: Uint8Array,
): NetworkWeights {
  const unitOf = ({ values }: Learned) =>
    most / (widest * Math.sqrt(values.reduce((sum, value) => sum + value * value, 0) / values.length))
  const bytes = ({ values }: Learned, unit: number) =>
    Int8Array.from(values, (value) => Math.max(-most, Math.min(most, Math.round(value * unit))))
  const [vectorUnit, hiddenUnit, outputUnit] = [unitOf(vectors), unitOf(hidden), unitOf(outputs)]
  const sumUnit = finer * vectorUnit * hiddenUnit
  return {
    words,
    rarities,
    vectors: bytes(vectors, vectorUnit),
    hidden: bytes(hidden, hiddenUnit),
    hiddenBiases: Int32Array.from(hiddenBiases.values, (bias) => Math.round(bias * sumUnit)),
    outputs: byOutput(bytes(outputs, outputUnit)),
    outputBiases: Int32Array.from(outputBiases.values, (bias) => Math.round(bias * outputUnit * activationUnit)),
    scales: { hidden: activationUnit / sumUnit, output: 1000 / (outputUnit * activationUnit) },
  }
}

/** A hidden unit's 1 is this. */
const activationUnit = 64
