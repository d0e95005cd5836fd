import { describe, expect, test } from 'vitest'
import type { ClientCapabilities } from 'vscode-languageserver'
import { able, Client, onLine } from './lsp-client.ts'
import { testLinter } from './marked.ts'

const linter = testLinter()
const uri = 'file:///w/a.md'
const knots = 'Rolling breaks up knots.'
const hint = { severity: { test: 'hint' } }
/** A client that is pushed to and cannot be asked for settings. */
const plain: ClientCapabilities = {}
const asked: ClientCapabilities = { workspace: { configuration: true } }

async function opened(capabilities: ClientCapabilities, initializationOptions: unknown, settings: unknown = {}) {
  const c = new Client(linter)
  c.settings = settings
  await c.start(capabilities, { initializationOptions })
  c.open(uri, knots)
  return c
}
const severities = async (c: Client) => (await c.next(uri)).diagnostics.map(({ severity }) => severity)

describe('what comes with the start', () => {
  test.each([
    ['as it is', hint],
    ['under the name of the section', { goodform: hint, trusted: true }],
  ])('holds %s', async (_, options) => {
    expect(await severities(await opened(plain, options))).toEqual([4])
  })

  test('holds for a client that is asked and has nothing to say', async () => {
    expect(await severities(await opened(asked, hint, null))).toEqual([4])
  })

  test('lies under what the client answers, key by key', async () => {
    const c = await opened(asked, { ...hint, enable: false }, { enable: true })
    expect(await severities(c)).toEqual([4])
    c.settings = { enable: true, severity: {} }
    c.tell('workspace/didChangeConfiguration', { settings: null })
    expect(await severities(c)).toEqual([2])
  })

  test.each([[null], [undefined], [[]], ['x'], [5], [{ goodform: null }], [{}]])(
    'is not wiped by a notification with %j',
    async (settings) => {
      const c = await opened(plain, hint)
      expect(await severities(c)).toEqual([4])
      c.tell('workspace/didChangeConfiguration', { settings })
      c.change(uri, 2, { text: `${knots}\n` })
      c.change(uri, 3, { text: `\n${knots}` })
      expect((await c.next(uri, 3)).diagnostics).toMatchObject([{ severity: 4 }])
    },
  )

  test('is told of in the log where it has faults, and once', async () => {
    const c = await opened(plain, { minimumStrength: 'nonsense' })
    await c.next(uri)
    c.tell('workspace/didChangeConfiguration', { settings: null })
    await c.ask('goodform/claims')
    expect(c.logged.filter((line) => line.includes('“minimumStrength” is'))).toHaveLength(1)
  })
})

describe('the first findings', () => {
  test('wait for the settings', async () => {
    const c = new Client(linter)
    c.connection.onRequest(
      'workspace/configuration',
      () => new Promise((answer) => setTimeout(answer, 100, [{ enable: false }])),
    )
    await c.start(asked)
    c.open(uri, knots)
    expect((await c.next(uri)).diagnostics).toEqual([])
  })

  test.each([
    ['that never answers', () => new Promise(() => {})],
    ['that refuses', () => Promise.reject(new Error('no'))],
  ])('come without them from a client %s', async (_, answer) => {
    const c = new Client(linter, { patience: 50 })
    c.connection.onRequest('workspace/configuration', answer)
    await c.start(asked, { initializationOptions: hint })
    c.open(uri, knots)
    expect(await severities(c)).toEqual([4])
  })

  test('are pulled at once, whatever changes meanwhile but the text', async () => {
    const c = new Client(linter)
    c.settings = hint
    await c.start()
    c.open(uri, `${knots}\n\n`.repeat(500))
    const pulled = c.pull(uri)
    const lens = c.ask('textDocument/codeLens', { textDocument: { uri } })
    c.settings = { severity: { test: 'error' } }
    c.tell('workspace/didChangeConfiguration', { settings: null })
    expect((await pulled).items).toHaveLength(500)
    expect(await lens).toHaveLength(1)
    expect((await c.pull(uri)).items[0].severity).toBe(1)
  })
})

test('a client that refuses a registration is set up all the same', async () => {
  const c = new Client(linter)
  c.settings = { enable: false }
  c.connection.onRequest('client/registerCapability', () => Promise.reject(new Error('no')))
  await c.start()
  c.open(uri, knots)
  expect((await c.pull(uri)).items).toEqual([])
})

