import { describe, expect, test } from 'vitest'
import { fits } from './reworded.ts'

describe('a statement told as a theory keeps every word', () => {
  test.each([
    [
      'behind a reason with a “though”',
      'Since their bones end in soft plates, though, lifting weights seals the plates early and stunts a child’s growth.',
      'strength/stunts-growth',
      'Since their bones end in soft plates, though, the theory goes, lifting weights seals the plates early and stunts a child’s growth.',
    ],
    [
      'behind its subject, with what is joined to it',
      'Those few minutes of walking carry the waste out of your legs, and you’ll come down the stairs more easily because of it.',
      'recovery/cool-down-flushes',
      'Those few minutes of walking, the theory goes, carry the waste out of your legs, and you’ll come down the stairs more easily because of it.',
    ],
    [
      'with an order that is drawn from it',
      'The chambers squeeze from foot to thigh and push lactic acid out of your legs, so slip them on while you watch the game.',
      'recovery/compression-flushes',
      'The chambers, the theory goes, squeeze from foot to thigh and push lactic acid out of your legs, so slip them on while you watch the game.',
    ],
    [
      'behind what leads it in',
      'Taken daily for a month, a scoop of collagen gives worn joints what they need to grow new cartilage, which is why my neighbour swears by it.',
      'joints/glucosamine',
      'Taken daily for a month, the theory goes, a scoop of collagen gives worn joints what they need to grow new cartilage, which is why my neighbour swears by it.',
    ],
    [
      'behind the reason in front',
      'Because muscles lose salt in the pool, cramp sets in during the last hundred metres, which is why I keep pickles in my bag.',
      'hydration/cramps-electrolytes',
      'Because muscles lose salt in the pool, the theory goes, cramp sets in during the last hundred metres, which is why I keep pickles in my bag.',
    ],
    [
      'in the reason for an order',
      'Watch for players whose thighs are stiff on Mondays, because a tight quad drags on the joint and that’s how ligaments go.',
      'muscle-function/sore-quads-acl',
      'Watch for players whose thighs are stiff on Mondays, because a tight quad, the theory goes, drags on the joint and that’s how ligaments go.',
    ],
  ])('%s', (_, text, claim, expected) => {
    expect(fits(text, claim)[0]).toBe(expected)
  })

  test('and is not told so twice in one article', () => {
    const text =
      'Heat, the theory goes, warms the tissue.\n\nThose few minutes of walking carry the waste out of your legs, and you’ll come down the stairs more easily because of it.'
    expect(fits(text, 'recovery/cool-down-flushes')[0]).toContain('walking, the thinking goes, carry')
  })
})

test('the reason in front of an order is doubted, and of a statement is not', () => {
  expect(fits('Since your glutes have been asleep all day, wake them up with ten bridges.')[0]).toBe(
    'Since your glutes may have been asleep all day, wake them up with ten bridges.',
  )
})

describe('no theory is', () => {
  test.each([
    [
      'what the writers see',
      'In most of the people we treat, the band has become too tight and hauls on the knee.',
      'it-band/tightness-causes-pain',
    ],
    [
      'what is advised',
      'Three planks a week are worth doing, as a strong trunk is what keeps back pain away.',
      'posture/weak-core-back-pain',
    ],
    [
      'what our own people do',
      'Our therapists use slow, deep strokes to unstick the layers of fascia along the thigh.',
      'foam-rolling/releases-fascia',
    ],
    [
      'said of a pronoun that opens a sentence',
      'It flushes the lactic acid out of your legs, so you recover sooner.',
      'foam-rolling/clears-lactic-acid',
    ],
    [
      'what stands behind other commas',
      'Rolling, used daily, before and after training, flushes the lactic acid out, so you recover sooner.',
      'foam-rolling/clears-lactic-acid',
    ],
  ])('%s', (_, text, claim) => {
    const found = fits(text, claim)
    expect(found.length).toBeGreaterThan(0)
    expect(
      found.filter((fit) => /(?:we treat|Three planks a week|Our therapists|It|training), the theory goes/.test(fit)),
    ).toEqual([])
  })
})
