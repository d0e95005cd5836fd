// tsx scripts/decide.ts PART PARTS: learns the decisions of one share of what `npm run train` and `npm run benchmark` need, and keeps them.
import { readTraining } from '../training/lib/data.ts'
import { keptDecision } from '../training/lib/kept.ts'
import { casesLearned } from '../training/lib/rounds.ts'

const [part, parts] = process.argv.slice(2).map(Number) as [number, number]
const data = readTraining()
for (const [i, cases] of casesLearned(data).entries()) if (i % parts === part) keptDecision(cases(), data.claims)
