import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { ClientCapabilities } from 'vscode-languageserver'
import { builtInWith } from '../server/src/built-in.ts'
import type { World } from '../server/src/lsp/world.ts'
import { able, Client, onLine } from './lsp-client.ts'
import { testLinter } from './marked.ts'

const linter = testLinter()
const knots = 'Rolling breaks up knots.'
const uri = 'file:///w/posts/a.md'
const configuration = 'file:///w/.goodform.yaml'
const folders = { workspaceFolders: [{ uri: 'file:///w', name: 'w' }] }

/** A client of a server that sees these files. */
async function client(
  texts: Record<string, string>,
  capabilities: ClientCapabilities = able,
  more: object = folders,
  world: Partial<World> = {},
) {
  const c = new Client(linter, {
    files: {
      read: async (path) => {
        if (texts[path] === 'DENIED') throw new Error('permission denied')
        return texts[path]
      },
    },
    ...world,
    list: async (folder) => Object.keys(texts).filter((path) => path.startsWith(`${folder}/`)),
  })
  await c.start(capabilities, more)
  return c
}
const items = async (c: Client, of = uri) => (await c.pull(of)).items

describe('configuration files', () => {
  test('the nearest one rules a file, and wins over the editor’s settings', async () => {
    const c = await client({
      [configuration]: 'severity:\n  test/knots: hint',
      'file:///w/posts/.goodform.yaml': 'severity:\n  test/knots: error',
    })
    c.settings = { severity: { 'test/knots': 'information' }, minimumStrength: 'reported' }
    c.tell('workspace/didChangeConfiguration', { settings: null })
    c.open(uri, knots)
    c.open('file:///w/b.md', knots)
    c.open('file:///elsewhere/c.md', knots)
    await expect.poll(async () => (await items(c, 'file:///elsewhere/c.md'))[0].severity).toBe(3)
    expect((await items(c))[0].severity).toBe(1)
    expect((await items(c, 'file:///w/b.md'))[0].severity).toBe(4)
  })

  test('two folders have two configurations', async () => {
    const c = await client(
      { 'file:///one/.goodform.yaml': 'ignore: drafts', 'file:///two/.goodform.yaml': 'severity: {test: off}' },
      able,
      {
        workspaceFolders: [
          { uri: 'file:///one', name: '1' },
          { uri: 'file:///two', name: '2' },
        ],
      },
    )
    const counts = []
    for (const path of ['file:///one/a.md', 'file:///one/drafts/a.md', 'file:///two/drafts/a.md']) {
      c.open(path, knots)
      counts.push((await items(c, path)).length)
    }
    expect(counts).toEqual([1, 0, 0])
  })

  test('a change of the file is taken up without a restart', async () => {
    const texts: Record<string, string> = {}
    const c = await client(texts)
    c.open(uri, knots)
    expect(await items(c)).toHaveLength(1)
    texts[configuration] = 'ignore: posts'
    c.tell('workspace/didChangeWatchedFiles', { changes: [{ uri: configuration, type: 1 }] })
    expect(await items(c)).toEqual([])
    expect(c.refreshed).toBeGreaterThan(0)
    delete texts[configuration]
    c.tell('workspace/didChangeWatchedFiles', { changes: [{ uri: configuration, type: 3 }] })
    expect(await items(c)).toHaveLength(1)
  })

  test('what is wrong in one is shown in it, though it is not open, and taken away when it is mended', async () => {
    const texts = { [configuration]: 'run: onType\nminimumStrenght: likely' }
    const c = await client(texts)
    c.open(uri, knots)
    expect((await c.next(configuration)).diagnostics).toMatchObject([
      {
        range: onLine(1, 0, 15),
        code: 'config/unknown-key',
        message: expect.stringMatching(/Did you mean “minimumStrength”/),
      },
    ])
    expect(await items(c)).toHaveLength(1)
    texts[configuration] = 'run: onType'
    c.tell('workspace/didChangeWatchedFiles', { changes: [{ uri: configuration, type: 2 }] })
    expect((await c.next(configuration)).diagnostics).toEqual([])
  })

  test('what was wrong in one is taken away with it', async () => {
    const texts: Record<string, string> = { [configuration]: 'minimumStrenght: likely' }
    const c = await client(texts)
    c.open(uri, knots)
    expect((await c.next(configuration)).diagnostics).toHaveLength(1)
    delete texts[configuration]
    c.tell('workspace/didChangeWatchedFiles', { changes: [{ uri: configuration, type: 3 }] })
    expect((await c.next(configuration)).diagnostics).toEqual([])
  })

  test('an open one is checked while it is written', async () => {
    const c = await client({})
    c.open(configuration, 'severity:\n  test/knot: error\n', 'yaml')
    expect(await items(c, configuration)).toMatchObject([
      {
        range: onLine(1, 2, 11),
        message: 'There is no claim, topic or verdict “test/knot”. Did you mean “test/knots”?',
      },
    ])
    c.change(configuration, 2, { range: onLine(1, 11, 11), text: 's' })
    expect(await items(c, configuration)).toEqual([])
  })

  test('one that cannot be read is told of', async () => {
    const c = await client({ [configuration]: 'DENIED' })
    c.open(uri, knots)
    expect((await c.next(configuration)).diagnostics).toMatchObject([
      { message: 'Could not be read: permission denied' },
    ])
  })

  test('a client that reads files for the server is asked for them', async () => {
    const c = await client({}, { ...able, experimental: { goodformReadFile: true } })
    c.connection.onRequest('goodform/readFile', ({ uri: path }) =>
      path === 'vscode-vfs://github/o/r/.goodform.yaml' ? 'ignore: "*.md"' : null,
    )
    c.open('vscode-vfs://github/o/r/docs/a.md', knots)
    c.open('vscode-vfs://github/o/other/a.md', knots)
    expect(await items(c, 'vscode-vfs://github/o/r/docs/a.md')).toEqual([])
    expect(await items(c, 'vscode-vfs://github/o/other/a.md')).toHaveLength(1)
  })
})

