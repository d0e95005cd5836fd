// npx tsx scripts/try-packs.ts [TOPIC] [--all]: faults in the packs, examples that no pattern meets, and how the patterns do on labelled text.
// Patterns know no cues, so a clear label that only denies the claim counts as met, not as a false hit.
import { readdirSync, readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { createMatcher } from '../server/src/core/match/matcher.ts'
import { splitSentences } from '../server/src/core/split/sentences.ts'
import { loadEvidence } from './build-packs.ts'

const {
  values: { all },
  positionals: [topic = ''],
} = parseArgs({ options: { all: { type: 'boolean' } }, allowPositionals: true })
const { packs, compiled, problems } = loadEvidence()
for (const problem of problems)
  if (!topic || problem.includes(`/${topic}.`) || problem.includes('concepts.yaml')) console.log(problem)
const matcher = createMatcher(compiled)
const met = (text: string) =>
  new Set(splitSentences(text).flatMap((s) => matcher.match(s.tokens).matches.map((m) => m.pattern.claim)))

interface Labelled {
  text: string
  claims: string[]
  flag: boolean
  neutral: boolean
}
const labelled: Labelled[] = []
const bank = 'training/paraphrases'
for (const file of readdirSync(bank).filter((f) => f.endsWith('.jsonl'))) {
  for (const line of readFileSync(`${bank}/${file}`, 'utf8').split('\n').filter(Boolean)) {
    const { claim, text, label, also } = JSON.parse(line)
    labelled.push({ text, claims: [claim, ...also], flag: label === 'flag', neutral: false })
  }
}
const background: string[] = []
const corpus = 'training/corpus'
for (const writer of readdirSync(corpus)) {
  for (const file of readdirSync(`${corpus}/${writer}`).filter((f) => f.endsWith('.md'))) {
    const lines = readFileSync(`${corpus}/${writer}/${file}`, 'utf8').split('\n')
    const labels = JSON.parse(readFileSync(`${corpus}/${writer}/${file.replace('.md', '.labels.json')}`, 'utf8'))
    for (const l of labels)
      labelled.push({ text: l.quote, claims: l.claims, flag: l.label === 'flag', neutral: l.stance === 'neutral' })
    lines.forEach((line, i) => {
      let rest = line
      for (const l of labels) if (l.line === i + 1) rest = rest.replace(l.quote, ' | ')
      background.push(...rest.split(' | ').filter((t) => /\w/.test(t)))
    })
  }
}

const stray = new Map<string, string[]>()
for (const text of background) for (const claim of met(text)) stray.set(claim, [...(stray.get(claim) ?? []), text])
for (const claim of packs.flatMap((p) => p.claims)) {
  if (topic && !claim.id.startsWith(`${topic}/`)) continue
  for (const text of claim.examples.flag)
    if (!met(text).has(claim.id)) console.log(`${claim.id}: no pattern meets the flag example: ${text}`)
  const own = labelled.filter((l) => l.claims.includes(claim.id))
  const flags = own.filter((l) => l.flag)
  const found = flags.filter((l) => met(l.text).has(claim.id))
  const neutral = own.filter((l) => l.neutral && met(l.text).has(claim.id))
  const others = labelled.filter((l) => !l.claims.includes(claim.id) && met(l.text).has(claim.id))
  const strays = stray.get(claim.id) ?? []
  console.log(
    `${claim.id}: flags met ${found.length}/${flags.length}; neutral met ${neutral.length}; met in other claims' text ${others.length}; in unlabelled text ${strays.length}`,
  )
  if (!topic) continue
  for (const l of neutral) console.log(`    neutral: ${l.text}`)
  for (const l of others) console.log(`    other (${l.claims[0]}): ${l.text}`)
  for (const text of strays) console.log(`    unlabelled: ${text.slice(0, 200)}`)
  if (all) for (const l of flags) if (!found.includes(l)) console.log(`    missed: ${l.text}`)
}
