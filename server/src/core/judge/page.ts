import type { Claim } from '../model.ts'
import { certaintyMeaning, plain, sourceLine } from './card.ts'
import { verdictMeaning } from './messages.ts'

/** A claim's page in Markdown: for the docs, and for \`goodform explain\`. */
export function claimPage(claim: Claim): string {
  const list = (items: readonly string[]) => items.map((item) => `- ${plain(item)}`)
  return `${[
    `# ${claim.id}`,
    '',
    `As authors write it: ${plain(claim.claim)}`,
    '',
    `- **Verdict: ${claim.verdict}**: ${verdictMeaning[claim.verdict]}.`,
    `- **Certainty: ${claim.certainty}** (GRADE): ${certaintyMeaning[claim.certainty]}.`,
    `- **The evidence carries**: wording up to “${claim.carries}” (see [how strength follows from evidence](https://github.com/goodform/goodform/blob/main/docs/strength.md)).`,
    `- **Reviewed**: ${claim.reviewed}`,
    '',
    '## What is known',
    '',
    plain(claim.finding),
    '',
    '## What may be said',
    '',
    ...list(claim.fair),
    '',
    '## Sources',
    '',
    ...(claim.sources.length ? claim.sources.map(sourceLine) : ['This claim is about wording; no study is cited.']),
    '',
    '## Examples',
    '',
    'Marked:',
    '',
    ...list(claim.examples.flag),
    '',
    'Left alone:',
    '',
    ...list(claim.examples.clear),
  ].join('\n')}\n`
}
