import { describe, expect, test } from 'vitest'
import { TextDocument } from 'vscode-languageserver-textdocument'
import type { Linter } from '../server/src/core/index.ts'
import { able, Client, onLine } from './lsp-client.ts'
import { testLinter } from './marked.ts'

const linter = testLinter()
const uri = 'file:///a.md'
const knots = 'Rolling breaks up knots.'

async function client(capabilities = able, own: Linter = linter): Promise<Client> {
  const started = new Client(own)
  await started.start(capabilities)
  return started
}
const { diagnostic: _, ...withoutPull } = able.textDocument!
const pushOnly = { ...able, textDocument: withoutPull }

describe('diagnostics', () => {
  test('are pulled, with the address of the claim', async () => {
    const c = await client()
    c.open(uri, knots)
    const { kind, items } = await c.pull(uri)
    expect(kind).toBe('full')
    expect(items).toMatchObject([
      {
        range: onLine(0, 8, 23),
        code: 'test/knots',
        source: 'goodform',
        severity: 2,
        codeDescription: { href: expect.stringMatching(/test\/knots\.md$/) },
      },
    ])
  })

  test('are not sent again when an edit left them as they were', async () => {
    const c = await client()
    c.open(uri, `${knots}\n\nA plain line.`)
    const { resultId } = await c.pull(uri)
    c.change(uri, 2, { range: onLine(2, 0, 0), text: 'x' })
    expect(await c.pull(uri, resultId)).toEqual({ kind: 'unchanged', resultId })
    c.change(uri, 3, { range: onLine(0, 0, 0), text: '\n' })
    const after = await c.pull(uri, resultId)
    expect(after.kind).toBe('full')
    expect(after.items[0].range).toEqual(onLine(1, 8, 23))
  })

  test('are pushed to a client that cannot pull, each with its version, and taken away when the document is closed', async () => {
    const c = await client(pushOnly)
    c.open(uri, knots)
    expect((await c.next(uri, 1)).diagnostics).toHaveLength(1)
    c.change(uri, 2, { range: onLine(0, 8, 23), text: 'feels good' })
    expect((await c.next(uri, 2)).diagnostics).toEqual([])
    c.tell('textDocument/didClose', { textDocument: { uri } })
    expect(await c.next(uri)).toEqual({ uri, diagnostics: [] })
    expect(await c.pull(uri)).toEqual({ kind: 'full', items: [] })
  })

  test('are sent again where the text under them was replaced, even by itself', async () => {
    const c = await client()
    c.open(uri, knots)
    const { resultId } = await c.pull(uri)
    c.change(uri, 2, { range: onLine(0, 8, 23), text: 'breaks up knots' })
    expect((await c.pull(uri, resultId)).kind).toBe('full')
  })

  test.each([
    ['CRLF', `One.\r\n\r\n${knots}\r\n`, onLine(2, 8, 23)],
    ['a byte order mark', `\uFEFF${knots}`, onLine(0, 9, 24)],
    ['characters outside the basic plane', `😀😀 ${knots}`, onLine(0, 13, 28)],
    ['a lone carriage return', `One.\r\r${knots}`, onLine(2, 8, 23)],
  ])('stand in the right place with %s', async (_, text, range) => {
    const c = await client()
    c.open(uri, text)
    expect((await c.pull(uri)).items).toMatchObject([{ range }])
  })

  test('follow several changes in one notification, and a whole new text', async () => {
    const c = await client()
    c.open(uri, 'a\nb')
    c.change(
      uri,
      2,
      { range: onLine(1, 0, 1), text: knots },
      { range: onLine(0, 0, 1), text: '' },
      { range: onLine(1, 0, 0), text: '😀 ' },
    )
    expect((await c.pull(uri)).items).toMatchObject([{ range: onLine(1, 11, 26) }])
    c.change(uri, 3, { text: `# T\n\n${knots}` })
    expect((await c.pull(uri)).items).toMatchObject([{ range: onLine(2, 8, 23) }])
  })

  test('a pull for a text that has changed meanwhile is given up, and asked for again', async () => {
    const slow = { ...linter, open: (text: string) => slowed(linter.open(text)) }
    const c = await client(able, slow)
    c.open(uri, 'x')
    const first = c.pull(uri)
    c.change(uri, 2, { text: knots })
    await expect(first).rejects.toMatchObject({ code: -32802, data: { retriggerRequest: true } })
    expect((await c.pull(uri)).items).toHaveLength(1)
  })

  test('a pull that the client cancels is not answered with findings', async () => {
    const slow = { ...linter, open: (text: string) => slowed(linter.open(text)) }
    const c = await client(able, slow)
    c.open(uri, knots)
    const { CancellationTokenSource } = await import('vscode-languageserver/node')
    const source = new CancellationTokenSource()
    const asked = c.connection.sendRequest('textDocument/diagnostic', { textDocument: { uri } }, source.token)
    source.cancel()
    await expect(asked).rejects.toMatchObject({ code: expect.any(Number) })
  })

  test('a document whose reading fails is told of once, and the others go on', async () => {
    const faulty = {
      ...linter,
      open: (text: string) =>
        text.includes('FAULT')
          ? {
              ...linter.open(text),
              text,
              edit: () => faulty.open(text),
              work: () => {
                throw new Error('out of order')
              },
            }
          : linter.open(text),
    } as Linter
    const c = await client(pushOnly, faulty)
    c.open('file:///bad.md', 'FAULT')
    c.open(uri, knots)
    expect((await c.next(uri)).diagnostics).toHaveLength(1)
    expect((await c.next('file:///bad.md')).diagnostics).toMatchObject([{ code: 'goodform/failure' }])
    c.change('file:///bad.md', 2, { range: onLine(0, 0, 0), text: 'y' })
    await c.pull('file:///bad.md')
    expect(c.logged.filter((line) => line.includes('out of order'))).toHaveLength(1)
    c.change('file:///bad.md', 3, { text: knots })
    expect((await c.next('file:///bad.md', 3)).diagnostics).toMatchObject([{ code: 'test/knots' }])
  })
})

