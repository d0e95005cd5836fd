import type { Candidate, ClaimModel } from '../learn/index.ts'
import type { PatternMatch } from '../match/matcher.ts'
import {
  type Claim,
  exceeds,
  excess,
  type Finding,
  type Severity,
  type Span,
  type Strength,
  strengths,
} from '../model.ts'
import { toSource } from '../read/align.ts'
import type { MatchedSentence } from '../read/sentences.ts'
import type { MentionPlace } from '../weigh/scope.ts'
import { type Position, surroundings } from '../weigh/surroundings.ts'
import { type Weighed, weigh } from '../weigh/weigh.ts'
import { message } from './messages.ts'
import { type SeveritySettings, severityOf } from './severity.ts'

export interface JudgeOptions {
  readonly severity: SeveritySettings
  /** The weakest strength that is told, beside what the claim carries. */
  readonly minimumStrength: Strength
}

/** A finding with what a rewording needs: its sentence and the tokens of the claim. */
export interface Judged extends Finding {
  readonly sentence: MatchedSentence
  readonly place: { readonly first: number; readonly last: number }
  readonly predicate?: { readonly first: number; readonly last: number }
  readonly match?: PatternMatch
  readonly weighed: Weighed
}

/** A mention before it is compared: by which reader, where, how strong. */
interface Mention {
  readonly claim: Claim
  readonly by: 'pattern' | 'model'
  readonly score: number
  readonly place: MentionPlace
  readonly weighed: Weighed
  readonly level?: Candidate['level']
  readonly match?: PatternMatch
}

/** What a sentence is judged with. */
export interface Court {
  readonly claims: ReadonlyMap<string, Claim>
  readonly model?: ClaimModel | undefined
  /** The name of a concept; empty for one that has none. */
  readonly conceptName: (concept: number) => string
  readonly options: JudgeOptions
}

/**
 * Weighs the mentions of a sentence and tells those that are stronger than their claims carry.
 * @param context whether a concept stands in what surrounds the sentence, for patterns that ask for it
 */
export function judgeSentence(
  sentence: MatchedSentence,
  position: Position,
  context: (concept: number) => boolean,
  court: Court,
): Judged[] {
  const { claims, options } = court
  const around = surroundings(position)
  const mentions: Mention[] = []
  const cited = isCited(sentence)
  for (const match of sentence.matches) {
    const claim = claims.get(match.pattern.claim)
    if (
      !claim ||
      (claim.settledBySource && cited) ||
      (match.pattern.advice && !advises(sentence, match, position)) ||
      (match.pattern.context && !match.pattern.context.some(context))
    )
      continue
    const place: MentionPlace = {
      first: match.first,
      last: match.last,
      head: match.predicate?.first ?? match.first,
      noun: !match.predicate,
      own: (token) => match.hits.some((hit) => hit.first <= token && token <= hit.last),
    }
    mentions.push({
      claim,
      by: 'pattern',
      score: 1,
      place,
      weighed: weigh(sentence, place, around, match.pattern.certain),
      match,
    })
  }
  const weighAt = (at: { first: number; last: number; head: number }) =>
    weigh(sentence, { ...at, noun: false, own: () => false }, around)
  const candidates = propose(sentence, position, mentions, weighAt, court)
  const seen = new Set(mentions.map((m) => m.claim.id))
  for (const candidate of candidates.values()) {
    const claim = claims.get(candidate.claim)
    const at = tokensOf(sentence, candidate)
    if (!claim || !at || (claim.settledBySource && cited) || seen.has(claim.id)) continue
    mentions.push({
      claim,
      by: 'model',
      score: 0,
      place: { ...at, noun: false, own: () => false },
      weighed: weighAt(at),
    })
  }
  const told = mentions.flatMap((mention) => {
    const settled = settle(mention, candidates.get(mention.claim.id), court.model)
    return settled && !exceeds(options.minimumStrength, settled.weighed.strength) ? [settled] : []
  })
  return resolve(told).flatMap((mention) => finding(sentence, mention, options))
}

/**
 * Whether a mention is told. Of a claim that the learned part knows, it decides for both readers: it has read the same cues, and all else that
 * stands around them. A decisive cue silences both; any other that speaks against the mention calls for a sure answer. Of a claim that it does
 * not know (a user's pack), the cues decide alone.
 */
