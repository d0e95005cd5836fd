import { builtIn, builtInWith } from '../built-in.ts'
import { Checks } from './checks.ts'
import type { Io } from './io.ts'

/** What files are checked with: the built-in packs, and those that their configurations name. */
export const builtInChecks = (io: Pick<Io, 'cwd' | 'read'>): Checks => new Checks(builtIn(), io, builtInWith)