describe('hover', () => {
  test('shows the evidence card over the marked words, and nothing beside them', async () => {
    const c = await client()
    c.open(uri, knots)
    const at = (character: number) =>
      c.ask('textDocument/hover', { textDocument: { uri }, position: { line: 0, character } })
    const { contents, range } = await at(10)
    expect(contents.kind).toBe('markdown')
    expect(contents.value).toContain('**unsupported**')
    expect(range).toEqual(onLine(0, 8, 23))
    expect(await at(2)).toBeNull()
  })

  test('how a sentence is read is told where nothing is marked too, and nothing where no sentence is', async () => {
    const c = await client()
    c.open(uri, `${knots}\n\nDoes rolling break up knots?\n\n---\n`)
    const reading = (line: number, character: number) =>
      c.ask('goodform/reading', { textDocument: { uri }, position: { line, character } })
    expect(await reading(0, 9)).toMatch(/Rolling breaks[\s\S]*test\/knots\*\*: told/)
    expect(await reading(2, 9)).toMatch(/Does rolling[\s\S]*test\/knots\*\*: left alone/)
    expect(await reading(4, 1)).toBeNull()
  })

  test('has no markup for a client that shows none', async () => {
    const c = await client({ ...able, textDocument: { ...able.textDocument, hover: { contentFormat: ['plaintext'] } } })
    c.open(uri, knots)
    const { contents } = await c.ask('textDocument/hover', {
      textDocument: { uri },
      position: { line: 0, character: 9 },
    })
    expect(contents.kind).toBe('plaintext')
    expect(contents.value).not.toMatch(/\*\*|\]\(/)
    expect(contents.value).toMatch(/https:\/\//)
  })
})

describe('code actions', () => {
  test('each rewording clears the finding, and the suppression silences it', async () => {
    const c = await client()
    const text = `One.\r\n\r\n${knots}\r\n`
    c.open(uri, text)
    const actions = await c.actions(uri, onLine(2, 10, 10))
    const edits = actions.filter((action: { edit?: object }) => action.edit)
    expect(edits.length).toBeGreaterThan(1)
    expect(edits.filter((action: { isPreferred?: boolean }) => action.isPreferred)).toHaveLength(1)
    for (const { edit, title, kind, diagnostics } of edits) {
      expect(kind).toBe(/^This is wrong/.test(title) ? 'quickfix.goodform.misread' : 'quickfix')
      expect(diagnostics).toMatchObject([{ code: 'test/knots' }])
      const [change] = edit.documentChanges
      expect(change.textDocument).toEqual({ uri, version: 1 })
      const after = TextDocument.applyEdits(TextDocument.create(uri, 'markdown', 1, text), change.edits)
      expect(linter.open(after).findings, title).toEqual([])
      expect(after.replaceAll('\r\n', ''), title).not.toMatch(/[\r\n]/)
    }
  })

  test('a client that knows no versioned edits gets plain ones', async () => {
    const c = await client({ ...able, workspace: { ...able.workspace, workspaceEdit: {} } })
    c.open(uri, knots)
    const [first] = await c.actions(uri, onLine(0, 10, 10))
    expect(Object.keys(first.edit.changes)).toEqual([uri])
  })

  test('a finding that is wrong is kept as misread, with a note of how it was read and a test case', async () => {
    const c = await client({ ...able, experimental: { goodformNote: true } })
    const text = `So *${knots}*`
    c.open(uri, text)
    const [action, ...more] = await c.actions(uri, onLine(0, 14, 14), ['quickfix.goodform.misread'])
    expect(more).toEqual([])
    const after = TextDocument.applyEdits(
      TextDocument.create(uri, 'markdown', 1, text),
      action.edit.documentChanges[0].edits,
    )
    expect(after).toBe(`<!-- goodform-disable-next-line test/knots -- misread -->\n${text}`)
    expect(action.command.command).toBe('goodform.note')
    const [{ note, example }] = action.command.arguments
    expect(JSON.parse(example)).toEqual({
      claim: 'test/knots',
      text: `So ${knots}`,
      span: 'breaks up knots',
      label: 'clear',
      strength: 'certain',
      also: [],
    })
    expect(note).toContain(example)
    expect(note).toContain('**test/knots**: told')
  })

  test('a client that shows no notes gets the comment alone', async () => {
    const c = await client()
    c.open(uri, knots)
    const [action] = await c.actions(uri, onLine(0, 14, 14), ['quickfix.goodform.misread'])
    expect(action.command).toBeUndefined()
    expect(action.edit).toBeDefined()
  })

  test('open the source of the claim', async () => {
    const c = await client()
    c.open(uri, knots)
    const actions = await c.actions(uri, onLine(0, 10, 10))
    const open = actions.find((action: { command?: object }) => action.command)
    expect(open.title).toMatch(/^Open the source: /)
    await c.ask('workspace/executeCommand', open.command)
    expect(c.opened).toEqual([expect.stringMatching(/^https:\/\/(doi\.org|pubmed)/)])
  })

  test('fix all is offered when asked for, and its edit is worked out when it is chosen', async () => {
    const c = await client()
    const text = 'Rolling will cure cramps.'
    c.open(uri, text)
    expect((await c.actions(uri, onLine(0, 0, 25))).some((a: { kind: string }) => a.kind.startsWith('source'))).toBe(
      false,
    )
    const [all] = await c.actions(uri, onLine(0, 0, 0), ['source.fixAll'])
    expect(all).toMatchObject({ kind: 'source.fixAll.goodform' })
    expect(all.edit).toBeUndefined()
    c.change(uri, 2, { range: onLine(0, 25, 25), text: ' Yes.' })
    await expect(c.ask('codeAction/resolve', all)).rejects.toMatchObject({ code: -32801 })
  })

  test('all findings of a claim in a file are reworded by one action, its edit worked out when it is chosen', async () => {
    const c = await client()
    const text = `${knots}\n\nOther.\n\n${knots}`
    c.open(uri, text)
    const title = 'Fix all of this claim in this file (2)'
    const all = (await c.actions(uri, onLine(0, 10, 10))).find((action: { title: string }) => action.title === title)
    expect(all.edit).toBeUndefined()
    const { edit } = await c.ask('codeAction/resolve', all)
    const [{ textDocument, edits }] = edit.documentChanges
    expect(textDocument).toEqual({ uri, version: 1 })
    const fixed = TextDocument.applyEdits(TextDocument.create(uri, 'markdown', 1, text), edits)
    expect(testLinter().open(fixed).findings).toEqual([])
    expect(fixed.split('\n\n')[1]).toBe('Other.')
  })

  test('one finding of a claim has no action for all of them', async () => {
    const c = await client()
    c.open(uri, knots)
    const titles = (await c.actions(uri, onLine(0, 10, 10))).map((action: { title: string }) => action.title)
    expect(titles.filter((title: string) => title.includes('in this file'))).toEqual([])
  })

  test('only those kinds are given that the client asks for', async () => {
    const c = await client()
    c.open(uri, knots)
    expect(await c.actions(uri, onLine(0, 0, 20), ['refactor'])).toEqual([])
    expect((await c.actions(uri, onLine(0, 0, 20), ['quickfix'])).length).toBeGreaterThan(1)
  })
})

describe('settings', () => {
  test('change severities and silence claims without a restart', async () => {
    const c = await client()
    c.open(uri, knots)
    expect((await c.pull(uri)).items[0].severity).toBe(2)
    c.settings = { severity: { 'test/knots': 'error' } }
    c.tell('workspace/didChangeConfiguration', { settings: null })
    await expect.poll(() => c.refreshed).toBe(1)
    expect((await c.pull(uri)).items[0].severity).toBe(1)
    c.settings = { enable: false }
    c.tell('workspace/didChangeConfiguration', { settings: null })
    await expect.poll(() => c.refreshed).toBe(2)
    expect((await c.pull(uri)).items).toEqual([])
  })

  test('of a client without workspace/configuration come with the notification or at the start', async () => {
    const capabilities = { ...pushOnly, workspace: {} }
    const c = new Client(linter)
    await c.start(capabilities, { initializationOptions: { severity: { test: 'hint' } } })
    c.open(uri, knots)
    expect((await c.next(uri)).diagnostics).toMatchObject([{ severity: 4 }])
    c.tell('workspace/didChangeConfiguration', { settings: { goodform: { severity: { test: 'off' } } } })
    expect((await c.next(uri)).diagnostics).toEqual([])
  })

  test('onSave keeps what was shown until the document is saved', async () => {
    const c = await client()
    c.settings = { run: 'onSave' }
    c.tell('workspace/didChangeConfiguration', { settings: null })
    await expect.poll(() => c.refreshed).toBe(1)
    c.open(uri, knots)
    expect((await c.pull(uri)).items).toHaveLength(1)
    c.change(uri, 2, { text: 'Nothing.' })
    expect((await c.pull(uri)).items).toHaveLength(1)
    c.tell('textDocument/didSave', { textDocument: { uri } })
    expect((await c.pull(uri)).items).toEqual([])
    expect(c.refreshed).toBe(2)
  })
})

/** A document that takes a few turns of the loop to be read. */
function slowed(document: ReturnType<Linter['open']>): ReturnType<Linter['open']> {
  return new Proxy(document, {
    get: (target, key) => {
      if (key !== 'work') return Reflect.get(target, key, target)
      return function* () {
        for (let end = performance.now() + 30; performance.now() < end; ) yield
        yield* { [Symbol.iterator]: () => target.work() } as Iterable<void>
      }
    },
  })
}