function settle(
  mention: Mention,
  candidate: Candidate | undefined,
  model: ClaimModel | undefined,
): Mention | undefined {
  const { claim, weighed } = mention
  const stronger = exceeds(weighed.strength, claim.carries)
  if (!model?.claims.includes(claim.id)) return stronger ? mention : undefined
  if (!candidate || candidate.level === 'none' || weighed.decisive) return undefined
  const found = { ...mention, score: candidate.score, level: candidate.level }
  if (stronger) return found
  if (candidate.level !== 'normal') return undefined
  return { ...found, weighed: { ...weighed, strength: 'certain', decided: [] } }
}

const beforeInstruction = new Set([
  ',',
  ';',
  ':',
  '—',
  '.',
  '(',
  'and',
  'then',
  'or',
  'slowly',
  'gently',
  'now',
  'just',
  'to',
  'please',
  'always',
  'simply',
  'next',
  'again',
])

/** Whether a match is advice: an instruction, a recommendation, or an entry of a plan. */
function advises(sentence: MatchedSentence, match: PatternMatch, position: Position): boolean {
  if (sentence.imperative || sentence.cues.some((c) => c.cue.effect === 'advised')) return true
  const before = sentence.tokens[match.first - 1]?.norm
  if (position.kind === 'list-item' || position.kind === 'table-cell') return before !== 'i' && before !== 'we'
  const word = sentence.tokens[match.first]!.norm
  return (before === undefined || beforeInstruction.has(before)) && !word.endsWith('ing') && !word.endsWith('ed')
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
  weighAt: (at: { first: number; last: number; head: number }) => Weighed,
  { model, claims, conceptName }: Court,
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
      const carries = claims.get(claim)?.carries ?? 'reported'
      return { ...features, carries: strengths.indexOf(carries), excess: excess(strength, carries) }
    },
  })
  return new Map(found.map((candidate) => [candidate.claim, candidate]))
}

/** The tokens that a candidate's words span. */
function tokensOf(
  sentence: MatchedSentence,
  { carried }: Candidate,
): { first: number; last: number; head: number } | undefined {
  const from = carried[0]
  const to = carried[carried.length - 1]
  if (!from || !to) return undefined
  const first = sentence.tokens.findIndex((token) => token.end > from.start)
  let last = sentence.tokens.length - 1
  while (last > first && sentence.tokens[last]!.start >= to.end) last--
  return first < 0 ? undefined : { first, last, head: first }
}

/** One finding for one place: a topic's claim before `wording/`, the surer before the less sure, more of its own words before fewer. */
function resolve(mentions: readonly Mention[]): Mention[] {
  const rank = (m: Mention) =>
    (m.claim.id.startsWith('wording/') ? 0 : 1000) +
    m.score * 100 +
    (m.match?.hits.length ?? 0) +
    Math.min(9, m.place.last - m.place.first) / 10
  const kept: Mention[] = []
  for (const mention of [...mentions].sort((a, b) => rank(b) - rank(a))) {
    const clash = kept.some(
      (k) =>
        k.claim === mention.claim ||
        (k.place.first <= mention.place.last && mention.place.first <= k.place.last) ||
        mention.claim.id.startsWith('wording/'),
    )
    if (!clash) kept.push(mention)
  }
  return kept.sort((a, b) => a.place.first - b.place.first)
}

function finding(sentence: MatchedSentence, mention: Mention, options: JudgeOptions): Judged[] {
  const { claim, weighed, place } = mention
  let severity: Severity | 'off' = severityOf(claim, weighed.strength, options.severity)
  if (severity === 'off') return []
  if (mention.level === 'information' && severity !== 'hint') severity = 'information'
  const span = spanOf(sentence, place.first, place.last)
  const text = sentence.text.slice(sentence.tokens[place.first]!.start, sentence.tokens[place.last]!.end)
  return [
    {
      claim: claim.id,
      severity,
      message: message(claim, weighed.strength, text, mention.by),
      span,
      text,
      by: mention.by,
      score: mention.score,
      verdict: claim.verdict,
      certainty: claim.certainty,
      strength: weighed.strength,
      carries: claim.carries,
      decided: weighed.decided,
      sentence,
      place: { first: place.first, last: place.last },
      ...(mention.match?.predicate ? { predicate: mention.match.predicate } : {}),
      ...(mention.match ? { match: mention.match } : {}),
      weighed,
    },
  ]
}

/** The source span of a run of tokens, in the offsets of the passage's runs. */
export function spanOf(sentence: MatchedSentence, first: number, last: number): Span {
  const { runs } = sentence.passage
  return { start: toSource(runs, sentence.tokens[first]!.start), end: toSource(runs, sentence.tokens[last]!.end, true) }
}
