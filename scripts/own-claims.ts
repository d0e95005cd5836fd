// npx tsx scripts/own-claims.ts [--errors] [CLAIMS] [FIRST]: how well claims of a user's pack are learned from their examples. Built-in claims stand in for a user's:
// their weights and patterns are taken away, examples are drawn from the bank, and the articles of half of the writers, whom nothing here
// has seen, are linted for what was learned alone.
import { parseArgs } from 'node:util'
import { type CompiledPacks, createLinter } from '../server/src/core/index.ts'
import { createClaimModel, readWeights } from '../server/src/core/learn/index.ts'
import { random } from '../server/src/core/learn/linear.ts'
import packsJson from '../server/src/generated/packs.json' with { type: 'json' }
import { readTraining } from '../training/lib/data.ts'
import { undecided } from '../training/lib/decide.ts'
import { encode } from '../training/lib/encode.ts'
import { compare } from '../training/lib/findings.ts'
import { fitLinearModels } from '../training/lib/fit.ts'
import { add, emptyTally, rates } from '../training/lib/score.ts'

const { values: asked, positionals } = parseArgs({ options: { errors: { type: 'boolean' } }, allowPositionals: true })
const [wanted = 20, first = 0] = positionals.map(Number)
const sizes = [40, 60, 80]
const packs = packsJson as unknown as CompiledPacks
const { articles, bank, examples, claims, units } = readTraining()
const writers = [...new Set(articles.map(({ writer }) => writer))]
const seen = new Set(writers.filter((_, i) => i % 2 === 0))
const unseen = articles.filter(({ writer }) => !seen.has(writer))

/** What tells assertions from all else, from the other half of the writers; it knows no claim. */
const linear = fitLinearModels(
  examples.filter(({ writer }) => writer === 'bank' || seen.has(writer)),
  [],
  units,
)
const fitted = { ...linear, networks: [] }
const none = { normal: 0, information: 0 }
const stance = createClaimModel(readWeights(encode(fitted, undecided, { learned: none, pattern: none }, [], units)))

const flagsOf = (id: string) =>
  unseen.reduce((sum, { labels }) => sum + labels.filter((l) => l.label === 'flag' && l.claims[0] === id).length, 0)
const eligible = claims.filter((id) => flagsOf(id) >= 12)
const step = Math.max(1, Math.floor(eligible.length / wanted))
const chosen = eligible.filter((_, i) => i % step === first).slice(0, wanted)

/** Texts of a claim of the bank, drawn from it in an order of chance. */
function drawn(id: string, label: 'flag' | 'clear'): string[] {
  const texts = bank
    .filter((row) => row.claims[0] === id && row.label === label && row.rows.length === 1)
    .map(({ rows }) => rows[0]!.tokens.map((token) => token.norm).join(' '))
  const next = random(id.length)
  return texts
    .map((text) => ({ text, at: next() }))
    .sort((a, b) => a.at - b.at)
    .map(({ text }) => text)
}

for (const size of sizes) {
  const all = emptyTally()
  let ms = 0
  let learned = 0
  for (const id of chosen) {
    const own = packs.claims.find((claim) => claim.id === id)!
    const others = packs.claims.filter((claim) => claim !== own)
    const claim = {
      ...own,
      examples: { flag: drawn(id, 'flag').slice(0, size), clear: drawn(id, 'clear').slice(0, size / 2) },
    }
    const linter = createLinter(
      { ...packs, claims: [...others, claim], compiled: { ...packs.compiled, patterns: [] } },
      { ...stance, consider: () => undefined, claims: others.map((other) => other.id) },
    )
    const start = performance.now()
    if (linter.teachings().some((teaching) => teaching.learned)) learned++
    ms += performance.now() - start
    for (const article of unseen) {
      const { findings } = linter.open(article.text)
      const told = compare(
        article,
        findings.filter((f) => f.claim === id),
      )
      add(all, { ...told.all, flags: article.labels.filter((l) => l.label === 'flag' && l.claims.includes(id)).length })
      if (asked.errors) for (const error of told.errors) if (error.startsWith('alarm')) console.log(size, error)
    }
  }
  const { precision, recall } = rates(all)
  const alarms = all.falseAlarms + all.otherClaim
  console.log(
    `| ${size} | ${learned} of ${chosen.length} | ${all.flags} | ${all.named + alarms} | ${precision.toFixed(2)} | ${recall.toFixed(2)} | ${((1000 * alarms) / all.words).toFixed(4)} | ${(ms / chosen.length).toFixed(0)} ms |`,
  )
}
