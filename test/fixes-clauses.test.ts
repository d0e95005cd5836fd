import { describe, expect, test } from 'vitest'
import { builtIn } from '../server/src/built-in.ts'
import { apply } from './marked.ts'

const linter = builtIn()

/** The texts after each fit of the first finding of a claim. */
function fits(text: string, claim: string): string[] {
  const document = linter.open(text)
  const finding = document.findings.find((f) => f.claim === claim)
  expect(finding, text).toBeDefined()
  return linter
    .fixes(document, finding!)
    .filter(({ kind }) => kind === 'fit')
    .map(({ edits }) => apply(text, edits))
}

describe('the clause that claims becomes a sentence of its own', () => {
  test.each([
    [
      'behind an instruction',
      "Finish with slow strokes toward the groin: that's where all the toxins drain out of the leg.",
      'foam-rolling/flushes-toxins',
      'Finish with slow strokes toward the groin. Many people think that this is where all the toxins drain out of the leg.',
    ],
  ])('%s', (_, text, claim, expected) => {
    expect(fits(text, claim)).toContain(expected)
  })
})

describe('a whole sentence is told as a belief', () => {
  test.each([
    [
      'whatever pronoun opens it',
      'Somebody has to do the work of sleepy glutes, and the knee is where that weakness turns into pain.',
      'muscle-function/glutes-not-firing',
      'It has long been thought that somebody has to do the work of sleepy glutes, and the knee is where that weakness turns into pain.',
    ],
  ])('%s', (_, text, claim, expected) => {
    expect(fits(text, claim)).toContain(expected)
  })
})
