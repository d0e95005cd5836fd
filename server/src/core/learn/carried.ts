// Which words carry a claim: by what each adds to the claim's score.
import type { Span, Token } from '../model.ts'
import type { Extractor } from './features.ts'
import type { Scorer } from './scorer.ts'

/** What each token adds to a model's score: its own features and half of each pair that it is in. */
export function contributions(
  tokens: readonly Token[],
  { claim, extractor }: { readonly claim: Scorer; readonly extractor: Extractor },
  model: number,
): number[] {
  const sums = tokens.map(() => 0)
  extractor.places(tokens, (a, b, field, first, second) => {
    const weight = claim.weight(model, field, first, second)
    sums[a]! += weight
    sums[b]! += weight
  })
  return sums
}

/** The run of tokens with the greatest sum of contributions; all words when none speaks for the claim. */
export function runOf(sums: readonly number[]): { first: number; last: number } {
  let found = { first: 0, last: sums.length - 1 }
  let most = 0
  let start = 0
  let sum = 0
  sums.forEach((weight, i) => {
    if (sum <= 0) {
      sum = 0
      start = i
    }
    sum += weight
    if (weight > 0 && sum > most) {
      most = sum
      found = { first: start, last: i }
    }
  })
  return found
}

/** Tells the tokens of a run that speak for its claim. */
export function carriers(
  sums: readonly number[],
  { first, last }: { readonly first: number; readonly last: number },
): (token: number) => boolean {
  return (token) => first <= token && token <= last && sums[token]! > 0
}

/** The offsets of a run of tokens. */
export function spanOfRun(
  tokens: readonly Token[],
  { first, last }: { readonly first: number; readonly last: number },
): Span {
  return { start: tokens[first]!.start, end: tokens[last]!.end }
}
