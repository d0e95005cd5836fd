// What linters that never saw a writer say of that writer's articles, as tables.
import { type CompiledPacks, createLinter } from '../../server/src/core/index.ts'
import { createClaimModel, readWeights } from '../../server/src/core/learn/index.ts'
import { cueClaim } from '../../server/src/core/weigh/cues.ts'
import packsJson from '../../server/src/generated/packs.json' with { type: 'json' }
import type { Data } from './data.ts'
import { encode } from './encode.ts'
import { compare, ofStances, ofTopics, Totals } from './findings.ts'
import type { Fold } from './rounds.ts'
import { thresholdsFor } from './score.ts'

/**
 * Lints the articles of each group of writers with what the others taught, and scores what is told with the claim named rightly.
 * @param error is told each false alarm and each miss
 * @returns Markdown: tables by reader, writer, topic and stance
 */
export function tablesOf(data: Data, folds: readonly Fold[], error?: (line: string) => void): string {
  const packs = packsJson as unknown as CompiledPacks
  const cues = new Set(packs.cues.map(({ id }) => cueClaim(id)))
  const cuesOnly = packs.compiled.patterns.filter(({ claim }) => cues.has(claim))
  const withoutPatterns = { ...packs, compiled: { ...packs.compiled, patterns: cuesOnly } }
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
          if (error) for (const line of errors) error(line)
          totals.add(`writer ${article.writer}`, all)
          for (const [topic, tally] of byTopic) totals.add(`topic ${topic}`, tally)
          for (const [stance, tally] of byStance) totals.add(`stance ${stance}`, tally)
        }
      }
  })
  return [
    totals.table('reader', 'all '),
    totals.table('writer left out', 'writer '),
    totals.table('topic', 'topic ', ofTopics),
    totals.table('stance', 'stance ', ofStances),
  ].join('\n\n')
}
