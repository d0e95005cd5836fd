import { describe, expect, test } from 'vitest'
import type { Judged } from '../server/src/core/judge/judge.ts'
import { Sheet } from '../server/src/core/reword/sheet.ts'
import { asSaying, asThought } from '../server/src/core/reword/ways/sayings.ts'
import { verbTable } from '../server/src/words/verbs.ts'
import { apply, testLinter } from './marked.ts'

const linter = testLinter()
const verbs = verbTable(['ease'])
const sheetOf = (text: string) => new Sheet(linter.open(text).findings[0] as Judged, verbs, 0)
const common = (word: string) => word !== 'epsom'

describe('what no report can take becomes a saying', () => {
  test.each([
    [
      'Lactic acid, two days of soreness, and so to bed.',
      'The usual advice goes: lactic acid, two days of soreness, and so to bed.',
    ],
    ['Epsom salts for soreness and lactic acid.', 'Epsom salts for soreness and lactic acid, or so they say.'],
    ["- Soreness for two days: that's lactic acid.", undefined],
    ['My soreness, all of it lactic acid.', undefined],
    ['So sore, she said, and all of it lactic acid.', undefined],
  ])('%s', (text, expected) => {
    const { whole, beside } = asSaying(sheetOf(text), 'contradicted', common)
    const [edit] = [...whole, ...beside]
    expect(edit && apply(text, [edit])).toBe(expected)
  })
})

describe('what the author did becomes what the author thought', () => {
  test.each([
    ['I broke up the knots with a ball.', 'I thought I had broken up the knots with a ball.'],
    ['My ball was what broke up the knots.', 'I thought my ball was what broke up the knots.'],
    ["We've dissolved our scar tissue.", 'We thought we had dissolved our scar tissue.'],
    ['I broke up the knots until I slept.', undefined],
    ['I broke up the knots and I slept.', undefined],
    ['I took a ball to break up the knots.', undefined],
  ])('%s', (text, expected) => {
    const edits = asThought(sheetOf(text))
    expect(edits && apply(text, edits)).toBe(expected)
  })
})
