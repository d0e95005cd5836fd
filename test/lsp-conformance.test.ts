import { spawn } from 'node:child_process'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  CancellationTokenSource,
  createProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node'
import { TextDocument } from 'vscode-languageserver-textdocument'
import { able, Client, onLine } from './lsp-client.ts'
import { testLinter } from './marked.ts'

const linter = testLinter()
const uri = 'file:///a.md'
const knots = 'Rolling breaks up knots.'

async function client(): Promise<Client> {
  const started = new Client(linter)
  await started.start()
  return started
}

describe('the protocol', () => {
  /** One well-formed request for each capability that a server can announce and ours does. */
  const askFor: Record<string, (c: Client) => Promise<unknown>> = {
    diagnosticProvider: (c) => c.pull(uri),
    hoverProvider: (c) => c.ask('textDocument/hover', { textDocument: { uri }, position: { line: 0, character: 9 } }),
    codeActionProvider: (c) => c.actions(uri, onLine(0, 9, 9)),
    executeCommandProvider: (c) =>
      c.ask('workspace/executeCommand', { command: 'goodform.openSource', arguments: ['test/knots', 0] }),
    codeLensProvider: (c) => c.ask('textDocument/codeLens', { textDocument: { uri } }),
    completionProvider: (c) =>
      c.ask('textDocument/completion', { textDocument: { uri }, position: { line: 0, character: 0 } }),
    definitionProvider: (c) =>
      c.ask('textDocument/definition', { textDocument: { uri }, position: { line: 0, character: 0 } }),
    referencesProvider: (c) =>
      c.ask('textDocument/references', {
        textDocument: { uri },
        position: { line: 0, character: 0 },
        context: { includeDeclaration: true },
      }),
    documentSymbolProvider: (c) => c.ask('textDocument/documentSymbol', { textDocument: { uri } }),
    textDocumentSync: async (c) => {
      c.change(uri, 2, { range: onLine(0, 0, 0), text: 'x' })
      c.tell('textDocument/didSave', { textDocument: { uri } })
      return c.pull(uri)
    },
    workspace: async (c) => {
      c.tell('workspace/didChangeWorkspaceFolders', {
        event: { added: [{ uri: 'file:///b', name: 'b' }], removed: [] },
      })
      return c.pull(uri)
    },
  }

  test('every capability that is announced answers', async () => {
    const c = new Client(linter)
    const { capabilities } = await c.start()
    c.open(uri, knots)
    for (const [name, value] of Object.entries(capabilities)) {
      if (name === 'positionEncoding') expect(value).toBe('utf-16')
      else {
        expect(askFor[name], `no request for ${name}`).toBeDefined()
        expect(await askFor[name]!(c), name).toBeTruthy()
      }
    }
  })

  test('a command that is announced answers, with what it is given or with what it lacks', async () => {
    const c = new Client(linter)
    c.connection.onRequest('workspace/applyEdit', () => ({ applied: true }))
    const { capabilities } = await c.start({ ...able, workspace: { ...able.workspace, applyEdit: true } })
    c.open(uri, knots)
    const given: Record<string, unknown[]> = {
      'goodform.openSource': ['test/knots', 0],
      'goodform.why': [uri],
      'goodform.explainAt': [uri, { line: 0, character: 9 }],
      'goodform.fixClaim': ['test/knots'],
      'goodform.showFirst': [uri],
      'goodform.lintFolders': [],
    }
    const { commands } = capabilities.executeCommandProvider!
    expect(Object.keys(given).sort()).toEqual([...commands].sort())
    for (const command of commands) {
      expect(await c.ask('workspace/executeCommand', { command, arguments: given[command] }), command).toBeTruthy()
      if (!given[command]!.length) continue
      await expect(c.ask('workspace/executeCommand', { command, arguments: [] })).rejects.toMatchObject({
        code: -32602,
      })
    }
  })

  test.each([
    ['textDocument/hover', { position: { line: 0, character: 9 } }],
    ['textDocument/codeAction', { range: onLine(0, 9, 9), context: { diagnostics: [] } }],
    ['textDocument/codeLens', {}],
  ])('%s is answered with ContentModified when the document changes meanwhile', async (method, more) => {
    const c = await client()
    c.open(uri, `${knots}\n\n`.repeat(3_000))
    const asked = c.ask(method, { textDocument: { uri }, ...more })
    c.change(uri, 2, { range: onLine(0, 0, 0), text: 'x' })
    await expect(asked).rejects.toMatchObject({ code: -32801 })
    expect(await c.ask(method, { textDocument: { uri }, ...more })).toBeTruthy()
  })

  test('an unknown method is answered with MethodNotFound', async () => {
    const c = await client()
    await expect(c.ask('textDocument/rename', { textDocument: { uri } })).rejects.toMatchObject({ code: -32601 })
    await expect(c.ask('goodform/nonsense')).rejects.toMatchObject({ code: -32601 })
  })

  test.each([
    ['textDocument/hover', {}],
    ['textDocument/hover', null],
    ['textDocument/hover', { textDocument: { uri }, position: { line: -1, character: 0 } }],
    ['textDocument/hover', { textDocument: { uri: 7 }, position: { line: 0, character: 0 } }],
    ['textDocument/diagnostic', { textDocument: [] }],
    ['textDocument/codeAction', { textDocument: { uri }, range: { start: 1 }, context: {} }],
    ['textDocument/codeAction', { textDocument: { uri }, range: onLine(0, 0, 0) }],
    ['textDocument/codeLens', undefined],
    ['textDocument/completion', { textDocument: { uri } }],
    ['textDocument/definition', { textDocument: { uri }, position: 'here' }],
    ['textDocument/references', { textDocument: { uri }, position: { line: 0, character: 0 } }],
    ['textDocument/documentSymbol', {}],
    ['codeAction/resolve', null],
    ['goodform/lint', { uri }],
    ['goodform/explain', null],
    ['goodform/reading', { textDocument: { uri }, position: 3 }],
    ['workspace/executeCommand', { command: 5 }],
    ['workspace/executeCommand', { command: 'rm -rf' }],
    ['workspace/executeCommand', { command: 'goodform.openSource', arguments: ['__proto__', 'constructor'] }],
    ['workspace/executeCommand', { command: 'goodform.openSource', arguments: null }],
    ['workspace/executeCommand', { command: 'goodform.openSource', arguments: { 0: 'test/knots', 1: 0 } }],
    ['workspace/executeCommand', { command: 'goodform.openSource', arguments: [{ toString: 1 }, 0] }],
    ['workspace/executeCommand', { command: 'goodform.openSource', arguments: ['test/knots', 'length'] }],
    ['workspace/executeCommand', { command: 'goodform.openSource', arguments: ['test/knots', -1] }],
    ['workspace/executeCommand', { command: 'goodform.explainAt', arguments: 5 }],
    ['workspace/executeCommand', { command: 'goodform.fixClaim', arguments: [['test/knots']] }],
    ['workspace/executeCommand', { command: 'constructor', arguments: null }],
  ])('%s with the parameters %j is answered with InvalidParams', async (method, params) => {
    const c = await client()
    await expect(c.ask(method, params)).rejects.toMatchObject({ code: -32602 })
    c.open(uri, knots)
    expect((await c.pull(uri)).items).toHaveLength(1)
  })

  test.each([
    ['textDocument/didOpen', {}],
    ['textDocument/didOpen', { textDocument: { uri: 'file:///b.md' } }],
    [
      'textDocument/didChange',
      { textDocument: { uri, version: 2 }, contentChanges: [{ range: { start: 0 }, text: 5 }] },
    ],
    [
      'textDocument/didChange',
      { textDocument: { uri: 'file:///never-opened.md', version: 2 }, contentChanges: [{ text: 'x' }] },
    ],
    ['textDocument/didClose', { textDocument: { uri: 'file:///never-opened.md' } }],
    ['textDocument/didSave', null],
    ['workspace/didChangeConfiguration', null],
    ['goodform/nonsense', {}],
  ])('the notification %s with the parameters %j changes nothing', async (method, params) => {
    const c = await client()
    c.open(uri, knots)
    c.tell(method, params)
    expect((await c.pull(uri)).items).toHaveLength(1)
  })

  test('an edit past the end of the text, or with its ends the wrong way round, is taken as the editor means it', async () => {
    const c = await client()
    c.open(uri, 'x')
    c.change(uri, 2, {
      range: { start: { line: 99, character: 99 }, end: { line: 99, character: 99 } },
      text: `\n\n${knots}`,
    })
    expect((await c.pull(uri)).items).toMatchObject([{ range: onLine(2, 8, 23) }])
  })

  test('a range that is null is none', async () => {
    const c = await client()
    c.open(uri, 'x')
    c.tell('textDocument/didChange', {
      textDocument: { uri, version: 2 },
      contentChanges: [{ range: null, text: knots }],
    })
    expect((await c.pull(uri)).items).toMatchObject([{ range: onLine(0, 8, 23) }])
  })

  test.each([
    ['textDocument/hover', { position: { line: 0, character: 9 } }],
    ['textDocument/codeAction', { range: onLine(0, 9, 9), context: { diagnostics: [] } }],
    ['textDocument/codeLens', {}],
    ['textDocument/diagnostic', {}],
    ['textDocument/documentSymbol', {}],
    ['goodform/lint', { uri, languageId: 'markdown', text: `${knots}\n\n`.repeat(3_000) }],
  ])('%s stops when it is cancelled, and says so', async (method, more) => {
    const c = await client()
    c.open(uri, `${knots}\n\n`.repeat(3_000))
    const source = new CancellationTokenSource()
    const asked = c.connection.sendRequest(method, { textDocument: { uri }, ...more }, source.token)
    source.cancel()
    await expect(asked).rejects.toMatchObject({ code: -32800 })
  })

  test('nothing is sent after shutdown', async () => {
    const c = new Client(linter)
    await c.start({})
    const sent: string[] = []
    c.connection.onNotification('textDocument/publishDiagnostics', () => void sent.push('diagnostics'))
    c.open(uri, `${knots}\n\n`.repeat(3_000))
    await c.ask('shutdown')
    // What was sent before the server knew is here by now: messages keep their order.
    sent.length = 0
    await new Promise((done) => setTimeout(done, 300))
    expect(sent).toEqual([])
  })

  test('ids of results are those of no other server', async () => {
    const ids: string[] = []
    for (const text of [knots, `\n${knots}`]) {
      const c = await client()
      c.open(uri, text)
      ids.push((await c.pull(uri, ids[0])).resultId)
      await new Promise((done) => setTimeout(done, 5))
    }
    expect(new Set(ids).size).toBe(2)
  })

  test.each([
    [['quickfix.goodform'], ['quickfix.goodform.claim', 'quickfix.goodform.misread']],
    [['quickfix.goodform.claim'], ['quickfix.goodform.claim']],
    [['quickfix.goodform.misread'], ['quickfix.goodform.misread']],
  ])('of the kinds %j all are given, and all kinds are announced', async (only, kinds) => {
    const c = new Client(linter)
    const { codeActionKinds } = (await c.start()).capabilities.codeActionProvider as { codeActionKinds: string[] }
    c.open(uri, `${knots}\n\n${knots}`)
    const actions: { kind: string }[] = await c.actions(uri, onLine(0, 9, 9), only)
    expect([...new Set(actions.map(({ kind }) => kind))].sort()).toEqual(kinds)
    expect(codeActionKinds).toEqual(expect.arrayContaining(kinds))
  })

  test('folders that are none are passed over', async () => {
    const c = new Client(linter)
    const workspaceFolders = [{ uri: 'file:///w%', name: 'w' }, null, { uri: 5 }, 'file:///w']
    await expect(c.start(able, { workspaceFolders })).resolves.toMatchObject({ capabilities: {} })
  })

  test('requests before initialize and after shutdown are refused; initialize comes once', async () => {
    const c = new Client(linter)
    c.open(uri, knots)
    await expect(c.pull(uri)).rejects.toMatchObject({ code: -32002 })
    await c.start()
    await expect(c.ask('initialize', { processId: null, rootUri: null, capabilities: able })).rejects.toMatchObject({
      code: -32600,
    })
    expect(await c.pull(uri), 'what was opened before is not kept').toEqual({ kind: 'full', items: [] })
    expect(await c.ask('shutdown')).toBeNull()
    await expect(c.pull(uri)).rejects.toMatchObject({ code: -32600 })
  })
})

