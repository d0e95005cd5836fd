import { describe, expect, test } from 'vitest'
import { columns } from '../server/src/core/learn/columns.ts'
import { fillSaid, type Saying, sayingOf, silence, topicsOf } from '../server/src/core/learn/neighbours.ts'

const at = (name: (typeof columns)[number]) => columns.indexOf(name)

const claims = ['acid/flush', 'band/length', 'band/roll', 'knots/cause']
const topics = topicsOf(claims)
const [flush, length, roll, knots] = [0, 1, 2, 3]
const say = (claim: number, chance: number, aside = 0): Saying => ({ claim, chance, aside })

test('a topic is what stands before the stroke', () => {
  expect(topics.map((topic) => topics.indexOf(topic))).toEqual([0, 1, 1, 3])
})

describe('what a sentence says of a claim', () => {
  const rowOf = (network: number, mention: number) =>
    columns.map((_, i) => (i === at('network') ? network : i === at('network mention') ? mention : 0))
  test.each([
    ['asserted', 900, 2000, 2500, { chance: 900, aside: 500 }],
    ['mentioned', 40, -3000, 1000, { chance: 40, aside: 4000 }],
    ['mentioned by a network as sure as none', 40, -9000, 3000, { chance: 40, aside: 8000 }],
    ['hardly mentioned', 40, -3000, -2000, { chance: 40, aside: -9000 }],
  ])('%s', (_, chance, network, mention, said) => {
    expect(sayingOf(roll, rowOf(network, mention), chance)).toEqual({ claim: roll, ...said })
  })
  test('is nothing where it is neither likely nor mentioned', () => {
    expect(sayingOf(roll, rowOf(-3000, -2000), 9)).toBeUndefined()
    expect(sayingOf(roll, rowOf(-3000, 0), 9)).toBeDefined()
  })
})

describe('the columns that are told by what else is said', () => {
  const filled = (own: readonly Saying[], rest = silence) => {
    const row = columns.map(() => 7)
    fillSaid(row, roll, topics, own, rest)
    return Object.fromEntries(columns.flatMap((name, i) => (row[i] === 7 ? [] : [[name, row[i]]])))
  }
  const nothing = {
    expectation: 0,
    'likely before': 0,
    'aside before': -9000,
    'likely behind': 0,
    'aside behind': -9000,
    'topic likely before': 0,
    'topic aside before': -9000,
    'topic likely behind': 0,
    'topic aside behind': -9000,
    rival: 0,
    'rival of topic': 0,
  }

  test('where nothing is', () => {
    expect(filled([])).toEqual(nothing)
    expect(filled([say(roll, 900)])).toEqual(nothing)
  })
  test('by other claims of the sentence', () => {
    expect(filled([say(roll, 900), say(flush, 300), say(length, 200), say(knots, 100)])).toEqual({
      ...nothing,
      rival: 300,
      'rival of topic': 200,
    })
  })
  test('by sentences before and behind, each kind of number by its own greatest', () => {
    const before = [[say(roll, 200, -50)], [], [say(roll, 100, 3000), say(flush, 800, 5000)]]
    const behind = [[say(length, 600, 10)], [say(length, 20, 700), say(roll, 5, -9000)]]
    expect(filled([], { expectation: 4, before, behind })).toEqual({
      ...nothing,
      expectation: 4,
      'likely before': 200,
      'aside before': 3000,
      'likely behind': 5,
      'topic likely behind': 600,
      'topic aside behind': 700,
    })
  })
})
