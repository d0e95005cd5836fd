import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { shorten, visible } from '../server/src/core/shorten.ts'

describe('a shortened text', () => {
  test.each([
    ['a pair of units', '🏋', 9],
    ['a letter with its accent', 'e\u0301', 9],
    ['a hand with its colour', '👍🏽', 9],
    ['a family', '👩‍👩‍👧', 20],
    ['a flag', '🇩🇪', 10],
  ])('ends behind the whole of %s', (_, mark, most) => {
    for (let before = 0; before < 12; before++) {
      const short = shorten('x'.repeat(before) + mark.repeat(30), most)
      const rest = short.replace(/^x+/, '').replace(/…$/, '')
      expect(rest.replaceAll(mark, ''), short).toBe('')
      expect(short.length).toBeLessThanOrEqual(most)
    }
  })

  test('is text to every program, whatever it was made of', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map((n) => String.fromCharCode(n)) }),
        fc.integer({ min: 2, max: 40 }),
        (text, most) => {
          const short = shorten(`${text}😀 ${text}`, most)
          expect(short).toMatch(/^\P{Cs}*$/u)
          expect(short.length).toBeLessThanOrEqual(Math.max(most, 2))
        },
      ),
    )
  })

  test('has no half of a character that stood alone', () => {
    expect(visible('a\ud83db')).toBe('a b')
  })
})
