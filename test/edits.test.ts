import { describe, expect, test } from 'vitest'
import { builtIn, builtInPacks } from '../server/src/built-in.ts'
import { attitudeOf } from '../server/src/core/document/chunks.ts'
import { type ClaimModel, createLinter } from '../server/src/core/index.ts'
import { testLinter } from './marked.ts'

const linter = testLinter()
const patternsAlone = createLinter(builtInPacks)
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
    ['of a heading’s depth, behind other text', `## Myths\n\nText.\n\n## Rolling\n\n- ${claim}`, '## Myths', '# Myths'],
    ['of a heading’s words', `# Tools\n\nText.\n\n## Rolling\n\n- ${claim}`, 'Tools', 'Myths'],
    ['of the paragraph that leads in', `We sell these:\n\n- ${claim}`, 'We sell these', 'Myths that we hear'],
    ['of a column’s head', `| Tool | Note |\n| - | - |\n| ${claim} | yes |`, 'Tool', 'Myth'],
    [
      'of the fifth sentence behind',
      'Does rolling break up knots? We are asked a lot. Some laugh. Others sleep. The answer is yes.',
      'yes',
      'tea',
    ],
    ['of the next word', `${claim} It is so.`, 'so.', 'wrong.'],
  ])('%s', (_, text, words, others) => {
    const { before, after, anew } = edited(text, words, others)
    expect(before).toBe(1)
    expect(after).toEqual(anew)
  })

  test.each([
    [
      'of a link, though no word is another',
      'A study found that rowers who nap recover sooner.',
      'study',
      '[study](https://example.org)',
    ],
    [
      'of what a link refers to, in a chunk behind',
      'A [study][a] found that rowers who nap recover sooner.\n\nText.\n\n[b]: https://example.org',
      '[b]',
      '[a]',
    ],
  ])('%s', (_, text, words, others) => {
    const { before, after, anew } = edited(text, words, others, patternsAlone)
    expect(before).toBe(1)
    expect(after).toEqual(anew)
    expect(after).toEqual([])
  })

  test('of a label two sentences before', () => {
    const text =
      '# A short routine\n\nTake your time.\n\n**IT band.** Lie on your side. Breathe. Roll from the hip to just above the knee, ten slow passes.'
    const { before, after, anew } = edited(text, 'IT band', 'Quads', builtIn())
    expect(before).toBe(1)
    expect(after).toEqual(anew)
    expect(after).toEqual([])
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
