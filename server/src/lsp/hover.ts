import { type Hover, MarkupKind } from 'vscode-languageserver'
import type { Finding, Linter } from '../core/index.ts'
import { type PageOf, range } from './convert.ts'
import type { OpenDocument } from './documents.ts'

/**
 * The evidence card of the first finding of a claim at a place.
 * @param pageOf where more can be read of a claim
 */
export function hover(
  document: OpenDocument,
  findings: readonly Finding[],
  linter: Linter,
  markdown: boolean,
  pageOf: PageOf,
): Hover | null {
  const finding = findings.find((f) => linter.claims.has(f.claim))
  const card = finding && linter.card(finding.claim, finding)
  if (!finding || !card) return null
  const page = pageOf(finding.claim)
  const more = page?.startsWith('https:') ? 'all that is known' : 'its entry in the pack'
  const value = page ? `${card} · [${more}](${page})` : card
  return {
    contents: markdown
      ? { kind: MarkupKind.Markdown, value }
      : { kind: MarkupKind.PlainText, value: withoutMarkup(value) },
    range: range(document.text, finding.span),
  }
}

/** A card for clients that show no Markdown. */
export function withoutMarkup(markdown: string): string {
  return markdown
    .replaceAll(/\[((?:[^\]\\]|\\.)*)\]\((\S+?)\)/g, '$1 ($2)')
    .replaceAll(/(?<!\\)\*+/g, '')
    .replaceAll(/\\([\\`*_{}[\]<>#|!&~])/g, '$1')
}
