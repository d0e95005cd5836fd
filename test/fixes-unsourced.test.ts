import { describe, expect, test } from 'vitest'
import { fits } from './reworded.ts'

describe('what no source says to be proven', () => {
  test.each([
    ['goes before a noun', 'Try our clinically proven balm on both knees.', 'Try our balm on both knees.'],
    [
      'leaves the article that the noun wants',
      'We stock a clinically proven ointment for runners.',
      'We stock an ointment for runners.',
    ],
    [
      'goes at the head of a sentence',
      'Clinically proven warmth sits in every pocket.',
      'Warmth sits in every pocket.',
    ],
    ['is said of what is stated', 'The blend is clinically proven.', 'The blend is said to be clinically proven.'],
    [
      'is doubted where it stands alone',
      'Clinically proven, and it fits in a bag.',
      'Supposedly clinically proven, and it fits in a bag.',
    ],
  ])('%s', (_, text, expected) => {
    expect(fits(text, 'wording/proven')).toContain(expected)
  })
})

describe('a study that is not named is one that is said to have found it', () => {
  test.each([
    [
      'for several',
      'Researchers have found that a slouch weighs as much as a child.',
      'Researchers are said to have found that a slouch weighs as much as a child.',
    ],
    [
      'for one, in the past',
      'Another study found that runners who hum had fewer aches.',
      'Another study is said to have found that runners who hum had fewer aches.',
    ],
    [
      'with what is joined to it',
      'Scientists in Denmark followed singers for a year, and those who ran lost twice the weight.',
      'It is said that scientists in Denmark followed singers for a year, and those who ran lost twice the weight.',
    ],
  ])('%s', (_, text, expected) => {
    expect(fits(text, 'wording/study-without-source')).toContain(expected)
  })
})

describe('an account of what was done and what came of it is told as an account', () => {
  test.each([
    [
      'of somebody near',
      'My brother drank the tea all spring and he has lost a stone.',
      'fat-loss/detox-cleanse',
      'My brother drank the tea all spring and he has lost a stone, or so I thought.',
    ],
  ])('%s', (_, text, claim, expected) => {
    expect(fits(text, claim)).toContain(expected)
  })
})
