import { createHash } from 'node:crypto'
import { expect, it } from 'vitest'
import { builtInWeights } from '../server/src/built-in-weights.ts'
import { weightsIn as imageIn, imageOf } from '../server/src/core/learn/image.ts'
import type { Weights } from '../server/src/core/learn/weights.ts'

const weightsIn = (image: Uint8Array) => imageIn(image, (bytes) => new TextDecoder().decode(bytes))

/** Weights with a hash in place of each of their columns: comparing millions of numbers one by one takes a quarter of a minute. */
const hashed = (weights: Weights) =>
  JSON.parse(
    JSON.stringify(weights, (_, value) =>
      ArrayBuffer.isView(value)
        ? `${value.constructor.name} ${createHash('sha256')
            .update(new Uint8Array(value.buffer, value.byteOffset, value.byteLength))
            .digest('hex')}`
        : value,
    ),
  )

const expectSame = (found: Weights, expected: Weights) => expect(hashed(found)).toEqual(hashed(expected))

const weights = builtInWeights()
const image = imageOf(weights)

it('reads from an image the weights that were written into it, wherever it lies in memory', () => {
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
  expect(() => weightsIn(spoil(image))).toThrow('damaged')
})
