import type { Rest } from '../learn/index.ts'
import type { PatternMatch } from '../match/matcher.ts'
import type { Finding, Severity, Span, Strength } from '../model.ts'
import { toSource } from '../read/align.ts'
import { type ReadSentence, wordsOf } from '../weigh/sentence.ts'
import type { Position } from '../weigh/surroundings.ts'
import type { Weighed } from '../weigh/weigh.ts'
import { type Decision, decide, resolve, type StrongMention } from './decide.ts'
import type { Heard } from './hear.ts'
import type { Mention, MentionParts } from './mention.ts'
import { type Mentions, mentionsOf } from './mentions.ts'
import { message } from './messages.ts'
import { type SeveritySettings, severityOf } from './severity.ts'
import { shown } from './shown.ts'

export interface JudgeOptions {
  readonly severity: SeveritySettings
  /** The weakest strength that is told, beside what the claim carries. */
  readonly minimumStrength: Strength
}

/** A finding with what a rewording needs: its sentence and the tokens of the claim. */
export interface Judged extends Finding {
  readonly sentence: ReadSentence
  readonly place: { readonly first: number; readonly last: number }
  readonly predicate?: { readonly first: number; readonly last: number }
  readonly match?: PatternMatch
  readonly weighed: Weighed
}

/** What a sentence is judged with. */
export interface JudgeParts extends MentionParts {
  readonly options: JudgeOptions
}

/**
 * Weighs the mentions of a sentence and tells those that are stronger than their claims carry.
 * @param rest what the rest of the article says
 * @param sentence the sentence where it stands now
 */
export function judgeSentence(
  heard: Heard,
  rest: Rest,
  parts: JudgeParts,
  sentence = heard.sentence,
): readonly Judged[] {
  if (!heard.found.length && !heard.considered) return nothing
  const { found, candidates } = mentionsOf(heard, rest, parts, 'likely')
  if (!found.length) return nothing
  const told = found.flatMap((mention) => decideIn(parts, mention, candidates, heard.position).told ?? [])
  return resolve(told).flatMap((mention) => finding(sentence, mention, parts.options))
}

/** Whether a mention of a sentence is told, and why. */
export const decideIn = (
  { model, options }: JudgeParts,
  mention: Mention,
  candidates: Mentions['candidates'],
  { step }: Position,
): Decision => decide(mention, candidates.get(mention.claim.id), model, options.minimumStrength, step)

const nothing: Judged[] = []

function finding(sentence: ReadSentence, mention: StrongMention, options: JudgeOptions): Judged[] {
  const { claim, weighed, place } = mention
  let severity: Severity | 'off' = severityOf(claim, weighed.strength, options.severity)
  if (severity === 'off') return []
  if (mention.level === 'information' && severity !== 'hint') severity = 'information'
  const { first, last } = shown(sentence, place, mention.by)
  const span = spanOf(sentence, first, last)
  const text = wordsOf(sentence, first, last)
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
export function spanOf(sentence: ReadSentence, first: number, last: number): Span {
  const { runs } = sentence.passage
  return { start: toSource(runs, sentence.tokens[first]!.start), end: toSource(runs, sentence.tokens[last]!.end, true) }
}
