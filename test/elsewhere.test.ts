import { expect, test } from 'vitest'
import { builtIn } from '../server/src/built-in.ts'

const linter = builtIn()
const found = (text: string) => linter.open(text).findings.map(({ claim }) => claim)
/** Neutral text around the steps, as a guide has it. */
const guide = (steps: string) => `# A short rolling routine\n\nTake your time, and breathe.\n\n${steps}\n`

test.each([
  [
    'its label',
    '**Quads.** Lie face down on your forearms. Roll from the hip to just above the knee, ten slow passes.',
  ],
  ['the sentence', 'With the roller under your quads, roll from the hip to just above the knee, ten slow passes.'],
  [
    'the heading',
    '## Quads\n\nLie face down on your forearms. Roll from the hip to just above the knee, ten slow passes.',
  ],
])('a step about another muscle is none about the band: %s names it', (_, step) => {
  expect(found(guide(step))).not.toContain('it-band/rolling')
})

test.each([
  ['its label', '**IT band.** Lie on your side. Roll from the hip to just above the knee, ten slow passes.'],
  ['the heading', '## IT band\n\nLie on your side. Roll from the hip to just above the knee, ten slow passes.'],
  ['nothing near', 'Roll from the hip to just above the knee along the IT band, then do the quads.'],
])('the same step about the band is told: %s names it', (_, step) => {
  expect(found(guide(step))).toContain('it-band/rolling')
})
