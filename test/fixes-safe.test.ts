import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { builtIn } from '../server/src/built-in.ts'
import { applySafeFixes } from '../server/src/core/fix/apply.ts'

const linter = builtIn()
const samples = readdirSync('samples').filter((name) => name.endsWith('.md'))
const articles = readdirSync('training/corpus', { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.md'))
  .sort()
  // All of them: `npm run check:fixes`.
  .filter((_, i) => i % 30 === 0)
const texts: [string, string][] = [
  ...articles.map((name): [string, string] => [name, readFileSync(`training/corpus/${name}`, 'utf8')]),
  ...samples.map((name): [string, string] => [name, readFileSync(`samples/${name}`, 'utf8')]),
  ...linter.topics.map(({ name }): [string, string] => [
    `the examples of ${name}`,
    [...linter.claims.values()]
      .filter(({ id }) => id.startsWith(`${name}/`))
      .flatMap(({ examples }) => examples.flag)
      .join('\n\n'),
  ]),
]

describe('safe fixes', () => {
  test.each(texts)('applied twice to %s change nothing the second time, and raise nothing', (_, text) => {
    const before = linter.open(text)
    const once = applySafeFixes(before, linter)
    if (!once.edits.length) return expect(once.text).toBe(text)
    const after = linter.open(once.text)
    expect(applySafeFixes(after, linter).edits).toEqual([])
    expect(after.findings.length).toBeLessThanOrEqual(before.findings.length)
  })

  test('some are there', () => {
    let changed = 0
    for (const [, text] of texts) {
      if (applySafeFixes(linter.open(text), linter).edits.length) changed++
      if (changed > 2) break
    }
    expect(changed).toBeGreaterThan(2)
  })
})
