import { l10n, type QuickPickItem, QuickPickItemKind, window } from 'vscode'
import type { ClaimSummary, SourceSummary } from '../server/src/lsp/protocol.ts'
import { findingAt } from './findings.ts'
import type { Knowledge } from './knowledge.ts'

interface Choice extends QuickPickItem {
  readonly source?: SourceSummary
}

/** Lets the writer choose a source, those of the finding at the cursor first, and puts it in as a link after the selection. */
export async function insertCitation(knowledge: Knowledge): Promise<void> {
  const editor = window.activeTextEditor
  if (!editor) return
  const claims = await knowledge.claims()
  const here = claims.get(findingAt(editor.document.uri, editor.selection.active)?.claim ?? '')
  const others = [...claims.values()].filter((claim) => claim !== here)
  const items = [...(here ? [here] : []), ...others].flatMap(choices)
  const placeHolder = l10n.t('A source to cite: author, year, title or claim')
  const chosen = await window.showQuickPick(items, { placeHolder, matchOnDescription: true, matchOnDetail: true })
  if (!chosen?.source) return
  const { end } = editor.selection
  await editor.edit((edit) => edit.insert(end, ` ([${nameOf(chosen.source!)}](${chosen.source!.url}))`))
}

function choices(claim: ClaimSummary): Choice[] {
  if (!claim.sources.length) return []
  return [
    { label: claim.claim, kind: QuickPickItemKind.Separator },
    ...claim.sources.map((source) => ({
      label: nameOf(source),
      description: source.design,
      detail: source.title,
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
