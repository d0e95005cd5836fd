import type { Token } from '../model.ts'

interface Run {
  readonly first: number
  readonly last: number
}

/** What stands between a break and an end of a run is left out where it has no more than this share of what the run adds to the claim's score. */
const leastShare = 0.15
/** Fewer tokens than these, with the break, are no clause: "strokes, always towards the heart, usher …". */
const leastTokens = 4

const breaks = new Set([',', ';', ':', '(', ')', '—', '–', '…'])
const conjunctions = new Set(['and', 'or', 'but'])

/**
 * A run of tokens without what hardly carries its claim at either end, as in "the muscle locks when sodium drops, so these stay by the door": a run
 * goes on over whatever adds a little to the score, and so into the next clause.
 * @param sums what each token adds to the score, see `contributions`
 */
export function narrowed(tokens: readonly Token[], sums: readonly number[], run: Run): Run {
  let { first, last } = run
  const sum = (from: number, to: number) => {
    let added = 0
    for (let i = from; i <= to; i++) added += sums[i]!
    return added
  }
  const least = leastShare * sum(first, last)
  if (least <= 0) return run
  for (let i = first + leastTokens - 1; i < last; i++) {
    if (!breaks.has(tokens[i]!.norm)) continue
    if (sum(first, i) > least) break
    first = i + 1
    i = first + leastTokens - 2
  }
  for (let i = last - leastTokens + 1; i > first; i--) {
    if (!breaks.has(tokens[i]!.norm)) continue
    if (sum(i, last) > least) break
    last = i - 1
    i = last - leastTokens + 2
  }
  const isEdge = ({ norm }: Token) => conjunctions.has(norm) || breaks.has(norm)
  while (first < last && isEdge(tokens[first]!)) first++
  while (first < last && isEdge(tokens[last]!)) last--
  return { first, last }
}
