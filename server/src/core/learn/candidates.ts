import type { Token } from '../model.ts'
import { carriers, contributions, runOf } from './carried.ts'
import { column, columns, cueNames, isAsserted, isNegated } from './columns.ts'
import { expectedOf } from './expectation.ts'
import type { Extractor } from './features.ts'
import { fillSaid, type Rest, type Saying, sayingOf } from './neighbours.ts'
import type { Networks } from './networks.ts'
import type { Considered, Keep, LearnContext } from './reader.ts'
import { leastScore, type Scorer } from './scorer.ts'

/** The linear models: two per claim (mentioned: 2c, asserted: 2c + 1), and three whatever the claim: what tells assertions from denials, what tells assertions from all else, and `framing`; and the networks. */
export interface ModelParts {
  readonly claims: readonly string[]
  /** Of each claim, see `topicsOf`. */
  readonly topics: readonly number[]
  readonly extractor: Extractor
  readonly claim: Scorer
  readonly stance: Scorer
  /** What the words around a claim do with it. */
  readonly framing: Scorer
  /** Read all claims together. */
  readonly networks: Networks
  /** How often, in hundredths, each claim was asserted where it scored best: some claims share their words with much harmless text. */
  readonly priors: readonly number[]
  /** The same for each claim where its patterns asserted it. */
  readonly patternPriors: readonly number[]
  /** The same for each claim where a negation has a say: of some claims it is a part ("your glutes aren't firing"), of most it is not. */
  readonly negationPriors: readonly number[]
  /** What an option's columns say of how likely it is right, see `expectedOf`. */
  readonly expectation: readonly number[]
}

/** A claim that comes into question for a sentence, with the row that decides on it. */
export interface Option {
  readonly claim: number
  readonly row: readonly number[]
  /** First and last token of the words that carry it. */
  readonly first: number
  readonly last: number
  /** Which tokens among them speak for its being asserted: a negation that does is part of the claim. */
  readonly own: (token: number) => boolean
  /** False where it is told on no account, see `leastLikely`. */
  readonly likely: boolean
}

/**
 * What is likely by its scores in fewer cases (thousandths), and not asserted by a pattern either, is not asked about further: of 13,026 such options
 * four would have been told, of 3,524 others 2,451 are.
 */
const leastLikely = 100

/** So many claims come into question by the mention score, and so many by the assertion score. */
const byMention = 4
const byAssertion = 2
/** So many more by what the networks say, and only those that they give this, in thousandths of a logit. */
const byNetwork = 2
const leastOfNetwork = -3000

/** A claim that comes into question, with the columns of its row that the sentence and its neighbours tell. */
interface Draft {
  readonly claim: number
  readonly row: readonly number[]
  readonly likely: boolean
  /** Worked out when it is first asked for: it is the same whatever the rest of the article says. */
  late?: Late
}

/** What is known last of a claim: the words that carry it, and what its cues say. */
interface Late {
  readonly words: { readonly first: number; readonly last: number; readonly own: (token: number) => boolean }
  readonly general: number
  readonly framing: number
  readonly cues: readonly number[]
}

/** What comes into question for a sentence, as far as it can be said before the rest of the article is known. */
export interface Drafted extends Considered {
  readonly tokens: readonly Token[]
  readonly context: LearnContext
  readonly drafts: readonly Draft[]
}

/**
 * The claims that come into question for a sentence; undefined when none does.
 * @param keep `likely` leaves out those that are told on no account, see `leastLikely`
 */
export function consider(
  tokens: readonly Token[],
  context: LearnContext,
  readers: ModelParts,
  keep: Keep = 'all',
): Drafted | undefined {
  const { claims, extractor } = readers
  const { patterns } = context
  const claim = readers.claim.begin()
  extractor.claim(tokens, context, claim)
  const scores = claim.scores(patterns.size > 0)
  if (!scores) return undefined
  const tops = [best(scores, byMention, 2, 0), best(scores, byAssertion, 2, 1)] as const
  const asked = [...tops[0]]
  for (const c of tops[1]) if (!asked.includes(c)) asked.push(c)
  if (patterns.size) for (const [c, id] of claims.entries()) if (patterns.has(id) && !asked.includes(c)) asked.push(c)
  const { mentions, assertions } = readers.networks.read(tokens, context)
  const topOfNetwork = best(assertions, byNetwork)
  for (const c of topOfNetwork) if (assertions[c]! >= leastOfNetwork && !asked.includes(c)) asked.push(c)
  let rows: Rows | undefined
  const drafts: Draft[] = []
  let expected = 0
  let sayings: Saying[] | undefined
  for (const c of asked) {
    if (
      scores[2 * c]! < leastScore &&
      scores[2 * c + 1]! < leastScore &&
      assertions[c]! < leastOfNetwork &&
      !patterns.has(claims[c]!)
    )
      continue
    if (!rows) {
      const stances = readers.stance.begin()
      extractor.stance(tokens, context, stances)
      rows = new Rows(tokens.length, patterns, scores, stances.scores()!, tops)
    }
    const row = rows.of(c, readers)
    row[column.network] = assertions[c]!
    row[column['network mention']] = mentions[c]!
    row[column['network rank']] = rank(assertions, c, topOfNetwork)
    const chance = expectedOf(row, readers.expectation)
    expected += chance
    const saying = sayingOf(c, row, chance)
    if (saying) {
      sayings ??= []
      sayings.push(saying)
    }
    const likely = chance >= leastLikely || isAsserted(row)
    if (keep === 'likely' && !likely) continue
    const { own, around } = context.coverage(claims[c]!)
    row[column.coverage] = own
    row[column['coverage around']] = around
    drafts.push({ claim: c, row, likely })
  }
  return { tokens, context, drafts, expected, sayings }
}

