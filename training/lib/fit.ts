// Fits the linear models: two per claim (mentioned, asserted) over the claim features, two for the stance, one for what stands around a claim.
import { carriers, contributions, runOf } from '../../server/src/core/learn/carried.ts'
import {
  claimFieldWeight,
  Field,
  fieldOf,
  fieldWeight,
  framingFieldWeight,
} from '../../server/src/core/learn/features.ts'
import { type Examples, fitLinear, shuffled } from '../../server/src/core/learn/linear.ts'
import type { NetworkWeights } from '../../server/src/core/learn/network.ts'
import { Scorer, scoreUnit, sizeUnit, weightUnit } from '../../server/src/core/learn/scorer.ts'
import { type LinearWeights, tableOf } from '../../server/src/core/learn/table.ts'
import { assertionCost, mentionCost } from './costs.ts'
import { type Example, Keys, type Units } from './examples.ts'
import { fitTogether } from './together.ts'

/** Value of the constant feature that carries the bias. */
const biasValue = 0.5
/** A claim feature that fewer sentences have is left out; 2 where nothing stands here. */
const leastCounts: Partial<Record<Field, number>> = { [Field.form]: 3, [Field.pair]: 3 }
/** Weights below this, in `weightUnit`, are left out of the file: of the claims' models and of the stance's. */
const leastWeight = 4
const leastStance = 6

export interface FittedLinear {
  readonly claim: LinearWeights
  readonly stance: LinearWeights
  readonly framing: LinearWeights
}

export interface Fitted extends FittedLinear {
  readonly networks: readonly NetworkWeights[]
}

/** Fits all linear models on these examples. */
export function fitLinearModels(examples: readonly Example[], claims: readonly string[], units: Units): FittedLinear {
  const claim = spaceOf(
    examples,
    (e) => e.claimKeys,
    claimFieldWeight,
    (key) => leastCounts[fieldOf(key)] ?? 2,
  )
  const lessons = claims.flatMap((id) => [
    { id, isSaid: ({ mentioned }: Example) => mentioned.has(id), costOf: mentionCost },
    { id, isSaid: ({ asserted }: Example) => asserted.has(id), costOf: assertionCost },
  ])
  const named = namedIn(examples)
  const unnamed = new Map(
    [mentionCost, assertionCost].map((costOf) => [costOf, Float64Array.from(examples, (e) => costOf(e, ''))]),
  )
  /** What a model of a claim is to learn: of most examples the same for all claims, as no label names them there. */
  const target = new Int8Array(examples.length)
  const cost = new Float64Array(examples.length)
  const fitOf = (model: number) => {
    const { id, isSaid, costOf } = lessons[model]!
    target.fill(-1)
    cost.set(unnamed.get(costOf)!)
    for (const i of named.get(id) ?? []) {
      if (isSaid(examples[i]!)) target[i] = 1
      cost[i] = costOf(examples[i]!, id)
    }
    return { target, cost }
  }
  const models = fitTogether(claim.data, lessons.length, fitOf, 10, shuffled(examples.length, 7))
  const stance = spaceOf(
    examples,
    (e) => e.stanceKeys,
    fieldWeight,
    () => 5,
  )
  const asserts = Int8Array.from(examples, (e) => (e.stance > 0 ? 1 : -1))
  const costs = [
    Float64Array.from(examples, (e) => (e.stance === 0 ? 0 : e.writer === 'bank' ? 0.1 : 0.5)),
    Float64Array.from(examples, (e) => (e.writer === 'bank' ? 0.15 : e.stance > 0 ? 0.6 : 0.3)),
  ]
  /** What tells assertions from denials, and what tells them from all else. */
  const stances = fitTogether(
    stance.data,
    costs.length,
    (model) => ({ target: asserts, cost: costs[model]! }),
    15,
    shuffled(examples.length, 3),
  )
  const fitted = quantize(claim, models, leastWeight)
  return {
    claim: fitted,
    stance: quantize(stance, stances, leastStance),
    framing: fitFraming(examples, fitted, claims, units),
  }
}

/** By claim the examples in which a label names it. */
function namedIn(examples: readonly Example[]): Map<string, number[]> {
  const named = new Map<string, number[]>()
  examples.forEach(({ mentioned, asserted, open }, i) => {
    for (const id of new Set([...mentioned, ...asserted, ...open])) {
      const own = named.get(id)
      if (own) own.push(i)
      else named.set(id, [i])
    }
  })
  return named
}

/** A claim in a sentence of a framed article: the features of what stands around it, and whether it is asserted. */
interface Framed {
  readonly keys: readonly number[]
  readonly asserted: boolean
}

/**
 * Fits what tells claims that are asserted from claims that are denied, asked, reported or taken back, by the words around those that carry
 * them. It learns from frames alone: what stands around a claim in an article tells more of the article.
 */
