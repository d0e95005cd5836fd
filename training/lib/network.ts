// Fits a network that reads all claims together, by stochastic gradient descent.
import { random, shuffled } from '../../server/src/core/learn/linear.ts'
import {
  finer,
  type NetworkWeights,
  partsOf,
  type Spelling,
  spellings,
  wordOf,
} from '../../server/src/core/learn/network.ts'
import type { Token } from '../../server/src/core/model.ts'
import { ByWord } from '../../server/src/core/split/by-word.ts'
import type { Example } from './examples.ts'
import { type Bags, batchSize, hiddenUnits, Layers, type Learned, type Lesson, mostWords, parts } from './layers.ts'

const epochs = 5
const learningRate = 0.008
/** A word that fewer sentences have is as good as unknown. */
const leastCount = 2
/** This share of the sentences that no label touches is seen in each epoch, and counts as much more. */
const plainShare = 0.2
/** Fits the network of a spelling to these examples. */
export function fitNetwork(
  examples: readonly Example[],
  claims: readonly string[],
  spelling: Spelling,
): NetworkWeights {
  const { words, rarities } = vocabularyOf(examples, spelling)
  // Networks that are to be wrong in different places begin at different ones.
  const seed = 100 * spellings.indexOf(spelling)
  const lessons = examples.map((example): Lesson => {
    const { mentioned, asserted, open } = example
    const plain = !mentioned.size && !asserted.size && !open.size
    return { example, weight: plain ? 1 / plainShare : 1 }
  })
  const layers = new Layers(bagsOf(examples, spelling, words, rarities), words.length + 1, 2 * claims.length, seed + 5)
  const places = new Map(claims.map((claim, c) => [claim, c]))
  const next = random(seed + 11)
  const chance = () => next() / 2 ** 32
  const kept = (epoch: number) =>
    [...shuffled(lessons.length, seed + 31 + epoch)].filter((i) => lessons[i]!.weight === 1 || chance() < plainShare)
  for (let epoch = 0; epoch < epochs; epoch++) {
    const order = kept(epoch)
    for (let from = 0; from + batchSize <= order.length; from += batchSize) {
      for (const i of order.slice(from, from + batchSize)) layers.learn(lessons[i]!, i, places, chance)
      layers.step(learningRate * (1 - (epoch + from / order.length) / epochs) + 1e-5)
    }
  }
  return { spelling, words, rarities, ...quantize(layers) }
}

/** The words of all examples' parts by number, and how much each counts. */
function bagsOf(
  examples: readonly Example[],
  spelling: Spelling,
  vocabulary: readonly string[],
  rarities: Uint8Array,
): Bags {
  const numbers = new Map(vocabulary.map((word, i) => [word, 1 + i]))
  const numberOf = byWord((token) => numbers.get(wordOf(token, spelling)) ?? 0)
  const from = new Int32Array(examples.length * parts + 1)
  examples.forEach(({ row }, i) => {
    for (const [p, part] of partsOf(row.tokens, row.context).entries()) {
      const length = part.reduce((sum, { words }) => sum + (words?.length ?? 0), 0)
      from[i * parts + p + 1] = from[i * parts + p]! + Math.min(mostWords, length)
    }
  })
  const words = new Int32Array(from.at(-1)!)
  const shares = new Float64Array(words.length)
  examples.forEach(({ row }, i) => {
    for (const [p, part] of partsOf(row.tokens, row.context).entries()) {
      const [start, end] = [from[i * parts + p]!, from[i * parts + p + 1]!]
      let at = start
      let square = 0
      for (const { words: tokens, share } of part) {
        for (let t = 0; tokens && t < tokens.length && at < end; t++) {
          const number = numberOf(tokens[t]!)
          const count = rarities[number]! * share
          words[at] = number
          shares[at++] = count
          square += count * count
        }
      }
      const length = Math.sqrt(square) || 1
      for (let w = start; w < end; w++) shares[w]! /= length
    }
  })
  return { from, words, shares }
}

/** Remembers what is worked out for each word. */
function byWord<T>(work: (token: Token) => T): (token: Token) => T {
  const known = new ByWord<T>()
  return (token) => {
    let found = known.get(token)
    if (found === undefined) known.set(token, (found = work(token)))
    return found
  }
}

/** The words that enough sentences have, ascending, and how much each counts; of any other first. */
function vocabularyOf(examples: readonly Example[], spelling: Spelling) {
  const counts = new Map<string, number>()
  const spelled = byWord((token) => wordOf(token, spelling))
  for (const { row } of examples)
    for (const word of new Set(row.tokens.map(spelled))) counts.set(word, (counts.get(word) ?? 0) + 1)
  // Words stand in one text, parted by blanks.
  const words = [...counts.keys()].filter((word) => counts.get(word)! >= leastCount && !word.includes(' ')).sort()
  const whole = Math.log(examples.length)
  const rarity = (count: number) => Math.max(1, Math.round((255 * Math.log(examples.length / count)) / whole))
  return { words, rarities: Uint8Array.from([1, ...words.map((word) => counts.get(word)!)], rarity) }
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
function quantize({
  vectors,
  hidden,
  hiddenBiases,
  outputs,
  outputBiases,
}: Layers): Omit<NetworkWeights, 'spelling' | 'words' | 'rarities'> {
  const unitOf = ({ values }: Learned) =>
    most / (widest * Math.sqrt(values.reduce((sum, value) => sum + value * value, 0) / values.length))
  const bytes = ({ values }: Learned, unit: number) =>
    Int8Array.from(values, (value) => Math.max(-most, Math.min(most, Math.round(value * unit))))
  const [vectorUnit, hiddenUnit, outputUnit] = [unitOf(vectors), unitOf(hidden), unitOf(outputs)]
  const sumUnit = finer * vectorUnit * hiddenUnit
  return {
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
