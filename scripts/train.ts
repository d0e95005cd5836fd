// npm run train: training/ → server/src/core/learn/weights.json and its manifest. The same bytes each time.
import { createHash } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { readArticles, readBank, readPacks } from '../training/lib/articles.ts'
import { answerAll, fitDecision } from '../training/lib/decide.ts'
import { encode } from '../training/lib/encode.ts'
import { articleExamples, bankExamples, Units } from '../training/lib/examples.ts'
import { fitAll } from '../training/lib/fit.ts'
import { casesByFold, foldsOf } from '../training/lib/rounds.ts'
import { rates, scoreOf, tell, thresholdFor } from '../training/lib/score.ts'

/** Precision that each level of telling aims at, on writers left out. */
const aims = { normal: 0.9, information: 0.75 }

const articles = readArticles('training/corpus')
const bank = [...readBank('training/paraphrases'), ...readPacks()]
const units = new Units()
const examples = [...bankExamples(bank, units), ...articleExamples(articles, units)]
const claims = [...new Set(bank.map((row) => row.claims[0]!))].sort()
const writers = [...new Set(articles.map((article) => article.writer))]

const folds = foldsOf(examples, writers)
const cases = casesByFold({ articles, examples, claims, units }, folds)
const answered = cases.flatMap((own, i) =>
  answerAll(
    own,
    fitDecision(
      cases.flatMap((others, n) => (n === i ? [] : others)),
      claims,
    ),
  ),
)
const thresholds = {
  normal: thresholdFor(articles, answered, claims, aims.normal),
  information: thresholdFor(articles, answered, claims, aims.information),
}
const fitted = fitAll(examples, claims)
const forest = fitDecision(cases.flat(), claims)
const weights = JSON.stringify(encode(fitted, forest, thresholds, claims, units))

const rounded = (n: number) => Math.round(n * 1000) / 1000
const scores = Object.fromEntries(
  Object.entries(thresholds).map(([level, least]) => {
    const { precision, recall, f1 } = rates(
      scoreOf(
        articles,
        tell(answered, () => least),
        claims,
      ).all,
    )
    return [
      level,
      {
        aim: aims[level as keyof typeof aims],
        precision: rounded(precision),
        recall: rounded(recall),
        f1: rounded(f1),
      },
    ]
  }),
)
const hash = (text: string) => createHash('sha256').update(text).digest('hex')
const manifest = {
  articles: articles.length,
  writers,
  folds,
  sentences: examples.length,
  bank: bank.length,
  claims: claims.length,
  inputs: hash(
    articles.map((a) => a.text + JSON.stringify(a.labels)).join('\n') +
      JSON.stringify(bank.map((b) => [b.claims, b.label, b.strength])),
  ),
  weights: hash(weights),
  bytes: weights.length,
  features: { claim: fitted.claim.keys.length, stance: fitted.stance.keys.length },
  entries: { claim: fitted.claim.weights.length, stance: fitted.stance.weights.length },
  writersLeftOut: scores,
}
writeFileSync('server/src/core/learn/weights.json', weights)
writeFileSync('server/src/core/learn/weights.manifest.json', `${JSON.stringify(manifest, null, 2)}\n`)
console.log(JSON.stringify(manifest, null, 2))
