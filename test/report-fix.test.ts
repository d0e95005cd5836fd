import { expect, test } from 'vitest'
import { builtIn } from '../server/src/built-in.ts'
import { describe as reported } from '../server/src/report/describe.ts'

test('a footnote to be filled in is shown where it is set, without the article between it and its text', () => {
  const linter = builtIn()
  const text = 'Studies show that strong calves matter.\n\n## More\n\nOther things.\n'
  const document = linter.open(text)
  const { diagnostics } = reported('a.md', document, document.findings, linter, { fixes: 'all', neighbourhoods: true })
  const [fix] = diagnostics.flatMap(({ fixes }) => fixes.filter(({ kind }) => kind === 'cite'))
  expect(fix!.edits).toHaveLength(2)
  const { before, marked, after } = fix!.sentence
  expect(`${before}${marked}${after}`).toBe('Studies show that strong calves matter.[^source-1]')
})

test('of a table the cell is shown', () => {
  const linter = builtIn()
  const text = '| Item | Price | What it does |\n|---|---|---|\n| Gun \\| ball | $20 | Rolling breaks up knots. |\n'
  const document = linter.open(text)
  const { diagnostics } = reported('a.md', document, document.findings, linter, { fixes: 'all', neighbourhoods: true })
  const shown = diagnostics[0]!.fixes.map(({ sentence: { before, marked, after } }) => `${before}${marked}${after}`)
  expect(shown).toContain('Rolling may ease soreness for a while.')
  for (const each of shown) expect(each).not.toContain('|')
})
