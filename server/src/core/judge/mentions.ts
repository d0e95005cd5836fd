import type { Candidate, ClaimModel } from '../learn/index.ts'
import type { PatternMatch } from '../match/matcher.ts'
import { type Claim, excess, strengths } from '../model.ts'
import type { MatchedSentence } from '../read/sentences.ts'
import type { MentionPlace } from '../weigh/scope.ts'
import { type Position, surroundings } from '../weigh/surroundings.ts'
import { type Weighed, weigh } from '../weigh/weigh.ts'
import { isAdvice } from './advice.ts'

/** A place where a sentence expresses a claim: which reader found it, and how strongly it is said. */
export interface Mention {
  readonly claim: Claim
  readonly by: 'pattern' | 'model'
  readonly place: MentionPlace
  readonly weighed: Weighed
  readonly match?: PatternMatch
}

/** What mentions are found with. */
export interface Readers {
  readonly claims: ReadonlyMap<string, Claim>
  readonly model?: ClaimModel | undefined
  /** The name of a concept; empty for one that has none. */
  readonly conceptName: (concept: number) => string
}

/** The mentions of a sentence by either reader, and what the learned part says of each claim. */
export interface Mentions {
  readonly found: readonly Mention[]
  readonly candidates: ReadonlyMap<string, Candidate>
}

type Words = { readonly first: number; readonly last: number; readonly head: number }

/**
 * Finds the mentions of a sentence.
 * @param context whether a concept stands in what surrounds the sentence, for patterns that ask for it
 */
export function findMentions(
  sentence: MatchedSentence,
  position: Position,
  context: (concept: number) => boolean,
  readers: Readers,
): Mentions {
  const around = surroundings(position)
  const cited = isCited(sentence)
  const found: Mention[] = []
  for (const match of sentence.matches) {
    const claim = readers.claims.get(match.pattern.claim)
    if (!claim || (claim.settledBySource && cited)) continue
    if (match.pattern.advice && !isAdvice(sentence, match, position)) continue
    if (match.pattern.context && !match.pattern.context.some(context)) continue
    const place: MentionPlace = {
      first: match.first,
      last: match.last,
      head: match.predicate?.first ?? match.first,
      noun: !match.predicate,
      own: (token) => match.hits.some((hit) => hit.first <= token && token <= hit.last),
    }
    found.push({ claim, by: 'pattern', place, weighed: weigh(sentence, place, around, match.pattern.certain), match })
  }
  const placed = (at: Words): MentionPlace => ({ ...at, noun: false, own: () => false })
  const weighAt = (at: Words) => weigh(sentence, placed(at), around)
  const candidates = propose(sentence, position, found, weighAt, readers)
  const seen = new Set(found.map((m) => m.claim.id))
  for (const candidate of candidates.values()) {
    const claim = readers.claims.get(candidate.claim)
    const at = tokensOf(sentence, candidate)
    if (!claim || !at || (claim.settledBySource && cited) || seen.has(claim.id)) continue
    found.push({ claim, by: 'model', place: placed(at), weighed: weighAt(at) })
  }
  return { found, candidates }
}

const identifier = /\bdoi\b|\bPMID\b|\bet al\b|\((?:[^()]*[,;] )?(?:19|20)\d\d[^()]*\)|\[\d+\]/

/** Whether a source stands in the sentence or right behind it: a link, a footnote, an identifier, a reference in brackets. */
function isCited(sentence: MatchedSentence): boolean {
  const { marks } = sentence.passage
  return (
    marks.some(
      (mark) =>
        (mark.kind === 'link' || mark.kind === 'footnote-reference') &&
        mark.start <= sentence.end + 1 &&
        mark.end >= sentence.start,
    ) || identifier.test(sentence.text.slice(sentence.start, sentence.end))
  )
}

/** The claims that the learned part sees in the sentence, by their ids. */
function propose(
  sentence: MatchedSentence,
  position: Position,
  mentions: readonly Mention[],
  weighAt: (at: Words) => Weighed,
  { model, claims, conceptName }: Readers,
): Map<string, Candidate> {
  if (!model) return new Map()
  const patterns = new Map<string, number>()
  for (const { claim, weighed } of mentions)
    patterns.set(claim.id, Math.max(patterns.get(claim.id) ?? 0, excess(weighed.strength, claim.carries)))
  const tokens = (head: { sentences: readonly { tokens: MatchedSentence['tokens'] }[] } | undefined) =>
    head?.sentences.flatMap((s) => s.tokens)
  const found = model.read(sentence.tokens, {
    kind: position.kind,
    quotation: position.quotation,
    headings: position.headings.map((head) => tokens(head) ?? []),
    leadIn: tokens(position.leadIn ?? position.column),
    before: position.before?.tokens,
    after: position.after.map((s) => s.tokens),
    refutation: position.refutation,
    patterns,
    concepts: [...new Set(sentence.hits.map((hit) => conceptName(hit.concept)))].filter(Boolean).sort(),
    cues: (place, claim) => {
      const { features, strength } = weighAt(place)
      const { carries = 'reported', general } = claims.get(claim) ?? {}
      return {
        ...features,
        carries: strengths.indexOf(carries),
        excess: excess(strength, carries),
        general: general ? 1 : 0,
      }
    },
  })
  return new Map(found.map((candidate) => [candidate.claim, candidate]))
}

/** The tokens that a candidate's words span. */
function tokensOf(sentence: MatchedSentence, { carried }: Candidate): Words | undefined {
  const from = carried[0]
  const to = carried[carried.length - 1]
  if (!from || !to) return undefined
  const first = sentence.tokens.findIndex((token) => token.end > from.start)
  let last = sentence.tokens.length - 1
  while (last > first && sentence.tokens[last]!.start >= to.end) last--
  return first < 0 ? undefined : { first, last, head: first }
}
