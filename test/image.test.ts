import { expect, it } from 'vitest'
import { builtInWeights } from '../server/src/built-in-weights.ts'
import { weightsIn as imageIn, imageOf } from '../server/src/core/learn/image.ts'
import type { LinearTable } from '../server/src/core/learn/table.ts'
import type { Weights } from '../server/src/core/learn/weights.ts'

const weightsIn = (image: Uint8Array) => imageIn(image, (bytes) => new TextDecoder().decode(bytes))

/** The tables' numbers as bytes: comparing a million of them one by one takes seconds. */
const bytesOf = (table: LinearTable) =>
  Object.entries(table)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, numbers]: [string, Int32Array]) => ({
      name,
      bytes: Buffer.from(numbers.buffer, numbers.byteOffset, numbers.byteLength),
    }))

function expectSame(found: Weights, expected: Weights): void {
  const { claim, stance, framing, ...rest } = found
  const { claim: claims, stance: stances, framing: framings, ...others } = expected
  expect(rest).toEqual(others)
  for (const [own, other] of [
    [claim, claims],
    [stance, stances],
    [framing, framings],
  ] as const)
    for (const [i, { name, bytes }] of bytesOf(own).entries()) {
      const wanted = bytesOf(other)[i]!
      expect(name).toBe(wanted.name)
      expect(bytes.equals(wanted.bytes), name).toBe(true)
    }
}

it('reads from an image the weights that were written into it, wherever it lies in memory', () => {
  const weights = builtInWeights()
  const image = imageOf(weights)
  expectSame(weightsIn(image), weights)
  const elsewhere = new Uint8Array(image.length + 3)
  elsewhere.set(image, 3)
  expectSame(weightsIn(elsewhere.subarray(3)), weights)
})

it.each([
  ['is cut short', (image: Uint8Array) => image.subarray(0, image.length - 4)],
  ['is empty', () => new Uint8Array()],
  ['begins otherwise', (image: Uint8Array) => image.with(0, 0)],
  ['was written in part', (image: Uint8Array) => image.slice().fill(0, 1_000_000, 1_000_512)],
  ['ends in zeros', (image: Uint8Array) => image.slice().fill(0, image.length - 512)],
])('says so when the image %s', (_, spoil) => {
  expect(() => weightsIn(spoil(imageOf(builtInWeights())))).toThrow('damaged')
})
