import { describe, expect, test } from 'vitest'
import { splitSentences } from '../server/src/core/split/sentences.ts'
import { tokenize } from '../server/src/core/split/tokens.ts'

/** The text with a stroke between its sentences. */
const parted = (text: string) =>
  splitSentences(text)
    .map(({ start, end }) => text.slice(start, end))
    .join(' | ')

describe('a sentence ends', () => {
  test.each([
    ['before a capital', 'Roll it slowly. | Rest a day.'],
    ['before a number', 'Roll it slowly. | 30 seconds will do.'],
    ['before letters that have no capitals', 'Roll the fascia. | 筋膜 is the word for it.'],
    ['behind “I”', 'She rolls, and so do I. | Both of us sleep well.'],
    ['behind an abbreviation of a measure', 'Hold it for 30 sec. | Rest as long.'],
    ['behind a number inside it', 'Of five sets do 3. | Keep breathing.'],
    ['behind its closing marks', '“Roll it.” | She did. | ‘Rest.’ | He slept.'],
    ['behind a straight mark that closes', 'He said "roll it." | She did.'],
    ['behind its closing bracket', '(Roll it slowly.) | Rest a day.'],
    ['behind several marks', 'Really?! | Rest...  | Sleep.'.replace('  ', ' ')],
  ])('%s', (_, marked) => {
    expect(parted(marked.replaceAll(' | ', ' '))).toBe(marked)
  })
})

describe('a sentence goes on', () => {
  test.each([
    ['behind a title', 'Ask Dr. Lee about the band.'],
    ['behind an abbreviation before a small letter', 'Hold it for 30 sec. and rest.'],
    ['behind an initial', 'The coach A. Berg rolls every day.'],
    ['behind the number of a list', '3. Keep breathing.'],
    ['behind the number of a list on another line', 'Roll it slowly\n3. Keep breathing'],
    ['behind “no.” before a number', 'Take roller no. 4 to the mat.'],
    ['where nothing stands between', 'Write to Coach.Berg tonight.'],
    ['behind a quotation that goes on', '“Why?” he asks.'],
    ['before a small letter', 'It hurt... but not for long.'],
  ])('%s', (_, text) => {
    expect(parted(text)).toBe(text)
  })
})

test.each([
  ['a compound', 'foam-rolling', ['foam', 'rolling']],
  ['a compound with a number', '30-second holds', ['30', 'second', 'holds']],
  ['a dash between blanks', 'roll - slowly', ['roll', '—', 'slowly']],
  ['a hyphen at the end', 'pre- and post', ['pre', '—', 'and', 'post']],
  ['a number with its unit', '30s', ['30', 's']],
  ['thousands and parts', '1,000 of 2.5', ['1000', 'of', '2.5']],
  ['a comma behind a number', '10, 20', ['10', ',', '20']],
  ["what is left of a verb, as in “I'm”", "I'm sure it's what we'll do", "i 'm sure it 's what we 'll do".split(' ')],
  ['a negation', 'it doesn’t', ['it', "doesn't"]],
  ['apostrophes of all kinds', 'don‘t donʼt don’t', ["don't", "don't", "don't"]],
  ['a soft hyphen', 'hy\u00addration', ['hydration']],
  ['quotation marks', '“roll” «roll»', ['"', 'roll', '"', '"', 'roll', '"']],
])('%s is split into tokens', (_, text, norms) => {
  expect(tokenize(text).map(({ norm }) => norm)).toEqual(norms)
})
