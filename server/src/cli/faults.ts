import type { Fault } from '../report/result.ts'
import type { Io } from './io/io.ts'

/**
 * Prints what is wrong in configurations and packs.
 * @returns whether what was meant cannot be done
 */
export function tellFaults(faults: readonly Fault[], io: Pick<Io, 'error'>): boolean {
  for (const { text } of faults) io.error(`goodform: ${text}\n`)
  return faults.some(({ grave }) => grave)
}
