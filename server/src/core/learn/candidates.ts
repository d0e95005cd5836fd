import type { Span, Token } from '../model.ts'
import type { Extractor } from './features.ts'
import type { LearnContext } from './index.ts'
import type { Scorer } from './scorer.ts'

/** The linear models: two per claim (mentioned: 2c, asserted: 2c + 1), and two whatever the claim: what tells assertions from denials, and what tells assertions from all else. */
export interface Readers {
  readonly claims: readonly string[]
  readonly extractor: Extractor
  readonly claim: Scorer
  readonly stance: Scorer
  /** How often, in hundredths, each claim was asserted where it scored best: some claims share their words with much harmless text. */
  readonly priors: readonly number[]
  /** The same for each claim where its patterns asserted it. */
  readonly patternPriors: readonly number[]
}

/** A claim that comes into question for a sentence, with the row that decides on it. */
export interface Option {
  readonly claim: number
  readonly row: readonly number[]
  /** First and last token of the words that carry it. */
  readonly first: number
  readonly last: number
}

/** So many claims come into question by the mention score, and so many by the assertion score. */
const byMention = 4
const byAssertion = 2
/** Below both, in score units, a claim is not asked about. */
const leastScore = -200

/** Names of the columns of an option's row, but for those of the cues, which follow in the order of `cueNames`. */
export const columns = [
  'mention',
  'assertion',
  'mention rank',
  'assertion rank',
  'mention lead',
  'assertion lead',
  'best mention lead',
  'stance',
  'bold',
  'words',
  'pattern',
  'patterns',
  'general',
  'prior',
  'pattern prior',
] as const

const patternColumn = columns.indexOf('pattern')
/** Whether a pattern and its cues assert the claim of this row. */
export const isAsserted = (row: readonly number[]): boolean => row[patternColumn]! > 1

/** Cue features that the decision reads. */
export const cueNames: readonly string[] = [
  'negated',
  'negatedBehind',
  'negationAnywhere',
  'pseudoNegation',
  'hedged',
  'hedgeAnywhere',
  'likely',
  'reported',
  'reportedAnywhere',
  'endorsed',
  'past',
  'question',
  'presupposed',
  'conditional',
  'quotedWhole',
  'quotedPart',
  'refusedNext',
  'contrastedNext',
  'affirmedNext',
  'refutingNear',
  'refutingBefore',
  'mythHeading',
  'factHeading',
  'questionHeading',
  'mythColumn',
  'factColumn',
  'quotation',
  'heading',
  'listItem',
  'tableCell',
  'imperative',
  'struck',
  'refutation',
  'needless',
  'refutedBehind',
  'mythBefore',
  'carries',
  'excess',
]

/** The claims that come into question for a sentence. */
export function optionsFor(tokens: readonly Token[], context: LearnContext, readers: Readers): Option[] {
  const { claims, extractor } = readers
  const scores = readers.claim.score(extractor.claimKeys(tokens, context))
  const mentioned = best(scores, 0, byMention)
  const asserted = best(scores, 1, byAssertion)
  const wanted = [
    ...new Set([...mentioned, ...asserted, ...claims.flatMap((id, c) => (context.patterns.has(id) ? [c] : []))]),
  ]
  const likely = wanted.filter(
    (c) => scores[2 * c]! >= leastScore || scores[2 * c + 1]! >= leastScore || context.patterns.has(claims[c]!),
  )
  if (!likely.length) return []
  const own = likely.map((c) => [scores[2 * c]!, scores[2 * c + 1]!, rank(scores, c, 0), rank(scores, c, 1)] as const)
  const leads = [0, 1].map((kind) => {
    const top = best(scores, kind, 2).map((c) => scores[2 * c + kind]!)
    return { top: top[0]!, second: top[1] ?? top[0]! }
  })
  const bestLead = leads[0]!.top - leads[0]!.second
  const [stance, bold] = readers.stance.score(extractor.stanceKeys(tokens, context)) as unknown as [number, number]
  return likely.map((claim, i): Option => {
    const [mention, assertion, mentionRank, assertionRank] = own[i]!
    const words = carrying(tokens, readers, 2 * claim)
    const cues = context.cues({ ...words, head: words.first }, claims[claim]!)
    const row = [
      mention,
      assertion,
      mentionRank,
      assertionRank,
      mention - (mentionRank === 0 ? leads[0]!.second : leads[0]!.top),
      assertion - (assertionRank === 0 ? leads[1]!.second : leads[1]!.top),
      bestLead,
      stance,
      bold,
      tokens.length,
      context.patterns.has(claims[claim]!) ? 1 + context.patterns.get(claims[claim]!)! : 0,
      context.patterns.size,
      cues.general ?? 0,
      readers.priors[claim]!,
      context.patterns.get(claims[claim]!) ? readers.patternPriors[claim]! : 0,
    ]
    for (const name of cueNames) row.push(cues[name] ?? 0)
    return { claim, row, ...words }
  })
}

/** The claims with the greatest scores of a kind, greatest first; equal scores in the order of the claims. */
function best(scores: Int32Array, kind: number, count: number): number[] {
  const found: number[] = []
  for (let c = 0; 2 * c < scores.length; c++) {
    const score = scores[2 * c + kind]!
    let at = found.length
    while (at > 0 && scores[2 * found[at - 1]! + kind]! < score) at--
    if (at < count) {
      found.splice(at, 0, c)
      if (found.length > count) found.pop()
    }
  }
  return found
}

function rank(scores: Int32Array, claim: number, kind: number): number {
  const score = scores[2 * claim + kind]!
  let above = 0
  for (let c = 0; 2 * c < scores.length; c++) if (scores[2 * c + kind]! > score) above++
  return above
}

/** What each token adds to a model's score: its own features and half of each pair that it is in. */
export function contributions(tokens: readonly Token[], readers: Readers, model: number): number[] {
  const sums = tokens.map(() => 0)
  for (const [a, b, key] of readers.extractor.places(tokens)) {
    const weight = readers.claim.weight(key, model)
    if (a === b) sums[a]! += 2 * weight
    else {
      sums[a]! += weight
      sums[b]! += weight
    }
  }
  return sums
}

/** The run of tokens with the greatest sum of contributions; all words when none speaks for the claim. */
function carrying(tokens: readonly Token[], readers: Readers, model: number): { first: number; last: number } {
  const sums = contributions(tokens, readers, model)
  let found = { first: 0, last: tokens.length - 1 }
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

/** The offsets of a run of tokens. */
export function spanOfRun(
  tokens: readonly Token[],
  { first, last }: { readonly first: number; readonly last: number },
): Span {
  return { start: tokens[first]!.start, end: tokens[last]!.end }
}
