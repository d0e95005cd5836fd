import { isMainThread } from 'node:worker_threads'
import { nodeIo } from './node-io.ts'
import { checkOnAllCores } from './pool.ts'
import { run } from './run.ts'

// The program is its own worker, so that there is one file to load.
if (isMainThread) main()
else void import('./worker.ts').then(({ work }) => work())

function main(): void {
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
    checkAll: checkOnAllCores(new URL('./goodform.mjs', import.meta.url), nodeIo),
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