describe('include', () => {
  test('says nothing of a document that was never saved', async () => {
    const c = await opened(plain, { include: ['**/*.md'] })
    const untitled = 'untitled:Untitled-1'
    c.open(untitled, knots)
    expect((await c.next(untitled)).diagnostics).toHaveLength(1)
    c.open('file:///w/a.mdx', knots)
    expect((await c.next('file:///w/a.mdx')).diagnostics).toEqual([])
  })
})

describe('run: onSave', () => {
  test('lets what is shown follow the text above it', async () => {
    const c = new Client(linter)
    c.settings = { run: 'onSave' }
    await c.start()
    c.open(uri, knots)
    const { resultId } = await c.pull(uri)
    c.change(uri, 2, { range: onLine(0, 0, 0), text: 'One.\n\n' }, { range: onLine(2, 0, 0), text: 'So ' })
    const after = await c.pull(uri, resultId)
    expect(after).toMatchObject({ kind: 'full', items: [{ range: onLine(2, 11, 26) }] })
    expect(await c.pull(uri, after.resultId)).toMatchObject({ kind: 'unchanged' })
    c.tell('textDocument/didSave', { textDocument: { uri } })
    expect((await c.pull(uri)).items).toMatchObject([{ range: onLine(2, 11, 26) }])
  })
})

describe('what a client can do', () => {
  test.each([
    ['the pull', { ...able.textDocument, diagnostic: { codeDescriptionSupport: true } }],
    [
      'the push, as 3.17 has it',
      { ...able.textDocument, diagnostic: {}, publishDiagnostics: { codeDescriptionSupport: true } },
    ],
  ])('shows addresses of claims where it says so under %s', async (_, textDocument) => {
    const c = new Client(linter)
    await c.start({ ...able, textDocument })
    c.open(uri, knots)
    expect((await c.pull(uri)).items[0].codeDescription).toBeDefined()
    const [{ diagnostics }] = await c.actions(uri, onLine(0, 10, 10))
    expect(diagnostics).toEqual((await c.pull(uri)).items)
  })

  test('shows no addresses in actions either where it does not', async () => {
    const c = await opened(plain, {})
    const { diagnostics } = await c.next(uri)
    expect((await c.actions(uri, onLine(0, 10, 10)))[0].diagnostics).toEqual(diagnostics)
  })

  test('that pulls but cannot be told to pull again is pushed to', async () => {
    const c = new Client(linter)
    const { diagnosticProvider } = (await c.start({ textDocument: { diagnostic: {} } })).capabilities
    expect(diagnosticProvider).toBeUndefined()
    c.open(uri, knots)
    expect((await c.next(uri)).diagnostics).toHaveLength(1)
  })

  test('resolves nothing without keeping the data', async () => {
    const c = new Client(linter)
    await c.start({
      ...able,
      textDocument: { ...able.textDocument, codeAction: { resolveSupport: { properties: ['edit'] } } },
    })
    c.open(uri, `${knots}\n\n${knots}`)
    for (const { edit, command } of await c.actions(uri, onLine(0, 10, 10))) expect(edit ?? command).toBeDefined()
  })

  test('reads what it likes best', async () => {
    const c = new Client(linter)
    await c.start({ textDocument: { hover: { contentFormat: ['plaintext', 'markdown'] } } })
    c.open(uri, knots)
    const position = { line: 0, character: 10 }
    expect((await c.ask('textDocument/hover', { textDocument: { uri }, position })).contents.kind).toBe('plaintext')
  })

  test('opens no links where it cannot, and is told where one leads', async () => {
    const c = await opened(plain, {})
    const command = { command: 'goodform.openSource', arguments: ['test/knots', 0] }
    await expect(c.ask('workspace/executeCommand', command)).rejects.toThrow(/opens no links; the source is https:/)
  })

  test('is led to the first finding by the line above an article, and has a line without a command otherwise', async () => {
    const c = new Client(linter)
    await c.start()
    c.open(uri, `One.\n\n${knots}`)
    const [{ command }] = await c.ask('textDocument/codeLens', { textDocument: { uri } })
    await c.ask('workspace/executeCommand', command)
    expect(c.opened).toEqual([uri])
    const other = await opened(plain, {})
    const [lens] = await other.ask('textDocument/codeLens', { textDocument: { uri } })
    expect(lens.command.command).toBe('')
  })
})
