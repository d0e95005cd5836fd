import { PassThrough } from 'node:stream'
import {
  type ClientCapabilities,
  createConnection,
  createProtocolConnection,
  type Diagnostic,
  type InitializeResult,
  type ProtocolConnection,
  type Range,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node'
import type { Linter } from '../server/src/core/index.ts'
import { startServer } from '../server/src/lsp/server.ts'
import type { World } from '../server/src/lsp/world.ts'

/** What a client with everything says it can do. */
export const able: ClientCapabilities = {
  textDocument: {
    diagnostic: { codeDescriptionSupport: true },
    codeAction: { resolveSupport: { properties: ['edit'] }, dataSupport: true },
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
    hover: { contentFormat: ['markdown', 'plaintext'] },
  },
  workspace: {
    configuration: true,
    workspaceEdit: { documentChanges: true },
    diagnostics: { refreshSupport: true },
    didChangeConfiguration: { dynamicRegistration: true },
    didChangeWatchedFiles: { dynamicRegistration: true },
  },
  window: { showDocument: { support: true } },
}

/** A client of a real server, over streams in memory. */
export class Client {
  readonly connection: ProtocolConnection
  settings: unknown = {}
  refreshed = 0
  readonly opened: string[] = []
  readonly logged: string[] = []
  private readonly pushed = new Map<string, { version?: number; diagnostics: Diagnostic[] }[]>()
  private readonly waiting: (() => void)[] = []

  constructor(linter: Linter, world: Partial<World> = {}) {
    const up = new PassThrough()
    const down = new PassThrough()
    startServer(createConnection(new StreamMessageReader(up), new StreamMessageWriter(down)), {
      linter,
      version: '0.0.0',
      ...world,
    })
    this.connection = createProtocolConnection(new StreamMessageReader(down), new StreamMessageWriter(up))
    this.connection.onNotification('textDocument/publishDiagnostics', (params) => {
      this.pushed.set(params.uri, [...(this.pushed.get(params.uri) ?? []), params])
      for (const wake of this.waiting.splice(0)) wake()
    })
    this.connection.onNotification('window/logMessage', ({ message }) => void this.logged.push(message))
    this.connection.onRequest('workspace/configuration', ({ items }) => items.map(() => this.settings))
    this.connection.onRequest('client/registerCapability', () => null)
    this.connection.onRequest('workspace/diagnostic/refresh', () => {
      this.refreshed++
      return null
    })
    this.connection.onRequest('window/showDocument', ({ uri }) => {
      this.opened.push(uri)
      return { success: true }
    })
    this.connection.listen()
  }

  async start(capabilities: ClientCapabilities = able, more: object = {}): Promise<InitializeResult> {
    const result = await this.ask('initialize', { processId: null, rootUri: null, capabilities, ...more })
    this.tell('initialized', {})
    return result as InitializeResult
  }

  // biome-ignore lint/suspicious/noExplicitAny: answers have the shape that the protocol gives them
  ask(method: string, params?: unknown): Promise<any> {
    return this.connection.sendRequest(method, params)
  }

  tell(method: string, params?: unknown): void {
    void this.connection.sendNotification(method, params)
  }

  open(uri: string, text: string, languageId = 'markdown'): void {
    this.tell('textDocument/didOpen', { textDocument: { uri, languageId, version: 1, text } })
  }

  change(uri: string, version: number, ...contentChanges: { range?: Range; text: string }[]): void {
    this.tell('textDocument/didChange', { textDocument: { uri, version }, contentChanges })
  }

  pull(uri: string, previousResultId?: string) {
    return this.ask('textDocument/diagnostic', { textDocument: { uri }, previousResultId })
  }

  actions(uri: string, range: Range, only?: string[]) {
    return this.ask('textDocument/codeAction', {
      textDocument: { uri },
      range,
      context: { diagnostics: [], ...(only ? { only } : {}) },
    })
  }

  /** The next diagnostics that are pushed for a document, for its `version` where one is given. */
  async next(uri: string, version?: number) {
    for (;;) {
      const queue = this.pushed.get(uri) ?? []
      const found = queue.findIndex((params) => version === undefined || params.version === version)
      if (found >= 0) return queue.splice(0, found + 1)[found]!
      await new Promise<void>((wake) => this.waiting.push(wake))
    }
  }
}

/** A range on one line. */
export const onLine = (line: number, start: number, end: number): Range => ({
  start: { line, character: start },
  end: { line, character: end },
})
