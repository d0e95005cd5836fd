import { expect, it } from 'vitest'
import { builtInWeights } from '../server/src/built-in-weights.ts'
import { imageOf, weightsIn } from '../server/src/core/learn/image.ts'

it('reads from an image the weights that were written into it, wherever it lies in memory', () => {
  const weights = builtInWeights()
  const image = imageOf(weights)
  expect(weightsIn(image)).toEqual(weights)
  const elsewhere = new Uint8Array(image.length + 3)
  elsewhere.set(image, 3)
  expect(weightsIn(elsewhere.subarray(3))).toEqual(weights)
})
