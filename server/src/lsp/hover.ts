import { type Hover, MarkupKind } from 'vscode-languageserver'
import type { Finding, Linter } from '../core/index.ts'
import { pageOf, range } from './convert.ts'
import type { OpenDocument } from './documents.ts'

/**
 * The evidence card of the first finding of a claim at a place.
 * @param hasPage whether a claim has a page to link to: the built-in ones have
 */
export function hover(
  document: OpenDocument,
  findings: readonly Finding[],
  linter: Linter,
  markdown: boolean,
  hasPage: (claim: string) => boolean,
): Hover | null {
  const finding = findings.find((f) => linter.claims.has(f.claim))
  const card = finding && linter.card(finding.claim, finding)
  if (!finding || !card) return null
  const value = hasPage(finding.claim) ? `${card} · [all that is known](${pageOf(finding.claim)})` : card
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
