// npm run check:data: every fault in training/, one a line; exit code 1 when there is any.
import { readdirSync, readFileSync } from 'node:fs'
import { readPlain } from '../training/lib/plain.ts'
import { loadEvidence } from './build-packs.ts'

const stances = new Set(
  (
    'asserted instructed recommended attributed-endorsed hedged question reported denied attributed-rejected past-belief myth-heading ' +
    'neutral refuted-nearby'
  ).split(' '),
)
const known = new Set(loadEvidence().packs.flatMap((pack) => pack.claims.map((claim) => claim.id)))
const faults: string[] = []
const opinions = new Map<string, { label: string; where: string }>()

/** The same words under the same claim with two labels can teach nothing; short ones turn on what stands around them. */
function opinion(claim: string, words: string, label: string, where: string): void {
  const plain = words
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, ' ')
    .trim()
  if (plain.split(' ').length < 6) return
  const key = `${claim} ${plain}`
  const other = opinions.get(key)
  if (other && other.label !== label) faults.push(`${where}: ${label}, but ${other.label} at ${other.where}: ${words}`)
  else opinions.set(key, { label, where })
}

for (const writer of readdirSync('training/corpus')) {
  const folder = `training/corpus/${writer}`
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.md'))) {
    const lines = readFileSync(`${folder}/${file}`, 'utf8').split('\n')
    const labels = JSON.parse(readFileSync(`${folder}/${file.replace('.md', '.labels.json')}`, 'utf8'))
    const seen = new Set<string>()
    for (const { line, quote, claims, label, stance } of labels) {
      const where = `${folder}/${file}:${line}`
      if (!lines[line - 1]?.includes(quote)) faults.push(`${where}: the quote is not on its line: ${quote}`)
      for (const claim of claims) if (!known.has(claim)) faults.push(`${where}: there is no claim ${claim}`)
      if (!['flag', 'clear', 'either'].includes(label)) faults.push(`${where}: there is no label ${label}`)
      if (!stances.has(stance)) faults.push(`${where}: there is no stance ${stance}`)
      if (label === 'flag' && !claims.length) faults.push(`${where}: a flag names no claim`)
      const key = `${line} ${quote} ${claims}`
      if (seen.has(key)) faults.push(`${where}: the label stands twice: ${quote}`)
      seen.add(key)
    }
  }
}
for (const file of readdirSync('training/paraphrases').filter((name) => name.endsWith('.jsonl'))) {
  const lines = readFileSync(`training/paraphrases/${file}`, 'utf8').split('\n')
  lines.forEach((line, i) => {
    if (!line) return
    const where = `training/paraphrases/${file}:${i + 1}`
    const { claim, text, span, label, also } = JSON.parse(line)
    for (const id of [claim, ...also]) if (!known.has(id)) faults.push(`${where}: there is no claim ${id}`)
    if (!text.includes(span)) faults.push(`${where}: the span is not in the text: ${span}`)
    opinion(claim, text, label, where)
  })
}
for (const [i, { claim, label, text }] of readPlain('training/frames').entries()) {
  const where = `training/frames/plain.jsonl:${i + 1}`
  if (!known.has(claim)) faults.push(`${where}: there is no claim ${claim}`)
  if (label !== 'tell' && label !== 'clear') faults.push(`${where}: there is no label ${label}`)
  if (!/^(?:[^\n#][^\n]*[.?]|##? [^\n]+)$/.test(text))
    faults.push(`${where}: no heading, and no sentence on a line with its full stop or question mark: ${text}`)
  opinion(claim, text, label === 'tell' ? 'flag' : label, where)
}
for (const fault of faults) console.error(fault)
console.log(`training data: ${faults.length} faults`)
if (faults.length) process.exit(1)
