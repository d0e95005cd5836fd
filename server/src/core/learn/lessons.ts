// Learns claims of a user's packs from their examples, while the packs are loaded: the examples that flag a claim against all others.
import { tokenize } from '../split/tokens.ts'
import { claimFieldWeight, Extractor, type Features, type Field, fieldOf, keyOf } from './features.ts'
import { dot, type Examples, fitLinear, pack, shuffled } from './linear.ts'
import { sizeUnit } from './scorer.ts'

/** A claim with its examples. */
export interface Lesson {
  readonly claim: string
  readonly flag: readonly string[]
  readonly clear: readonly string[]
}

/** What is known of features: the background's sizes, and the weights of the claims that were learned. */
export interface Learned {
  readonly claims: readonly string[]
  /** Numbers of units; one that is not there has the number `unknown`. */
  readonly units: ReadonlyMap<string, number>
  /** Where each feature stands in `sizes` and, times the number of claims, in `weights`. */
  readonly features: ReadonlyMap<number, number>
  readonly sizes: Uint8Array
  readonly weights: Float64Array
  /** By claim, in margins. */
  readonly biases: Float64Array
  readonly thresholds: Float64Array
}

/** The number of all units that no example has. */
export const unknown = 1
/** No pack has so many units; keys have room for this many. */
const mostUnits = 0xffff
/** Examples of each kind that are learned from, by claim and in all; and how much of each, in UTF-16 units. */
export const mostOfClaim = 200
const mostExamples = 2000
const mostText = 500
/** Features looked at while fitting, all claims together: about half a second. */
const mostWork = 60_000_000

const rounds = 10
/** An example that flags the claim costs as much as so many that do not: they are few. */
const flagCost = 4
const biasValue = 0.5
/** Least margins at which a sentence mentions a claim, by how many examples flag it: see docs/your-own-pack.md for what they give. */
const leastMargins = [
  { examples: 80, margin: 0.25 },
  { examples: 0, margin: 0.15 },
]
/** How far an example that must stay clear is kept below. */
const distance = 0.05

/** What a sentence by itself shows: examples have no surroundings, and concepts do not pay. */
export const alone = { concepts: [], before: undefined, above: undefined, leadIn: undefined }

/** The size of a feature that `count` of `all` background sentences have: the rarer the greater. */
const sizeOf = (field: Field, count: number, all: number) =>
  Math.max(1, Math.round(sizeUnit * claimFieldWeight[field]! * (1 - Math.log(Math.max(1, count)) / Math.log(all))))

/** The size of a feature that no background sentence has. */
export const greatestSize = (field: Field): number => sizeOf(field, 1, 2)

/** The length of a sentence by the sum of its squared sizes. A few words say too little to be sure: they count as if more stood there. */
export const lengthOf = (square: number): number => Math.sqrt(square + 10 * sizeUnit * sizeUnit)

class Keys implements Features {
  readonly all = new Set<number>()

  add(field: Field, first: number, second: number): void {
    this.all.add(keyOf(field, first, second))
  }
}

/**
 * Fits a model for each claim. Only sums, products, quotients and roots in a fixed order, and logarithms that are rounded: the same everywhere.
 * @param background sentences that mention none of the claims
 * @returns undefined when there is nothing to learn; claims beyond the bound on work are left out
 */
