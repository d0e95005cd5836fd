import {
  commands,
  type Disposable,
  env,
  l10n,
  type TextDocumentContentProvider,
  Uri,
  ViewColumn,
  window,
  workspace,
} from 'vscode'
import { findingAt, isOfClaim } from './findings.ts'
import type { Knowledge } from './knowledge.ts'
import { nothingHere } from './notes.ts'

const scheme = 'goodform-claim'

/** The evidence of claims as read-only documents, so that it can be read beside the article and without the network. */
export class ClaimPages implements TextDocumentContentProvider, Disposable {
  private readonly registration = workspace.registerTextDocumentContentProvider(scheme, this)

  constructor(private readonly knowledge: Knowledge) {}

  async provideTextDocumentContent(uri: Uri): Promise<string> {
    const claim = uri.path.slice(1).replace(/\.md$/, '')
    return (await this.knowledge.page(claim)) ?? l10n.t('No pack has the claim {0}.', claim)
  }

  /** Shows the evidence of a claim, or of the finding at the cursor, beside the article. */
  async explain(claim: string | undefined = claimAtCursor()): Promise<void> {
    const known = claim && (await this.knowledge.claims([claim])).has(claim)
    if (!known) return nothingHere()
    const uri = Uri.from({ scheme, path: `/${claim}.md` })
    const preview = Promise.resolve(commands.executeCommand('markdown.showPreviewToSide', uri))
    // Where the editor has no Markdown preview, its text is still good to read.
    await preview.catch(() => window.showTextDocument(uri, { viewColumn: ViewColumn.Beside, preview: true }))
  }

  /** Opens the page of a claim, or of the finding at the cursor, in the browser. */
  async open(claim: string | undefined = claimAtCursor()): Promise<void> {
    const known = claim && (await this.knowledge.claims([claim])).get(claim)
    if (!known) return nothingHere()
    // A claim of the user's own packs has its page here only.
    if (known.page) await env.openExternal(Uri.parse(known.page))
    else await this.explain(known.id)
  }

  dispose(): void {
    this.registration.dispose()
  }
}

function claimAtCursor(): string | undefined {
  const editor = window.activeTextEditor
  return editor && findingAt(editor.document.uri, editor.selection.active, isOfClaim)?.claim
}
