// What takes long is done by as many processes as there are cores, each of which has read all data; a process that is free takes what is to do next.
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'

/** So many processes at most: each holds all labelled data and a model's examples or all cases, about five gigabytes. */
const most = 4

/** A piece of work that keeps on disk what it makes. */
export interface Job {
  readonly name: string
  /** Names of the jobs whose results it needs. */
  readonly after: readonly string[]
  readonly run: () => void
}

/**
 * Does all jobs, this process and others together. Throws where one of them fails.
 * @param script what the others run: it does `takePart` in the same jobs; the folder is its argument
 * @param jobs is asked for them once the others have begun
 */
export async function doTogether(script: string, jobs: () => readonly Job[]): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'goodform-training-'))
  const others = Array.from({ length: Math.min(most, availableParallelism()) - 1 }, () => fork(script, [folder]))
  const ended = others.map(async (other) => {
    const [code] = await once(other, 'exit')
    if (code !== 0) throw new Error(`${script} ended with ${code}`)
  })
  try {
    const own = async () => takePart(folder, jobs())
    await Promise.all([own(), ...ended])
  } finally {
    for (const other of others) other.kill()
    rmSync(folder, { recursive: true })
  }
}

/** Does jobs that no other process has taken, until all are done; or the folder is gone, as one that failed leaves undone what it took. */
export async function takePart(folder: string, jobs: readonly Job[]): Promise<void> {
  const isDone = (name: string) => existsSync(join(folder, `${name}.done`))
  const left = new Set(jobs)
  while (left.size && existsSync(folder)) {
    for (const job of left) if (isDone(job.name)) left.delete(job)
    const next = [...left].find(({ name, after }) => after.every(isDone) && take(join(folder, name)))
    if (next) {
      next.run()
      writeFileSync(join(folder, `${next.name}.done`), '')
    }
    // Others are heard of in between, also where nothing is to wait for.
    await setTimeout(next ? 0 : 200)
  }
}

/** Whether something is this process's to do, as none has taken it before. */
function take(file: string): boolean {
  try {
    writeFileSync(file, '', { flag: 'wx' })
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}
