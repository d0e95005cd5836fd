import { type CompiledPacks, createLinter, type Linter } from './core/index.ts'
import packs from './generated/packs.json' with { type: 'json' }

/** The built-in packs, compiled by the build. */
export const builtInPacks = packs as unknown as CompiledPacks

/** A linter over the built-in packs. */
export function builtIn(): Linter {
  return createLinter(builtInPacks)
}
