import { parentPort, workerData } from 'node:worker_threads'
import { nodeIo } from '../io/node-io.ts'
import { builtInChecks } from './built-in-checks.ts'
import { checkFile } from './check.ts'
import type { WorkerAnswer, WorkerTask } from './pool.ts'

/** What a worker does: it checks the files of its task that nobody else has taken. */
export async function work(): Promise<void> {
  const { paths, next, options } = workerData as WorkerTask
  const checks = builtInChecks(nodeIo)
  for (let i = Atomics.add(next, 0, 1); i < paths.length; i = Atomics.add(next, 0, 1)) {
    parentPort!.postMessage([i, await checkFile(paths[i]!, checks, options, nodeIo)] satisfies WorkerAnswer)
  }
}
