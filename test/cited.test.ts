import { describe, expect, test } from 'vitest'
import { builtIn } from '../server/src/built-in.ts'

const linter = builtIn()
const claimsIn = (text: string) => linter.open(text).findings.map(({ claim }) => claim)
const unsourced = 'wording/study-without-source'

test('a study that nobody can look up is told', () => {
  expect(claimsIn('A study found that rowers who nap recover sooner.')).toContain(unsourced)
  expect(claimsIn('A study (the one with the rowers) found that those who nap recover sooner.')).toContain(unsourced)
})

describe('a study that can be looked up is not', () => {
  test.each([
    ['a link', 'A [study](https://example.com/naps) found that rowers who nap recover sooner.'],
    ['a footnote', 'A study found that rowers who nap recover sooner.[^1]\n\n[^1]: Oarsman, Naps, 2011.'],
    ['a link behind it', 'A study found that rowers who nap recover sooner. [Oarsman](https://example.com/naps).'],
    ['name, comma and year', 'A study found that rowers who nap recover sooner (Oarsman, 2011).'],
    ['name and year', 'A study (Oarsman 2011) found that rowers who nap recover sooner.'],
    ['two names and a year', 'A study found that rowers who nap recover sooner (Oarsman & Cox 2011).'],
    ['a name that is no plain ASCII', 'A study found that rowers who nap recover sooner (Øresund and Åkesson 2011a).'],
    ['a year behind the name', 'A study by Oarsman (2011) found that rowers who nap recover sooner.'],
    ['several authors', 'A study by Oarsman et al found that rowers who nap recover sooner.'],
    ['a number', 'A study found that rowers who nap recover sooner [3].'],
  ])('%s', (_, text) => {
    expect(claimsIn(text)).not.toContain(unsourced)
  })
})
