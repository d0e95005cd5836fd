import { builtInWeights } from './built-in-weights.ts'
import type { PacksReader } from './config/linters.ts'
import {
  type ClaimModel,
  type CompiledPacks,
  createClaimModel,
  createLinter,
  type ExerciseKnowledge,
  type Linter,
} from './core/index.ts'
import validate from './generated/exercise-validator.js'
import exercises from './generated/exercises.json' with { type: 'json' }
import packs from './generated/packs.json' with { type: 'json' }
import { PackSets } from './user-packs.ts'

/** The built-in packs, compiled by the build. */
export const builtInPacks = packs as unknown as CompiledPacks

/** What is known of exercises, compiled by the build. */
export const builtInExercises = { data: exercises, validate } as unknown as ExerciseKnowledge

let model: ClaimModel | undefined
/** The learned reader of the built-in claims, the same for all linters: it is large, and what it keeps between two texts changes no result. */
export const builtInModel = (): ClaimModel => (model ??= createClaimModel(builtInWeights()))

/** A linter over the built-in packs, or over packs that hold them, with the learned reader. */
export const builtIn = (packs = builtInPacks): Linter => createLinter(packs, builtInModel(), builtInExercises)

/** Linters over the built-in packs and a user's own. */
export const builtInWith: PacksReader = (read) => new PackSets(builtInPacks, builtIn, read)
