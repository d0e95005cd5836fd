import { describe, expect, test } from 'vitest'
import { fits, reworded } from './reworded.ts'

describe('what the author affirms beside a claim gives way', () => {
  test.each([
    [
      'an answer that says no more than yes',
      'Does rolling break up knots? Absolutely. Now to the stairs.',
      'Does rolling break up knots? There is no good evidence for that. Now to the stairs.',
    ],
    [
      'a bold one',
      'Does rolling break up knots? **Absolutely.**',
      'Does rolling break up knots? **There is no good evidence for that.**',
    ],
    [
      'one that is bold in part',
      'Does rolling break up knots? In a word, **yes**.',
      'Does rolling break up knots? There is no good evidence for that.',
    ],
    [
      'a report that is joined',
      "Most physios will tell you that rolling breaks up knots, and they're right. Off you go.",
      'Most physios will tell you that rolling breaks up knots. Off you go.',
    ],
  ])('%s', (_, text, expected) => {
    expect(fits(text)).toContain(expected)
  })

  test.each([
    'Does rolling break up knots? **Absolutely.**',
    'Does rolling break up knots? Yes, and it does so within a week of starting.',
    "Some say that rolling breaks up knots, and they're right.",
  ])('and none of it is left beside what the evidence says: %s', (text) => {
    const texts = reworded(text).map((fix) => fix.text)
    expect(texts.length).toBeGreaterThan(0)
    for (const fixed of texts) {
      expect(fixed).not.toMatch(/absolutely|yes|\bright\b/i)
      expect(fixed.split('**').length % 2, 'marks in pairs').toBe(1)
    }
  })
})

describe('a word that may be a plural or a verb', () => {
  test('is the plural where its verb stands behind it', () => {
    expect(fits('Cramps come from a lack of salt.')[0]).toBe('Cramps may come from a lack of salt.')
  })

  test('is the verb where a thing stands behind it', () => {
    const texts = fits('A pinch of salt in the bottle stops cramp.')
    expect(texts).toContain('A pinch of salt in the bottle may stop cramp.')
    for (const text of texts) expect(text).not.toMatch(/stops (?:are|may)/)
  })
})
