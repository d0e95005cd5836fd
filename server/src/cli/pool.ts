import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import type { FileReport } from '../report/result.ts'
import { type CheckAll, type CheckOptions, checkHere, failed } from './check.ts'
import type { Io } from './io.ts'

/** Fewer files than this are checked here: a worker has to load the packs first. */
const fewest = 16

/** What a worker is given: all paths, and the number of the next one that nobody has taken. */
export interface WorkerTask {
  readonly paths: readonly string[]
  readonly next: Int32Array
  readonly options: CheckOptions
}

/** A path's number and what its file says. */
export type WorkerAnswer = readonly [number, FileReport]

/**
 * Checks files on all cores. Each worker takes the next path from a common counter, so none waits for another; reports are handed on in
 * the order of the paths, and only those that came early are kept. Interrupted, it lets each worker finish the file it has, and stops.
 * @param worker the worker's program
 */
export function checkOnAllCores(worker: URL, io: Io): CheckAll {
  return async function* (paths, options) {
    const cores = Math.min(availableParallelism(), Math.ceil(paths.length / 8))
    if (paths.length < fewest || cores < 2) {
      const { nodeChecks } = await import('./linter.ts')
      yield* checkHere(nodeChecks(io), io)(paths, options)
      return
    }
    const next = new Int32Array(new SharedArrayBuffer(4))
    const early = new Map<number, FileReport>()
    let wake = () => {}
    let running = cores
    const workers = Array.from({ length: cores }, () => {
      const thread = new Worker(worker, { workerData: { paths, next, options } satisfies WorkerTask })
      thread.on('message', ([index, report]: WorkerAnswer) => {
        early.set(index, report)
        wake()
      })
      thread.on('error', (error) => io.error(`goodform: a worker stopped: ${error.message}\n`))
      thread.on('exit', () => {
        running--
        wake()
      })
      return thread
    })
    const stop = () => Atomics.store(next, 0, paths.length)
    try {
      for (let i = 0; i < paths.length; i++) {
        while (!early.has(i) && running && !io.interrupted?.()) await new Promise<void>((resolve) => (wake = resolve))
        if (io.interrupted?.()) break
        yield early.get(i) ?? failed(paths[i]!, 'was not checked: the worker that had it stopped.')
        early.delete(i)
      }
    } finally {
      stop()
      await Promise.all(
        workers.map(
          (thread) => new Promise((resolve) => (thread.threadId < 0 ? resolve(0) : thread.once('exit', resolve))),
        ),
      )
    }
  }
}
