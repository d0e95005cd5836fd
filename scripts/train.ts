// npm run train [-- --tables]: training/ → server/src/core/learn/weights.json and its manifest. The same bytes each time. --tables also puts the
// tables of `npm run benchmark` into docs/reading/tables.md.
import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { isAsserted } from '../server/src/core/learn/columns.ts'
import { encode } from '../training/lib/encode.ts'
import { hashOf, inputsHash } from '../training/lib/inputs.ts'
import { keptFit } from '../training/lib/kept.ts'
import { readLearned } from '../training/lib/learned.ts'
import { writeTables } from '../training/lib/pages.ts'
import { leaveOut } from '../training/lib/rounds.ts'
import { aims, framedShares, rates, scoreOf, tell, thresholdsFor } from '../training/lib/score.ts'
import { tablesOf } from '../training/lib/tables.ts'

const { values: asked } = parseArgs({ options: { tables: { type: 'boolean' } } })
const data = await readLearned()
const { articles, framed, plain, bank, examples, claims, units } = data
const { folds, decision } = leaveOut(data)
const answered = folds.flatMap((fold) => fold.answered)
const thresholds = thresholdsFor(articles, answered, claims)
const fitted = keptFit(examples, claims, units)
const weights = JSON.stringify(encode(fitted, decision, thresholds, claims, units))

const rounded = (n: number) => Math.round(n * 1000) / 1000
const scores = Object.fromEntries(
  (['normal', 'information'] as const).map((level) => {
    const told = tell(answered, ({ row }) => thresholds[isAsserted(row) ? 'pattern' : 'learned'][level])
    const { precision, recall, f1 } = rates(scoreOf(articles, told, claims))
    return [level, { precision: rounded(precision), recall: rounded(recall), f1: rounded(f1) }]
  }),
)
const toldApart = tell(
  folds.flatMap((fold) => fold.answeredFramed),
  ({ row }) => thresholds[isAsserted(row) ? 'pattern' : 'learned'].information,
)
const manifest = {
  articles: articles.length,
  framed: framed.length,
  plain: plain.length,
  writersTogether: folds.map((fold) => fold.writers),
  sentences: examples.length,
  bank: bank.length,
  claims: claims.length,
  inputs: inputsHash(),
  weights: hashOf(weights),
  bytes: weights.length,
  features: {
    claim: fitted.claim.keys.length,
    stance: fitted.stance.keys.length,
    framing: fitted.framing.keys.length,
  },
  entries: { claim: fitted.claim.weights.length, stance: fitted.stance.weights.length },
  aims,
  thresholds,
  writersLeftOut: scores,
  framesLeftOut: framedShares(framed, toldApart, claims),
  plainLeftOut: framedShares(plain, toldApart, claims),
}
writeFileSync('server/src/core/learn/weights.json', weights)
writeFileSync('server/src/core/learn/weights.manifest.json', `${JSON.stringify(manifest, null, 2)}\n`)
console.log(JSON.stringify(manifest, null, 2))
if (asked.tables) writeTables('benchmark', tablesOf(data, folds))
