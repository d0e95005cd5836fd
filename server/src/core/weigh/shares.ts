import { governs, ownsAll } from './scope.ts'
import type { ReadSentence } from './sentence.ts'

/** How much of what carries a claim stands under cues, in eighths of its weight, and how many negations belong to the claim itself. */
export interface Shares {
  readonly deniedShare: number
  readonly reportedShare: number
  readonly hedgedShare: number
  readonly ownNegations: number
}

/** The words that carry a claim where it was learned. */
export interface Carriers {
  readonly first: number
  readonly last: number
  /** What a token adds to the claim's score. */
  readonly weight: (token: number) => number
  /** Whether a token speaks for the claim's being asserted. */
  readonly own: (token: number) => boolean
}

/**
 * Weighs the words that carry a claim by the cues that they stand under, each by itself: of "roll until it is sore, but you don't want unbearable
 * pain" a negation governs most of what carries the claim, though not where it begins.
 */
export function sharesOf({ tokens, cues }: ReadSentence, { first, last, weight, own }: Carriers): Shares {
  const shares = { denied: 0, reported: 0, possible: 0 }
  let ownNegations = 0
  if (!cues.some(({ cue }) => cue.effect in shares)) return nothing
  let all = 0
  for (let token = first; token <= last; token++) {
    if (weight(token) <= 0) continue
    all += weight(token)
    const place = { first: token, last: token, head: token, noun: false, own: ownsNothing }
    for (const effect of ['denied', 'reported', 'possible'] as const)
      if (cues.some((c) => c.cue.effect === effect && governs(tokens, cues, c, place))) shares[effect] += weight(token)
  }
  for (const hit of cues)
    if (hit.cue.effect === 'denied' && hit.first >= first && hit.last <= last && ownsAll({ own }, hit)) ownNegations++
  const eighths = (share: number) => (all ? Math.floor((8 * share) / all) : 0)
  return {
    deniedShare: eighths(shares.denied),
    reportedShare: eighths(shares.reported),
    hedgedShare: eighths(shares.possible),
    ownNegations,
  }
}

const nothing: Shares = { deniedShare: 0, reportedShare: 0, hedgedShare: 0, ownNegations: 0 }
const ownsNothing = (_: number) => false
