import { expect, test } from 'vitest'
import { builtInPacks } from '../server/src/built-in.ts'
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
