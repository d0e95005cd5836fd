import { describe, expect, test } from 'vitest'
import { readCues } from '../scripts/cues.ts'
import type { ClaimModel } from '../server/src/core/index.ts'
import { testLinter } from './marked.ts'

const { sources } = readCues((message) => expect.fail(message))
const of = (kind: 'turns' | 'leaves') =>
  sources.flatMap(({ id, examples }) => examples[kind].map((text): [string, string] => [id, text]))

let [start, end] = [0, 0]
/** Sees a claim in the words that are asked about, just sure enough to be told where nothing speaks against it. */
const model: ClaimModel = {
  claims: ['test/acid'],
  consider: (tokens) => (tokens[0]!.start <= start && end <= tokens.at(-1)!.end ? { expected: 0 } : undefined),
  read: () => [{ claim: 'test/acid', logit: 1, score: 0.7, level: 'information', carried: [{ start, end }] }],
  explain: () => [],
}
const linter = testLinter(model)

/** The strengths with which the words in brackets are told. */
function strengths(marked: string): string[] {
  start = marked.indexOf('[')
  end = marked.indexOf(']') - 1
  const { findings } = linter.open(marked.replace('[', '').replace(']', ''))
  return findings.filter(({ span }) => span.start < end && start < span.end).map(({ strength = 'none' }) => strength)
}

describe('the examples of the cues', () => {
  test.each(of('turns'))('%s turns: %s', (_, text) => {
    expect(strengths(text)).not.toContain('certain')
  })
  test.each(of('leaves'))('%s leaves: %s', (_, text) => {
    expect(strengths(text)).toEqual(['certain'])
  })
})
