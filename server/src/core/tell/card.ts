import { verdictSays } from '../judge/messages.ts'
import { inEnglish, l10n, type Say } from '../l10n.ts'
import type { Claim, Finding, Source } from '../model.ts'
import { shorten } from '../shorten.ts'
import { firstAuthor, sourceUrl } from '../sources.ts'
import { evidenceFor } from './evidence.ts'
import { certaintyName, strengthName, verdictName } from './terms.ts'

export const certaintyMeaning = {
  high: 'further research is very unlikely to change this',
  moderate: 'further research may change this',
  low: 'further research is likely to change this',
  'very-low': 'very little is known',
} as const

/** Text from packs and articles on one line, safe inside Markdown: nothing in it is markup or HTML. */
export function escapeMarkdown(text: string): string {
  return text
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/[\\`*_[\]<>|~]|&(?=#?\w+;)|^[#+=-]/g, (mark) => `\\${mark}`)
    .replace(/^(\d+)([.)])/, '$1\\$2')
}

/** One source as a list item: who, when, what, what it says. */
export function sourceLine(source: Source): string {
  const url = sourceUrl(source)
  const title = escapeMarkdown(source.title)
  const by = [source.authors && escapeMarkdown(source.authors), source.year && `(${source.year})`]
    .filter(Boolean)
    .join(' ')
  const where = source.journal ? `, *${escapeMarkdown(source.journal)}*` : ''
  return `- ${by ? `${by}: ` : ''}${url ? `[${title}](${url})` : title}${where}, ${escapeMarkdown(source.design)}. ${escapeMarkdown(source.says)}`
}

/** Most of a finding that a card holds, in UTF-16 units: three lines of an editor’s hover. */
const mostFinding = 300

/**
 * The evidence of a claim in about ten lines of Markdown, for a hover: claim, verdict, certainty, why it was marked, finding, what would be
 * fair, sources.
 * @param say the language of what stands around the evidence
 */
export function evidenceCard(claim: Claim, finding?: Finding, say: Say = inEnglish): string {
  const [fair] = claim.fair
  const known = evidenceFor(claim, finding)
  const sources = known.sources.slice(0, 3).map(shortSource).join(' · ')
  return [
    `**${escapeMarkdown(claim.claim)}**`,
    say(
      l10n.t(
        '**{0}**, certainty **{1}**: {2}.',
        say(verdictName[claim.verdict]),
        say(certaintyName[claim.certainty]),
        whyMarked(claim, finding, say) ?? say(verdictSays[claim.verdict]),
      ),
    ),
    '',
    escapeMarkdown(asMany(known.sentences, mostFinding)),
    '',
    ...(fair ? [say(l10n.t('**Fair to say:** {0}', escapeMarkdown(fair))), ''] : []),
    ...(sources ? [say(l10n.t('**Sources:** {0}', sources))] : []),
  ]
    .join('\n')
    .trimEnd()
    .replaceAll(/(?<=\S)\n(?=\S)/g, '  \n')
}

/** As many whole sentences as fit into so many units, the first in any case. */
function asMany([first = '', ...others]: readonly string[], most: number): string {
  let text = first
  for (const sentence of others) {
    if (text.length + 1 + sentence.length > most) break
    text += ` ${sentence}`
  }
  return text
}

/** Who and when, as a link, and the design. */
function shortSource(source: Source): string {
  const first = firstAuthor(source) ?? shorten(source.title, 40)
  const name = escapeMarkdown([first, source.year].filter(Boolean).join(' '))
  const url = sourceUrl(source)
  return `${url ? `[${name}](${url})` : name} (${escapeMarkdown(source.design.split(/[,;(]/)[0]!.trim())})`
}

function whyMarked(claim: Claim, finding: Finding | undefined, say: Say): string | undefined {
  if (!finding?.strength) return undefined
  const words = finding.decided?.filter(Boolean).map((found) => `“${escapeMarkdown(found)}”`)
  const [is, most] = [say(strengthName[finding.strength]), say(strengthName[claim.carries])]
  return say(
    words?.length
      ? l10n.t('the wording is {0} ({1}), the evidence carries at most {2}', is, words.join(', '), most)
      : l10n.t('the wording is {0}, the evidence carries at most {1}', is, most),
  )
}
