import {
  commands,
  DiagnosticSeverity,
  type Disposable,
  EventEmitter,
  l10n,
  MarkdownString,
  ThemeColor,
  ThemeIcon,
  type TreeDataProvider,
  TreeItem,
  TreeItemCollapsibleState,
  type TreeView,
  type Uri,
  window,
  workspace,
} from 'vscode'
import { isArticle, nameOf } from './documents.ts'
import { countOf, type Group, type Grouping, gravest, group, wordsOf } from './evidence-tree.ts'
import { allFindings, type Found, findingsOf, isOfClaim, onDidChangeFindings } from './findings.ts'
import type { Knowledge } from './knowledge.ts'

type Node = Group | Found

/** The claim of what is chosen in the view; undefined for findings of rules, and for groups of several claims. */
export function claimOf(node: Node | undefined): string | undefined {
  if (!node) return undefined
  if ('found' in node) return node.claim?.id
  return isOfClaim(node) ? node.claim : undefined
}

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
  /** The article that was in front last: a page that is opened beside it leaves its findings shown. */
  private article: Uri | undefined

  constructor(private readonly knowledge: Knowledge) {
    this.view = window.createTreeView('goodform.evidence', { treeDataProvider: this, showCollapseAll: true })
    this.subscriptions = [
      this.changed,
      this.view,
      onDidChangeFindings(() => this.refresh()),
      window.onDidChangeActiveTextEditor(() => this.follow()),
      workspace.onDidCloseTextDocument(({ uri }) => {
        if (uri.toString() !== this.article?.toString()) return
        this.article = undefined
        this.refresh()
      }),
    ]
    this.follow()
    this.arrange({})
  }

  /** What is chosen in it. */
  get chosen(): Node | undefined {
    return this.view.selection[0]
  }

  /** Changes what is shown and how it is grouped. */
  arrange({ grouping = this.grouping, everywhere = this.everywhere }: { grouping?: Grouping; everywhere?: boolean }) {
    this.grouping = grouping
    this.everywhere = everywhere
    void commands.executeCommand('setContext', 'goodform.evidence.everywhere', everywhere)
    void commands.executeCommand('setContext', 'goodform.evidence.grouping', grouping)
    this.refresh()
  }

  /** The same, with the view in front. */
  async show(what: Parameters<EvidenceView['arrange']>[0]): Promise<void> {
    this.arrange(what)
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
    item.contextValue = isOfClaim(found) ? 'finding' : 'ruleFinding'
    item.iconPath = severityIcons[diagnostic.severity]!
    const selection = diagnostic.severity === DiagnosticSeverity.Hint ? diagnostic.range.start : diagnostic.range
    item.command = { command: 'vscode.open', title: l10n.t('Go to the Finding'), arguments: [uri, { selection }] }
    return item
  }

  private shown(): Found[] {
    if (this.everywhere) return allFindings()
    return this.article ? findingsOf(this.article) : []
  }

  private follow(): void {
    const document = window.activeTextEditor?.document
    if (!document || !isArticle(document)) return
    this.article = document.uri
    if (!this.everywhere) this.refresh()
  }

  private refresh(): void {
    const count = this.shown().length
    this.view.badge = count ? { value: count, tooltip: countOf(count) } : undefined
    this.view.description = this.everywhere ? l10n.t('workspace') : this.article ? nameOf(this.article) : ''
    this.changed.fire(undefined)
  }

  dispose(): void {
    for (const subscription of this.subscriptions) subscription.dispose()
  }
}
