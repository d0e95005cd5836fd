import {
  CodeLens,
  type CodeLensProvider,
  type Disposable,
  EventEmitter,
  l10n,
  languages,
  Range,
  type TextDocument,
  workspace,
} from 'vscode'
import { selector } from './documents.ts'
import { findingsOf } from './findings.ts'
import type { Knowledge } from './knowledge.ts'

/** One line above an article: how many of its claims are stronger than their evidence. */
export class ArticleLens implements CodeLensProvider, Disposable {
  private readonly changed = new EventEmitter<void>()
  readonly onDidChangeCodeLenses = this.changed.event
  private readonly subscriptions: Disposable[]

  constructor(private readonly knowledge: Knowledge) {
    this.subscriptions = [
      this.changed,
      languages.registerCodeLensProvider(selector(), this),
      languages.onDidChangeDiagnostics(() => this.changed.fire()),
      workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration('goodform.codeLens')) this.changed.fire()
      }),
    ]
  }

  async provideCodeLenses(document: TextDocument): Promise<CodeLens[]> {
    if (!workspace.getConfiguration('goodform', document).get('codeLens', true)) return []
    const found = findingsOf(document.uri)
    if (!found.length) return []
    const claims = await this.knowledge.claims()
    const known = found.flatMap(({ claim }) => claims.get(claim) ?? [])
    const sourceless = known.filter((claim) => claim.settledBySource).length
    const title = summary(known.length - sourceless, sourceless, found.length - known.length)
    return [new CodeLens(new Range(0, 0, 0, 0), { title, command: 'goodform.showEvidence' })]
  }

  dispose(): void {
    for (const subscription of this.subscriptions) subscription.dispose()
  }
}

/** The counts in words; what there is none of is not named. */
export function summary(strong: number, sourceless: number, other: number): string {
  const parts = [
    strong === 1
      ? l10n.t('1 claim stronger than its evidence')
      : l10n.t('{0} claims stronger than their evidence', strong),
    sourceless === 1 ? l10n.t('1 study without a source') : l10n.t('{0} studies without a source', sourceless),
    other === 1 ? l10n.t('1 other finding') : l10n.t('{0} other findings', other),
  ]
  return parts.filter((_, at) => [strong, sourceless, other][at]).join(', ')
}
