// npm run benchmark [-- --write]: what a linter that never saw a writer says of that writer's articles, for every writer, with the claim named
// rightly; --write puts the tables into docs/reading.md, --errors lists each false alarm and each miss.
import { readFileSync, writeFileSync } from 'node:fs'
import { type CompiledPacks, createLinter } from '../server/src/core/index.ts'
import { createClaimModel, readWeights } from '../server/src/core/learn/index.ts'
import { cueClaim } from '../server/src/core/weigh/cues.ts'
import packsJson from '../server/src/generated/packs.json' with { type: 'json' }
import { readTraining } from '../training/lib/data.ts'
import { encode } from '../training/lib/encode.ts'
import { compare, Totals } from '../training/lib/findings.ts'
import { leaveOut } from '../training/lib/rounds.ts'
import { thresholdsFor } from '../training/lib/score.ts'

const packs = packsJson as unknown as CompiledPacks
const cues = new Set(packs.cues.map(({ id }) => cueClaim(id)))
const cuesOnly = packs.compiled.patterns.filter(({ claim }) => cues.has(claim))
const withoutPatterns = { ...packs, compiled: { ...packs.compiled, patterns: cuesOnly } }
const data = readTraining()
const folds = leaveOut(data)
const totals = new Totals()

folds.forEach(({ writers, fitted, decision }, i) => {
  const others = folds.filter((_, n) => n !== i)
  const seen = data.articles.filter((article) => !writers.includes(article.writer))
  const answered = others.flatMap((fold) => fold.answered)
  const thresholds = thresholdsFor(seen, answered, data.claims)
  const model = createClaimModel(readWeights(encode(fitted, decision, thresholds, data.claims, data.units)))
  const variants = [
    ['patterns and cues alone', createLinter(packs)],
    ['learned part alone', createLinter(withoutPatterns, model)],
    ['both', createLinter(packs, model)],
  ] as const
  for (const article of data.articles.filter((a) => writers.includes(a.writer)))
    for (const [variant, linter] of variants) {
      const told = linter.open(article.text).findings.filter((f) => f.by !== 'rule')
      const levels = [
        ['warnings and errors', told.filter((f) => f.severity === 'warning' || f.severity === 'error')],
        ['with information', told],
      ] as const
      for (const [level, findings] of levels) {
        const { all, byTopic, byStance, errors } = compare(article, findings)
        totals.add(`all ${variant}, ${level}`, all)
        if (variant !== 'both' || level !== 'with information') continue
        if (process.argv.includes('--errors')) for (const error of errors) console.log(error)
        totals.add(`writer ${article.writer}`, all)
        for (const [topic, tally] of byTopic) totals.add(`topic ${topic}`, tally)
        for (const [stance, tally] of byStance) totals.add(`stance ${stance}`, tally)
      }
    }
})
const text = [
  totals.table('reader', 'all '),
  totals.table('writer left out', 'writer '),
  totals.table('topic', 'topic '),
  totals.table('stance', 'stance '),
].join('\n\n')
console.log(text)
if (process.argv.includes('--write')) {
  const page = readFileSync('docs/reading.md', 'utf8')
  writeFileSync(
    'docs/reading.md',
    page.replace(/(<!-- benchmark -->\n)[\s\S]*?(<!-- \/benchmark -->)/, `$1\n${text}\n\n$2`),
  )
}