describe('packs of the workspace', () => {
  const pack = 'file:///w/packs/house.yaml'
  const house = readFileSync('test/fixtures/pack.yaml', 'utf8')
    .replace('pack: test', 'pack: house')
    .replaceAll('test/', 'house/')
    .replaceAll(/\b(knot|break-verb|band|roll)(?=>|: \[|: glutes)/g, 'house-$1')
  const texts: Record<string, string> = {
    [configuration]:
      'packs: [packs/house.yaml, packs/gone.yaml]\nseverity:\n  house/band: error\n  it-band: off\n  test: off',
    [pack]: house,
  }
  const withPacks = { withPacks: builtInWith }

  test('are loaded beside the built-in ones; what is wrong is shown where it stands', async () => {
    const c = await client(texts, able, folders, withPacks)
    c.open(uri, 'Roll your ITB.')
    expect(await items(c)).toMatchObject([{ code: 'house/band', severity: 1 }])
    expect((await c.next(configuration)).diagnostics).toMatchObject([
      { range: onLine(0, 26, 41), message: 'The pack “packs/gone.yaml” could not be read: there is no such file.' },
    ])
    const hover = await c.ask('textDocument/hover', { textDocument: { uri }, position: { line: 0, character: 3 } })
    expect(hover.contents.value).toContain('Rolling the band has not been shown to help')
    // What can be read of it is its entry: the diagnostic and the card lead there.
    const entry = `${pack}#L${house.split('\n').findIndex((line) => line.includes('id: house/band')) + 1}`
    expect((await items(c))[0].codeDescription).toEqual({ href: entry })
    expect(hover.contents.value).toContain(`[its entry in the pack](${entry})`)
    const lint: { diagnostics: object[] } = await c.ask('goodform/lint', {
      uri,
      languageId: 'markdown',
      text: 'Roll your ITB.',
    })
    expect(lint.diagnostics).toMatchObject([{ codeDescription: { href: entry } }])
    // Whatever the extension asks of a claim, it may be one of these.
    expect(await c.ask('goodform/explain', { claim: 'house/band' })).toContain('Rolling the band')
    const claims: { id: string; page?: string }[] = await c.ask('goodform/claims')
    expect(claims.find(({ id }) => id === 'house/band')).toMatchObject({ topic: 'house' })
    expect(claims.filter(({ page }) => !page).map(({ id }) => id.split('/')[0])).toContain('house')
    await c.ask('workspace/executeCommand', { command: 'goodform.openSource', arguments: ['house/knots', 0] })
    expect(c.opened).toHaveLength(1)
    texts[pack] = `# One line more.\r\n${house.replaceAll('\n', '\r\n')}`
    c.tell('workspace/didChangeWatchedFiles', { changes: [{ uri: pack, type: 2 }] })
    const next = entry.replace(/\d+$/, (line) => String(Number(line) + 1))
    expect((await items(c))[0].codeDescription).toEqual({ href: next })
    texts[pack] = house.replace('verdict: overstated', 'verdict: silly')
    c.tell('workspace/didChangeWatchedFiles', { changes: [{ uri: pack, type: 2 }] })
    expect(await items(c)).toEqual([])
    expect((await c.next(pack)).diagnostics).toMatchObject([{ code: 'pack/choice' }])
    c.open(pack, house, 'yaml')
    expect(await items(c, pack)).toEqual([])
    c.change(pack, 2, { text: house.replace('flag: [Roll your IT band.]', 'flag: [Roll your calf.]') })
    expect((await items(c, pack)).map((item: { code: string }) => item.code)).toEqual(['pack/example'])
  })

  test('take what was wrong in them along when they are named no more', async () => {
    const pack = 'file:///w/packs/house.yaml'
    const texts = { [configuration]: 'packs: packs/house.yaml', [pack]: 'pack: house\nnonsense: 1' }
    const c = await client(texts, able, folders, { withPacks: builtInWith })
    c.open(uri, knots)
    expect((await c.next(pack)).diagnostics.length).toBeGreaterThan(0)
    texts[configuration] = 'run: onType'
    c.tell('workspace/didChangeWatchedFiles', { changes: [{ uri: configuration, type: 2 }] })
    expect((await c.next(pack)).diagnostics).toEqual([])
  })

  test('are read anew after a change, whatever form their address has', async () => {
    const named = 'file:///w/house%20(1).yaml'
    const own = { [configuration]: 'packs: house (1).yaml', [named]: 'pack: house\nnonsense: 1' }
    const c = await client(own, able, folders, { withPacks: builtInWith })
    c.open(uri, knots)
    expect((await c.next(named)).diagnostics.length).toBeGreaterThan(0)
    own[named] = house
    c.tell('workspace/didChangeWatchedFiles', { changes: [{ uri: 'file:///w/house%20%281%29.yaml', type: 2 }] })
    expect((await c.next(named)).diagnostics).toEqual([])
  })

  test('are not loaded in a workspace that is not trusted, and why is said', async () => {
    const c = await client(texts, able, { ...folders, initializationOptions: { trusted: false } }, withPacks)
    c.open(uri, 'Roll your ITB.')
    expect(await items(c)).toEqual([])
    const why = await c.ask('workspace/executeCommand', { command: 'goodform.why', arguments: [uri] })
    expect(why).toContain('not loaded, for the workspace is not trusted')
  })
})

describe('commands', () => {
  const run = (c: Client, command: string, ...given: unknown[]) =>
    c.ask('workspace/executeCommand', { command, arguments: given })

  test('why tells what decided', async () => {
    const c = await client({ [configuration]: 'ignore:\n  - drafts' })
    c.open(uri, knots)
    expect(await run(c, 'goodform.why', uri)).toBe(
      [
        uri,
        'It is checked: nothing leaves it out.',
        `Settings come from ${configuration}.`,
        'It is read as Markdown.',
      ].join('\n'),
    )
    expect(await run(c, 'goodform.why', 'file:///w/drafts/x.md')).toContain(
      `the ignore pattern “drafts” (${configuration}, line 2) covers it`,
    )
    c.settings = { enable: false }
    c.tell('workspace/didChangeConfiguration', { settings: null })
    await expect.poll(() => run(c, 'goodform.why', uri)).toContain('goodform.enable is off')
  })

  test('explainAt gives the card of the finding at a place', async () => {
    const c = await client({})
    c.open(uri, knots)
    const answer = await run(c, 'goodform.explainAt', uri, { line: 0, character: 9 })
    expect(answer).toMatchObject({ claim: 'test/knots', markdown: expect.stringContaining('**unsupported**') })
    expect(await run(c, 'goodform.explainAt', uri, { line: 0, character: 0 })).toBeNull()
    await expect(run(c, 'goodform.explainAt', 'file:///not-open.md', { line: 0, character: 0 })).rejects.toMatchObject({
      code: -32602,
    })
  })

  const workspace = {
    [configuration]: 'ignore: drafts',
    'file:///w/a.md': knots,
    'file:///w/b.md': 'Nothing here.',
    'file:///w/drafts/c.md': knots,
    'file:///w/d.md': 'DENIED',
    'file:///w/settings.yaml': 'a: 1',
    [uri]: 'as saved',
  }

  test('lintFolders lints what is to be checked, with progress, open files as they stand in the editor', async () => {
    const c = await client(workspace)
    c.open(uri, `${knots}\n\n${knots}`)
    const seen: { kind: string }[] = []
    c.connection.onNotification('$/progress', ({ value }: { value: { kind: string } }) => void seen.push(value))
    const report = await c.ask('workspace/executeCommand', { command: 'goodform.lintFolders', workDoneToken: 't' })
    expect(report).toEqual({
      files: 3,
      ignored: 1,
      findings: 3,
      bySeverity: { error: 0, warning: 3, information: 0, hint: 0 },
      notRead: [{ uri: 'file:///w/d.md', why: 'permission denied' }],
      cancelled: false,
    })
    expect((await c.next('file:///w/a.md')).diagnostics).toMatchObject([{ code: 'test/knots' }])
    expect(seen.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['begin', 'report', 'end']))
    c.open('file:///w/a.md', knots)
    expect((await c.next('file:///w/a.md')).diagnostics, 'pulled now, so not shown twice').toEqual([])
  })

  test('a file is known under whatever form of its address an editor has', async () => {
    const listed = "file:///w/it's%20(1).md"
    const opened = 'file:///w/it%27s%20%281%29.md'
    const c = await client({ [listed]: 'as saved' })
    c.open(opened, knots)
    const report = await c.ask('workspace/executeCommand', { command: 'goodform.lintFolders' })
    expect(report).toMatchObject({ files: 1, findings: 1 })
    c.tell('textDocument/didClose', { textDocument: { uri: listed } })
    expect((await c.ask('workspace/executeCommand', { command: 'goodform.lintFolders' })).findings).toBe(0)
  })

  test('fixClaim rewords all findings of a claim, with one edit, bound to the version of what is open', async () => {
    const c = await client(
      { ...workspace, 'file:///w/e.md': `${knots}\n\nRoll your IT band.` },
      {
        ...able,
        workspace: { ...able.workspace, applyEdit: true },
      },
    )
    c.open(uri, `${knots}\n\n${knots}`)
    const applied: { edit: { documentChanges: { textDocument: object; edits: { newText: string }[] }[] } }[] = []
    c.connection.onRequest('workspace/applyEdit', (params) => {
      applied.push(params)
      return { applied: true }
    })
    const report = await run(c, 'goodform.fixClaim', 'test/knots')
    expect(report).toEqual({
      files: 3,
      fixed: 4,
      left: 0,
      notRead: [{ uri: 'file:///w/d.md', why: 'permission denied' }],
      applied: true,
    })
    const [{ edit }] = applied as [(typeof applied)[0]]
    expect(edit.documentChanges.map(({ textDocument, edits }) => ({ ...textDocument, edits: edits.length }))).toEqual([
      { uri: 'file:///w/a.md', version: null, edits: 1 },
      { uri, version: 1, edits: 2 },
      { uri: 'file:///w/e.md', version: null, edits: 1 },
    ])
    await expect(run(c, 'goodform.fixClaim', 'no/claim')).rejects.toMatchObject({ code: -32602 })
  })

  test('fixClaim says so where an editor takes no edits', async () => {
    const c = await client(workspace)
    await expect(run(c, 'goodform.fixClaim', 'test/knots')).rejects.toThrow('does not take edits')
  })

  test('lintFolders stops when it is cancelled', async () => {
    const many = Object.fromEntries(Array.from({ length: 300 }, (_, i) => [`file:///w/${i}.md`, knots]))
    const c = await client(many)
    const { CancellationTokenSource } = await import('vscode-languageserver/node')
    const source = new CancellationTokenSource()
    const asked = c.connection.sendRequest<{ files: number; cancelled: boolean }>(
      'workspace/executeCommand',
      { command: 'goodform.lintFolders' },
      source.token,
    )
    await c.next('file:///w/0.md')
    source.cancel()
    const answer = await asked.catch((error) => ({ files: 0, cancelled: error.code === -32800 }))
    expect(answer.cancelled).toBe(true)
    expect(answer.files).toBeLessThan(300)
  })
})

describe('the code lens', () => {
  test('sums up an article, and can be turned off', async () => {
    const texts: Record<string, string> = {}
    const c = await client(texts)
    c.open(uri, `# T\n\n${knots}\n\nRoll your IT band.`)
    const lens = () => c.ask('textDocument/codeLens', { textDocument: { uri } })
    expect(await lens()).toMatchObject([
      { range: onLine(0, 0, 0), command: { title: '2 wordings are stronger than their evidence' } },
    ])
    texts[configuration] = 'codeLens: false'
    c.tell('workspace/didChangeWatchedFiles', { changes: [{ uri: configuration, type: 1 }] })
    expect(await lens()).toEqual([])
  })
})
