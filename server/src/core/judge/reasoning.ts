import { type Candidate, type Contribution, type Near, type Rest, reach } from '../learn/index.ts'
import type { Strength } from '../model.ts'
import type { MatchedSentence } from '../read/sentences.ts'
import { wordsOf } from '../weigh/sentence.ts'
import type { Position } from '../weigh/surroundings.ts'
import { type Outcome, resolve } from './decide.ts'
import { type Court, decideIn } from './judge.ts'
import { hear, mentionsOf } from './mentions.ts'

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

/** Reads a sentence once more and keeps every step. */
export function reasoningOf(
  sentence: MatchedSentence,
  position: Position,
  context: (concept: number) => boolean,
  rest: Rest,
  court: Court,
): Reasoning {
  const { found, candidates } = mentionsOf(hear(sentence, position, context, court), rest, court)
  const decided = found.map((mention) => ({ mention, ...decideIn(court, mention, candidates, position) }))
  const kept = new Set(resolve(decided.flatMap(({ told }) => told ?? [])).map(({ claim }) => claim))
  const seen = new Set<string>()
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
        carriedBy: heaviest(sentence, court.model?.explain(sentence.tokens, claim.id) ?? []),
        outcome: told && !kept.has(claim) ? 'given way' : outcome,
      },
    ]
  })
  return {
    sentence: sentence.text.slice(sentence.start, sentence.end),
    cues: sentence.cues.map(({ cue, first, last }) => ({ effect: cue.effect, words: wordsOf(sentence, first, last) })),
    mentions: mentions.sort((a, b) => (b.logit ?? 0) - (a.logit ?? 0)),
  }
}

function heaviest({ text }: MatchedSentence, contributions: readonly Contribution[]): string[] {
  return contributions
    .filter((c) => c.weight > 0)
    .sort((a, b) => b.weight - a.weight)
    .slice(0, 5)
    .map(({ start, end }) => text.slice(start, end))
}

const outcomes: Readonly<Record<Outcome, string>> = {
  told: 'told',
  'in line': 'left alone: the wording is no stronger than the evidence carries',
  unlikely: 'left alone: read as a whole, the sentence hardly asserts this claim',
  silenced: 'left alone: a question, a myth’s place, a past belief or a quotation decides',
  unsure: 'left alone: a cue speaks against it, and the reading is not sure enough to overrule it',
  weak: 'left alone: weaker than the least strength that is told',
  'given way': 'left alone: another claim is told of these words, more surely',
}

/** What is worth telling of one side. */
const nearby = (side: 'before' | 'behind', { likely, aside }: Near): string[] => [
  ...(likely >= 0.1 ? [`likely ${side} (${likely.toFixed(2)})`] : []),
  ...(aside ? [`spoken of and hardly claimed ${side}`] : []),
]

/** A sentence's reasoning in Markdown: for `goodform explain --at`, and to report a wrong reading with. */
export function reasoningPage({ sentence, cues, mentions }: Reasoning): string {
  const quoted = (words: readonly string[]) => [...new Set(words)].map((word) => `“${word}”`).join(', ')
  const lines = [`> ${sentence.replaceAll(/\s+/g, ' ')}`, '']
  // Several phrases of a cue may match the same words.
  const named = [...new Set(cues.map((c) => `“${c.words}” (${c.effect})`))]
  lines.push(named.length ? `Cues: ${named.join(', ')}.` : 'No cues.', '')
  if (!mentions.length) lines.push('No claim comes into question.')
  for (const m of mentions) {
    lines.push(
      `- **${m.claim}**: ${outcomes[m.outcome]}`,
      `  - ${m.by === 'pattern' ? 'a pattern matches' : 'reads like it'}: “${m.words}”`,
      `  - strength ${m.strength}${m.decided.length ? `, by ${quoted(m.decided)}` : ''}; the evidence carries ${m.carries}`,
    )
    if (m.logit !== undefined) lines.push(`  - score ${m.logit.toFixed(2)}, level ${m.level}`)
    if (m.near) {
      const near = [...nearby('before', m.near.before), ...nearby('behind', m.near.behind)]
      if (near.length) lines.push(`  - within ${reach} sentences: ${near.join('; ')}`)
    }
    if (m.carriedBy.length) lines.push(`  - carried by ${quoted(m.carriedBy)}`)
  }
  return `${lines.join('\n')}\n`
}