describe('over the wire', () => {
  const lines = [
    'Roll your IT band.',
    knots,
    '',
    '',
    '# Heading',
    '- item',
    '> quote',
    '😀 é',
    '```',
    '<!-- goodform-disable -->',
    'See [x][1].',
    '[1]: y',
    '| a |',
    '|---|',
  ]
  const edit = fc.record({
    from: fc.nat(400),
    length: fc.nat(40),
    text: fc.oneof(
      fc.constantFrom(...lines, '\n', '\r\n', '\r', ' not', '\n\n'),
      fc.string({ unit: 'binary', maxLength: 3 }),
    ),
    together: fc.boolean(),
  })
  test('a document that was edited shows what it would show if it were opened so', async () => {
    const c = await client()
    let count = 0
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom(...lines), { maxLength: 14 }),
        fc.constantFrom('\n', '\r\n'),
        fc.array(edit, { minLength: 1, maxLength: 8 }),
        async (start, end, edits) => {
          const edited = `file:///edited-${++count}.md`
          let model = TextDocument.create(edited, 'markdown', 1, start.join(end))
          c.open(edited, model.getText())
          let batch: { range: ReturnType<typeof onLine>; text: string }[] = []
          for (const { from, length, text, together } of edits) {
            const range = { start: model.positionAt(from), end: model.positionAt(from + length) }
            batch.push({ range, text })
            model = TextDocument.update(model, [{ range, text }], model.version + 1)
            if (together) continue
            c.change(edited, model.version, ...batch)
            batch = []
          }
          if (batch.length) c.change(edited, model.version, ...batch)
          const fresh = `file:///fresh-${count}.md`
          c.open(fresh, model.getText())
          expect((await c.pull(edited)).items).toEqual((await c.pull(fresh)).items)
          for (const closed of [edited, fresh]) c.tell('textDocument/didClose', { textDocument: { uri: closed } })
        },
      ),
      { numRuns: 150 },
    )
  }, 60_000)
})

