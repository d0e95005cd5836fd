import { builtIn, builtInWith } from '../../built-in.ts'
import type { Io } from '../io/io.ts'
import { Checks } from './checks.ts'

/** What files are checked with: the built-in packs, and those that their configurations name. */
export const builtInChecks = (io: Pick<Io, 'cwd' | 'read'>): Checks => new Checks(builtIn(), io, builtInWith)