export function fitFraming(
  examples: readonly Example[],
  claim: LinearWeights,
  claims: readonly string[],
  units: Units,
) {
  const readers = { claim: new Scorer(tableOf(claim)), extractor: units.extractor }
  const framed = examples.flatMap(({ mentioned, asserted, row, place }): Framed[] => {
    if (!place?.article.framed) return []
    return [...mentioned].map((id): Framed => {
      const sums = contributions(row.tokens, readers, 2 * claims.indexOf(id))
      const found = new Keys()
      units.extractor.framing(row.tokens, carriers(sums, runOf(sums)), row.context, found)
      return { keys: [...found.all], asserted: asserted.has(id) }
    })
  })
  const space = spaceOf(
    framed,
    ({ keys }) => keys,
    framingFieldWeight,
    () => 2,
  )
  const model = fitLinear(
    space.data,
    {
      target: Int8Array.from(framed, ({ asserted }) => (asserted ? 1 : -1)),
      cost: Float64Array.from(framed, ({ asserted }) => (asserted ? 1 : 0.5)),
      rounds: 20,
    },
    shuffled(framed.length, 5),
  )
  return quantize(space, [model], leastStance)
}

interface Space {
  /** Ascending. */
  readonly keys: Float64Array
  readonly sizes: readonly number[]
  readonly data: Examples
}

/** The features of the examples with their sizes: the rarer the greater, by the field. */
function spaceOf<E>(
  examples: readonly E[],
  keysOf: (example: E) => readonly number[],
  fieldWeights: readonly number[],
  least: (key: number) => number,
): Space {
  const { keys, counts } = countedIn(examples, keysOf, least)
  const whole = Math.log(examples.length)
  const sizes = Array.from(keys, (key, i) => {
    const rarity = Math.log(examples.length / counts[i]!) / whole
    return Math.max(1, Math.round(sizeUnit * rarity * fieldWeights[fieldOf(key)]!))
  })
  const from = new Int32Array(examples.length + 1)
  // Each has one more, the constant one.
  let entries = examples.length
  for (const count of counts) entries += count
  const ids = new Int32Array(entries)
  const values = new Float64Array(entries)
  examples.forEach((example, i) => {
    const start = from[i]!
    let end = start
    let square = 0
    for (const key of keysOf(example)) {
      const id = placeIn(keys, key)
      if (id < 0) continue
      square += sizes[id]! * sizes[id]!
      ids[end++] = id
    }
    const length = Math.sqrt(square) || 1
    for (let k = start; k < end; k++) values[k] = sizes[ids[k]!]! / length
    ids[end] = keys.length
    values[end++] = biasValue
    from[i + 1] = end
  })
  return { keys, sizes, data: { from, ids, values, features: keys.length + 1 } }
}

/** The features that enough examples have, ascending, and how many have them. An example has each once. */
function countedIn<E>(
  examples: readonly E[],
  keysOf: (example: E) => readonly number[],
  least: (key: number) => number,
): { keys: Float64Array; counts: readonly number[] } {
  const all = new Float64Array(examples.reduce((sum, example) => sum + keysOf(example).length, 0))
  let at = 0
  for (const example of examples) for (const key of keysOf(example)) all[at++] = key
  all.sort()
  const keys: number[] = []
  const counts: number[] = []
  for (let first = 0, end = 0; first < all.length; first = end) {
    const key = all[first]!
    while (all[end] === key) end++
    if (end - first < least(key)) continue
    keys.push(key)
    counts.push(end - first)
  }
  return { keys: Float64Array.from(keys), counts }
}

/** The place of a key; -1 for one that is not there. */
function placeIn(keys: Float64Array, key: number): number {
  let low = 0
  let high = keys.length - 1
  while (low <= high) {
    const middle = (low + high) >>> 1
    const here = keys[middle]!
    if (here === key) return middle
    if (here < key) low = middle + 1
    else high = middle - 1
  }
  return -1
}

/** Weights that are kept are even: the file is the smaller for it. */
const step = 2

/** Rounds weights to bytes and leaves out what comes to next to nothing. */
function quantize({ keys, sizes }: Space, models: readonly Float64Array[], least: number): LinearWeights {
  const kept: number[] = []
  const from = [0]
  const numbers: number[] = []
  const weights: number[] = []
  keys.forEach((_, i) => {
    const before = weights.length
    models.forEach((model, m) => {
      const exact = (model[i]! * sizes[i]! * weightUnit) / sizeUnit
      if (Math.abs(Math.round(exact)) < least) return
      const weight = step * Math.round(exact / step)
      numbers.push(m)
      weights.push(Math.max(-126, Math.min(126, weight)))
    })
    if (weights.length === before) return
    kept.push(i)
    from.push(weights.length)
  })
  return {
    keys: Float64Array.from(kept, (i) => keys[i]!),
    sizes: Uint8Array.from(kept, (i) => sizes[i]!),
    from: Int32Array.from(from),
    models: Uint8Array.from(numbers),
    weights: Int8Array.from(weights),
    biases: Int32Array.from(models, (model) => Math.round(model[keys.length]! * biasValue * scoreUnit)),
  }
}
