import { describe, expect, test } from 'vitest'
import { builtIn } from '../server/src/built-in.ts'
import { inEnglish } from '../server/src/core/l10n.ts'
import { americanised, isAmerican } from '../server/src/core/reword/vocabulary.ts'
import { apply, testLinter } from './marked.ts'
import { fits, reworded } from './reworded.ts'

const linter = testLinter()
const of = (text: string, kind: string) =>
  reworded(text, undefined, linter)
    .filter((fix) => fix.kind === kind)
    .map((fix) => fix.text)

describe('a sentence that is replaced', () => {
  test.each([
    ['goes on to the next item', '- rolling breaks up knots;\n- sleep.', /^- (?:nobody|rolling)[^.]*;\n/],
    ['goes on behind a comma', '- rolling breaks up knots,\n- sleep.', /^- (?:nobody|rolling)[^.]*,\n/],
    ['leads in what follows', 'Rolling breaks up knots:\n\n- calves\n- thighs', /^(?:Nobody|Rolling)[^.]*:\n/],
  ])('%s', (_, text, expected) => {
    const all = of(text, 'replace')
    expect(all.length).toBeGreaterThan(0)
    for (const fix of all) expect(fix).toMatch(expected)
  })
})

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
      '- For calves and feet: nobody has',
      'replace',
    ],
    ['a label of one letter', 'A: Rolling breaks up knots.', 'A: Rolling may ease', 'replace'],
    ['the letter of a choice', 'B. Rolling breaks up knots.', 'B. Rolling may ease', 'replace'],
    ['a letter in brackets', '(a) Rolling breaks up knots.', '(a) Rolling may ease', 'replace'],
    ['a postscript that is replaced', 'PS: Rolling breaks up knots.', 'PS: Rolling may ease', 'replace'],
    ['a strong label', '- **Why:** Rolling breaks up knots.', '- **Why:** Rolling may ease', 'replace'],
    ['a word before a dash', 'Note – Rolling breaks up knots.', 'Note – Rolling may ease', 'replace'],
    [
      'no label of five words',
      '- For calves and for feet: breaks up knots.',
      '- Nobody has shown that rolling changes a knot.',
      'replace',
    ],
  ])('%s', (_, text, expected, kind = 'attribute') => {
    expect(of(text, kind).map((fix) => fix.slice(0, expected.length))).toContain(expected)
  })
})

test('a wording on what a text never names is for texts that do', () => {
  const sentence = 'Our oil loosens knots in no time.'
  const told = (text: string) => fits(text, 'foam-rolling/breaks-up-knots', 'replace').join('\n')
  expect(told(sentence)).not.toContain('Rolling may')
  expect(told(sentence)).not.toBe('')
  expect(told(`# A roller or an oil?\n\n${sentence}`)).toContain('Rolling may')
})

test('a fix that only leaves words out says which', () => {
  const text = 'Roll the calf to break up knots.'
  const everyday = builtIn()
  const document = everyday.open(text)
  const titles = everyday.fixes(document, document.findings[0]!).map(({ title }) => inEnglish(title))
  expect(titles).toContain('Leave out: “to break up knots”')
  expect(titles.filter((title) => /“\W*”/.test(title))).toEqual([])
})

test('in a table a wording is kept by a comment in its row', () => {
  const text =
    '| Item | What it does |\n|---|---|\n| Ball | Rolling breaks up knots. |\n| Gun | It breaks up scar tissue |\n'
  const document = linter.open(text)
  const [first, second] = document.findings
  const [keep] = linter.fixes(document, first!).filter(({ kind }) => kind === 'suppress')
  const kept = apply(text, keep!.edits)
  expect(kept.split('\n')[2]).toBe(
    '| Ball | Rolling breaks up knots. <!-- goodform-disable-line test/knots -- reason --> |',
  )
  expect(linter.open(kept).findings.map(({ text: words }) => words)).toEqual([second!.text])
})

test('a name that the text has inside a sentence keeps its capital', () => {
  const text = 'Coach Keisha Lindqvist said so. Lindqvist swears that rolling breaks up knots.'
  const plain = 'Lindqvist swears that rolling breaks up knots.'
  for (const each of [text, plain])
    for (const { text: fix } of reworded(each, undefined, linter)) expect(fix).not.toContain('lindqvist')
})

test('a heading that ends in a bracket gets no second mark', () => {
  expect(fits('# 11 Minutes to Smoother Thighs (Yes, Really!)', 'foam-rolling/removes-cellulite')).toEqual([])
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

describe('a source is cited', () => {
  test.each([
    [
      'against what is still told',
      'Deep squats ruin your knees.',
      'joints/squats-bad-for-knees',
      'your knees (but see [Hartmann 2013](https://doi.org/10.1007/s40279-013-0073-6)).',
    ],
    [
      'beside what is contested',
      'Your glutes are asleep.',
      'muscle-function/glutes-not-firing',
      ' (compare [Barton 2013](',
    ],
    [
      'for the evidence’s own words',
      'Stretching prevents injury.',
      'stretching/prevents-injury',
      'Stretching may increase range of motion for a while ([Warneke 2025](https://doi.org/10.1016/j.jshs.2025.101067)).',
    ],
  ])('%s', (_, text, claim, expected) => {
    expect(fits(text, claim, 'cite').filter((fix) => fix.includes(expected))).toHaveLength(1)
  })

  test.each([
    ['for words that none of them has', 'Rolling breaks up knots.', 'foam-rolling/breaks-up-knots', 'ease soreness'],
    [
      'for a length that can be felt',
      'Stay on the spot until the knot melts.',
      'foam-rolling/trigger-points',
      'easier',
    ],
    ['for how strongly something is said', 'It is a guaranteed cure for everyone.', 'wording/cure-guarantee', ''],
  ])('not %s', (_, text, claim, words) => {
    const all = reworded(text, claim)
    expect(all.some(({ text: fix }) => fix.includes(words))).toBe(true)
    expect(all.filter(({ kind, text: fix }) => kind === 'cite' && fix.includes(words))).toEqual([])
  })
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
