import { readFileSync } from 'node:fs'
import { describe, expect, it, vi } from 'vitest'
import { assembledSource } from '../scripts/build-kernels.ts'
import { assembledKernels, plainKernels } from '../server/src/core/learn/kernels.ts'
import { random } from '../server/src/core/learn/linear.ts'
import { finer, inputLength, type NetworkWeights, vectorLength } from '../server/src/core/learn/network.ts'
import { Networks } from '../server/src/core/learn/networks.ts'
import type { Token } from '../server/src/core/model.ts'
import { tokenize } from '../server/src/core/split/tokens.ts'

const words = ['#3', 'band', 'breaks', 'knots', 'roll', 'up']
const units = 16
const claims = 3

function drawn(): NetworkWeights {
  const next = random(3)
  const bytes = (count: number) => Int8Array.from({ length: count }, () => (next() % 255) - 127)
  return {
    spelling: 'form',
    words,
    rarities: Uint8Array.from([9, 200, 255, 90, 130, 77, 1]),
    vectors: bytes((words.length + 1) * vectorLength),
    hidden: bytes(units * inputLength),
    hiddenBiases: Int32Array.from({ length: units }, () => (next() % 9000) - 4500),
    outputs: bytes(2 * claims * units),
    outputBiases: Int32Array.from({ length: 2 * claims }, () => (next() % 9000) - 4500),
    scales: { hidden: 0.0004, output: 0.15 },
  }
}

/** What a network says, worked out plainly. */
function plainly(w: NetworkWeights, parts: readonly (readonly string[])[], far: readonly string[] = []): number[] {
  const input = parts.flatMap((part, p) => {
    const numbers = part.map((word) => ({ number: 1 + w.words.indexOf(word), share: 1 }))
    if (p === 2) numbers.push(...far.map((word) => ({ number: 1 + w.words.indexOf(word), share: 0.5 })))
    const counts = numbers.map(({ number, share }) => w.rarities[number]! * share)
    const length = Math.sqrt(counts.reduce((sum, count) => sum + count ** 2, 0)) || 1
    return Array.from({ length: vectorLength }, (_, i) =>
      Math.round(
        (numbers.reduce((sum, { number }, n) => sum + counts[n]! * w.vectors[number * vectorLength + i]!, 0) * finer) /
          length,
      ),
    ).map((x) => Math.max(-2047, Math.min(2047, x)))
  })
  const light = Array.from({ length: units }, (_, h) => {
    const sum = input.reduce((sum, x, i) => sum + x * w.hidden[h * inputLength + i]!, w.hiddenBiases[h]!)
    return sum > 0 ? Math.min(2047, Math.round(sum * w.scales.hidden)) : 0
  })
  return Array.from({ length: 2 * claims }, (_, o) =>
    Math.round(light.reduce((sum, x, h) => sum + x * w.outputs[o * units + h]!, w.outputBiases[o]!) * w.scales.output),
  )
}

const alone = { before: undefined, above: undefined, leadIn: undefined, next: undefined, later: [] }

const tokens = (text: string): Token[] => tokenize(text)

it('has the loops that kernels.wat says', async () => {
  expect(readFileSync('server/src/core/learn/assembled.ts', 'utf8')).toBe(await assembledSource())
})

it('is told where there is no WebAssembly', () => {
  vi.stubGlobal('WebAssembly', undefined)
  expect(assembledKernels()).toBeUndefined()
  const forbidden = () => {
    throw new EvalError('refused to compile')
  }
  vi.stubGlobal('WebAssembly', { Module: forbidden })
  expect(assembledKernels()).toBeUndefined()
  vi.unstubAllGlobals()
})

describe.each([
  ['in WebAssembly', assembledKernels()!],
  ['in plain loops', plainKernels],
])('the network %s', (_, kernels) => {
  const weights = drawn()
  const network = new Networks([weights], kernels)
  const read = (own: string, before?: string, above?: string, leadIn?: string, next?: string, later: string[] = []) => {
    const of = (text: string | undefined) => (text === undefined ? undefined : tokens(text))
    const { mentions, assertions } = network.read(tokens(own), {
      before: of(before),
      above: of(above),
      leadIn: of(leadIn),
      next: of(next),
      later: later.map((text) => tokens(text)),
    })
    return Array.from(mentions, (mention, c) => [mention, assertions[c]!]).flat()
  }

  it('says what its weights come to, of words that it knows and of others', () => {
    expect(read('Roll breaks up knots')).toEqual(plainly(weights, [['roll', 'breaks', 'up', 'knots'], [], []]))
    expect(read('The band')).toEqual(plainly(weights, [['the', 'band'], [], []]))
    expect(read('')).toEqual(plainly(weights, [[], [], []]))
  })

  it('reads what stands before, above and in the lead-in as one', () => {
    expect(read('Roll', 'knots', 'The band', 'up 3')).toEqual(
      plainly(weights, [['roll'], ['knots', 'the', 'band', 'up', '#3'], []]),
    )
  })

  it('reads what follows as one, the second and third sentence behind with half of what their words count', () => {
    expect(read('Roll', undefined, undefined, undefined, 'The band', ['knots up', 'breaks 3'])).toEqual(
      plainly(weights, [['roll'], [], ['the', 'band']], ['knots', 'up', 'breaks', '#3']),
    )
  })

  it('tells words apart by their stems where that is its spelling', () => {
    const stems: NetworkWeights = { ...weights, spelling: 'stem', words: ['#3', 'band', 'break', 'knot', 'roll', 'up'] }
    const { mentions } = new Networks([stems], kernels).read(tokens('Rolling breaks up 3 knots'), alone)
    expect([...mentions]).toEqual(
      plainly(stems, [['roll', 'break', 'up', '#3', 'knot'], [], []]).filter((_, o) => o % 2 === 0),
    )
  })

  it('says the mean of what several say', () => {
    const other: NetworkWeights = { ...weights, outputs: weights.outputs.map((_, i) => weights.outputs.at(-1 - i)!) }
    const [one, two] = [weights, other].map((each) => plainly(each, [['roll', 'breaks', 'up', 'knots'], [], []]))
    const { mentions, assertions } = new Networks([weights, other], kernels).read(tokens('Roll breaks up knots'), alone)
    const both = Array.from(mentions, (mention, c) => [mention, assertions[c]!]).flat()
    expect(both).toEqual(one!.map((score, o) => Math.round((score + two![o]!) / 2)))
    expect(one).not.toEqual(two)
  })

  it('stays exact where all weights and all that goes in are as great as they can be', () => {
    const great: NetworkWeights = {
      ...weights,
      vectors: weights.vectors.map(() => 127),
      hidden: weights.hidden.map((_, i) => (i % 2 ? -127 : 127)).map((w, i) => (i < inputLength ? 127 : w)),
      outputs: weights.outputs.map((_, i) => (i % 3 ? -127 : 127)),
      scales: { hidden: 1, output: 0.15 },
    }
    const long = Array.from({ length: 300 }, () => 'band')
    const { mentions, assertions } = new Networks([great], kernels).read(tokens(long.join(' ')), {
      before: tokens(long.join(' ')),
      above: undefined,
      leadIn: undefined,
      next: tokens(long.join(' ')),
      later: [],
    })
    expect(Array.from(mentions, (mention, c) => [mention, assertions[c]!]).flat()).toEqual(
      plainly(great, [long, long, long]),
    )
  })
})
