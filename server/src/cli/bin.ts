import { checkAllIn } from './check-all.ts'
import { nodeIo, untilInterrupted } from './node-io.ts'
import { run } from './run.ts'

/** The program's part in a worker. */
export const work = (): void => void import('./worker.ts').then((worker) => worker.work())

/** The command line. */
export function main(): void {
  untilInterrupted()
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    // A reader that has seen enough (head, less) closes the pipe: no fault of ours.
    if (error.code === 'EPIPE') process.exit(0)
    process.stderr.write(`goodform: the report could not be written: ${error.message}\n`)
    process.exit(2)
  })
  void run(process.argv.slice(2), {
    packs: async () => (await import('../built-in.ts')).builtInPacks,
    linter: async (packs) => (await import('./linter.ts')).nodeLinter(packs),
    checks: async () => (await import('./linter.ts')).nodeChecks(nodeIo),
    checkAll: checkAllIn(new URL('./worker.cjs', import.meta.url), nodeIo),
    io: nodeIo,
  }).then(
    (code) => {
      process.exitCode = code
    },
    (error: Error) => {
      process.stderr.write(`goodform: it failed, please report this: ${error?.stack ?? error}\n`)
      process.exitCode = 2
    },
  )
}
