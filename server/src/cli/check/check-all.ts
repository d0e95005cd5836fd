import { availableParallelism } from 'node:os'
import type { Io } from '../io/io.ts'
import { sizeOf } from '../io/node-io.ts'
import { type CheckAll, checkHere } from './check.ts'

/** Bytes of writing that are worth a further thread: it has to start, to load the packs and to warm up, which takes as long as some 30 articles. */
const worthThread = 200_000

/**
 * Checks files, on as many cores as they are worth.
 * @param worker the worker's program
 */
export function checkAllIn(worker: URL, io: Io): CheckAll {
  return async function* (paths, options) {
    const threads = threadsFor(paths, availableParallelism())
    const checks = (await import('./built-in-checks.ts')).builtInChecks(io)
    if (threads < 2) yield* checkHere(checks, io)(paths, options)
    else yield* (await import('./pool.ts')).checkWithWorkers(threads - 1, worker, checks, io)(paths, options)
  }
}

/** How many threads files are worth, of at most so many; no more files are looked at than it takes to know. */
function threadsFor(paths: readonly string[], most: number): number {
  const few = Math.min(most, paths.length)
  let bytes = 0
  for (const path of paths) {
    if (bytes >= few * worthThread) return few
    bytes += sizeOf(path)
  }
  return Math.min(few, Math.ceil(bytes / worthThread))
}
