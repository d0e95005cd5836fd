// Reads sentences with what was learned from the examples of a user's packs, beside the claims that the weights file knows.
import type { Claim, Token } from '../model.ts'
import { runOf } from './carried.ts'
import { Extractor, type Features, type Field, keyOf } from './features.ts'
import { alone, greatestSize, type Learned, type Lesson, learn, lengthOf, mostOfClaim, unknown } from './lessons.ts'
import type { ClaimModel, Taught, Teaching } from './reader.ts'

/** With fewer examples that flag a claim, only its patterns find it: see docs/your-own-pack.md for what more of them give. */
export const leastFlags = 40
/** Least assertion, in score units, of a sentence that is told: most sentences on a claim's topic assert nothing, and of those of articles a fifth reach it. */
const leastAssertion = -70

/**
 * The reader with claims that it does not know yet, learned from their examples the first time a sentence is read; the same reader where no
 * claim has enough.
 */
export function teach(model: ClaimModel, claims: readonly Claim[]): ClaimModel {
  const { assertion } = model
  if (!assertion) return model
  const known = new Set(model.claims)
  const unlearned = claims
    .filter(({ id }) => !known.has(id))
    .map(({ id, examples }): Lesson => ({ claim: id, flag: once(examples.flag), clear: once(examples.clear) }))
  if (!unlearned.length) return model
  const lessons = unlearned.filter(({ flag }) => flag.length >= leastFlags)
  let reader: Reader | undefined
  const background = () =>
    claims
      .filter(({ id }) => known.has(id))
      .flatMap(({ examples, fair }) => [...examples.flag, ...examples.clear, ...fair])
  const taughtReader = () => (reader ??= readerOf(lessons, background()))
  return {
    ...model,
    teachings: () =>
      unlearned.map(
        ({ claim, flag, clear }): Teaching => ({
          claim,
          examples: flag.length,
          learned: lessons.length > 0 && taughtReader().learned.claims.includes(claim),
          ...(Math.max(flag.length, clear.length) > mostOfClaim ? { beyond: true as const } : {}),
        }),
      ),
    ...(lessons.length
      ? {
          taught: (tokens, context) => {
            const found = taughtReader().read(tokens)
            return found.length && assertion(tokens, context) >= leastAssertion ? found : nothing
          },
          explain: (tokens, claim) =>
            known.has(claim)
              ? model.explain(tokens, claim)
              : taughtReader()
                  .contributions(tokens, claim)
                  .flatMap((weight, i) => (weight ? [{ start: tokens[i]!.start, end: tokens[i]!.end, weight }] : [])),
        }
      : {}),
  }
}

/** Each sentence once, however it is written large or small. */
const once = (texts: readonly string[]) => [...new Map(texts.map((text) => [text.toLowerCase(), text])).values()]

const nothing: readonly Taught[] = []

class Reader implements Features {
  private readonly extractor: Extractor
  private readonly sums: Float64Array
  private readonly met = new Set<number>()
  private square = 0

  constructor(readonly learned: Learned) {
    this.extractor = new Extractor((unit) => learned.units.get(unit) ?? unknown)
    this.sums = new Float64Array(learned.claims.length)
  }

  /** The claims that a sentence mentions, with the words that carry them. */
  read(tokens: readonly Token[]): readonly Taught[] {
    const { claims, biases, thresholds } = this.learned
    this.sums.fill(0)
    this.met.clear()
    this.square = 0
    this.extractor.claim(tokens, alone, this)
    const length = lengthOf(this.square)
    let found: Taught[] | undefined
    for (let c = 0; c < claims.length; c++) {
      if (this.sums[c]! / length + biases[c]! < thresholds[c]!) continue
      found ??= []
      found.push({ claim: claims[c]!, ...runOf(this.contributions(tokens, claims[c]!)) })
    }
    return found ?? nothing
  }

  add(field: Field, first: number, second: number): void {
    const { sums, learned } = this
    const feature = learned.features.get(keyOf(field, first, second))
    if (feature === undefined) {
      const size = greatestSize(field)
      this.square += size * size
      return
    }
    if (this.met.has(feature)) return
    this.met.add(feature)
    const size = learned.sizes[feature]!
    this.square += size * size
    for (let c = 0, at = feature * sums.length; c < sums.length; c++) sums[c]! += learned.weights[at + c]!
  }

  /** What each token adds to a claim's score: its own features and those of the pairs that it is in. */
  contributions(tokens: readonly Token[], claim: string): number[] {
    const { claims, features, weights } = this.learned
    const sums = tokens.map(() => 0)
    const c = claims.indexOf(claim)
    if (c < 0) return sums
    this.extractor.places(tokens, (a, b, field, first, second) => {
      const feature = features.get(keyOf(field, first, second))
      if (feature === undefined) return
      const weight = weights[feature * claims.length + c]!
      sums[a]! += weight
      sums[b]! += weight
    })
    return sums
  }
}

const empty: Learned = {
  claims: [],
  units: new Map(),
  features: new Map(),
  sizes: new Uint8Array(),
  weights: new Float64Array(),
  biases: new Float64Array(),
  thresholds: new Float64Array(),
}

/** Readers of the last sets of examples, by their content: what is loaded again, or by several folders, is not learned again. */
const readers = new Map<string, Reader>()
const mostReaders = 8

function readerOf(lessons: readonly Lesson[], background: readonly string[]): Reader {
  const key = contentOf(lessons, background)
  const reader = readers.get(key) ?? new Reader(learn(lessons, background) ?? empty)
  readers.delete(key)
  readers.set(key, reader)
  for (const oldest of readers.keys()) {
    if (readers.size <= mostReaders) break
    readers.delete(oldest)
  }
  return reader
}

/** Two hashes of all examples, and their length. */
function contentOf(lessons: readonly Lesson[], background: readonly string[]): string {
  let [a, b, length] = [0x811c9dc5, 0x9e3779b9, 0]
  const take = (text: string) => {
    for (let i = 0; i <= text.length; i++) {
      const code = i < text.length ? text.charCodeAt(i) : 0x10000
      a = Math.imul(a ^ code, 0x01000193)
      b = Math.imul((b << 5) ^ (b >>> 2) ^ code, 0x85ebca6b)
    }
    length += text.length
  }
  for (const { claim, flag, clear } of lessons) for (const part of [[claim], flag, clear]) take(JSON.stringify(part))
  take(JSON.stringify(background))
  return `${a >>> 0} ${b >>> 0} ${length}`
}
