import { describe, expect, test } from 'vitest'
import { editAndCompare } from '../scripts/fuzz/core.ts'
import { tryEach, tryFixes } from '../scripts/fuzz/fixes.ts'
import { Random } from '../scripts/fuzz/random.ts'
import { kindsOfText, textOf, wordsOf } from '../scripts/fuzz/texts.ts'
import { builtIn } from '../server/src/built-in.ts'

const linter = builtIn()

describe('no fix changes the line ends, the structure, the byte order mark or the final newline', () => {
  test.each([
    ['a quotation below the first line of a list item', 'a.md', '- Text\n  >10) Foam rolling breaks up knots.\n'],
    [
      'a value that is missing',
      'a.exercise.yaml',
      '- name: Squat\r\n  steps:\r\n    description: \r\n\r\n- name: Lunge\r\n',
    ],
    ['an item that becomes several', 'a.exercise.yaml', '- name: Squat\r\n  primaryMuscles:\r\n    - IT band\r\n'],
    ['front matter of lines that end with carriage returns', 'a.md', '+++\r+++\r| Rolling breaks up knots. |\r|---|\r'],
    ['quotation marks written as entities', 'a.md', 'She said &quot;foam rolling breaks up &#39;knots&#39;.&quot;\n'],
    ['quotation marks with backslashes', 'a.md', 'Foam rolling breaks up \\"knots\\".\n'],
    ['escapes of YAML', 'a.exercise.yaml', '- name: Squat\n  benefits: "Foam rolling breaks up \\"knots\\""\n'],
    ['doubled quotes of YAML', 'a.md', "---\ntitle: 'Foam rolling breaks up ''knots'''\n---\n"],
    ['escapes of TOML', 'a.md', '+++\ntitle = "Foam rolling breaks up \\"knots\\u0022"\n+++\n'],
  ])('%s', (_, path, text) => {
    const document = linter.open(text, { path })
    const tried = document.findings.map((finding) => tryEach(document, path, finding, linter))
    expect(tried.reduce((sum, count) => sum + count, 0)).toBeGreaterThan(0)
  })
})

describe('of random texts', () => {
  const words = wordsOf(linter)
  const kinds = Object.keys(kindsOfText) as (keyof typeof kindsOfText)[]
  const cases = kinds.flatMap((kind) => Array.from({ length: 7 }, (_, i) => [kind, i] as const))

  test.each(kinds)('no fix harms anything (%s)', (kind) => {
    let fixes = 0
    for (const [, i] of cases.filter(([of]) => of === kind)) {
      const random = new Random(9, kinds.indexOf(kind), i)
      fixes += tryFixes(textOf(kind, random, words), random, linter)
    }
    if (kind !== 'noise') expect(fixes).toBeGreaterThan(10)
  })

  test.each(kinds)('edits give what the text gives when it is read anew (%s)', (kind) => {
    const random = new Random(10, kinds.indexOf(kind))
    const paste = () => textOf(random.from(kinds), random, words).text.slice(0, 300)
    let edits = 0
    for (let i = 0; i < 4; i++) edits += editAndCompare(textOf(kind, random, words), random, linter, paste)
    expect(edits).toBeGreaterThan(100)
  })
})
