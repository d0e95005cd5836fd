import { builtInExercises, builtInModel, builtInPacks } from '../built-in.ts'
import { nodeIo } from './node-io.ts'
import { run } from './run.ts'

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // A reader that has seen enough (head, less) closes the pipe: no fault of ours.
  if (error.code === 'EPIPE') process.exit(0)
  throw error
})
process.exitCode = await run(process.argv.slice(2), builtInPacks, nodeIo, builtInModel, builtInExercises)
