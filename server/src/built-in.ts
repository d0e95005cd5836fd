import type { PacksReader } from './config/linters.ts'
import { type CompiledPacks, createLinter, type ExerciseKnowledge, type Linter } from './core/index.ts'
import { createClaimModel } from './core/learn/model.ts'
import weights from './core/learn/weights.json' with { type: 'json' }
import validate from './generated/exercise-validator.js'
import exercises from './generated/exercises.json' with { type: 'json' }
import packs from './generated/packs.json' with { type: 'json' }
import { PackSets } from './user-packs.ts'

/** The built-in packs, compiled by the build. */
export const builtInPacks = packs as unknown as CompiledPacks

/** What is known of exercises, compiled by the build. */
export const builtInExercises = { data: exercises, validate } as unknown as ExerciseKnowledge

/** The learned reader of the built-in claims, trained by `npm run train`. */
export const builtInModel = () => createClaimModel(weights as unknown as Parameters<typeof createClaimModel>[0])

let model: ReturnType<typeof builtInModel> | undefined
/** The same learned reader for all linters: it is large and keeps nothing between two texts. */
const sharedModel = () => (model ??= builtInModel())

/** A linter over the built-in packs, with the learned reader. */
export function builtIn(): Linter {
  return createLinter(builtInPacks, sharedModel(), builtInExercises)
}

/** Linters over the built-in packs and a user's own. */
export const builtInWith: PacksReader = (read) =>
  new PackSets(builtInPacks, (all) => createLinter(all, sharedModel(), builtInExercises), read)
