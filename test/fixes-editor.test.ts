import { describe, expect, test } from 'vitest'
import { reworded } from './reworded.ts'

/** The rewordings of the first finding of a claim, each with its kind. */
const told = (text: string, claim: string) => reworded(text, claim).map(({ kind, text }) => `${kind}: ${text}`)

describe('an editor would write it so', () => {
  test.each([
    [
      'a heading that asks, answered in the paragraph below',
      '# Does rolling break up knots?\n\nYes, it does. Ten minutes a day is enough.',
      'foam-rolling/breaks-up-knots',
      'fit: # Does rolling break up knots?\n\nThere is no good evidence for that. Ten minutes a day is enough.',
    ],
    [
      'a participle before a noun',
      'Think of it as spackle: a scoop a day fills the worn patches in your knee until the wall is smooth again.',
      'joints/glucosamine',
      'fit: Think of it as spackle: a scoop a day is believed to fill the worn patches in your knee until the wall is smooth again.',
    ],
    [
      'a list of what is done',
      'You never really injure an elbow. A hot bath, ten slow breaths, and your IT band relaxes.',
      'it-band/relaxing',
      'fit: You never really injure an elbow. Some say that with a hot bath and ten slow breaths, your IT band relaxes.',
    ],
    [
      'a threat is told as a whole',
      'Drink your shake within 30 minutes or lose your gains.',
      'strength/anabolic-window',
      'fit: Some say that you should drink your shake within 30 minutes or lose your gains.',
    ],
    [
      'an order that promises',
      'Roll your quads, save your ACL.',
      'muscle-function/sore-quads-acl',
      'fit: The usual advice goes: roll your quads, save your ACL.',
    ],
    [
      'an order that is drawn from the claim',
      'Anything under an eight is a waste of your time on the roller, so go and find the sore spots.',
      'foam-rolling/pain-means-progress',
      'fit: Anything under an eight is said to be a waste of your time on the roller, so go and find the sore spots.',
    ],
    [
      '“it” that names nothing',
      'On walks, go out with nothing inside you: it is your hips that pay for the trip.',
      'fat-loss/fasted-cardio',
      'fit: On walks, go out with nothing inside you: it may be your hips that pay for the trip.',
    ],
  ])('%s', (_, text, claim, expected) => {
    expect(told(text, claim)).toContain(expected)
  })
})

describe('an editor would not write it so', () => {
  test.each([
    [
      'a “may” before a threat',
      'Drink your shake within 30 minutes or lose your gains.',
      'strength/anabolic-window',
      /may want/,
    ],
    [
      'a doubt of what follows from the claim',
      'What you have pressed out of the muscle is on its way to your kidneys, and they want help.',
      'foam-rolling/flushes-toxins',
      /believed to want/,
    ],
    [
      'a thing that claims',
      'Pain tells you that you have found a problem, so dig the ball in.',
      'foam-rolling/pain-means-progress',
      /Pain claims|, but/,
    ],
    ['a negation twice', "You'll never have shin splints again.", 'wording/cure-guarantee', /not never/],
    [
      'a claim of nobody',
      'Nobody tells you that a sore knee starts with a weak glute.',
      'muscle-function/imbalance-causes-pain',
      /Nobody claims|, but/,
    ],
    [
      'words of the pack in place of what somebody said',
      '"Rolling breaks up knots for me," says Jo.',
      'foam-rolling/breaks-up-knots',
      /^replace/m,
    ],
    [
      'a doubt of what did happen',
      'Rolled it on a frozen can for a month and that heel spur was cured.',
      'foam-rolling/cures-condition',
      /like to think|believed/,
    ],
  ])('%s', (_, text, claim, not) => {
    expect(told(text, claim).join('\n')).not.toMatch(not)
  })
})

test('of somebody who was told it, nothing is claimed', () => {
  const text = 'Bea was told by her coach, who knows, that stretching before a session prevents injuries, and it does.'
  const found = told(text, 'stretching/prevents-injury')
  expect(found.length).toBeGreaterThan(0)
  expect(found.filter((wording) => wording.includes('was claimed'))).toEqual([])
})

test.each([
  [
    'Lifting light weights for many reps will tone the arms without bulk, and the bar will wait.',
    'strength/toning',
    'Some say that lifting light weights for many reps will tone the arms without bulk, and that the bar will wait.',
  ],
  [
    'With light weights you’ll tone your arms without bulk.',
    'strength/toning',
    'Some say that with light weights you’ll tone your arms without bulk.',
  ],
])('what others say is said now: %s', (text, claim, expected) => {
  expect(told(text, claim).some((wording) => wording.endsWith(expected))).toBe(true)
})
