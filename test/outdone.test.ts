import { describe, expect, test } from 'vitest'
import { builtIn } from '../server/src/built-in.ts'
import { isOutdone } from '../server/src/core/judge/outdone.ts'
import { splitSentences } from '../server/src/core/split/sentences.ts'

const linter = builtIn()
const told = (text: string) => linter.open(text).findings.map(({ claim }) => claim)

describe('what something else is said to be better than', () => {
  test.each([
    'Gentle walking beats lying down for nearly every sort of ordinary back pain.',
    'Staying active is better than bed rest for back pain.',
    'For a sore back, keeping on the move is safer than strict bed rest.',
  ])('is not recommended: %s', (text) => {
    expect(told(text)).toEqual([])
  })

  test.each([
    ['Rest in bed for a week if your back hurts.', 'posture/bed-rest'],
    ['Nothing beats bed rest for back pain.', 'posture/bed-rest'],
    ['Bed rest is better than walking for back pain.', 'posture/bed-rest'],
    ['A walk beats sitting, which is the new smoking.', 'posture/sitting-is-smoking'],
  ])('is told where it is recommended: %s', (text, claim) => {
    expect(told(text)).toContain(claim)
  })

  test.each([
    ['walking beats', 'bed rest', true],
    ['walking is far better than any', 'bed rest', true],
    ['nothing is better than', 'bed rest', false],
    ["there isn't a thing that beats", 'bed rest', false],
    ['more than', 'bed rest', false],
    ['try', 'bed rest', false],
  ])('“%s” before “%s”: %s', (before, what, expected) => {
    const [{ tokens }] = splitSentences(`${before} ${what}`) as [ReturnType<typeof splitSentences>[number]]
    const at = tokens.findIndex(({ norm }) => norm === 'bed')
    expect(isOutdone(tokens, at, at + 1)).toBe(expected)
  })

  test('is said in the reasoning', () => {
    const document = linter.open('Staying active is better than bed rest for back pain.')
    const found = linter.reasoning(document, 40)?.mentions.find(({ claim }) => claim === 'posture/bed-rest')
    expect(found?.outcome).toBe('outdone')
  })
})
