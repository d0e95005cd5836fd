import { verdictMeaning } from '../judge/messages.ts'
import type { Claim, Strength } from '../model.ts'
import { certaintyMeaning, escapeMarkdown, sourceLine } from './card.ts'

/** What a claim's greatest strength leaves to a writer. */
export const carriesMeaning: Readonly<Record<Strength, string>> = {
  denied: 'a denial',
  questioned: 'a question',
  reported: 'a report of what others say (“many people believe …”), a question or a denial',
  possible: 'a cautious “may”, “might” or “can”',
  likely: '“usually”, “tends to”, “is likely to”',
  certain: 'a plain statement',
}

/**
 * A claim's page in Markdown: for the docs, and for `goodform explain`.
 * @param docs address of the folder `docs`, for links to the pages beside this one
 */
export function claimPage(claim: Claim, docs = 'https://github.com/goodform/goodform/blob/main/docs'): string {
  const list = (items: readonly string[]) => items.map((item) => `- ${escapeMarkdown(item)}`)
  const part = (title: string, lines: readonly string[]) => (lines.length ? ['', `## ${title}`, '', ...lines] : [])
  return `${[
    `# ${claim.id}`,
    '',
    `> ${escapeMarkdown(claim.claim)}`,
    '',
    'That is the claim, as fitness articles make it. Goodform marks a sentence that puts it more strongly than the evidence allows.',
    '',
    `- **Verdict: ${claim.verdict}**. In short: ${verdictMeaning[claim.verdict]}.`,
    `- **Certainty: ${claim.certainty}** ([GRADE](${docs}/strength.md#certainty)). How firm that is: ${certaintyMeaning[claim.certainty]}.`,
    `- **What the evidence carries**: ${carriesMeaning[claim.carries]}. [Why](${docs}/strength.md#what-carries-what)`,
    ...(claim.reviewed ? [`- **Reviewed**: ${claim.reviewed}`] : []),
    ...part('What is known', [escapeMarkdown(claim.finding)]),
    ...part('How far that goes', list(claim.limits)),
    ...part('What may be said', list(claim.fair)),
    ...part('Sources', claim.sources.map(sourceLine)),
    ...part('Examples', [
      ...(claim.examples.flag.length ? ['Marked:', '', ...list(claim.examples.flag), ''] : []),
      ...(claim.examples.clear.length ? ['Left alone:', '', ...list(claim.examples.clear)] : []),
    ]),
  ]
    .join('\n')
    .trimEnd()}\n`
}
