import { type CheckAll, checkHere } from './check.ts'
import type { Io } from './io.ts'

/** Fewer files than this are checked here: a worker has to start and to load the packs first. */
const fewest = 16

/**
 * Checks files, on all cores where they are many.
 * @param worker the worker's program
 */
export function checkAllIn(worker: URL, io: Io): CheckAll {
  return async function* (paths, options) {
    const { nodeChecks } = await import('./linter.ts')
    if (paths.length < fewest) yield* checkHere(nodeChecks(io), io)(paths, options)
    else yield* (await import('./pool.ts')).checkOnAllCores(worker, io)(paths, options)
  }
}
