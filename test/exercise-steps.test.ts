import { describe, expect, test } from 'vitest'
import { loadExerciseData } from '../scripts/build-exercises.ts'
import { builtIn } from '../server/src/built-in.ts'
import { whereaboutsFinder } from '../server/src/core/exercise/whereabouts.ts'
import { measured } from './measured.ts'

const linter = builtIn()
const file = (step: string, key = 'instructions') =>
  `name: Thigh move\ncategory: strength\nprimaryMuscles: [quadriceps]\n${key}:\n  - Take up the position.\n  - ${JSON.stringify(step)}\n  - Go back to the start.\n${key === 'instructions' ? '' : 'instructions: [Do it.]\n'}`
const claims = (step: string, key?: string) =>
  linter
    .open(file(step, key), { path: 'a.exercise.yaml' })
    .findings.filter(({ by }) => by !== 'rule')
    .map(({ claim }) => claim)

describe('a step tells how, and claims little', () => {
  test.each([
    'Lie flat on your back with both arms beside you and wait for the count.',
    'Straighten the legs until they are level with the hips.',
    'Stretch the hip flexor of the back leg, then change legs.',
    'When the set is over, lower the bar until it is level with your head and let it go.',
    'Keep your chest up and your spine in line with your neck.',
    'Bend at the hips with a straight back to pick the weights up.',
    'Let the bar sink into your hands and catch it with the last joint of the fingers.',
    'Push through the front heel to keep the glutes and the hamstrings at work.',
    'Break parallel if your hips allow it, then release the tension slowly.',
  ])('left alone: %s', (step) => {
    expect(claims(step)).toEqual([])
  })

  test.each([
    ['Roll from hip to knee to break up the knots in the band.', 'foam-rolling/breaks-up-knots'],
    ['Keep the pressure on until the fascia lets go.', 'foam-rolling/releases-fascia'],
    ['Do not let your knees go past your toes.', 'joints/knees-past-toes'],
    ['Roll over your lower back, back and forth.', 'safety/roll-on-bone-or-joint'],
    [
      'Hold for ninety seconds, because that makes the hamstring longer for good and it stays that way.',
      'stretching/permanent-muscle-length',
    ],
    ['Rest in bed until your back pain goes.', 'posture/bed-rest'],
    ['Stretch your hip flexors to get rid of your back pain.', 'muscle-function/tight-hip-flexors-back-pain'],
  ])('told: %s', (step, claim) => {
    expect(claims(step)).toContain(claim)
  })

  test('in running text the same words are read as everywhere', () => {
    const words = 'The best thing for a bad back is to lie flat on your back until the pain goes.'
    expect(claims(words, 'benefits')).toContain('posture/bed-rest')
  })
})

test('words that only say where', () => {
  const find = whereaboutsFinder(loadExerciseData().whereabouts)
  const places = (text: string) => find(text).map(({ start, end }) => text.slice(start, end))
  expect(places('Lie on your back, the front leg level with your hips.')).toEqual([
    'on your back',
    'front leg',
    'level with your hips',
  ])
  expect(places('Roll over your lower back and step back to the box.')).toEqual([])
})

test('words that only say where are found soon', measured, () => {
  const find = whereaboutsFinder(loadExerciseData().whereabouts)
  const start = process.cpuUsage()
  expect(find('on your '.repeat(20_000))).toEqual([])
  expect(process.cpuUsage(start).user / 1000).toBeLessThan(200)
})
