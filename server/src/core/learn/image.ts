import type { LinearTable } from './scorer.ts'
import type { Weights } from './weights.ts'

// Weights as they lie in memory, so that no program decodes them when it starts: the length of a header, the header (JSON), then numbers of
// four bytes, little end first, then numbers of one byte.

interface Lengths {
  readonly rows: number
  readonly features: number
  readonly entries: number
  readonly biases: readonly number[]
}

interface Header extends Omit<Weights, 'claim' | 'stance'> {
  readonly claim: Lengths
  readonly stance: Lengths
}

/** Writes weights as an image. */
export function imageOf(weights: Weights): Uint8Array {
  const tables = [weights.claim, weights.stance]
  const lengths = ({ rows, tails, models, biases }: LinearTable): Lengths => ({
    rows: rows.length,
    features: tails.length,
    entries: models.length,
    biases: [...biases],
  })
  const header: Header = { ...weights, claim: lengths(weights.claim), stance: lengths(weights.stance) }
  let text = JSON.stringify(header).replaceAll(
    /[^\0-\x7f]/g,
    (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
  text = text.padEnd(Math.ceil(text.length / 4) * 4)
  const fours = tables.flatMap(({ rows, tails }) => [...steps(rows), ...tails])
  const bytesOf = (number: number) => [number, number >> 8, number >> 16, number >> 24]
  return Uint8Array.from([
    ...bytesOf(text.length),
    ...Array.from(text, (letter) => letter.charCodeAt(0)),
    ...fours.flatMap(bytesOf),
    ...tables.flatMap(({ from, sizes, models, weights }) => [...steps(from), ...sizes, ...models, ...weights]),
  ])
}

/** Ascending numbers as the steps between them, of which many are the same. */
const steps = (numbers: Int32Array) => numbers.map((number, i) => (i ? number - numbers[i - 1]! : number))

/** The sums of steps. */
function sums(steps: ArrayLike<number>): Int32Array {
  const found = new Int32Array(steps)
  for (let i = 1; i < found.length; i++) found[i]! += found[i - 1]!
  return found
}

const isLittleEnd = new Uint8Array(Uint32Array.of(1).buffer)[0] === 1

/** Reads what `imageOf` wrote; what comes out shares the image's memory. */
export function weightsIn(image: Uint8Array): Weights {
  // Numbers of four bytes must begin at a multiple of four, and as the machine has them.
  const bytes = image.byteOffset % 4 ? image.slice() : image
  let at = 0
  const fours = (count: number): Int32Array => {
    const own = isLittleEnd ? bytes : bytes.slice(at, at + 4 * count)
    const from = isLittleEnd ? at : 0
    if (!isLittleEnd) for (let i = 0; i < own.length; i += 4) own.subarray(i, i + 4).reverse()
    at += 4 * count
    return new Int32Array(own.buffer, own.byteOffset + from, count)
  }
  const ones = (count: number): Uint8Array => bytes.subarray(at, (at += count))
  const [length] = fours(1)
  const header: Header = JSON.parse(asciiOf(ones(length!)))
  const kinds = ['claim', 'stance'] as const
  const keys = kinds.map((kind) => {
    const { rows, features } = header[kind]
    return { rows: sums(fours(rows)), tails: fours(features) }
  })
  const [claim, stance] = kinds.map((kind, i): LinearTable => {
    const { features, entries, biases } = header[kind]
    const from = sums(ones(features + 1))
    const sizes = ones(features)
    const models = ones(entries)
    const weights = ones(entries)
    return {
      ...keys[i]!,
      from,
      sizes,
      models,
      weights: new Int8Array(weights.buffer, weights.byteOffset, entries),
      biases: Int32Array.from(biases),
    }
  })
  return { ...header, claim: claim!, stance: stance! }
}

function asciiOf(bytes: Uint8Array): string {
  let text = ''
  for (let i = 0; i < bytes.length; i += 8192)
    text += String.fromCharCode.apply(null, bytes.subarray(i, i + 8192) as unknown as number[])
  return text
}
