import type { Candidate, ClaimModel } from '../learn/index.ts'
import { exceeds, type Strength } from '../model.ts'
import type { Mention } from './mention.ts'

/** A mention that is told, how surely, and at what level. */
export interface StrongMention extends Mention {
  readonly score: number
  readonly level: 'normal' | 'information'
}

/**
 * How sure (a logit) the learned part must be, alone, of a step of an exercise. Of steps some two in a thousand claim something, of sentences in
 * articles some eighty: at the articles' threshold nearly all that it alone sees in steps is wrong.
 */
const sureOfStep = 2.2

/** How often what was learned from a user's examples is right, where the cues assert it: see docs/your-own-pack.md. */
const taughtScore = 0.7

/** Why a mention is told or not; the words of `outcomes` are for people. */
export type Outcome =
  | 'told'
  | 'in line'
  | 'unlikely'
  | 'silenced'
  | 'unsure'
  | 'weak'
  | 'given way'
  | 'outdone'
  | 'off'
  | 'suppressed'

/** What becomes of a mention, and what is told of it. */
export interface Decision {
  readonly outcome: Outcome
  readonly told?: StrongMention
}

/**
 * Whether a mention is told. Of a claim that the learned part knows, it decides for both readers: it has read the same cues, and all else that
 * stands around them. A decisive cue silences both; a denial or a question calls for a sure answer, as how far it reaches may be misread; a
 * hedge or a report that leaves no more than the claim carries is believed, or no rewording could clear what the learned part is sure of. Of a
 * claim that it does not know (a user's pack), the cues decide alone; what was learned from the pack's examples is told as information.
 * @param step whether the sentence is a step of an exercise
 */
export function decide(
  mention: Mention,
  candidate: Candidate | undefined,
  model: ClaimModel | undefined,
  minimum: Strength,
  step = false,
): Decision {
  const { claim, weighed } = mention
  if (mention.outdone) return { outcome: 'outdone' }
  const stronger = exceeds(weighed.strength, claim.carries)
  const tell = (told: StrongMention) =>
    exceeds(minimum, told.weighed.strength) ? ({ outcome: 'weak' } as const) : ({ outcome: 'told', told } as const)
  if (mention.taught) {
    if (step) return { outcome: 'unlikely' }
    return stronger ? tell({ ...mention, score: taughtScore, level: 'information' }) : { outcome: 'in line' }
  }
  if (!model?.claims.includes(claim.id))
    return stronger ? tell({ ...mention, score: 1, level: 'normal' }) : { outcome: 'in line' }
  if (!candidate || candidate.level === 'none') return { outcome: 'unlikely' }
  if (step && mention.by === 'model' && candidate.logit < sureOfStep) return { outcome: 'unlikely' }
  if (weighed.decisive) return { outcome: 'silenced' }
  const { score, level } = candidate
  if (stronger) return tell({ ...mention, score, level })
  if (softened.has(weighed.strength)) return { outcome: 'in line' }
  if (level !== 'normal') return { outcome: 'unsure' }
  return tell({ ...mention, score, level, weighed: { ...weighed, strength: 'certain', decided: [] } })
}

const softened: ReadonlySet<Strength> = new Set<Strength>(['likely', 'possible', 'reported'])

/**
 * One finding for one place: a topic's claim before a general one (whose words the learned part alone hardly tells from the topic's), the surer
 * before the less sure, more of its own words before fewer. The words
 * that carried the learned part are often a whole clause: where a pattern finds another claim in part of them, it keeps that part. What was
 * learned from a user's examples gives way to all else.
 */
export function resolve(mentions: readonly StrongMention[]): StrongMention[] {
  const rank = (m: StrongMention) =>
    (m.taught ? -2000 : m.claim.general ? 0 : 1000) +
    m.score * 100 +
    (m.match?.hits.length ?? 0) +
    Math.min(9, m.place.last - m.place.first) / 10
  let kept: StrongMention[] = []
  for (const mention of [...mentions].sort((a, b) => rank(b) - rank(a))) {
    if (kept.some((k) => k.claim === mention.claim || (mention.claim.general && mention.by === 'model'))) continue
    const clashing = kept.filter((k) => k.place.first <= mention.place.last && mention.place.first <= k.place.last)
    if (!clashing.length) kept.push(mention)
    else if (clashing.length === 1 && !mention.taught) {
      const [first] = clashing
      const parted = apart(first!, mention)
      if (parted) kept = [...kept.filter((k) => k !== first), ...parted]
    }
  }
  return kept.sort((a, b) => a.place.first - b.place.first)
}

/** A mention of the learned part beside one of a pattern, where enough of its words stand before or behind it. */
function apart(a: StrongMention, b: StrongMention): [StrongMention, StrongMention] | undefined {
  if (a.by === b.by || a.claim.general || b.claim.general) return undefined
  const [learned, pattern] = a.by === 'model' ? [a, b] : [b, a]
  const { first, last } = learned.place
  const before = pattern.place.first - first
  const behind = last - pattern.place.last
  if (Math.max(before, behind) < leastWords) return undefined
  const start = pattern.place.last + 1
  const place =
    before >= behind
      ? { ...learned.place, last: pattern.place.first - 1 }
      : { ...learned.place, first: start, head: start }
  return [pattern, { ...learned, place }]
}

/** So many words say what is claimed. */
const leastWords = 4
