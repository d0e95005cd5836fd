import { describe, expect, test } from 'vitest'
import { attitudeOf } from '../server/src/core/document/chunks.ts'
import type { ClaimModel } from '../server/src/core/index.ts'
import { testLinter } from './marked.ts'

const linter = testLinter()
const claim = 'Rolling breaks up knots.'

/** The findings of a text in which some words become others, as they stand after the edit and as they stand in the text opened anew. */
function edited(text: string, words: string, others: string, own = linter) {
  const before = own.open(text)
  const first = before.findings.length
  const start = text.indexOf(words)
  const after = before.edit([{ start, end: start + words.length, newText: others }])
  return { before: first, after: after.findings, anew: own.open(after.text).findings }
}

describe('an edit is heard far from where it is', () => {
  test.each([
    [
      'of the second sentence behind, over a chunk without one',
      `${claim}\n\nYou hear it everywhere.\n\n\`\`\`\ncode\n\`\`\`\n\nIt is so.`,
      'so.',
      'wrong.',
    ],
    [
      'of a heading’s depth, behind other text',
      `## Myths\n\nText.\n\n## Rolling\n\n- ${claim}`,
      '## Myths',
      '# Myths',
    ],
    ['of a heading’s words', `# Tools\n\nText.\n\n## Rolling\n\n- ${claim}`, 'Tools', 'Myths'],
    ['of the paragraph that leads in', `We sell these:\n\n- ${claim}`, 'We sell these', 'Myths that we hear'],
    ['of a column’s head', `| Tool | Note |\n| - | - |\n| ${claim} | yes |`, 'Tool', 'Myth'],
    ['of the next word', `${claim} It is so.`, 'so.', 'wrong.'],
  ])('%s', (_, text, words, others) => {
    const { before, after, anew } = edited(text, words, others)
    expect(before).toBe(1)
    expect(after).toEqual(anew)
  })

  test('where the article as a whole comes to claim more', () => {
    const model: ClaimModel = {
      claims: ['test/acid'],
      consider: (tokens) => ({ expected: tokens.some(({ norm }) => norm === 'acid') ? 1000 : 0 }),
      read: ({ expected }, { expectation }) =>
        expected && expectation > 8
          ? [{ claim: 'test/acid', logit: 5, score: 1, level: 'normal', carried: [{ start: 0, end: 9 }] }]
          : [],
      explain: () => [],
    }
    const acid = 'The acid stings.'
    const rest = Array.from({ length: 30 }, (_, i) => `Number ${i} sleeps.`).join('\n\n')
    const text = `${acid}\n\n${rest}\n\nThe end.`
    const { before, after, anew } = edited(text, 'The end.', `${acid} `.repeat(20), testLinter(model))
    expect(before).toBe(0)
    expect(anew.length).toBe(21)
    expect(after).toEqual(anew)
  })
})

test.each([
  ['of seven sentences tells nothing', { sentences: 7, refuting: 7, asserting: 7 }, { refutation: 0, density: 0 }],
  ['that refutes more than a fourth', { sentences: 8, refuting: 3, asserting: 0 }, { refutation: 2, density: 0 }],
  ['that refutes a fourth', { sentences: 8, refuting: 2, asserting: 0 }, { refutation: 1, density: 0 }],
  ['that refutes a ninth', { sentences: 9, refuting: 1, asserting: 0 }, { refutation: 0, density: 0 }],
  ['that claims more than an eleventh', { sentences: 10, refuting: 0, asserting: 1 }, { refutation: 0, density: 3 }],
  ['that claims an eleventh', { sentences: 11, refuting: 0, asserting: 1 }, { refutation: 0, density: 2 }],
  ['that claims a twentieth', { sentences: 20, refuting: 0, asserting: 1 }, { refutation: 0, density: 1 }],
  ['that claims a fiftieth', { sentences: 50, refuting: 0, asserting: 1 }, { refutation: 0, density: 0 }],
])('an article %s', (_, counts, attitude) => {
  expect(attitudeOf(counts)).toEqual(attitude)
})
