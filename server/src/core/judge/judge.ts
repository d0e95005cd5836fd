import type { PatternMatch } from '../match/matcher.ts'
import { type Claim, exceeds, type Finding, type Severity, type Span, type Strength } from '../model.ts'
import { toSource } from '../read/align.ts'
import type { MatchedSentence } from '../read/sentences.ts'
import type { MentionPlace } from '../weigh/scope.ts'
import type { Surroundings } from '../weigh/surroundings.ts'
import { type CueFeatures, type Weighed, weigh } from '../weigh/weigh.ts'
import { message } from './messages.ts'
import { type SeveritySettings, severityOf } from './severity.ts'

/** A claim that the learned reader proposes for a sentence. */
export interface Candidate {
  readonly claim: string
  /** Confidence that the sentence claims it, 0 to 1. */
  readonly score: number
  /** Where a finding of this candidate may be told. */
  readonly level: 'normal' | 'information' | 'none'
  /** The words that carried it: first and last token. */
  readonly first: number
  readonly last: number
}

/** The learned reader: claims that no pattern foresaw. */
export interface LearnedReader {
  /**
   * @param cuesFor counts the cues around a run of tokens (for a candidate's words)
   * @param matched claims whose patterns stand in the sentence
   */
  read(
    sentence: MatchedSentence,
    around: Surroundings,
    cuesFor: (first: number, last: number) => CueFeatures,
    matched: ReadonlySet<string>,
  ): readonly Candidate[]
}

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
  readonly level: Candidate['level']
  readonly match?: PatternMatch
}

/**
 * Weighs the mentions of a sentence and tells those that are stronger than their claims carry.
 * @param context whether a concept stands in what surrounds the sentence, for patterns that ask for it
 */
export function judgeSentence(
  sentence: MatchedSentence,
  around: Surroundings,
  claims: ReadonlyMap<string, Claim>,
  context: (concept: number) => boolean,
  model: LearnedReader | undefined,
  options: JudgeOptions,
): Judged[] {
  const mentions: Mention[] = []
  const matched = new Set<string>()
  for (const match of sentence.matches) {
    const claim = claims.get(match.pattern.claim)
    if (!claim || (match.pattern.context && !match.pattern.context.some(context))) continue
    matched.add(claim.id)
    const place: MentionPlace = {
      first: match.first,
      last: match.last,
      head: match.predicate?.first ?? match.first,
      own: (token) => match.hits.some((hit) => hit.first <= token && token <= hit.last),
    }
    mentions.push({
      claim,
      by: 'pattern',
      score: 1,
      place,
      weighed: weigh(sentence, place, around, match.pattern.certain),
      level: 'normal',
      match,
    })
  }
  if (model) {
    const placeOf = (first: number, last: number): MentionPlace => ({ first, last, head: first, own: () => false })
    const cuesFor = (first: number, last: number) => weigh(sentence, placeOf(first, last), around).features
    for (const candidate of model.read(sentence, around, cuesFor, matched)) {
      const claim = claims.get(candidate.claim)
      if (!claim || candidate.level === 'none' || mentions.some((m) => m.claim === claim)) continue
      const place = placeOf(candidate.first, candidate.last)
      mentions.push({
        claim,
        by: 'model',
        score: candidate.score,
        place,
        weighed: weigh(sentence, place, around),
        level: candidate.level,
      })
    }
  }
  const told = mentions.filter(
    (m) => exceeds(m.weighed.strength, m.claim.carries) && !exceeds(options.minimumStrength, m.weighed.strength),
  )
  return resolve(told).flatMap((mention) => finding(sentence, mention, options))
}

/** One finding for one place: a topic's claim before `wording/`, a pattern before the model, more of its own words before fewer. */
function resolve(mentions: readonly Mention[]): Mention[] {
  const rank = (m: Mention) =>
    (m.claim.id.startsWith('wording/') ? 0 : 1000) +
    (m.by === 'pattern' ? 100 + (m.match?.hits.length ?? 0) * 10 : m.score * 100) +
    Math.min(9, m.place.last - m.place.first)
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
