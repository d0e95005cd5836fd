import { describe, expect, test } from 'vitest'
import { americanised, isAmerican } from '../server/src/core/reword/vocabulary.ts'
import { testLinter } from './marked.ts'
import { fits, reworded } from './reworded.ts'

const linter = testLinter()
const of = (text: string, kind: string) =>
  reworded(text, undefined, linter)
    .filter((fix) => fix.kind === kind)
    .map((fix) => fix.text)

describe('a rewording begins behind', () => {
  test.each([
    ['the letter of an answer', '(a) Rolling breaks up knots.', '(a) Some say that rolling breaks up knots, but '],
    ['the number of a heading', '# 1. Rolling Breaks Up Knots', '# 1. Does Rolling Break Up Knots?', 'fit'],
    ['a postscript', 'PS Rolling breaks up knots.', 'PS some say that rolling breaks up knots, but '],
    ['no postscript, but an owner', "PS's ball breaks up knots.", "Some say that PS's ball breaks up knots, but "],
    [
      'a number that opens the sentence',
      '90 minutes on a ball breaks up knots.',
      'Some say that 90 minutes on a ball breaks',
    ],
    [
      'a label of three words',
      '- For calves and feet: breaks up knots.',
      '- For calves and feet: rolling may',
      'replace',
    ],
    [
      'no label of five words',
      '- For calves and for feet: breaks up knots.',
      '- Rolling may ease soreness for a while.',
      'replace',
    ],
  ])('%s', (_, text, expected, kind = 'attribute') => {
    expect(of(text, kind).map((fix) => fix.slice(0, expected.length))).toContain(expected)
  })
})

describe('what stands in marks', () => {
  test.each([
    ['names something, as four words may', 'The “ball of the month” breaks up knots.', true],
    ['is said, as five words are', 'The “ball of this very month” breaks up knots.', false],
    ['is a size in inches', 'A 5" ball breaks up knots in tired legs.', true],
    ['is said on behind the sentence', '“Rolling breaks up knots. Sleep.”', false],
    ['is said where the mark stays open', '“It hurts. Rolling breaks up knots.', false],
  ])('%s', (_, text, isOwn) => {
    const told = of(text, 'attribute').some((fix) => fix.startsWith('Some say that '))
    expect(told).toBe(isOwn)
  })

  test('is not replaced by half, nor is a bracket', () => {
    expect(of('"Rolling breaks up knots. Sleep."', 'replace')).toEqual([])
    expect(of('(Rolling breaks up knots. Sleep.)', 'replace')).toEqual([])
    expect(of('Rolling breaks up knots. Sleep.', 'replace')).not.toEqual([])
  })
})

test.each([
  [
    'a plea to keep it in mind',
    'Please remember that rolling breaks up knots.',
    'attribute',
    'Some say that rolling breaks up knots, but good evidence for it is lacking.',
  ],
  ['a proof in a compound', 'Rolling is lab-proven to break up knots.', 'fit', 'Rolling is said to break up knots.'],
  [
    'an order behind the day that it is for',
    'Every day of a training week roll the IT band.',
    'redirect',
    'Every day of a training week roll the glutes and quads.',
  ],
])('%s is reworded', (_, text, kind, expected) => {
  const all = of(text, kind)
  expect(all).toContain(expected)
  for (const fix of all) expect(fix).not.toContain('lab-said')
})

test('an order behind who answers is reported behind it', () => {
  const all = fits('A: Wake up your lazy glutes before every run with ten bridges.')
  expect(all).toContain('A: Some say that you should wake up your lazy glutes before every run with ten bridges.')
})

test('what is felt is no target to be changed for another', () => {
  expect(of('Roll until you feel the IT band let go.', 'redirect')).toEqual([])
  expect(of('Roll the IT band until you feel a change.', 'redirect')).not.toEqual([])
})

test.each([
  ['far from its verb', 'Stay on it until the sore and stubborn old knot melts, then move on.', ', then move on.'],
  ['before “then”', 'Stay on the spot until the knot melts then move on.', ' then move on.'],
])('an end %s gets another', (_, text, rest) => {
  const all = fits(text, 'foam-rolling/trigger-points')
  expect(all.map((fix) => fix.slice(fix.indexOf(' until')))).toContain(` until it feels easier${rest}`)
})

test('a footnote has a number that no other has', () => {
  const text = 'A study found that rolling helps. Rowers nap.[^source-1]\n\n[^source-1]: One.'
  const [cited] = fits(text, 'wording/study-without-source', 'cite')
  expect(cited).toContain('rolling helps.[^source-2] Rowers nap.[^source-1]\n\n[^source-1]: One.\n\n[^source-2]: ')
})

test.each([
  ['a colour', 'Warm the grey fibre.', false],
  ['a color', 'Warm the gray fiber.', true],
  ['as much of both', 'Warm the grey fiber.', false],
  ['a verb that is a noun elsewhere', 'They practice at home.', false],
  ['nothing', 'They roll at home.', false],
])('an article with %s is American: %s (%s)', (_, text, expected) => {
  expect(isAmerican(text)).toBe(expected)
})

test('a pack’s words are spelled as the article is', () => {
  expect(americanised('Colour, fibres and programmes: practise both.')).toBe(
    'Color, fibers and programs: practice both.',
  )
})
