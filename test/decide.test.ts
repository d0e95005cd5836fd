import { describe, expect, test } from 'vitest'
import { decide, resolve, type StrongMention } from '../server/src/core/judge/decide.ts'
import { type SeveritySettings, severityOf } from '../server/src/core/judge/severity.ts'
import type { Candidate, ClaimModel } from '../server/src/core/learn/index.ts'
import type { Claim, Strength } from '../server/src/core/model.ts'

const claimOf = (id: string, more: Partial<Claim> = {}) =>
  ({ id, verdict: 'unsupported', carries: 'reported', ...more }) as Claim

/** A mention of a claim in some tokens. */
function mention(id: string, first: number, last: number, more: object = {}): StrongMention {
  const place = { first, last, head: first, noun: false, own: () => false }
  const weighed = { strength: 'certain', decided: [], decisive: false }
  return {
    claim: claimOf(id),
    by: 'model',
    place,
    weighed,
    score: 0.7,
    level: 'normal',
    ...more,
  } as unknown as StrongMention
}

const general = { claim: claimOf('wording/cure', { general: true }) }
const same = { claim: claimOf('a/a') }
const pattern = { by: 'pattern', score: 0.9 }
const taught = { taught: true, score: 1 }
const withHits = (count: number) => ({ by: 'pattern', match: { hits: Array.from({ length: count }) } })

describe('of several claims in a sentence', () => {
  const told = (...mentions: StrongMention[]) =>
    resolve(mentions).map(({ claim, place }) => `${claim.id} ${place.first}–${place.last}`)

  test.each<[string, StrongMention[], string[]]>([
    ['both are told that share no word', [mention('b/b', 6, 9), mention('a/a', 0, 5)], ['a/a 0–5', 'b/b 6–9']],
    ['the surer is told', [mention('a/a', 0, 5), mention('b/b', 5, 9, { score: 0.8 })], ['b/b 5–9']],
    ['one claim is told once', [mention('', 0, 3, same), mention('', 5, 9, same)], ['a/a 5–9']],
    [
      'a topic’s comes before a general one',
      [mention('', 0, 5, { ...general, score: 1 }), mention('a/a', 3, 5)],
      ['a/a 3–5'],
    ],
    [
      'a general one that is learned is told beside no other',
      [mention('', 0, 2, general), mention('a/a', 5, 9)],
      ['a/a 5–9'],
    ],
    [
      'a general one that a pattern finds is',
      [mention('', 0, 2, { ...general, by: 'pattern' }), mention('a/a', 5, 9)],
      ['wording/cure 0–2', 'a/a 5–9'],
    ],
    [
      'what is taught gives way',
      [mention('u/u', 0, 9, taught), mention('', 8, 9, { ...general, score: 0.1 })],
      ['wording/cure 8–9'],
    ],
    [
      'the one with more of its own words is told',
      [mention('a/a', 0, 9, withHits(2)), mention('b/b', 4, 6, withHits(3))],
      ['b/b 4–6'],
    ],
    ['the longer is told', [mention('a/a', 0, 2), mention('b/b', 2, 7)], ['b/b 2–7']],
    [
      'a learned one keeps four words before a pattern',
      [mention('a/a', 0, 9), mention('b/b', 4, 7, pattern)],
      ['a/a 0–3', 'b/b 4–7'],
    ],
    [
      'or behind it, where there are more',
      [mention('a/a', 0, 9), mention('b/b', 2, 4, pattern)],
      ['b/b 2–4', 'a/a 5–9'],
    ],
    [
      'those before it, where there are as many',
      [mention('a/a', 0, 9), mention('b/b', 4, 5, pattern)],
      ['a/a 0–3', 'b/b 4–5'],
    ],
    ['but not three', [mention('a/a', 0, 8), mention('b/b', 3, 5, pattern)], ['b/b 3–5']],
  ])('%s', (_, mentions, expected) => {
    expect(told(...mentions)).toEqual(expected)
    expect(told(...mentions.toReversed()).length).toBe(expected.length)
  })
})

describe('a mention', () => {
  const model = { claims: ['a/a'] } as unknown as ClaimModel
  const outcome = (logit: number, more: object, step: boolean, minimum: Strength = 'reported') =>
    decide(
      mention('a/a', 0, 5, more),
      { claim: 'a/a', logit, score: 0.7, level: 'normal' } as Candidate,
      model,
      minimum,
      step,
    ).outcome
  const said = (strength: Strength, decisive = false) => ({ weighed: { strength, decided: [], decisive } })

  test.each<[string, string, number, object, boolean]>([
    ['of an article', 'told', 0.1, {}, false],
    ['of a step, hardly sure', 'unlikely', 2.1, {}, true],
    ['of a step, sure', 'told', 2.3, {}, true],
    ['of a step, by a pattern', 'told', 0.1, { by: 'pattern' }, true],
    ['that is taught', 'told', 0.1, { taught: true }, false],
    ['of a step that is taught', 'unlikely', 9, { taught: true }, true],
    ['that is reported', 'in line', 9, said('reported'), false],
    ['that is denied, and yet likely', 'told', 9, said('denied'), false],
    ['that is denied beyond doubt', 'silenced', 9, said('denied', true), false],
  ])('%s is %s', (_, expected, logit, more, step) => {
    expect(outcome(logit, more, step)).toBe(expected)
  })

  test('that is weaker than is asked for is left out', () => {
    expect(outcome(9, said('possible'), false, 'likely')).toBe('weak')
    expect(outcome(9, said('likely'), false, 'likely')).toBe('told')
  })
})

describe('a severity', () => {
  test.each<[string, Partial<Claim>, Strength, SeveritySettings, string]>([
    ['that is set for the claim wins', {}, 'certain', { 'a/a': 'hint', a: 'error', unsupported: 'off' }, 'hint'],
    ['that is set for its topic wins over its verdict’s', {}, 'certain', { a: 'error', unsupported: 'off' }, 'error'],
    ['may be set for a verdict', {}, 'certain', { unsupported: 'off' }, 'off'],
    ['of what can hurt', { verdict: 'unsafe' }, 'possible', {}, 'error'],
    ['of what is contradicted', { verdict: 'contradicted' }, 'likely', {}, 'warning'],
    ['of what is contradicted, as a possibility', { verdict: 'contradicted' }, 'possible', {}, 'information'],
    ['of what is unsupported', {}, 'certain', {}, 'warning'],
    ['of what is unsupported, as likely', {}, 'likely', {}, 'information'],
  ])('%s', (_, claim, strength, settings, expected) => {
    expect(severityOf(claimOf('a/a', claim), strength, settings)).toBe(expected)
  })
})
