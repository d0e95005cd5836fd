import { describe, expect, test } from 'vitest'
import type { ClientCapabilities } from 'vscode-languageserver'
import { builtInWith } from '../server/src/built-in.ts'
import { able, Client } from './lsp-client.ts'
import { testLinter } from './marked.ts'

const linter = testLinter()
const knots = 'Rolling breaks up knots.'
const configuration = 'file:///w/.goodform.yaml'
const [one, two, far] = ['file:///w/a.md', 'file:///w/b.md', 'file:///v/c.md']
const pushed: ClientCapabilities = { workspace: { didChangeWatchedFiles: { dynamicRegistration: true } } }

async function client(texts: Record<string, string>, capabilities: ClientCapabilities = pushed, more: object = {}) {
  const c = new Client(linter, {
    files: { read: async (path) => texts[path] },
    list: async (folder) => {
      if (folder === 'file:///w%') throw new Error('URI malformed')
      return Object.keys(texts).filter((path) => path.startsWith(`${folder}/`))
    },
    withPacks: builtInWith,
  })
  const workspaceFolders = [
    { uri: 'file:///w', name: 'w' },
    { uri: 'file:///v', name: 'v' },
  ]
  await c.start(capabilities, { workspaceFolders, ...more })
  /** What the client shows of each file now. */
  const shown = new Map<string, string[]>()
  c.connection.onNotification('textDocument/publishDiagnostics', ({ uri, diagnostics }) => {
    shown.set(
      uri,
      diagnostics.map(({ code }: { code: string }) => code),
    )
  })
  const run = () => c.ask('workspace/executeCommand', { command: 'goodform.lintFolders' })
  const of = (uri: string) => shown.get(uri) ?? []
  const changed = (uri: string, type: number) => c.tell('workspace/didChangeWatchedFiles', { changes: [{ uri, type }] })
  const close = (uri: string) => c.tell('textDocument/didClose', { textDocument: { uri } })
  return { c, run, of, changed, close }
}

describe('what a run over the workspace showed', () => {
  test('is taken back when a later one does not look at the file any more', async () => {
    const texts: Record<string, string> = { [one]: knots, [two]: knots, [far]: knots }
    const { run, of, changed } = await client(texts)
    await run()
    expect([one, two, far].map(of)).toEqual([['test/knots'], ['test/knots'], ['test/knots']])
    delete texts[one]
    texts[configuration] = 'ignore: b.md'
    changed(configuration, 1)
    await run()
    expect([one, two, far].map(of)).toEqual([[], [], ['test/knots']])
  })

  test('is taken back with a file or folder that is deleted, and with a folder of the workspace', async () => {
    const { c, run, of, changed } = await client({ [one]: knots, 'file:///w/x/d.md': knots, [far]: knots })
    await run()
    changed('file:///w/x', 3)
    await expect.poll(() => of('file:///w/x/d.md')).toEqual([])
    expect(of(one)).toEqual(['test/knots'])
    changed(one, 3)
    await expect.poll(() => of(one)).toEqual([])
    c.tell('workspace/didChangeWorkspaceFolders', { event: { added: [], removed: [{ uri: 'file:///v', name: 'v' }] } })
    await expect.poll(() => of(far)).toEqual([])
  })

  test.each([
    ['pushed to', pushed],
    ['that pulls', able],
  ])('is shown again when the file is closed, as the file is then, to a client %s', async (_, capabilities) => {
    const texts = { [one]: knots, [two]: knots }
    const { c, run, of, close } = await client(texts, capabilities)
    await run()
    for (const uri of [one, two]) c.open(uri, knots)
    await c.ask('goodform/claims')
    if (capabilities === able) expect(of(one)).toEqual([])
    texts[two] = 'Nothing.'
    for (const uri of [one, two]) close(uri)
    await expect.poll(() => [one, two].map(of)).toEqual([['test/knots'], []])
  })

  test('does not depend on one odd folder', async () => {
    const workspaceFolders = [
      { uri: 'file:///w%', name: 'w%' },
      { uri: 'file:///w', name: 'w' },
    ]
    const { run } = await client({ [one]: knots }, pushed, { workspaceFolders })
    expect(await run()).toMatchObject({ files: 1, notRead: [{ uri: 'file:///w%', why: 'URI malformed' }] })
  })
})

