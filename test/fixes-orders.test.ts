import { describe, expect, test } from 'vitest'
import { testLinter } from './marked.ts'
import { reworded } from './reworded.ts'

describe('an instruction', () => {
  test.each([
    [
      'that forbids for good',
      'Never let your knees pass your toes when you squat.',
      'joints/knees-past-toes',
      'Some say that you should never let your knees pass your toes when you squat.',
    ],
    [
      'to bring the effect about is nothing to be left to the reader',
      'Wake up your lazy glutes before every run with ten bridges.',
      'muscle-function/glutes-not-firing',
      'Some say that you should wake up your lazy glutes before every run with ten bridges.',
    ],
    [
      'is left to the reader',
      '1. Lie on your side with the roller under the outer thigh and roll the IT band from the hip down.',
      'it-band/rolling',
      '1. Lie on your side with the roller under the outer thigh and roll the IT band from the hip down, if it feels good.',
    ],
    [
      'that goes on from one before it is left to the reader at its end',
      'Lie on your side with the top foot on the floor in front. Run the roller down the IT band from hip to knee.',
      'it-band/rolling',
      'Lie on your side with the top foot on the floor in front. Run the roller down the IT band from hip to knee, if it feels good.',
    ],
    [
      'is left to the reader without what it is for',
      'Get your shake down within half an hour, so that the session is not wasted.',
      'strength/anabolic-window',
      'If you like, get your shake down within half an hour.',
    ],
    [
      'of two words is one',
      'Foam roll the IT band for a minute after every run.',
      'it-band/rolling',
      'Foam roll the glutes, quads and hamstrings for a minute after every run.',
      'redirect',
    ],
    [
      'stays, and what it promises is what some say',
      'Pull the sleeves on at night and the squeeze pumps the waste out of your legs.',
      'recovery/compression-flushes',
      'Pull the sleeves on at night and, some say, the squeeze pumps the waste out of your legs.',
    ],
    [
      'to have something is one',
      'Have your shake within half an hour, or the session is wasted.',
      'strength/anabolic-window',
      'Some say that you should have your shake within half an hour, or the session is wasted.',
    ],
    [
      'on the side keeps its other dose',
      'Lie on your side and press on the tender spot for five minutes.',
      'safety/long-hold',
      'Lie on your side and press on the tender spot for 90 seconds.',
      'redirect',
    ],
    [
      'that says how often is one',
      'Roll daily and your IT band will loosen up.',
      'it-band/lengthening',
      'Roll daily and, some say, your IT band will loosen up.',
    ],
    [
      'keeps what it has for an object',
      'Hold that stretch for a minute a side to keep IT band syndrome from coming back.',
      'it-band/stretching-cures',
      'Hold that stretch for a minute a side in the hope of keeping IT band syndrome from coming back.',
    ],
    [
      'has a hope for something',
      'Stretch three times a week so that the IT band gains some give before your race.',
      'it-band/lengthening',
      'Stretch three times a week in the hope that the IT band will gain some give before your race.',
    ],
    [
      'is left to the reader without the word that urges',
      'Simply roll the IT band every night, whoever you are.',
      'it-band/rolling',
      'If you like, roll the IT band every night, whoever you are.',
    ],
    [
      'goes on until something can be felt',
      'Lean on the tender spot for half a minute until you feel it let go, then swap sides.',
      'foam-rolling/trigger-points',
      'Lean on the tender spot for half a minute or for as long as is comfortable, then swap sides.',
    ],
    [
      'keeps its reason, which is in doubt',
      'Eat nothing after eight, because food that late turns to fat overnight.',
      'fat-loss/late-eating',
      'Eat nothing after eight, because food that late may turn to fat overnight.',
    ],
    [
      'keeps what it names, of which the effect is said',
      'Add Epsom salts to the bath, which pull the soreness out of the muscle.',
      'recovery/epsom-salt',
      'Add Epsom salts to the bath, which are believed to pull the soreness out of the muscle.',
    ],
  ])('%s', (_, text, claim, expected, kind = 'fit') => {
    expect(reworded(text, claim)).toContainEqual({ kind, text: expected })
  })

  test.each([
    ['with a threat', 'Drink your shake within 30 minutes or lose your gains.', 'strength/anabolic-window'],
    ['that promises', 'Roll your quads, save your ACL.', 'muscle-function/sore-quads-acl'],
  ])('%s is not left to the reader: it would go on claiming', (_, text, claim) => {
    const offered = reworded(text, claim)
    expect(offered.length).toBeGreaterThan(0)
    for (const fixed of offered) expect(fixed.text).not.toMatch(/if you like/i)
  })

  test('is left to the reader without the reason that ends it, and with another only where that is in doubt, too', () => {
    const last = reworded(
      'Sip before you are thirsty, because by then you are already dehydrated.',
      'hydration/thirst-too-late',
    )
    expect(last[0]!.text).toBe('If you like, sip before you are thirsty.')
    const bare = reworded(
      'Sip before you are thirsty because by then you are already dehydrated.',
      'hydration/thirst-too-late',
    )
    expect(bare[0]!.text).toContain('because by then you may already be dehydrated')
    for (const { text } of [...last, ...bare]) expect(text).not.toMatch(/if you like.* you are already/i)
  })

  test('is left to the reader without a reason that cannot be turned', () => {
    const text = 'Hold each stretch for half a minute before you set off, because cold muscles tear.'
    expect(reworded(text, 'stretching/prevents-injury').map((fix) => fix.text)).toContain(
      'If you like, hold each stretch for half a minute before you set off.',
    )
    const promised = 'Hold each stretch before you set off, and you stay in one piece, because cold muscles tear.'
    const offered = reworded(promised, 'stretching/prevents-injury')
    expect(offered.length).toBeGreaterThan(0)
    for (const { text } of offered) expect(text).not.toMatch(/if you like/i)
  })

  test('on the side gets an end in place of its reason', () => {
    const text = 'Lie on your side. Roll the IT band down to the knee, because this is the way to loosen it.'
    expect(reworded(text, 'it-band/rolling')[0]?.text).toBe(
      'Lie on your side. Roll the IT band down to the knee, if it feels good.',
    )
  })

  test('to be sure of something is not left to the reader', () => {
    const text = 'Make sure you get your eight glasses of water in before bedtime.'
    const offered = reworded(text, 'hydration/eight-glasses')
    expect(offered.length).toBeGreaterThan(0)
    for (const fixed of offered) expect(fixed.text).not.toMatch(/if you like/i)
  })

  test('that goes on until something is felt is left to the reader where a sensation would still claim', () => {
    const text = 'When you find a trigger point, stay on it with steady pressure until it lets go, then change sides.'
    expect(reworded(text, 'foam-rolling/trigger-points')[0]?.text).toBe(
      'When you find a trigger point, stay on it with steady pressure if it feels good, then change sides.',
    )
  })

  test('behind a clause gets no possibility of its own', () => {
    const text = 'When you find a tender spot, work on it by rolling back and forth until the knot releases.'
    const all = reworded(text, 'foam-rolling/trigger-points').map((fix) => fix.text)
    expect(all.length).toBeGreaterThan(0)
    for (const fixed of all) expect(fixed).not.toMatch(/may work|by (?:supposedly|possibly)/)
  })
})

test('an order with “don’t you” is told as no saying', () => {
  const text = "If rolling hurts, don't you dare let go until the knot melts."
  for (const fix of reworded(text)) expect(fix.text).not.toMatch(/that (?:if rolling hurts, )?don't you/)
})

test('a clause that only says when gets no possibility in an instruction', () => {
  const text = 'Drink before you are thirsty, because by then it is too late.'
  const all = reworded(text, 'hydration/thirst-too-late')
  expect(all.length).toBeGreaterThan(0)
  for (const fixed of all) expect(fixed.text).not.toContain('before you may')
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
