import { type Disposable, LanguageStatusSeverity, l10n, languages, type TextDocument, window, workspace } from 'vscode'
import type { Outcome } from '../server/src/lsp/protocol.ts'
import { isArticle, statusSelector } from './documents.ts'
import { findingsOf, onDidChangeFindings } from './findings.ts'
import { plain } from './plain.ts'

/** The language status: how many findings the article has, or that it is not checked, and how long the last check took. */
export class Status implements Disposable {
  private readonly item = languages.createLanguageStatusItem('goodform.status', statusSelector(false))
  private readonly subscriptions: Disposable[]
  private milliseconds: number | undefined
  private problem: string | undefined
  /** What the server says of the document in the editor; undefined until it has said something. */
  private outcome: Outcome | undefined

  /** Asks the server what becomes of a document. */
  ask: (document: TextDocument) => Promise<Outcome | undefined> = async () => undefined

  constructor() {
    this.item.name = 'Goodform'
    this.subscriptions = [
      this.item,
      onDidChangeFindings(() => this.show()),
      window.onDidChangeActiveTextEditor(() => this.look()),
      workspace.onDidGrantWorkspaceTrust(() => this.show()),
      workspace.onDidChangeConfiguration(() => this.look()),
    ]
    this.show()
  }

  /** Notes how long the server took for the last check. */
  took(milliseconds: number): void {
    this.milliseconds = milliseconds
    void this.look()
  }

  /** Shows that the server is not running, and why; undefined when it is. */
  failed(problem: string | undefined): void {
    this.problem = problem && plain(problem)
    this.show()
  }

  /** Asks anew what becomes of the document in the editor. */
  async look(): Promise<void> {
    const document = window.activeTextEditor?.document
    const outcome = document && isArticle(document) ? await this.ask(document).catch(() => undefined) : undefined
    // Another editor may have come to the front meanwhile.
    if (document !== window.activeTextEditor?.document) return
    this.outcome = outcome
    this.show()
  }

  private show(): void {
    this.item.selector = statusSelector(this.outcome === 'checked')
    this.item.severity = this.problem ? LanguageStatusSeverity.Error : LanguageStatusSeverity.Information
    if (this.problem) {
      this.item.text = l10n.t('Goodform is not running')
      this.item.detail = this.problem
      this.item.command = { command: 'goodform.restart', title: l10n.t('Restart') }
      return
    }
    const ignored = this.outcome === 'ignored'
    this.item.command = ignored
      ? { command: 'goodform.whyChecked', title: l10n.t('Why?') }
      : { command: 'goodform.showEvidence', title: l10n.t('Show the Evidence') }
    this.item.text = ignored ? this.off() : this.count()
    this.item.detail = [
      ...(this.milliseconds === undefined || ignored ? [] : [l10n.t('last check {0} ms', this.milliseconds)]),
      ...(workspace.isTrusted ? [] : [l10n.t('built-in packs only (Restricted Mode)')]),
    ].join(', ')
  }

  private off(): string {
    const enabled = workspace.getConfiguration('goodform', window.activeTextEditor?.document).get('enable', true)
    return enabled ? l10n.t('Goodform: not checked') : l10n.t('Goodform is off')
  }

  private count(): string {
    const document = window.activeTextEditor?.document
    const count = document ? findingsOf(document.uri).length : 0
    return count === 1 ? l10n.t('Goodform: 1 finding') : l10n.t('Goodform: {0} findings', count)
  }

  dispose(): void {
    for (const subscription of this.subscriptions) subscription.dispose()
  }
}
