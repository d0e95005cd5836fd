import type { Claim, Strength, Verdict } from '../model.ts'
import { longestMessage, shorten } from '../shorten.ts'

const verdictSays: Readonly<Record<Verdict, string>> = {
  contradicted: 'the evidence contradicts it',
  inaccurate: 'it is not how the body is built',
  unsafe: 'following it can hurt',
  unsupported: 'no good evidence supports it',
  overstated: 'it goes past the evidence',
  contested: 'experts and data disagree',
}

const strengthSays: Readonly<Record<Strength, string>> = {
  denied: 'denied',
  questioned: 'asked',
  reported: 'reported',
  possible: 'said to be possible',
  likely: 'said to be likely',
  certain: 'said as certain',
}

/** What the writer reads at the mark: the words, how they put the claim, and what the evidence says. One line, at most 100 units. */
export function message(claim: Claim, strength: Strength, text: string, by: 'pattern' | 'model'): string {
  const rest =
    by === 'model'
      ? `” reads like “${shorten(claim.claim, 40)}”: ${verdictSays[claim.verdict]}`
      : `” is ${strengthSays[strength]}, but ${verdictSays[claim.verdict]}`
  return `“${shorten(text, longestMessage - rest.length - 1)}${rest}`
}

/** What a verdict means, for a reader who has never seen one. */
export const verdictMeaning = verdictSays
