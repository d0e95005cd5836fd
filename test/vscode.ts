/** As much of VS Code's interface as the client's own classes need to be tried without an editor. */
export const said: string[] = []
export const picks: unknown[] = []
export const l10n = {
  t: (text: string, ...values: unknown[]) => text.replaceAll(/\{(\d)\}/g, (_, i) => String(values[Number(i)])),
}
export const window = {
  activeTextEditor: undefined as unknown,
  showInformationMessage: async (text: string) => void said.push(text),
  showErrorMessage: async (text: string) => void said.push(text),
  showQuickPick: async (items: unknown[]) => void picks.push(...items),
  onDidChangeActiveTextEditor: () => ({ dispose() {} }),
  createTreeView: () => ({ dispose() {} }),
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
  executeCommand: async (...given: unknown[]) => void executed.push(given),
  registerCommand: (name: string, act: (...given: unknown[]) => unknown) => entered(registered, name, act),
}
export const languages = {
  onDidChangeDiagnostics: () => ({ dispose() {} }),
  getDiagnostics: (): unknown[] => [],
}
export const workspace = {
  asRelativePath: ({ path }: { path: string }) => path,
  textDocuments: [] as unknown[],
  workspaceFolders: undefined,
  settings: {} as Record<string, unknown>,
  getConfiguration: () => ({ get: (name: string, standard: unknown) => workspace.settings[name] ?? standard }),
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
export const listeners = new Map<string, (event: unknown) => unknown>()
export enum FileType {
  Unknown,
  File,
  Directory,
}
export class RelativePattern {}
export class Range {}
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
