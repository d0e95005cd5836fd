import { nodeIo } from './node-io.ts'
import { checkOnAllCores } from './pool.ts'
import { run } from './run.ts'

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // A reader that has seen enough (head, less) closes the pipe: no fault of ours.
  if (error.code === 'EPIPE') process.exit(0)
  throw error
})
process.exitCode = await run(process.argv.slice(2), {
  packs: async () => (await import('../built-in.ts')).builtInPacks,
  linter: async (packs) => (await import('./linter.ts')).nodeLinter(packs),
  checks: async () => (await import('./linter.ts')).nodeChecks(nodeIo),
  checkAll: checkOnAllCores(new URL('./goodform-worker.mjs', import.meta.url), nodeIo),
  io: nodeIo,
})