export function learn(lessons: readonly Lesson[], background: readonly string[]): Learned | undefined {
  const units = new Map<string, number>()
  const extractor = new Extractor((unit) => {
    const known = units.get(unit)
    if (known !== undefined) return known
    const number = units.size + unknown + 1
    if (number > mostUnits) return unknown
    units.set(unit, number)
    return number
  })
  const keysOf = (text: string): number[] => {
    const keys = new Keys()
    extractor.claim(tokenize(text, 0, Math.min(text.length, mostText)), alone, keys)
    return [...keys.all]
  }
  const common = background.map(keysOf)
  const learnable = within(lessons)
  const own = learnable.flatMap(({ claim, flag, clear }): Row[] => [
    ...flag.map((text) => ({ flags: claim, keys: keysOf(text) })),
    ...clear.map((text) => ({ flags: undefined, keys: keysOf(text) })),
  ])
  const all = [...common, ...own.map(({ keys }) => keys)]
  const { features, sizes } = sizesOf(common, all)
  const examples = packed(all, features, sizes)
  const order = shuffled(all.length, 7)
  const taught = learnable.slice(0, Math.floor(mostWork / (examples.ids.length * rounds)))
  if (!taught.length) return undefined
  const models = taught.map(({ claim }) => {
    const target = new Int8Array(all.length).fill(-1)
    const cost = new Float64Array(all.length).fill(1)
    own.forEach(({ flags }, i) => {
      if (flags !== claim) return
      target[common.length + i] = 1
      cost[common.length + i] = flagCost
    })
    const weights = fitLinear(examples, { target, cost, rounds }, order)
    return { weights, threshold: thresholdOf(examples, target, weights) }
  })
  return {
    claims: taught.map(({ claim }) => claim),
    units,
    ...kept(
      features,
      sizes,
      models.map(({ weights }) => weights),
    ),
    biases: Float64Array.from(models, ({ weights }) => weights[sizes.length]! * biasValue),
    thresholds: Float64Array.from(models, ({ threshold }) => threshold),
  }
}

interface Row {
  /** The claim that it flags. */
  readonly flags: string | undefined
  readonly keys: readonly number[]
}

/** The examples of claims that are learned from, each claim's first ones; claims for whose examples there is no room are left out. */
function within(lessons: readonly Lesson[]): Lesson[] {
  let room = mostExamples
  return lessons.flatMap(({ claim, flag, clear }) => {
    const first = { claim, flag: flag.slice(0, mostOfClaim), clear: clear.slice(0, mostOfClaim) }
    const count = first.flag.length + first.clear.length
    if (count > room) return []
    room -= count
    return [first]
  })
}

/** Numbers features as they come, and gives their sizes by how many of the common rows have them. */
function sizesOf(common: readonly (readonly number[])[], all: readonly (readonly number[])[]) {
  const features = new Map<number, number>()
  for (const keys of all) for (const key of keys) if (!features.has(key)) features.set(key, features.size)
  const counts = new Float64Array(features.size)
  for (const keys of common) for (const key of keys) counts[features.get(key)!]!++
  const sizes = new Uint8Array(features.size)
  for (const [key, i] of features) sizes[i] = sizeOf(fieldOf(key), counts[i]!, Math.max(2, common.length))
  return { features, sizes }
}

function packed(
  rows: readonly (readonly number[])[],
  features: ReadonlyMap<number, number>,
  sizes: Uint8Array,
): Examples {
  return pack(
    rows.map((keys) => {
      const ids = keys.map((key) => features.get(key)!)
      let square = 0
      for (const id of ids) square += sizes[id]! * sizes[id]!
      const length = lengthOf(square)
      return { ids: [...ids, sizes.length], values: [...ids.map((id) => sizes[id]! / length), biasValue] }
    }),
    sizes.length + 1,
  )
}

/** Above all examples that must stay clear. */
function thresholdOf(examples: Examples, target: Int8Array, weights: Float64Array): number {
  const flags = target.reduce((sum, y) => sum + (y > 0 ? 1 : 0), 0)
  let threshold = leastMargins.find(({ examples }) => flags >= examples)!.margin
  for (let i = 0; i < target.length; i++)
    if (target[i]! < 0) threshold = Math.max(threshold, dot(examples, i, weights) + distance)
  return threshold
}

/** Leaves out features that no claim has a weight for and that are as great as an unknown one. */
function kept(features: ReadonlyMap<number, number>, sizes: Uint8Array, models: readonly Float64Array[]) {
  const left = [...features].filter(
    ([key, i]) => sizes[i]! < greatestSize(fieldOf(key)) || models.some((weights) => weights[i]),
  )
  const weights = new Float64Array(left.length * models.length)
  left.forEach(([, i], n) => {
    for (let m = 0; m < models.length; m++) weights[n * models.length + m] = models[m]![i]! * sizes[i]!
  })
  return {
    features: new Map(left.map(([key], n) => [key, n])),
    sizes: Uint8Array.from(left, ([, i]) => sizes[i]!),
    weights,
  }
}
