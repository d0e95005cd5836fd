import type { Outcome } from '../judge/decide.ts'
import type { Reasoning } from '../judge/reasoning.ts'
import { type Near, reach } from '../learn/index.ts'

const outcomes: Readonly<Record<Outcome, string>> = {
  told: 'told',
  'in line': 'left alone: the wording is no stronger than the evidence carries',
  unlikely: 'left alone: read as a whole, the sentence hardly asserts this claim',
  silenced: 'left alone: a question, a myth’s place, a past belief or a quotation decides',
  unsure: 'left alone: a cue speaks against it, and the reading is not sure enough to overrule it',
  weak: 'left alone: weaker than the least strength that is told',
  off: 'left alone: the configuration sets its severity to off',
  suppressed: 'left alone: a comment of the writer, or the front matter, keeps the wording',
  'given way': 'left alone: another claim is told of these words, more surely',
  outdone: 'left alone: something else is said to be better',
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
