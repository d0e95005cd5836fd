// tsx scripts/learn.ts FOLDER: takes part in what `npm run train` and `npm run benchmark` have done before all else, see `doTogether`.
import { takePart } from '../training/lib/apart.ts'
import { readTraining } from '../training/lib/data.ts'
import { jobsOf } from '../training/lib/rounds.ts'

// Without the process that began it nobody waits for it.
process.on('disconnect', () => process.exit(1))
await takePart(process.argv[2]!, jobsOf(readTraining()))
process.exit()
