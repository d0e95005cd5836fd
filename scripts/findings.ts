// Prints every finding of the repository's own texts, one a line, and a hash of all: two versions of the program that print the same read the same.
// Usage: npx tsx scripts/findings.ts [--fixes] [--hash]
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { builtIn } from '../server/src/built-in.ts'

const { values } = parseArgs({ options: { fixes: { type: 'boolean' }, hash: { type: 'boolean' } } })
const linter = builtIn()
const hash = createHash('sha256')
let count = 0

function* texts(): Generator<[string, string]> {
  for (const folder of ['samples', 'training/corpus', 'docs'])
    for (const file of (readdirSync(folder, { recursive: true }) as string[]).sort())
      if (/\.(md|ya?ml)$/.test(file)) yield [`${folder}/${file}`, readFileSync(`${folder}/${file}`, 'utf8')]
  for (const file of readdirSync('training/paraphrases').sort()) {
    if (!file.endsWith('.jsonl')) continue
    const rows = readFileSync(`training/paraphrases/${file}`, 'utf8').split('\n').filter(Boolean)
    for (const [i, row] of rows.entries()) yield [`${file}:${i + 1}`, JSON.parse(row).text]
  }
}

for (const [path, text] of texts()) {
  const document = linter.open(text, { path: path.includes('.jsonl') ? 'text.md' : path })
  for (const finding of document.findings) {
    const { claim, severity, message, span, by, score, verdict, certainty, strength, carries, decided, unchecked } =
      finding
    const fixes = values.fixes ? linter.fixes(document, finding) : undefined
    const line = JSON.stringify({
      path,
      claim,
      severity,
      message,
      span,
      text: finding.text,
      by,
      score,
      verdict,
      certainty,
      strength,
      carries,
      decided,
      unchecked,
      fixes,
    })
    hash.update(line)
    count++
    if (!values.hash) console.log(line)
  }
}
console.log(`${count} findings, ${hash.digest('hex')}`)
