import type { Claim, Strength, Verdict } from '../model.ts'

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

/** Longest message, in UTF-16 units, so that inline display stays readable. */
const longest = 100

/** What the writer reads at the mark: the words, how they put the claim, and what the evidence says. One line, at most 100 units. */
export function message(claim: Claim, strength: Strength, text: string, by: 'pattern' | 'model'): string {
  const rest =
    by === 'model'
      ? `” reads like “${shorten(claim.claim, 40)}”: ${verdictSays[claim.verdict]}`
      : `” is ${strengthSays[strength]}, but ${verdictSays[claim.verdict]}`
  return `“${shorten(text, longest - rest.length - 1)}${rest}`
}

/** Shortens a text at a word's end. */
export function shorten(text: string, most: number): string {
  const line = text.replaceAll(/\s+/g, ' ').trim()
  if (line.length <= most) return line
  const cut = line.slice(0, Math.max(1, most - 1))
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), Math.floor(most / 2))).trimEnd()}…`
}

/** What a verdict means, for a reader who has never seen one. */
export const verdictMeaning = verdictSays
