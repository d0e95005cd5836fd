import { readWeights, type Weights, type WeightsFile } from './core/index.ts'
import file from './core/learn/weights.json' with { type: 'json' }

/** The weights of the learned reader of the built-in claims, trained by `npm run train`. The bundles have an image of them in its place (`esbuild.mjs`). */
export const builtInWeights = (): Weights => readWeights(file as unknown as WeightsFile)
