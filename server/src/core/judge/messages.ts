import { inEnglish, type Localised, l10n } from '../l10n.ts'
import type { Claim, Strength, Verdict } from '../model.ts'
import { longestMessage, shorten } from '../shorten.ts'

/** What a verdict means, for a reader who has never seen one. */
export const verdictSays: Readonly<Record<Verdict, Localised>> = {
  contradicted: l10n.t('the evidence contradicts it'),
  inaccurate: l10n.t('it is not how the body is built'),
  unsafe: l10n.t('following it can hurt'),
  unsupported: l10n.t('no good evidence supports it'),
  overstated: l10n.t('it goes past the evidence'),
  contested: l10n.t('experts and data disagree'),
}

/** The same in English, as the reports have it. */
export const verdictMeaning = Object.fromEntries(
  Object.entries(verdictSays).map(([verdict, says]) => [verdict, inEnglish(says)]),
) as Readonly<Record<Verdict, string>>

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
      ? `” reads like “${shorten(claim.claim, 40)}”: ${verdictMeaning[claim.verdict]}`
      : `” is ${strengthSays[strength]}, but ${verdictMeaning[claim.verdict]}`
  return `“${shorten(text, longestMessage - rest.length - 1)}${rest}`
}
