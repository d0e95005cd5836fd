import { builtInExercises, builtInModel, builtInPacks } from '../built-in.ts'
import { createLinter, type Linter } from '../core/index.ts'
import { PackSets } from '../user-packs.ts'
import { Checks } from './checks.ts'
import type { Io } from './io.ts'

/** The built-in linter, made with Node's own means where they are faster. */
export const nodeLinter = (packs = builtInPacks): Linter => createLinter(packs, builtInModel(), builtInExercises)

/** What files are checked with: the built-in packs, and those that their configurations name. */
export const nodeChecks = (io: Pick<Io, 'cwd' | 'read'>): Checks =>
  new Checks(nodeLinter(), io, (read) => new PackSets(builtInPacks, nodeLinter, read))
