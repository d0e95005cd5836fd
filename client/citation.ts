import { l10n, type QuickPickItem, QuickPickItemKind, window } from 'vscode'
import type { ClaimSummary, SourceSummary } from '../server/src/lsp/protocol.ts'
import { findingAt, isOfClaim } from './findings.ts'
import type { Knowledge } from './knowledge.ts'
import { plain } from './plain.ts'

interface Choice extends QuickPickItem {
  readonly source?: SourceSummary
}

/** Lets the writer choose a source, those of the finding at the cursor first, and puts it in as a link: after the selection, or at the end of the sentence. */
export async function insertCitation(knowledge: Knowledge): Promise<void> {
  const editor = window.activeTextEditor
  if (!editor) return
  const { document, selection } = editor
  const finding = findingAt(document.uri, selection.active, isOfClaim)
  const claims = await knowledge.claims(finding ? [finding.claim] : [])
  const here = claims.get(finding?.claim ?? '')
  const others = [...claims.values()].filter((claim) => claim !== here)
  const items = [...(here ? [here] : []), ...others].flatMap(choices)
  const placeHolder = l10n.t('A source to cite: author, year, title or claim')
  const chosen = await window.showQuickPick(items, { placeHolder, matchOnDescription: true, matchOnDetail: true })
  if (!chosen?.source) return
  // What is selected is cited as it is; else the sentence of the finding, or of the cursor.
  const from = document.offsetAt(selection.isEmpty ? (finding?.diagnostic.range.end ?? selection.end) : selection.end)
  const at = selection.isEmpty ? sentenceEnd(document.getText(), from) : from
  const link = ` ([${nameOf(chosen.source)}](${chosen.source.url}))`
  await editor.edit((edit) => edit.insert(document.positionAt(at), link))
}

/** Where the sentence around an offset ends: before its full stop, or with its paragraph. */
export function sentenceEnd(text: string, from: number): number {
  const rest = text.slice(from, from + 2_000)
  const paragraph = /\r?\n[ \t]*\r?\n|\r?\n[ \t]*(?:[-*+#>|]|\d+[.)])[ \t]|\s*$/.exec(rest)!.index
  // A stop before a small letter is an abbreviation's.
  const stop = /[.!?…]+["”’»)\]*_]*(?=\s*$|\s*\n|\s+[\p{Lu}\p{N}"“'‘(*_[])/u.exec(rest)
  return from + (stop ? Math.min(stop.index, paragraph) : paragraph)
}

function choices(claim: ClaimSummary): Choice[] {
  if (!claim.sources.length) return []
  return [
    { label: claim.id, kind: QuickPickItemKind.Separator },
    ...claim.sources.map((source) => ({
      label: plain(nameOf(source)),
      description: plain(source.design),
      detail: plain(source.title),
      source,
    })),
  ]
}

/** A source as it is named in running text: first author and year; brackets would end the link. */
export function nameOf({ authors, title, year }: SourceSummary): string {
  const [first = '', ...rest] = authors.split(/, | and /)
  const author = first ? `${first.replace(/ [A-Z]{1,3}$/, '')}${rest.length ? ' et al.' : ''}` : title
  return `${author.replaceAll(/[[\]]/g, '')}${year ? ` ${year}` : ''}`
}