describe('the program', () => {
  function start() {
    const server = spawn('node', ['dist/language-server.mjs', '--stdio'])
    const connection = createProtocolConnection(
      new StreamMessageReader(server.stdout),
      new StreamMessageWriter(server.stdin),
    )
    connection.listen()
    const ended = new Promise<number | null>((end) => server.on('exit', end))
    return { server, connection, ended }
  }
  const initialize = { processId: process.pid, rootUri: null, capabilities: {} }

  test('ends with 0 after shutdown and exit, with 1 after exit alone', async () => {
    const clean = start()
    await clean.connection.sendRequest('initialize', initialize)
    await clean.connection.sendRequest('shutdown')
    void clean.connection.sendNotification('exit')
    expect(await clean.ended).toBe(0)
    const rude = start()
    await rude.connection.sendRequest('initialize', initialize)
    void rude.connection.sendNotification('exit')
    expect(await rude.ended).toBe(1)
  }, 60_000)

  test('writes nothing but the protocol to its output, and lives through a message that is no JSON', async () => {
    const { server, connection, ended } = start()
    await connection.sendRequest('initialize', initialize)
    server.stdin.write('Content-Length: 9\r\n\r\n{ broken ')
    void connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId: 'markdown', version: 1, text: 'Foam rolling breaks up knots.' },
    })
    const { items } = await connection.sendRequest<{ items: object[] }>('textDocument/diagnostic', {
      textDocument: { uri },
    })
    expect(items).toHaveLength(1)
    server.stdin.end()
    expect(await ended).toBe(1)
  }, 60_000)

  test('ends without a word when nobody reads it any more', async () => {
    const { server, connection, ended } = start()
    await connection.sendRequest('initialize', initialize)
    let said = ''
    server.stderr.on('data', (text) => {
      said += text
    })
    server.stdout.destroy()
    const open = { uri, languageId: 'markdown', version: 1, text: 'Foam rolling breaks up knots.' }
    void connection.sendNotification('textDocument/didOpen', { textDocument: open })
    expect(await ended).toBe(1)
    expect(said).toBe('')
  }, 60_000)
})
