import { describe, expect, test } from 'vitest'
import { coverageIn } from '../server/src/core/judge/coverage.ts'
import { expectationOf } from '../server/src/core/learn/expectation.ts'
import { numberClass, stem } from '../server/src/core/learn/units.ts'
import { tokenize } from '../server/src/core/split/tokens.ts'
import type { Effect } from '../server/src/core/weigh/cues.ts'
import { laterOf } from '../server/src/core/weigh/later.ts'
import type { ReadSentence } from '../server/src/core/weigh/sentence.ts'
import { sharesOf } from '../server/src/core/weigh/shares.ts'
import type { Position } from '../server/src/core/weigh/surroundings.ts'

/** A sentence in which one word is a cue, or stands for concepts. */
function sentence(text: string, word = '', effect: Effect = 'denied', concepts: number[] = []): ReadSentence {
  const tokens = tokenize(text)
  const at = tokens.findIndex(({ norm }) => norm === word)
  const cue = { id: 'one', effect, scope: 'forward', concept: 0 }
  const hits = concepts.map((concept) => ({ concept, first: 0, last: 0 }))
  const cues = at < 0 ? [] : [{ cue, first: at, last: at }]
  return { text, start: 0, end: text.length, tokens, cues, hits, matches: [], question: false } as never
}

test.each([
  ['#0', '0', '0.5'],
  ['#2', '2', '2.5'],
  ['#3', '3'],
  ['#10', '3.5', '4', '10'],
  ['#20', '11', '20'],
  ['#45', '21', '45'],
  ['#90', '46', '90'],
  ['#300', '91', '300'],
  ['#big', '301', '1900', '2100'],
  ['#year', '1901', '2099'],
  ['#', '1.2.3'],
])('the class %s of numbers', (name, ...numbers) => {
  expect(numbers.map(numberClass)).toEqual(numbers.map(() => name))
})

test.each([
  ['roll', 'roll', 'rolls', 'rolled', 'rolling'],
  ['stop', 'stop', 'stops', 'stopped', 'stopping'],
  ['study', 'study', 'studies', 'studied'],
  ['press', 'press', 'presses', 'pressed'],
  ['slow', 'slow', 'slows', 'slowly'],
  ['mov', 'move', 'moves', 'moving'],
  ["don't", "don't"],
  ['need', 'need'],
])('the stem %s', (name, ...words) => {
  expect(words.map(stem)).toEqual(words.map(() => name))
})

test.each([
  ['begins a step at its mean', 432, 8, 6],
  ['is below it with less', 431, 8, 5],
  ['is supposed where nothing is known', 0, 0, 6],
  ['has a greatest step', 1e6, 8, 12],
])('how much an article claims %s', (_, expected, sentences, step) => {
  expect(expectationOf(expected, sentences)).toBe(step)
})

describe('the share of a claim’s words under a cue', () => {
  const words = sentence('roll it and not rest it', 'not')
  const weights = [4, 0, -2, 1, 3, 0]
  const carriers = { first: 0, last: 5, weight: (token: number) => weights[token]!, own: () => false }
  const none = { deniedShare: 0, reportedShare: 0, hedgedShare: 0, ownNegations: 0 }

  test('is that of what speaks for it, in eighths', () => {
    expect(sharesOf(words, carriers)).toEqual({ ...none, deniedShare: 3 })
    expect(sharesOf(words, { ...carriers, last: 2 })).toEqual(none)
  })
  test('is nothing where no cue stands', () => {
    expect(sharesOf(sentence('roll it and rest it'), carriers)).toEqual(none)
  })
  test('leaves a negation to the claim that is its own', () => {
    expect(sharesOf(words, { ...carriers, own: () => true })).toMatchObject({ ownNegations: 1 })
  })
})

describe('what a claim’s patterns ask for is there', () => {
  const needs = () => [[1, 2, 3], [4]]
  const covered = (position: Partial<Position>, ...concepts: number[]) =>
    coverageIn(sentence('x', '', 'denied', concepts), { headings: [], after: [], ...position } as never, needs)('a/b')
  const head = (...concepts: number[]) => ({ text: 'x', sentences: [sentence('x', '', 'denied', concepts)] })

  test.each<[string, Partial<Position>, number[], number, number]>([
    ['in part in the sentence', {}, [1, 2], 67, 67],
    ['wholly', {}, [4], 100, 100],
    ['in the sentence before', { before: head(2).sentences[0]! }, [1], 33, 67],
    ['in the nearest heading', { headings: [head(3), head(2)] }, [1], 33, 67],
    ['in the lead-in', { leadIn: head(2, 3) }, [1], 33, 100],
    ['nowhere', { leadIn: head(5) }, [6], 0, 0],
  ])('%s', (_, position, concepts, own, around) => {
    expect(covered(position, ...concepts)).toEqual({ own, around })
  })
})

test('of what follows, what refutes counts from the third sentence on, what denies from the first', () => {
  const refuting = sentence('that is bunk now', 'bunk', 'refuting')
  const denying = sentence('that does not last', 'not')
  expect(laterOf(refuting, [refuting, refuting, refuting])).toMatchObject({ refutingLater: 1, denyingLater: 0 })
  expect(laterOf(refuting, [denying, denying, denying])).toMatchObject({ refutingLater: 0, denyingLater: 3 })
})
