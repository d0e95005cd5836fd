// The weights file → server/src/generated/weights.bin, an image of them that programs read without decoding it.
import { writeFileSync } from 'node:fs'
import { builtInWeights } from '../server/src/built-in-weights.ts'
import { imageOf } from '../server/src/core/learn/image.ts'

writeFileSync('server/src/generated/weights.bin', imageOf(builtInWeights()))
