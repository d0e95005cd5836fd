import { expect, test } from 'vitest'
import { shown } from '../server/src/core/judge/shown.ts'
import { tokenize } from '../server/src/core/split/tokens.ts'
import type { ReadSentence } from '../server/src/core/weigh/sentence.ts'

/** What is shown of the words in brackets where these carried a claim. */
function of(marked: string, by: 'pattern' | 'model' = 'model'): string {
  const text = marked.replace(/[[\]]/g, '')
  const [start, end] = [marked.indexOf('['), marked.indexOf(']') - 1]
  const tokens = tokenize(text)
  const place = {
    first: tokens.findIndex((token) => token.end > start),
    last: tokens.findLastIndex((token) => token.start < end),
  }
  const { first, last } = shown({ tokens, text } as unknown as ReadSentence, place, by)
  return text.slice(tokens[first]!.start, tokens[last]!.end)
}

test.each([
  ["Do it and you['ll be sore].", "you'll be sore"],
  ['Sink in and [wait for the] knot to melt.', 'wait for the knot'],
  ['It [turns you into a fat]-burning machine.', 'turns you into a fat-burning'],
  ['It [never has to be] stretched again.', 'never has to be stretched'],
  ['It is what you [wait for].', 'wait for'],
  ['It [flushes toxins], they say.', 'flushes toxins'],
])('words that carried a claim are shown whole: %s', (text, expected) => {
  expect(of(text)).toBe(expected)
})

test('the words of a pattern are shown as it holds them', () => {
  expect(of('Sink in and [wait for the] knot to melt.', 'pattern')).toBe('wait for the')
})
