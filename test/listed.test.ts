import { describe, expect, test } from 'vitest'
import { builtIn, builtInPacks } from '../server/src/built-in.ts'
import { createLinter } from '../server/src/core/index.ts'

const patternsAlone = createLinter(builtInPacks)
const claims = (text: string) => patternsAlone.open(text).findings.map(({ claim }) => claim)

test.each([
  '# Creatine and your kidneys',
  '# Creatine, water and your kidneys',
  '---\ntitle: Creatine & your kidneys\n---\n\nNothing else.',
])('says nothing of one by the other: %j', (text) => {
  expect(claims(text)).toEqual([])
})

test.each([
  '# Creatine hurts your kidneys',
  '# Creatine: hard on your kidneys',
  '# Creatine, your kidneys',
  '# Creatine at night and your kidneys',
  'You take creatine and your kidneys pay for it.',
])('claims something, with a conjunction or without: %j', (text) => {
  expect(claims(text)).toEqual(['strength/creatine-harm'])
})

describe('the learned part', () => {
  const linter = builtIn()
  const told = (heading: string) =>
    linter
      .open(`# ${heading}\n\nThis page is for runners who are new to it. It has four parts.\n`)
      .findings.map(({ claim }) => claim)

  test.each([
    'Foam rolling and the IT band',
    'Rolling and the IT band',
    'Creatine and your kidneys',
    'Weak glutes and knee pain',
    'Tight hips and lower back pain',
  ])('sees no claim where two things are named: %s', (heading) => {
    expect(told(heading)).toEqual([])
  })

  test.each([
    ['Foam rolling lengthens the IT band', 'it-band/lengthening'],
    ['How to foam roll your IT band', 'it-band/rolling'],
    ['Weak glutes cause back and knee pain', 'muscle-function/imbalance-causes-pain'],
    ['Creatine causes cramps and kidney injury', 'strength/creatine-harm'],
  ])('sees one where it is made: %s', (heading, claim) => {
    expect(told(heading)).toContain(claim)
  })
})
