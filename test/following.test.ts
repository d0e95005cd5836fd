import { expect, test } from 'vitest'
import { following } from '../server/src/core/judge/following.ts'
import type { ReadSentence } from '../server/src/core/weigh/sentence.ts'

const item = { kind: 'list-item' }
/** A sentence of a passage; one of a rejection answers what stands before it. */
const sentence = (passage: object, rejects = false) =>
  ({ passage, tokens: [], cues: rejects ? [{ cue: { id: 'rejection' } }] : [] }) as unknown as ReadSentence

test('an item is followed by its own sentences, and by other items up to the first that answers nothing', () => {
  const [first, second] = [{ ...item }, { ...item }]
  const [claim, own, other, answer] = [sentence(first), sentence(first), sentence(second), sentence({ ...item }, true)]
  expect(following([claim, own, other, answer], 0, {})).toEqual([own])
  expect(following([claim, answer], 0, { next: other })).toEqual([answer])
  expect(following([claim, own], 0, { next: other, second: answer })).toEqual([own])
})

test('a sentence of a paragraph is followed by whatever stands behind it', () => {
  const [claim, other] = [sentence({ kind: 'paragraph' }), sentence({ ...item })]
  expect(following([claim, other], 0, {})).toEqual([other])
})
