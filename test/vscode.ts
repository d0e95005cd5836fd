/** As much of VS Code's interface as the client's own classes need to be tried without an editor. */
export const said: string[] = []
export const picks: unknown[] = []
export const l10n = {
  t: (text: string, ...values: unknown[]) => text.replaceAll(/\{(\d)\}/g, (_, i) => String(values[Number(i)])),
}
/** An event of the editor, which a test can make happen. */
function happening<T>() {
  const told = new Set<(event: T) => unknown>()
  const on = (listener: (event: T) => unknown) => {
    told.add(listener)
    return { dispose: () => void told.delete(listener) }
  }
  return Object.assign(on, { fire: async (event: T) => void (await Promise.all([...told].map((tell) => tell(event)))) })
}
export const window = {
  activeTextEditor: undefined as unknown,
  showInformationMessage: async (text: string) => void said.push(text),
  showErrorMessage: async (text: string) => void said.push(text),
  showWarningMessage: async (text: string) => void said.push(text),
  withProgress: async (_: unknown, work: (progress: object, token: object) => unknown) =>
    work({ report() {} }, { isCancellationRequested: false }),
  visibleTextEditors: [] as unknown[],
  onDidChangeVisibleTextEditors: happening<undefined>(),
  tabGroups: { all: [] as unknown[], onDidChangeTabs: happening<undefined>() },
  showQuickPick: async (items: unknown[]) => void picks.push(...items),
  onDidChangeActiveTextEditor: happening<undefined>(),
  createTreeView: () => trees[trees.push({ dispose() {} }) - 1],
  registerTreeDataProvider: (id: string, provider: unknown) => entered(views, id, provider),
}
/** What is registered, by name; one name cannot be taken twice. */
function entered<T>(all: Map<string, T>, name: string, what: T): { dispose(): void } {
  if (all.has(name)) throw new Error(`${name} is taken`)
  all.set(name, what)
  return { dispose: () => void all.delete(name) }
}
export const views = new Map<string, unknown>()
export const registered = new Map<string, (...given: unknown[]) => unknown>()
export const executed: unknown[][] = []
export const commands = {
  answer: undefined as unknown,
  executeCommand: async (...given: unknown[]) => {
    executed.push(given)
    return commands.answer
  },
  registerCommand: (name: string, act: (...given: unknown[]) => unknown) => entered(registered, name, act),
}
export const trees: Record<string, unknown>[] = []
export const collections: Map<string, unknown[]>[] = []
export const statuses: Record<string, unknown>[] = []
export const languages = {
  onDidChangeDiagnostics: happening<{ uris: unknown[] }>(),
  createDiagnosticCollection: () => {
    const shown = new Map<string, unknown[]>()
    collections.push(shown)
    const set = (given: unknown, items?: unknown[]) => {
      for (const [uri, list] of Array.isArray(given) ? given : [[given, items]])
        if (list) shown.set(String(uri), list)
        else shown.delete(String(uri))
    }
    return {
      set,
      has: (uri: unknown) => shown.has(String(uri)),
      delete: (uri: unknown) => set(uri),
      clear: () => shown.clear(),
      dispose() {},
    }
  },
  createLanguageStatusItem: () => statuses[statuses.push({ dispose() {} }) - 1],
  registerCompletionItemProvider: () => ({ dispose() {} }),
  getDiagnostics: (): unknown[] => [],
}
export const workspace = {
  asRelativePath: ({ path }: { path: string }) => path,
  textDocuments: [] as unknown[],
  workspaceFolders: undefined as unknown,
  notebookDocuments: [] as unknown[],
  isTrusted: true,
  findFiles: async () => [...workspace.files.keys()].map(uriOf),
  applied: [] as unknown[],
  applyEdit: async (edit: unknown) => Boolean(workspace.applied.push(edit)),
  onDidCloseTextDocument: happening<unknown>(),
  onDidGrantWorkspaceTrust: happening<undefined>(),
  watched: happening<unknown>(),
  createFileSystemWatcher: () => ({
    onDidChange: workspace.watched,
    onDidDelete: () => ({ dispose() {} }),
    dispose() {},
  }),
  settings: {} as Record<string, unknown>,
  defaults: {} as Record<string, unknown>,
  getConfiguration: () => ({
    ...workspace.defaults,
    ...workspace.settings,
    get: (name: string, standard: unknown) => workspace.settings[name] ?? standard,
    inspect: (name: string) => ({ defaultValue: workspace.defaults[name], globalValue: workspace.settings[name] }),
  }),
  files: new Map<string, string>(),
  fs: {
    async stat({ path }: { path: string }) {
      const text = workspace.files.get(path)
      if (text === undefined) throw new Error(`${path} is not there`)
      return { type: path.endsWith('/') ? FileType.Directory : FileType.File, size: text.length }
    },
    async readFile({ path }: { path: string }) {
      const text = workspace.files.get(path)
      if (text === undefined) throw new Error(`${path} is not there`)
      return new TextEncoder().encode(text)
    },
  },
  ...Object.fromEntries(
    ['onDidOpenTextDocument', 'onDidSaveTextDocument', 'onDidChangeTextDocument', 'onDidChangeConfiguration'].map(
      (name) => [name, (listener: (event: unknown) => unknown) => entered(listeners, name, listener)],
    ),
  ),
}
/** An address that can be told from another. */
export const uriOf = (path: string) => ({ scheme: 'file', path, toString: () => `file://${path}` })
export const listeners = new Map<string, (event: unknown) => unknown>()
export enum FileType {
  Unknown,
  File,
  Directory,
}
export class RelativePattern {}
export class Range {
  readonly given: unknown[]
  constructor(...given: unknown[]) {
    this.given = given
  }
}
export class TabInputText {
  constructor(readonly uri: unknown) {}
}
export class TabInputCustom {}
export class TabInputNotebook {}
export class TabInputTextDiff {}
export class CodeAction {
  edit?: unknown
  kind?: unknown
}
export class SnippetString {
  value = ''
  constructor(value = '') {
    this.value = value
  }
  appendText(text: string) {
    this.value += text.replaceAll(/[\\$}]/g, '\\$&')
    return this
  }
  appendPlaceholder(text: string) {
    this.value += `\${1:${text}}`
    return this
  }
}
export const SnippetTextEdit = {
  replace: (range: unknown, snippet: SnippetString) => ({ range, snippet }),
}
export class WorkspaceEdit {
  readonly all: [unknown, unknown[]][] = []
  set(uri: unknown, edits: unknown[]) {
    this.all.push([uri, edits])
  }
  entries = () => this.all
}
export class CompletionItem {
  constructor(readonly label: string) {}
}
export enum CompletionItemKind {
  Snippet = 26,
}
export enum DiagnosticTag {
  Unnecessary = 1,
}
export enum LanguageStatusSeverity {
  Information,
  Warning,
  Error,
}
export enum ProgressLocation {
  Notification = 15,
}
export enum ViewColumn {
  Beside = -2,
}
export class Selection {
  constructor(
    readonly anchor: unknown,
    readonly active: unknown,
  ) {}
}
export enum DiagnosticSeverity {
  Error,
  Warning,
  Information,
  Hint,
}
export enum QuickPickItemKind {
  Separator = -1,
}
export enum TreeItemCollapsibleState {
  None,
  Collapsed,
  Expanded,
}
export class TreeItem {
  constructor(readonly label: string) {}
}
export class ThemeColor {
  constructor(readonly id: string) {}
}
export class ThemeIcon {
  constructor(readonly id: string) {}
}
export class EventEmitter {
  readonly event = () => ({ dispose() {} })
  fire() {}
  dispose() {}
}
/** Text is escaped as the editor does it. */
export class MarkdownString {
  value = ''
  isTrusted?: boolean
  supportHtml?: boolean
  supportThemeIcons?: boolean
  appendText(text: string) {
    this.value += text
      .replaceAll(/[\\`*_{}[\]()#+\-!~]/g, '\\$&')
      .replaceAll(/([ \t]+)/g, (_, blanks: string) => '&nbsp;'.repeat(blanks.length))
      .replaceAll('>', '\\>')
      .replaceAll('\n', '\n\n')
    return this
  }
}
export interface Tool {
  invoke(given: { input: Record<string, string> }): Promise<{ content: { value: string }[] }>
}
export const tools = new Map<string, Tool>()
export const lm = {
  registerTool: (name: string, tool: Tool) => entered(tools, name, tool),
  invokeTool: (name: string, given: { input: Record<string, string> }) => tools.get(name)!.invoke(given),
}
export class LanguageModelTextPart {
  constructor(readonly value: string) {}
}
export class LanguageModelToolResult {
  constructor(readonly content: unknown[]) {}
}
export const Uri = {
  file: (path: string) => path,
  parse: (path: string) => path,
  joinPath: (...parts: string[]) => parts.join('/'),
}
