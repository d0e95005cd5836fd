import type { Claim, Finding, Source } from '../model.ts'
import { verdictMeaning } from './messages.ts'

export const certaintyMeaning = {
  high: 'further research is very unlikely to change this',
  moderate: 'further research may change this',
  low: 'further research is likely to change this',
  'very-low': 'very little is known',
} as const

/** A source's address: its DOI, its PubMed or its PMC record. */
export function sourceUrl(source: Source): string | undefined {
  if (source.doi)
    return `https://doi.org/${encodeURI(source.doi).replaceAll(/[()]/g, (mark) => (mark === '(' ? '%28' : '%29'))}`
  if (source.pmid) return `https://pubmed.ncbi.nlm.nih.gov/${source.pmid}/`
  if (source.pmcid) return `https://pmc.ncbi.nlm.nih.gov/articles/${source.pmcid}/`
  return source.url && /^https:\/\//.test(source.url) ? source.url : undefined
}

/** Text from packs and articles on one line, safe inside Markdown: nothing in it is markup or HTML. */
export function plain(text: string): string {
  return text
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/[\\`*_[\]<>|~]|&(?=#?\w+;)|^[#+=-]/g, (mark) => `\\${mark}`)
    .replace(/^(\d+)([.)])/, '$1\\$2')
}

/** One source as a list item: who, when, what, what it says. */
export function sourceLine(source: Source): string {
  const url = sourceUrl(source)
  const title = plain(source.title)
  const by = [source.authors && plain(source.authors), source.year && `(${source.year})`].filter(Boolean).join(' ')
  const where = source.journal ? `, *${plain(source.journal)}*` : ''
  return `- ${by ? `${by}: ` : ''}${url ? `[${title}](${url})` : title}${where}, ${plain(source.design)}. ${plain(source.says)}`
}

/** The evidence of a claim on one screen, in Markdown: claim, verdict, certainty, finding, what would be fair, sources, why it was marked. */
export function evidenceCard(claim: Claim, finding?: Finding): string {
  const lines = [
    `**${plain(claim.claim)}**`,
    '',
    `**${claim.verdict}**: ${verdictMeaning[claim.verdict]}. Certainty **${claim.certainty}**: ${certaintyMeaning[claim.certainty]}.`,
    '',
    [claim.finding, ...claim.limits.slice(0, 1)].map(plain).join(' '),
    '',
    ...(claim.fair.length
      ? ['What would be fair to say:', '', ...claim.fair.slice(0, 2).map((text) => `- ${plain(text)}`), '']
      : []),
    ...(claim.sources.length ? ['Sources:', '', ...claim.sources.slice(0, 3).map(sourceLine), ''] : []),
  ]
  if (finding?.strength) {
    const decided = finding.decided
      ?.filter(Boolean)
      .map((words) => `“${plain(words)}”`)
      .join(', ')
    lines.push(
      `Marked because the wording is **${finding.strength}**${decided ? ` (${decided})` : ''} and the evidence carries at most **${claim.carries}**.`,
    )
  }
  return lines.join('\n').trimEnd()
}