describe('what is wrong in a configuration', () => {
  const broken = 'minimumStrenght: x\npacks: gone.yaml\n'
  test('is shown once, by the open document or beside it, to a client that is pushed to', async () => {
    const { c, of, close } = await client({ [configuration]: broken, [one]: knots })
    c.open(one, knots)
    // The first pack has the inflections loaded.
    const told = () => expect.poll(() => of(configuration).sort(), { timeout: 20_000 })
    await told().toEqual(['config/pack', 'config/unknown-key'])
    c.open(configuration, broken, 'yaml')
    c.change(configuration, 2, { text: 'packs: gone.yaml\n' })
    await expect.poll(() => of(configuration)).toEqual(['config/pack'])
    close(configuration)
    await expect.poll(() => of(configuration).sort()).toEqual(['config/pack', 'config/unknown-key'])
  })

  test('is not pushed where the open document answers with it', async () => {
    const { c, of, close } = await client({ [configuration]: broken, [one]: knots }, able)
    c.open(configuration, broken, 'yaml')
    expect((await c.pull(configuration)).items).toMatchObject([{ code: 'config/unknown-key' }])
    expect(of(configuration)).toEqual(['config/pack'])
    close(configuration)
    await expect.poll(() => of(configuration).sort()).toEqual(['config/pack', 'config/unknown-key'])
  })
})

describe('a configuration', () => {
  test('goes with its folder', async () => {
    const inner = 'file:///w/x/.goodform.yaml'
    const texts: Record<string, string> = { [inner]: 'ignore: "*.md"' }
    const { c, changed } = await client(texts, able)
    const uri = 'file:///w/x/a.md'
    c.open(uri, knots)
    expect((await c.pull(uri)).items).toEqual([])
    delete texts[inner]
    changed('file:///w/x', 3)
    expect((await c.pull(uri)).items).toHaveLength(1)
  })

  test('that was made outside is seen when a document is opened anew, where the client tells of no files', async () => {
    const texts: Record<string, string> = {}
    const { c, of, close } = await client(texts, {})
    c.open(one, knots)
    await expect.poll(() => of(one)).toEqual(['test/knots'])
    close(one)
    await expect.poll(() => of(one)).toEqual([])
    texts[configuration] = 'severity: {test/knots: off}\nminimumStrenght: x'
    c.open(one, knots)
    await expect.poll(() => of(configuration)).toEqual(['config/unknown-key'])
    await c.ask('textDocument/hover', { textDocument: { uri: one }, position: { line: 0, character: 9 } })
    expect(of(one)).toEqual([])
  })
})

describe('“fix all of this claim in the workspace”', () => {
  const titles = async (c: Client, uri: string) =>
    (await c.actions(uri, { start: { line: 0, character: 10 }, end: { line: 0, character: 10 } })).map(
      ({ title }: { title: string }) => title,
    )
  const edits = { ...able, workspace: { ...able.workspace, applyEdit: true } }
  const everywhere = 'Fix all of this claim in the workspace'

  test('is offered in the workspace, and nowhere else', async () => {
    const { c } = await client({}, edits)
    for (const uri of [one, 'file:///elsewhere/a.md']) c.open(uri, knots)
    expect(await titles(c, one)).toContain(everywhere)
    expect(await titles(c, 'file:///elsewhere/a.md')).not.toContain(everywhere)
  })

  test('takes what is open and not saved yet along, and passes on why an edit is refused', async () => {
    const { c } = await client({}, edits)
    c.open(one, knots)
    const said: string[] = []
    c.connection.onNotification('window/showMessage', ({ message }) => void said.push(message))
    const ask = () => c.ask('workspace/executeCommand', { command: 'goodform.fixClaim', arguments: ['test/knots'] })
    c.connection.onRequest('workspace/applyEdit', () => ({ applied: false, failureReason: 'read-only' }))
    expect(await ask()).toMatchObject({ files: 1, fixed: 1, applied: false, refused: 'read-only' })
    expect(said).toEqual(['Goodform: nothing was changed: read-only'])
    c.connection.onRequest('workspace/applyEdit', () => null)
    expect(await ask()).toMatchObject({ applied: false })
  })
})
