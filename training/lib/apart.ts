// Models are fitted and decisions learned in processes of their own, one a core: they know nothing of each other and take nearly all the time of training.
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { availableParallelism } from 'node:os'

/** So many processes at most: each holds all labelled data and a model's examples or all cases, about five gigabytes. */
const most = 4

/**
 * Has all models fitted and then all decisions learned, and both kept, so that `keptFit` and `keptDecision` find them; an hour on two cores, unless
 * they were kept before. Throws where one fails.
 */
export async function fitApart(): Promise<void> {
  await inProcesses('scripts/fit.ts')
  await inProcesses('scripts/decide.ts')
}

async function inProcesses(script: string): Promise<void> {
  const parts = Math.min(most, availableParallelism())
  await Promise.all(
    Array.from({ length: parts }, async (_, part) => {
      const [code] = await once(fork(script, [String(part), String(parts)]), 'exit')
      if (code !== 0) throw new Error(`${script} ${part} ${parts} ended with ${code}`)
    }),
  )
}
