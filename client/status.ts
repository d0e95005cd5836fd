import { type Disposable, LanguageStatusSeverity, l10n, languages, window, workspace } from 'vscode'
import { statusSelector } from './documents.ts'
import { findingsOf } from './findings.ts'
import { plain } from './plain.ts'

/** The language status: how many findings the article has, and how long the last check took. */
export class Status implements Disposable {
  private readonly item = languages.createLanguageStatusItem('goodform.status', statusSelector())
  private readonly subscriptions: Disposable[]
  private milliseconds: number | undefined
  private problem: string | undefined

  constructor() {
    this.item.name = 'Goodform'
    this.item.command = { command: 'goodform.showEvidence', title: l10n.t('Show the Evidence') }
    this.subscriptions = [
      this.item,
      languages.onDidChangeDiagnostics(() => this.show()),
      window.onDidChangeActiveTextEditor(() => this.show()),
      workspace.onDidGrantWorkspaceTrust(() => this.show()),
      workspace.onDidChangeConfiguration(() => this.show()),
    ]
    this.show()
  }

  /** Notes how long the server took for the last check. */
  took(milliseconds: number): void {
    this.milliseconds = milliseconds
    this.show()
  }

  /** Shows that the server is not running, and why; undefined when it is. */
  failed(problem: string | undefined): void {
    this.problem = problem && plain(problem)
    this.show()
  }

  private show(): void {
    const document = window.activeTextEditor?.document
    this.item.severity = this.problem ? LanguageStatusSeverity.Error : LanguageStatusSeverity.Information
    if (this.problem) {
      this.item.text = l10n.t('Goodform is not running')
      this.item.detail = this.problem
      this.item.command = { command: 'goodform.restart', title: l10n.t('Restart') }
      return
    }
    this.item.command = { command: 'goodform.showEvidence', title: l10n.t('Show the Evidence') }
    const enabled = workspace.getConfiguration('goodform', document).get('enable', true)
    const count = document ? findingsOf(document.uri).length : 0
    this.item.text = enabled
      ? count === 1
        ? l10n.t('Goodform: 1 finding')
        : l10n.t('Goodform: {0} findings', count)
      : l10n.t('Goodform is off')
    this.item.detail = [
      ...(this.milliseconds === undefined ? [] : [l10n.t('last check {0} ms', this.milliseconds)]),
      ...(workspace.isTrusted ? [] : [l10n.t('built-in packs only (Restricted Mode)')]),
    ].join(', ')
  }

  dispose(): void {
    for (const subscription of this.subscriptions) subscription.dispose()
  }
}
