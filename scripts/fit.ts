// tsx scripts/fit.ts PART PARTS: fits the models of one share of what `npm run train` and `npm run benchmark` need, and keeps them.
import { readTraining } from '../training/lib/data.ts'
import { keptFit } from '../training/lib/kept.ts'
import { examplesLearned } from '../training/lib/rounds.ts'

const [part, parts] = process.argv.slice(2).map(Number) as [number, number]
const data = readTraining()
for (const [i, examples] of examplesLearned(data).entries())
  if (i % parts === part) keptFit(examples, data.claims, data.units)
