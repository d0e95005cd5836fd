import type { Reasoning } from '../judge/reasoning.ts'
import type { Finding } from '../model.ts'
import { reasoningPage } from './reasoning-page.ts'

/** A reading that a writer holds for wrong, written down to be kept or sent. */
export interface ReadingNote {
  /** What was marked, what it should be, and how it was read, in Markdown. */
  readonly note: string
  /** The sentence as a line of `training/paraphrases`: a test case that says to leave it alone. */
  readonly example: string
}

/** Writes down a finding that should not be there. */
export function readingNote({ claim, message, text }: Finding, reasoning: Reasoning): ReadingNote {
  const line = (words: string) => words.replaceAll(/\s+/g, ' ').trim()
  const example = JSON.stringify({
    claim,
    text: line(reasoning.sentence),
    span: line(text),
    label: 'clear',
    strength: 'certain',
    also: [],
  })
  const note = `# A wrong reading: ${claim}

${message}

What is wrong with that:

## Test case

\`\`\`json
${example}
\`\`\`

## How it was read

${reasoningPage(reasoning)}`
  return { note, example }
}
