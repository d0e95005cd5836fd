// All that is trained on, with everything learned from it that takes minutes.
import { doTogether } from './apart.ts'
import { type Data, readTraining } from './data.ts'
import { jobsOf } from './rounds.ts'

/** Reads all data and has all models fitted and all decisions learned, and kept: what asks for them then finds them. */
export async function readLearned(): Promise<Data> {
  let data: Data | undefined
  await doTogether('scripts/learn.ts', () => jobsOf((data = readTraining())))
  return data!
}
