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
const beside = { viewColumn: ViewColumn.Beside, preview: true }

/** The evidence of claims, how sentences were read, and notes of wrong readings, as read-only documents, so that it can be read beside the article and without the network. */
export class ClaimPages implements TextDocumentContentProvider, Disposable {
  private readonly registration = workspace.registerTextDocumentContentProvider(scheme, this)
  private readonly texts = new Map<string, string>()

  constructor(private readonly knowledge: Knowledge) {}

  async provideTextDocumentContent(uri: Uri): Promise<string> {
    const text = this.texts.get(uri.toString())
    if (text !== undefined) return text
    const claim = uri.path.slice(1).replace(/\.md$/, '')
    return (await this.knowledge.page(claim)) ?? l10n.t('No pack has the claim {0}.', claim)
  }

  /** Shows the evidence of a claim, or of the finding at the cursor, beside the article. @returns whether there was one */
  async explain(claim: string | undefined = claimAtCursor()): Promise<boolean> {
    const known = claim && (await this.knowledge.claims([claim])).has(claim)
    if (!known) {
      void nothingHere()
      return false
    }
    const uri = Uri.from({ scheme, path: `/${claim}.md` })
    const preview = Promise.resolve(commands.executeCommand('markdown.showPreviewToSide', uri))
    // Where the editor has no Markdown preview, its text is still good to read.
    await preview.catch(() => window.showTextDocument(uri, beside))
    return true
  }

  /** Opens the page of a claim, or of the finding at the cursor, in the browser. */
  async open(claim: string | undefined = claimAtCursor()): Promise<void> {
    const known = claim && (await this.knowledge.claims([claim])).get(claim)
    if (!known) return nothingHere()
    // A claim of the user's own packs has its page here only.
    if (known.page) await env.openExternal(Uri.parse(known.page))
    else await this.explain(known.id)
  }

  /** Shows beside the article how the sentence at the cursor is read: why something in it is told, or why nothing is. */
  async howRead(): Promise<void> {
    const editor = window.activeTextEditor
    if (!editor) return
    const { document, selection } = editor
    const reading = await this.knowledge.reading(document.uri, selection.active)
    if (reading === null) {
      void window.showInformationMessage(l10n.t('Goodform: there is no sentence at the cursor that is read.'))
      return
    }
    await this.beside(`${l10n.t('How Line {0} Is Read', selection.active.line + 1)}.md`, reading)
  }

  /** Shows a text beside the article, which keeps the focus. */
  async beside(name: string, text: string): Promise<void> {
    const uri = Uri.from({ scheme, path: `/${name}`, query: String(this.texts.size) })
    this.texts.set(uri.toString(), text)
    await window.showTextDocument(uri, { ...beside, preserveFocus: true })
  }

  dispose(): void {
    this.registration.dispose()
  }
}

function claimAtCursor(): string | undefined {
  const editor = window.activeTextEditor
  return editor && findingAt(editor.document.uri, editor.selection.active, isOfClaim)?.claim
}
