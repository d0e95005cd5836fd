import { inputLength, type NetworkWeights, vectorLength } from './network.ts'
import type { LinearTable } from './table.ts'
import type { Weights } from './weights.ts'

// Weights as they lie in memory, so that no program decodes them when it starts: four bytes that name the format, four of a checksum and four of
// the header's length, least byte first; the header (JSON); then the tables, a column behind the other, each of single bytes.

interface Lengths {
  readonly rows: number
  readonly features: number
  readonly entries: number
  readonly biases: readonly number[]
}

interface Header extends Omit<Weights, 'claim' | 'stance' | 'framing' | 'networks'> {
  readonly claim: Lengths
  readonly stance: Lengths
  readonly framing: Lengths
  readonly networks: readonly NetworkHeader[]
}

interface NetworkHeader extends Pick<NetworkWeights, 'spelling' | 'scales'> {
  /** Parted by blanks. */
  readonly words: string
  readonly hiddenBiases: readonly number[]
  readonly outputBiases: readonly number[]
}

const format = 0x34_57_46_47 // "GFW4"
const before = 12

/** Writes weights as an image. */
export function imageOf(weights: Weights): Uint8Array {
  const tables = [weights.claim, weights.stance, weights.framing]
  const lengths = ({ rows, fields, gaps, biases }: LinearTable): Lengths => ({
    rows: rows.length,
    features: fields.length,
    entries: gaps.length,
    biases: [...biases],
  })
  const header: Header = {
    ...weights,
    claim: lengths(weights.claim),
    stance: lengths(weights.stance),
    framing: lengths(weights.framing),
    networks: weights.networks.map(
      ({ spelling, words, hiddenBiases, outputBiases, scales }): NetworkHeader => ({
        spelling,
        words: words.join(' '),
        hiddenBiases: [...hiddenBiases],
        outputBiases: [...outputBiases],
        scales,
      }),
    ),
  }
  const text = JSON.stringify(header).replaceAll(
    /[^\0-\x7f]/g,
    (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
  const columns = tables.flatMap(({ rows, fields, lows, highs, from, sizes, gaps, weights }) => {
    const features = steps(rows)
    return [features, features.map((count) => count >> 8), fields, lows, highs, steps(from), sizes, gaps, weights]
  })
  for (const { rarities, vectors, hidden, outputs } of weights.networks)
    columns.push(rarities, vectors, hidden, outputs)
  const length = columns.reduce((sum, column) => sum + column.length, before + text.length)
  const image = new Uint8Array(length)
  const head = new DataView(image.buffer)
  head.setInt32(0, format, true)
  head.setInt32(8, text.length, true)
  for (let i = 0; i < text.length; i++) image[before + i] = text.charCodeAt(i)
  let at = before + text.length
  for (const column of columns) {
    image.set(column, at)
    at += column.length
  }
  head.setInt32(4, checksum(image), true)
  return image
}

/** Ascending numbers as the steps between them, of which many are the same. */
const steps = (numbers: Int32Array) => numbers.map((number, i) => (i ? number - numbers[i - 1]! : number))

/** The sums of steps; those of 256 and more have a second byte. */
function sums(steps: Uint8Array, more?: Uint8Array): Int32Array {
  const found = new Int32Array(steps.length)
  for (let i = 0, sum = 0; i < found.length; i++) found[i] = sum += steps[i]! + (more ? more[i]! << 8 : 0)
  return found
}

/** One byte in so many is in the checksum: files are damaged by the block, and to go through all of it would take longer than to read it. */
const every = 31

/** Of what comes behind the checksum. */
function checksum(image: Uint8Array): number {
  let sum = image.length
  for (let at = 8; at < image.length; at += every) sum = Math.imul(sum ^ image[at]!, 0x01000193)
  return sum
}

/**
 * Reads what `imageOf` wrote; what comes out shares the image's memory.
 * @param asciiOf decodes the header, which is plain ASCII
 * @throws Error for bytes that are not such an image, or not whole
 */
export function weightsIn(image: Uint8Array, asciiOf: (bytes: Uint8Array) => string): Weights {
  if (image.length < before) throw damaged()
  const head = new DataView(image.buffer, image.byteOffset, image.length)
  if (head.getInt32(0, true) !== format) throw damaged()
  if (head.getInt32(4, true) !== checksum(image)) throw damaged()
  let at = before
  const column = (count: number): Uint8Array => image.subarray(at, (at += count))
  const signed = (count: number) => new Int8Array(image.buffer, column(count).byteOffset, count)
  const header: Header = JSON.parse(asciiOf(column(head.getInt32(8, true))))
  const table = ({ rows, features, entries, biases }: Lengths): LinearTable => ({
    rows: sums(column(rows), column(rows)),
    fields: column(features),
    lows: column(features),
    highs: column(features),
    from: sums(column(features + 1)),
    sizes: column(features),
    gaps: column(entries),
    weights: signed(entries),
    biases: Int32Array.from(biases),
  })
  const network = ({ words: text, spelling, scales, ...biases }: NetworkHeader): NetworkWeights => {
    const words = text.split(' ')
    const hiddenBiases = Int32Array.from(biases.hiddenBiases)
    const outputBiases = Int32Array.from(biases.outputBiases)
    return {
      spelling,
      words,
      rarities: column(words.length + 1),
      vectors: signed((words.length + 1) * vectorLength),
      hidden: signed(hiddenBiases.length * inputLength),
      outputs: signed(hiddenBiases.length * outputBiases.length),
      hiddenBiases,
      outputBiases,
      scales,
    }
  }
  return {
    ...header,
    claim: table(header.claim),
    stance: table(header.stance),
    framing: table(header.framing),
    networks: header.networks.map(network),
  }
}

const damaged = () => new Error('The weights (weights.bin) are damaged or of another version: install Goodform again.')