/** The options of a sentence, in an article of which it is known what the rest says. */
export function optionsOf(
  { tokens, context, drafts, sayings = [] }: Drafted,
  rest: Rest,
  readers: ModelParts,
): Option[] {
  return drafts.map((draft): Option => {
    const { claim, likely } = draft
    const { words, general, framing, cues } = (draft.late ??= lateOf(claim, tokens, context, readers))
    const row = [...draft.row]
    fillSaid(row, claim, readers.topics, sayings, rest)
    row[column.general] = general
    row[column.framing] = framing
    for (let i = 0; i < cues.length; i++) row.push(cues[i]!)
    row[column['negation prior']] = isNegated(row) ? readers.negationPriors[claim]! : 0
    return { claim, row, likely, ...words }
  })
}

function lateOf(claim: number, tokens: readonly Token[], context: LearnContext, readers: ModelParts): Late {
  const sums = contributions(tokens, readers, 2 * claim)
  const run = runOf(sums)
  // Asked for where a cue stands among these words only.
  let asserts: number[] | undefined
  const own = (token: number) => carriers((asserts ??= contributions(tokens, readers, 2 * claim + 1)), run)(token)
  const words = { ...run, own }
  const around = readers.framing.begin()
  readers.extractor.framing(tokens, carriers(sums, words), context, around)
  const framing = around.scores()![0]!
  const cues = context.cues({ ...words, head: words.first, weight: (token) => sums[token]! }, readers.claims[claim]!)
  return { words, general: cues.general, framing, cues: cueNames.map((name) => cues[name]) }
}

/** What was considered of the same words, in a context of which nothing but the cues is different. */
export const withCues = (considered: Drafted, tokens: readonly Token[], context: LearnContext): Drafted => ({
  ...considered,
  tokens,
  context,
  drafts: considered.drafts.map(({ claim, row, likely }) => ({ claim, row, likely })),
})

/** The claims with the greatest mention scores and those with the greatest assertion scores, greatest first. */
type Tops = readonly [readonly number[], readonly number[]]

/** The rows of a sentence's claims, as far as the scores tell. */
class Rows {
  constructor(
    private readonly length: number,
    private readonly patterns: ReadonlyMap<string, number>,
    private readonly scores: Int32Array,
    private readonly stances: Int32Array,
    private readonly tops: Tops,
  ) {}

  /** The row of a claim, as far as its scores tell it: what a cue says and what stands around the claim is known last. */
  of(claim: number, { claims, priors, patternPriors }: ModelParts): number[] {
    const { scores, patterns, stances, tops } = this
    const mention = scores[2 * claim]!
    const assertion = scores[2 * claim + 1]!
    const mentionRank = rank(scores, claim, tops[0], 2, 0)
    const assertionRank = rank(scores, claim, tops[1], 2, 1)
    const excess = patterns.size ? patterns.get(claims[claim]!) : undefined
    const row = columns.map(() => 0)
    row[column.mention] = mention
    row[column.assertion] = assertion
    row[column['mention rank']] = mentionRank
    row[column['assertion rank']] = assertionRank
    row[column['mention lead']] = mention - this.top(0, mentionRank === 0 ? 1 : 0)
    row[column['assertion lead']] = assertion - this.top(1, assertionRank === 0 ? 1 : 0)
    row[column['best mention lead']] = this.top(0, 0) - this.top(0, 1)
    row[column.stance] = stances[0]!
    row[column.bold] = stances[1]!
    row[column.words] = this.length
    row[column.pattern] = excess === undefined ? 0 : 1 + excess
    row[column.patterns] = patterns.size
    row[column.prior] = priors[claim]!
    row[column['pattern prior']] = excess ? patternPriors[claim]! : 0
    return row
  }

  /** The greatest or the second score of a kind; the greatest where there is but one claim. */
  private top(kind: 0 | 1, place: 0 | 1): number {
    const top = this.tops[kind]
    return this.scores[2 * (top[place] ?? top[0]!) + kind]!
  }
}

/** Scores by claim: one a claim (1), or those of two kinds by turns (2). */
type Step = 1 | 2

/** The claims with the greatest scores, greatest first; equal scores in the order of the claims. */
function best(scores: Int32Array, count: number, step: Step = 1, kind: 0 | 1 = 0): number[] {
  const found: number[] = []
  let least = Number.NEGATIVE_INFINITY
  for (let m = kind, c = 0; m < scores.length; m += step, c++) {
    const score = scores[m]!
    if (score <= least) continue
    if (found.length < count) found.push(c)
    let at = found.length - 1
    for (; at && scores[step * found[at - 1]! + kind]! < score; at--) found[at] = found[at - 1]!
    found[at] = c
    if (found.length === count) least = scores[step * found[count - 1]! + kind]!
  }
  return found
}

/** How many claims have a greater score; `top` are those with the greatest. */
function rank(scores: Int32Array, claim: number, top: readonly number[], step: Step = 1, kind: 0 | 1 = 0): number {
  const score = scores[step * claim + kind]!
  for (let i = 0; i < top.length; i++) if (scores[step * top[i]! + kind]! <= score) return i
  let above = 0
  for (let m = kind; m < scores.length; m += step) if (scores[m]! > score) above++
  return above
}
