import { describe, expect, it } from 'vitest'
import { narrowed } from '../server/src/core/learn/narrowed.ts'
import { tokenize } from '../server/src/core/split/tokens.ts'

/** What is left of a text as a run, where some words add to the score. */
function left(text: string, adds: Readonly<Record<string, number>>): string {
  const tokens = tokenize(text)
  const sums = tokens.map(({ norm }) => adds[norm] ?? 0)
  const { first, last } = narrowed(tokens, sums, { first: 0, last: tokens.length - 1 })
  return text.slice(tokens[first]!.start, tokens[last]!.end)
}

describe('the words that carry a claim', () => {
  const adds = { rolling: 9, flushes: 20, toxins: 20, bag: 3, stairs: 1 }

  it('leave out a clause at either end that hardly speaks for it', () => {
    expect(left('rolling flushes toxins, so it lives in my bag', adds)).toBe('rolling flushes toxins')
    expect(left('I keep it by the stairs, since rolling flushes toxins', adds)).toBe('since rolling flushes toxins')
    expect(left('my bag is full (it is new): rolling flushes toxins — as the stairs know', adds)).toBe(
      'rolling flushes toxins',
    )
  })

  it('keep a clause that speaks for it', () => {
    const text = 'flushes are what I like, and rolling gets toxins'
    expect(left(text, adds)).toBe(text)
  })

  it('keep what is no clause', () => {
    expect(left('strokes, always to the heart, flushes toxins, slowly', { ...adds, heart: 20 })).toBe(
      'strokes, always to the heart, flushes toxins, slowly',
    )
  })

  it('neither begin nor end with a conjunction', () => {
    expect(left('and rolling flushes toxins and', adds)).toBe('rolling flushes toxins')
  })

  it('stay as they are where nothing adds to the score', () => {
    expect(left('and so on, and so on and', {})).toBe('and so on, and so on and')
  })
})
