import { type Hover, MarkupKind } from 'vscode-languageserver'
import { type Finding, type Linter, l10n, type Say } from '../core/index.ts'
import { type PageOf, range } from './convert.ts'
import type { OpenDocument } from './documents.ts'

/**
 * The evidence card of the first finding of a claim at a place.
 * @param pageOf where more can be read of a claim
 * @param say the editor's language
 */
export function hover(
  document: OpenDocument,
  findings: readonly Finding[],
  linter: Linter,
  markdown: boolean,
  pageOf: PageOf,
  say: Say,
): Hover | null {
  const finding = findings.find((f) => linter.claims.has(f.claim))
  const card = finding && linter.card(finding.claim, finding, say)
  if (!finding || !card) return null
  const page = pageOf(finding.claim)
  const more = page?.startsWith('https:') ? l10n.t('all that is known') : l10n.t('its entry in the pack')
  const value = page ? `${card} · [${say(more)}](${inLink(page)})` : card
  return {
    contents: markdown
      ? { kind: MarkupKind.Markdown, value }
      : { kind: MarkupKind.PlainText, value: withoutMarkup(value) },
    range: range(document.text, finding.span),
  }
}

/** An address that cannot end its link: a pack's name may hold brackets, and not every editor encodes blanks. */
const inLink = (address: string): string =>
  address.replaceAll(/[()<>\s\\]/g, (mark) => `%${mark.charCodeAt(0).toString(16).padStart(2, '0')}`)

/** A card for clients that show no Markdown. */
export function withoutMarkup(markdown: string): string {
  return markdown
    .replaceAll(/\[((?:[^\]\\]|\\.)*)\]\((\S+?)\)/g, '$1 ($2)')
    .replaceAll(/(?<!\\)\*+/g, '')
    .replaceAll(/\\([\\`*_{}[\]<>#|!&~])/g, '$1')
}
