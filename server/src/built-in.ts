import { type CompiledPacks, createLinter, type ExerciseKnowledge, type Linter } from './core/index.ts'
import { createClaimModel } from './core/learn/model.ts'
import weights from './core/learn/weights.json' with { type: 'json' }
import validate from './generated/exercise-validator.js'
import exercises from './generated/exercises.json' with { type: 'json' }
import packs from './generated/packs.json' with { type: 'json' }

/** The built-in packs, compiled by the build. */
export const builtInPacks = packs as unknown as CompiledPacks

/** What is known of exercises, compiled by the build. */
export const builtInExercises = { data: exercises, validate } as unknown as ExerciseKnowledge

/** The learned reader of the built-in claims, trained by `npm run train`. */
export const builtInModel = (bytes?: (text: string) => Uint8Array) =>
  createClaimModel(weights as unknown as Parameters<typeof createClaimModel>[0], bytes)

/** A linter over the built-in packs, with the learned reader. */
export function builtIn(): Linter {
  return createLinter(builtInPacks, builtInModel(), builtInExercises)
}
