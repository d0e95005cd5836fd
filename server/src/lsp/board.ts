import type { Diagnostic, PublishDiagnosticsParams } from 'vscode-languageserver'
import { comparable } from '../config/paths.ts'

/**
 * Who has something to say of a file without being asked: the open document, of a client that does not ask; a configuration or a pack of its own
 * text, which the open document says itself; what it names and cannot be read; and the last run over the workspace.
 */
export type Source = 'document' | 'itself' | 'named' | 'run'

interface Shown {
  /** The address under which it was shown. */
  uri: string
  readonly lists: Map<Source, readonly Diagnostic[]>
  /** What was sent last. */
  said: string
}

/** An open file. */
interface Open {
  /** The editor's own form of its address. */
  readonly uri: string
  /** It says itself what is wrong in its text. */
  readonly own: boolean
  /** The client asks what it has to say. */
  readonly asked: boolean
}

/** What the client is shown of each file without asking. The protocol has one list for a file, so that here alone lists are put together. */
export class Board {
  private readonly files = new Map<string, Shown>()

  constructor(
    private readonly send: (params: PublishDiagnosticsParams) => void,
    private readonly opened: (uri: string) => Open | undefined,
  ) {}

  /** Takes up what sources have to say of a file, and shows it. */
  put(uri: string, said: Readonly<Partial<Record<Source, readonly Diagnostic[]>>>): void {
    const { lists } = this.at(uri)
    for (const [source, items] of Object.entries(said) as [Source, readonly Diagnostic[]][])
      if (items.length || source === 'run') lists.set(source, items)
      else lists.delete(source)
    this.show(uri)
  }

  /** Shows what an open document has to say, even where that is what was shown: marks may have been lost, and it has its version. */
  document(uri: string, version: number, items: readonly Diagnostic[]): void {
    this.at(uri).lists.set('document', items)
    this.show(uri, version)
  }

  /** Shows a file anew, which was opened or closed. */
  show(uri: string, version?: number): void {
    const key = comparable(uri)
    const shown = this.files.get(key)
    if (!shown) return
    const open = this.opened(uri)
    const address = open?.uri ?? uri
    // As soon as the document speaks for itself, nobody else says the same.
    const speaks = open?.asked || shown.lists.has('document')
    const items = [...shown.lists].flatMap(([source, list]) =>
      speaks && (source === 'run' || (source === 'itself' && open?.own)) ? [] : list,
    )
    const said = JSON.stringify(items)
    if (shown.uri !== address) {
      if (shown.said !== nothing) this.send({ uri: shown.uri, diagnostics: [] })
      shown.uri = address
      shown.said = nothing
    }
    if (said !== shown.said || version !== undefined)
      this.send({ uri: address, diagnostics: items, ...(version === undefined ? {} : { version }) })
    shown.said = said
    if (!shown.lists.size) this.files.delete(key)
  }

  /** Takes back what an open document said; it was closed. */
  closed(uri: string): void {
    const shown = this.files.get(comparable(uri))
    if (shown?.lists.delete('document')) shown.said = ''
    this.show(uri)
  }

  /** Whether the last run over the workspace looked at a file. */
  ran(uri: string): boolean {
    return this.files.get(comparable(uri))?.lists.has('run') ?? false
  }

  /** Takes back what the runs showed of files that are no more among those that are to be checked. */
  keepRun(wanted: (uri: string) => boolean): void {
    for (const { uri, lists } of [...this.files.values()])
      if (lists.has('run') && !wanted(uri)) {
        lists.delete('run')
        this.show(uri)
      }
  }

  private at(uri: string): Shown {
    const key = comparable(uri)
    const shown = this.files.get(key) ?? { uri, lists: new Map(), said: nothing }
    this.files.set(key, shown)
    return shown
  }
}

const nothing = '[]'
