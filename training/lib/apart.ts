// Linear models are fitted in processes of their own, one a core: they know nothing of each other and take nearly all the time of training.
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { availableParallelism } from 'node:os'

/** So many processes at most: each holds all labelled data and a model's examples, about three gigabytes. */
const most = 4

/** Has all models fitted and kept, so that `keptFit` finds them; minutes, unless they were kept before. Throws where one fails. */
export async function fitApart(): Promise<void> {
  const parts = Math.min(most, availableParallelism())
  await Promise.all(
    Array.from({ length: parts }, async (_, part) => {
      const [code] = await once(fork('scripts/fit.ts', [String(part), String(parts)]), 'exit')
      if (code !== 0) throw new Error(`scripts/fit.ts ${part} ${parts} ended with ${code}`)
    }),
  )
}
