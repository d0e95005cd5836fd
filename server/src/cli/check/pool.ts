import { Worker } from 'node:worker_threads'
import type { FileReport } from '../../report/result.ts'
import type { Io } from '../io/io.ts'
import { sizeOf } from '../io/node-io.ts'
import { type CheckAll, type CheckOptions, checkFile, failed } from './check.ts'
import type { Checks } from './checks.ts'

/** What a worker is given: all paths, and the number of the next one that nobody has taken. */
export interface WorkerTask {
  readonly paths: readonly string[]
  readonly next: Int32Array
  readonly options: CheckOptions
}

/** A path's number and what its file says. */
export type WorkerAnswer = readonly [number, FileReport]

/** Larger files, in bytes, are for workers alone: one that runs out of memory takes nothing else with it. */
const large = 250_000

/**
 * Checks files here and in workers. Each takes the next path from a common counter, so none waits for another; reports are handed on in the
 * order of the paths, and only those that came early are kept. Interrupted, it lets each finish the file it has, and stops.
 * @param count how many workers
 * @param program the worker's program
 */
export function checkWithWorkers(count: number, program: URL, checks: Checks, io: Io): CheckAll {
  return async function* (paths, options) {
    const next = new Int32Array(new SharedArrayBuffer(4))
    const early = new Map<number, FileReport>()
    let wake = () => {}
    let running = count
    const workers = Array.from({ length: count }, () => {
      const thread = new Worker(program, { workerData: { paths, next, options } satisfies WorkerTask })
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
        while (!early.has(i) && !io.interrupted?.()) {
          const own = takeSmall(next, paths)
          if (own >= 0) {
            early.set(own, await checkFile(paths[own]!, checks, options, io))
            // What workers say, and Ctrl-C, is heard between two files.
            await new Promise(setImmediate)
          } else if (running)
            await new Promise<void>((resolve) => {
              wake = resolve
              // Who takes a large file does not say so.
              if (Atomics.load(next, 0) < paths.length) setTimeout(resolve, 5)
            })
          else {
            early.set(i, failed(paths[i]!, 'was not checked: the worker for it stopped.'))
            Atomics.compareExchange(next, 0, i, i + 1)
          }
        }
        if (io.interrupted?.()) break
        yield early.get(i)!
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

/** Takes the next path if its file is not large. @returns its number; -1 where it is, or where none is left */
function takeSmall(next: Int32Array, paths: readonly string[]): number {
  for (let i = Atomics.load(next, 0); i < paths.length && sizeOf(paths[i]!) <= large; i = Atomics.load(next, 0))
    if (Atomics.compareExchange(next, 0, i, i + 1) === i) return i
  return -1
}
