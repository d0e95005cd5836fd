import { checkAllIn } from './check/check-all.ts'
import { exitCode, nodeIo, untilInterrupted, untilUnheard } from './io/node-io.ts'
import { run } from './run.ts'

/** The program's part in a worker. */
export const work = (): void => void import('./check/worker.ts').then((worker) => worker.work())

/** The command line. */
export function main(): void {
  untilInterrupted()
  untilUnheard()
  void run(process.argv.slice(2), {
    packs: async () => (await import('../built-in.ts')).builtInPacks,
    linter: async (packs) => (await import('../built-in.ts')).builtIn(packs),
    checks: async () => (await import('./check/built-in-checks.ts')).builtInChecks(nodeIo),
    checkAll: checkAllIn(new URL('./worker.cjs', import.meta.url), nodeIo),
    io: nodeIo,
  }).then(
    (code) => {
      process.exitCode = exitCode(code)
    },
    (error: Error) => {
      process.stderr.write(`goodform: it failed, please report this: ${error?.stack ?? error}\n`)
      process.exitCode = 2
    },
  )
}
