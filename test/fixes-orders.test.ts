import { describe, expect, test } from 'vitest'
import { testLinter } from './marked.ts'
import { reworded } from './reworded.ts'

describe('an instruction', () => {
  test.each([
    [
      'that forbids for good',
      'Never let your knees pass your toes when you squat.',
      'joints/knees-past-toes',
      'Some people prefer never to let their knees pass their toes when they squat.',
    ],
    [
      'to bring the effect about is told as what some people try',
      'Wake up your lazy glutes before every run with ten bridges.',
      'muscle-function/glutes-not-firing',
      'Some people try to wake up their lazy glutes before every run with ten bridges.',
    ],
  ])('%s', (_, text, claim, expected) => {
    expect(reworded(text, claim)).toContainEqual({ kind: 'fit', text: expected })
  })

  test.each([
    ['with a threat', 'Drink your shake within 30 minutes or lose your gains.', 'strength/anabolic-window'],
    ['that promises', 'Roll your quads, save your ACL.', 'muscle-function/sore-quads-acl'],
    [
      'with its reason',
      'Sip before you are thirsty, because by then you are already dehydrated.',
      'hydration/thirst-too-late',
    ],
  ])('%s is no habit: it would go on claiming', (_, text, claim) => {
    for (const fixed of reworded(text, claim)) expect(fixed.text).not.toContain('ome people like')
  })

  test('behind a clause gets no possibility of its own', () => {
    const text = 'When you find a tender spot, work on it by rolling back and forth until the knot releases.'
    const all = reworded(text, 'foam-rolling/trigger-points').map((fix) => fix.text)
    expect(all.length).toBeGreaterThan(0)
    for (const fixed of all) expect(fixed).not.toMatch(/may work|by (?:supposedly|possibly)/)
  })
})

test('a clause that only says when gets no possibility in an instruction', () => {
  const text = 'Drink before you are thirsty, because by then it is too late.'
  for (const fixed of reworded(text, 'hydration/thirst-too-late')) expect(fixed.text).not.toContain('before you may')
})

describe('a verb is weakened', () => {
  test('with what says how often', () => {
    const all = reworded('A tight IT band is usually the cause of knee pain.', 'it-band/tightness-causes-pain')
    expect(all[0]!.text).toBe('A tight IT band may be one cause of knee pain.')
  })

  test('and keeps what says how much', () => {
    const all = reworded('Lactic acid only causes soreness.', 'test/acid', testLinter())
    expect(all[0]!.text).toBe('Lactic acid is said to cause only soreness.')
  })

  test('but a complaint at a thing does not get what the thing may do', () => {
    const all = reworded('IT band pain is caused by friction at the knee.', 'it-band/friction')
    for (const { text } of all) expect(text).not.toContain('pain may press')
  })
})
