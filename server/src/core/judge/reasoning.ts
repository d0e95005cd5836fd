import type { Candidate, Contribution, Rest } from '../learn/index.ts'
import type { Claim, Strength } from '../model.ts'
import type { ReadSentence } from '../weigh/sentence.ts'
import { wordsOf } from '../weigh/sentence.ts'
import type { Position } from '../weigh/surroundings.ts'
import { type Outcome, resolve } from './decide.ts'
import { hear } from './hear.ts'
import { decideIn, type JudgeParts } from './judge.ts'
import { mentionsOf } from './mentions.ts'
import { severityOf } from './severity.ts'

/** How one mention was read. */
export interface MentionReasoning {
  readonly claim: string
  readonly by: 'pattern' | 'model'
  /** The words that express the claim. */
  readonly words: string
  readonly strength: Strength
  readonly carries: Strength
  /** The words that decided the strength. */
  readonly decided: readonly string[]
  /** What the learned part says: how surely the claim is asserted (a logit), and the level that earns. */
  readonly logit?: number
  readonly level?: string
  /** What is said of the claim in the sentences before and behind. */
  readonly near?: Candidate['near'] | undefined
  /** The words that spoke most for the claim, heaviest first. */
  readonly carriedBy: readonly string[]
  readonly outcome: Outcome
}

/** How a sentence was read: its cues and its mentions, surest first. */
export interface Reasoning {
  readonly sentence: string
  readonly cues: readonly { readonly effect: string; readonly words: string }[]
  readonly mentions: readonly MentionReasoning[]
}

/**
 * Reads a sentence once more and keeps every step.
 * @param suppressed whether the writer keeps the wording of a claim that would be told here
 */
export function reasoningOf(
  sentence: ReadSentence,
  position: Position,
  context: (concept: number) => boolean,
  rest: Rest,
  parts: JudgeParts,
  suppressed: (claim: string) => boolean,
): Reasoning {
  const { found, candidates } = mentionsOf(hear(sentence, position, context, parts), rest, parts)
  const decided = found.map((mention) => ({ mention, ...decideIn(parts, mention, candidates, position) }))
  const kept = new Set(resolve(decided.flatMap(({ told }) => told ?? [])).map(({ claim }) => claim))
  const seen = new Set<string>()
  const outcomeOf = (claim: Claim, strength: Strength): Outcome => {
    if (!kept.has(claim)) return 'given way'
    if (severityOf(claim, strength, parts.options.severity) === 'off') return 'off'
    return suppressed(claim.id) ? 'suppressed' : 'told'
  }
  const mentions = decided.flatMap(({ mention, outcome, told }): MentionReasoning[] => {
    const { claim, by, place, weighed } = mention
    const candidate = candidates.get(claim.id)
    const words = wordsOf(sentence, place.first, place.last)
    // Several patterns of a claim may match the same words.
    if (seen.has(`${claim.id} ${words}`)) return []
    seen.add(`${claim.id} ${words}`)
    return [
      {
        claim: claim.id,
        by,
        words,
        strength: told?.weighed.strength ?? weighed.strength,
        carries: claim.carries,
        decided: told?.weighed.decided ?? weighed.decided,
        ...(candidate ? { logit: candidate.logit, level: candidate.level, near: candidate.near } : {}),
        carriedBy: heaviest(sentence, parts.model?.explain(sentence.tokens, claim.id) ?? []),
        outcome: told ? outcomeOf(claim, told.weighed.strength) : outcome,
      },
    ]
  })
  return {
    sentence: sentence.text.slice(sentence.start, sentence.end),
    cues: sentence.cues.map(({ cue, first, last }) => ({ effect: cue.effect, words: wordsOf(sentence, first, last) })),
    mentions: mentions.sort((a, b) => (b.logit ?? 0) - (a.logit ?? 0)),
  }
}

function heaviest({ text }: ReadSentence, contributions: readonly Contribution[]): string[] {
  return contributions
    .filter((c) => c.weight > 0)
    .sort((a, b) => b.weight - a.weight)
    .slice(0, 5)
    .map(({ start, end }) => text.slice(start, end))
}
