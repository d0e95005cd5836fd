import {
  commands,
  DiagnosticSeverity,
  type Disposable,
  EventEmitter,
  l10n,
  languages,
  MarkdownString,
  ThemeColor,
  ThemeIcon,
  type TreeDataProvider,
  TreeItem,
  TreeItemCollapsibleState,
  type TreeView,
  window,
} from 'vscode'
import { nameOf } from './documents.ts'
import { type Group, type Grouping, gravest, group, wordsOf } from './evidence-tree.ts'
import { allFindings, type Found, findingsOf, isOfClaim } from './findings.ts'
import type { Knowledge } from './knowledge.ts'

type Node = Group | Found

const severityNames = () => [l10n.t('error'), l10n.t('warning'), l10n.t('information'), l10n.t('hint')]
const severityIcons = [
  new ThemeIcon('error', new ThemeColor('list.errorForeground')),
  new ThemeIcon('warning', new ThemeColor('list.warningForeground')),
  new ThemeIcon('info'),
  new ThemeIcon('lightbulb'),
]
const groupIcons: Record<Grouping, ThemeIcon | undefined> = {
  claim: new ThemeIcon('comment-discussion'),
  verdict: new ThemeIcon('law'),
  file: undefined,
}

/** The evidence view: the findings of this article or of the workspace, by claim, verdict or file. */
export class EvidenceView implements TreeDataProvider<Node>, Disposable {
  private readonly changed = new EventEmitter<undefined>()
  readonly onDidChangeTreeData = this.changed.event
  private readonly view: TreeView<Node>
  private readonly subscriptions: Disposable[]
  private grouping: Grouping = 'claim'
  private everywhere = false

  constructor(private readonly knowledge: Knowledge) {
    this.view = window.createTreeView('goodform.evidence', { treeDataProvider: this, showCollapseAll: true })
    this.subscriptions = [
      this.changed,
      this.view,
      languages.onDidChangeDiagnostics(() => this.refresh()),
      window.onDidChangeActiveTextEditor(() => this.everywhere || this.refresh()),
    ]
    this.arrange({})
  }

  /** Changes what is shown and how it is grouped. */
  arrange({ grouping = this.grouping, everywhere = this.everywhere }: { grouping?: Grouping; everywhere?: boolean }) {
    this.grouping = grouping
    this.everywhere = everywhere
    void commands.executeCommand('setContext', 'goodform.evidence.everywhere', everywhere)
    void commands.executeCommand('setContext', 'goodform.evidence.grouping', grouping)
    this.refresh()
  }

  /** Brings the view to the front. */
  async reveal(): Promise<void> {
    await commands.executeCommand('goodform.evidence.focus')
  }

  async getChildren(node?: Node): Promise<Node[]> {
    if (node) return 'found' in node ? [...node.found] : []
    const shown = this.shown()
    const needed = shown.filter(isOfClaim).map(({ claim }) => claim)
    return group(shown, this.grouping, await this.knowledge.claims(needed))
  }

  getTreeItem(node: Node): TreeItem {
    return 'found' in node ? this.groupItem(node) : this.findingItem(node)
  }

  private groupItem({ kind, label, description, found, uri, claim }: Group): TreeItem {
    const item = new TreeItem(label, TreeItemCollapsibleState.Expanded)
    item.description = description
    item.contextValue = claim ? 'claim' : kind
    item.tooltip = claim?.claim ?? label
    item.accessibilityInformation = { label: claim ? `${claim.claim} ${description}` : `${label}, ${description}` }
    if (uri) item.resourceUri = uri
    item.iconPath = groupIcons[kind] ?? severityIcons[gravest(found)]!
    return item
  }

  private findingItem(found: Found): TreeItem {
    const { uri, diagnostic, claim } = found
    const line = diagnostic.range.start.line + 1
    const item = new TreeItem(wordsOf(found))
    const severity = severityNames()[diagnostic.severity]!
    item.description = this.everywhere && this.grouping !== 'file' ? `${nameOf(uri)}:${line}` : l10n.t('line {0}', line)
    item.tooltip = new MarkdownString().appendText(`${diagnostic.message}\n${claim}\n${nameOf(uri)}:${line}`)
    item.accessibilityInformation = {
      label: l10n.t('{0}: {1}, {2}, line {3}', severity, diagnostic.message, nameOf(uri), line),
    }
    item.contextValue = 'finding'
    item.iconPath = severityIcons[diagnostic.severity]!
    const selection = diagnostic.severity === DiagnosticSeverity.Hint ? diagnostic.range.start : diagnostic.range
    item.command = { command: 'vscode.open', title: l10n.t('Go to the Finding'), arguments: [uri, { selection }] }
    return item
  }

  private shown(): Found[] {
    if (this.everywhere) return allFindings()
    const document = window.activeTextEditor?.document
    return document ? findingsOf(document.uri) : []
  }

  private refresh(): void {
    const count = this.shown().length
    this.view.badge = count ? { value: count, tooltip: l10n.t('{0} findings', count) } : undefined
    this.view.description = this.everywhere ? l10n.t('workspace') : l10n.t('this article')
    this.changed.fire(undefined)
  }

  dispose(): void {
    for (const subscription of this.subscriptions) subscription.dispose()
  }
}
