import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { performance } from 'node:perf_hooks'
import {
  createProtocolConnection,
  type ProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node'
import { TextDocument } from 'vscode-languageserver-textdocument'

/** The built server over its standard streams, with one document open in it, as an editor would have it. All times are in milliseconds. */
export class ServerSession {
  /** How many diagnostics the document has. */
  diagnostics = 0
  /** How often diagnostics were sent; otherwise they were as before. */
  sent = 0
  document = TextDocument.create('', '', 0, '')
  private resultId: string | undefined

  private constructor(
    private readonly server: ChildProcess,
    private readonly connection: ProtocolConnection,
    private readonly pull: boolean,
  ) {}

  /** @param pull whether diagnostics are asked for; otherwise the server sends them */
  static async start(pull: boolean): Promise<ServerSession> {
    const server = spawn(process.execPath, ['dist/language-server.mjs', '--stdio'], {
      stdio: ['pipe', 'pipe', 'inherit'],
    })
    const connection = createProtocolConnection(
      new StreamMessageReader(server.stdout),
      new StreamMessageWriter(server.stdin),
    )
    const session = new ServerSession(server, connection, pull)
    connection.onNotification('textDocument/publishDiagnostics', (params) => {
      session.diagnostics = params.diagnostics.length
      session.sent++
    })
    connection.listen()
    const can = { codeDescriptionSupport: true }
    await connection.sendRequest('initialize', {
      processId: process.pid,
      rootUri: null,
      capabilities: { textDocument: pull ? { diagnostic: can } : { publishDiagnostics: can } },
    })
    void connection.sendNotification('initialized', {})
    return session
  }

  /** Opens a document, until its diagnostics stand. */
  async open(uri: string, languageId: string, text: string): Promise<number> {
    this.document = TextDocument.create(uri, languageId, 1, text)
    this.resultId = undefined
    const start = performance.now()
    void this.connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId, version: 1, text },
    })
    await this.shown()
    return performance.now() - start
  }

  close(): void {
    void this.connection.sendNotification('textDocument/didClose', { textDocument: { uri: this.document.uri } })
  }

  /** Puts a text in at an offset, until the diagnostics stand. */
  async insert(offset: number, text: string, length = 0): Promise<number> {
    const range = { start: this.document.positionAt(offset), end: this.document.positionAt(offset + length) }
    const change = { range, text }
    this.document = TextDocument.update(this.document, [change], this.document.version + 1)
    const { uri, version } = this.document
    const start = performance.now()
    void this.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version },
      contentChanges: [change],
    })
    await this.shown()
    return performance.now() - start
  }

  /** The processor time that the server has used; not a number where the system does not tell. */
  cpu(): number {
    try {
      const fields = readFileSync(`/proc/${this.server.pid}/stat`, 'utf8').split(') ')[1]!.split(' ')
      return (Number(fields[11]) + Number(fields[12])) * 10
    } catch {
      return Number.NaN
    }
  }

  async stop(): Promise<void> {
    await this.connection.sendRequest('shutdown')
    void this.connection.sendNotification('exit')
  }

  /** A server that sends says nothing when nothing changed: there the answer to a small request shows that the diagnostics stand. */
  private async shown(): Promise<void> {
    const textDocument = { uri: this.document.uri }
    if (!this.pull) {
      await this.connection.sendRequest('textDocument/hover', { textDocument, position: { line: 0, character: 0 } })
      return
    }
    const report = await this.connection.sendRequest<{ resultId: string; items?: unknown[] }>(
      'textDocument/diagnostic',
      { textDocument, ...(this.resultId ? { previousResultId: this.resultId } : {}) },
    )
    this.resultId = report.resultId
    if (!report.items) return
    this.diagnostics = report.items.length
    this.sent++
  }
}
