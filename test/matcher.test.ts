import { describe, expect, test } from 'vitest'
import { compilePatterns } from '../server/src/core/match/compile.ts'
import { createMatcher } from '../server/src/core/match/matcher.ts'
import { tokenize } from '../server/src/core/split/tokens.ts'

const fail = (_: string, message: string) => expect.fail(message)
const concepts = [
  { name: 'band', phrases: ['IT band'], tell: fail },
  { name: 'melt', phrases: ['melt away'], tell: fail },
]

/** The words that a pattern finds in a text, all places of it. */
function found(match: string, text: string, unless: string[] = []): string[] {
  const pattern = { claim: 'a/b', match, unless, context: [], certain: false, advice: false, tell: fail }
  const matcher = createMatcher(compilePatterns(concepts, [pattern], (word) => [word]))
  const tokens = tokenize(text)
  return matcher.match(tokens).matches.map(({ first, last }) => text.slice(tokens[first]!.start, tokens[last]!.end))
}

const far = (words: number) => `roll ${'so '.repeat(words)}knots`

describe('a pattern finds', () => {
  test.each([
    ['two light words between', 'roll knots', 'roll all the knots'],
    ['as many words between as its gap has', 'roll ..3 knots', far(3)],
    ['six words between where the gap has no number', 'roll .. knots', far(6)],
    ['a comma in a gap', 'roll .. knots', 'roll legs, knots'],
    ['its parts in either order', 'knots & roll', 'roll some knots'],
    ['its parts twelve words apart', 'roll & knots', far(12)],
    ['what it may leave out', 'roll [sore] knots', 'roll knots'],
    ['what it may leave out, there', 'roll [sore] knots', 'roll sore knots'],
    ['what it may leave out at its beginning', '[just] roll knots', 'roll knots'],
    ['a phrase whose words are quoted or in brackets', '<melt>', 'melt "away'],
    ['a phrase whose words are in brackets', '<melt>', 'melt [away'],
  ])('%s', (_, pattern, text) => {
    expect(found(pattern, `we ${text} today`)).toEqual([text])
  })

  test('the nearest of several beginnings', () => {
    expect(found('roll .. knots', 'roll and roll knots')).toEqual(['roll knots'])
  })
})

describe('a pattern finds nothing', () => {
  test.each([
    ['over three light words', 'roll knots', 'roll all of the knots'],
    ['over a word that is not light', 'roll knots', 'roll sore knots'],
    ['over a comma where there is no gap', 'roll knots', 'roll, knots'],
    ['over more words than its gap has', 'roll ..3 knots', far(4)],
    ['over seven words where the gap has no number', 'roll .. knots', far(7)],
    ['over a semicolon', 'roll .. knots', 'roll; knots'],
    ['where its parts are thirteen words apart', 'roll & knots', far(13)],
    ['where one word would be two of its parts', '<band> & band', 'IT band'],
  ])('%s', (_, pattern, text) => {
    expect(found(pattern, text)).toEqual([])
  })

  test('beside what it must not stand with', () => {
    expect(found('roll .. knots', 'roll the knots on the IT band', ['band'])).toEqual([])
  })
})
