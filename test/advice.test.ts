import { expect, test } from 'vitest'
import { builtInPacks } from '../server/src/built-in.ts'
import { createLinter } from '../server/src/core/index.ts'

/** Patterns alone: the learned part would have its own opinion. */
const linter = createLinter(builtInPacks)

test.each([
  ['an instruction', 'Roll your IT band every night.', true],
  ['a recommendation', 'I recommend that you roll your IT band every night.', true],
  ['an entry of a plan', '- IT band rolling', true],
  ['an instruction in an entry of a plan', '- Mondays roll the IT band', true],
  ['what the author does, in an entry of a plan', '- Mondays I massage my IT band', false],
  ['what a club does, in an entry of a plan', '- We roll the IT band after runs.', false],
  ['an instruction behind what has been done', "Once you've warmed up, roll your IT band.", true],
  [
    'a recommendation before what has been done',
    "We recommend that you roll your IT band once you've warmed up.",
    true,
  ],
  [
    'what has been done two words on',
    "You've now slowly used one to roll out your IT band, at the recommendation of a friend.",
    false,
  ],
  ['what was done', 'She rolled her IT band every night.', false],
  [
    'what has been done, at a recommendation',
    "You've used one to roll out your IT band, at the recommendation of a friend.",
    false,
  ],
  ['what had been done', 'I recommend patience: they had rolled out the IT band for years.', false],
])('%s', (_, text, advises) => {
  expect(linter.open(text).findings.some(({ claim }) => claim === 'it-band/rolling')).toBe(advises)
})
