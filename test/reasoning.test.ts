import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { builtIn } from '../server/src/built-in.ts'
import { reasoningPage } from '../server/src/core/tell/reasoning-page.ts'

const linter = builtIn()
const texts = [
  ...['roll-away-the-miles.md', 'ten-gym-truths.md', 'what-the-roller-does.md'].map((name) =>
    readFileSync(`samples/${name}`, 'utf8'),
  ),
  'A study published last year found that foam rolling breaks up knots in your calves.\n',
  'Everyone must squat below parallel, or the glutes stay asleep.\n',
]

describe('what is told of how a sentence was read', () => {
  it('says “told” of just the claims that are found in it', () => {
    let compared = 0
    for (const text of texts) {
      const document = linter.open(text)
      for (const { span } of document.findings) {
        const reasoning = linter.reasoning(document, span.start)!
        const told = reasoning.mentions.filter(({ outcome }) => outcome === 'told').map(({ claim }) => claim)
        const found = document.findings
          .filter((other) => linter.reasoning(document, other.span.start)?.sentence === reasoning.sentence)
          .map(({ claim }) => claim)
        expect(new Set(told), reasoning.sentence).toEqual(new Set(found))
        compared++
      }
    }
    expect(compared).toBeGreaterThan(20)
  })

  it('says what stands near of the same claim', () => {
    const page = (text: string) => {
      const document = linter.open(text)
      return reasoningPage(linter.reasoning(document, text.indexOf('massage'))!)
    }
    const told = 'A massage flushes lactic acid out of your legs.'
    expect(page(told)).not.toContain('sentences:')
    expect(page(`${told} Foam rolling clears lactic acid from sore muscles. We shut at nine.`)).toMatch(
      /within 8 sentences: likely behind \(0\.[5-9]\d\)\n/,
    )
    expect(page(`Nobody has shown that foam rolling clears lactic acid from sore muscles. ${told}`)).toMatch(
      /within 8 sentences: .*spoken of and hardly claimed before/,
    )
  })

  it('names a cue once, however many of its phrases match', () => {
    const text = 'Rolling melts knots. He was wrong, and he says so himself.'
    const document = linter.open(text)
    const page = reasoningPage(linter.reasoning(document, text.indexOf('wrong'))!)
    expect(page.match(/“He was wrong” \(refused\)/g)).toHaveLength(1)
  })

  it('tells a study without a source beside the claim that it is said to show', () => {
    const claims = linter.open(texts[3]!).findings.map(({ claim }) => claim)
    expect(claims.sort()).toEqual(['foam-rolling/breaks-up-knots', 'wording/study-without-source'])
  })
})
