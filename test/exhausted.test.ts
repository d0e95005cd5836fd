import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { createProtocolConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver/node'
import { mostChunks } from '../server/src/core/document/chunks.ts'
import { able, Client, onLine } from './lsp-client.ts'
import { testLinter } from './marked.ts'
import { world } from './world.ts'

const knots = 'Foam rolling breaks up knots.\n'
/** A text whose reading wants more memory than is given below. */
const large = Array.from(
  { length: 18_000 },
  (_, i) => `Rolling breaks up knots, said ${i}; a tight band hurts.\n\n`,
).join('')

describe('memory', () => {
  const folder = mkdtempSync(join(tmpdir(), 'goodform-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  for (let i = 10; i < 30; i++) writeFileSync(join(folder, `${i}.md`), knots)
  writeFileSync(join(folder, '20.md'), large)
  const start = (program: string, ...args: string[]) =>
    spawn('node', ['--max-old-space-size=60', resolve('dist', program), ...args], { cwd: folder })

  test('that ends in the middle of an archive costs the file that wanted it, which is told', {
    timeout: 60_000,
  }, async () => {
    const child = start('goodform.mjs', 'lint', '--format', 'json', '.')
    let [out, error] = ['', '']
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      out += text
    })
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      error += text
    })
    const code = await new Promise((done) => child.on('close', done))
    const { files } = JSON.parse(out) as { files: { path: string; diagnostics: object[]; problem?: string }[] }
    expect(files.map(({ path }) => path)).toEqual(Array.from({ length: 20 }, (_, i) => `${i + 10}.md`))
    for (const { path, diagnostics } of files) expect(diagnostics).toHaveLength(path === '20.md' ? 0 : 1)
    expect(files[10]!.problem).toContain('was not checked')
    expect(error).toMatch(/worker stopped.*memory/)
    expect(code).toBe(2)
  })

  test('that ends in the server ends the server, which an editor sees and starts again: it does not hang', {
    timeout: 60_000,
  }, async () => {
    const child = start('language-server.mjs', '--stdio')
    child.stderr.resume()
    const ended = new Promise<number | string>((done) => child.on('exit', (code, signal) => done(signal ?? code!)))
    const server = createProtocolConnection(new StreamMessageReader(child.stdout), new StreamMessageWriter(child.stdin))
    server.onError(() => {})
    server.listen()
    await server.sendRequest('initialize', { processId: null, rootUri: null, capabilities: {} })
    const textDocument = { uri: 'file:///a.md', languageId: 'markdown', version: 1, text: large }
    void server.sendNotification('textDocument/didOpen', { textDocument })
    expect(await ended).not.toBe(0)
    server.dispose()
  })
})

describe('a disk', () => {
  const linter = testLinter()
  const uri = 'file:///w/a.md'

  test('that is slow keeps nobody waiting who does not ask for its files, and no edit is lost meanwhile', async () => {
    let arrive = (_: string) => {}
    const slow = new Promise<string>((done) => (arrive = done))
    const c = new Client(linter, {
      files: { read: async (path) => (path === 'file:///w/.goodform.yaml' ? slow : undefined) },
    })
    await c.start(able, { workspaceFolders: [{ uri: 'file:///w', name: 'w' }] })
    c.open(uri, 'Text.\n')
    c.open('file:///elsewhere/b.md', knots)
    const asked = c.pull(uri)
    expect((await c.pull('file:///elsewhere/b.md')).items).toHaveLength(1)
    expect(await c.ask('goodform/claims')).not.toEqual([])
    c.change(uri, 2, { range: onLine(0, 0, 5), text: 'Rolling breaks up knots.' })
    c.change(uri, 3, { range: onLine(0, 0, 0), text: 'Now: ' })
    arrive('severity: {test/knots: error}')
    await asked.catch(() => {})
    expect((await c.pull(uri)).items).toMatchObject([{ code: 'test/knots', severity: 1, range: onLine(0, 13, 28) }])
  })

  test('that takes too long is told of and waited for no longer; what comes late is taken up', async () => {
    let arrive = (_: string) => {}
    const slow = new Promise<string>((done) => (arrive = done))
    let reads = 0
    const c = new Client(linter, {
      patience: 30,
      files: {
        read: async (path) => {
          if (path !== 'file:///w/.goodform.yaml') return undefined
          reads++
          return slow
        },
      },
    })
    await c.start(able, { workspaceFolders: [{ uri: 'file:///w', name: 'w' }] })
    c.open(uri, 'Rolling breaks up knots.')
    expect((await c.next('file:///w/.goodform.yaml')).diagnostics).toMatchObject([
      { message: expect.stringMatching(/^Could not be read: reading it takes longer than 0\.03 s/) },
    ])
    expect((await c.pull(uri)).items).toMatchObject([{ severity: 2 }])
    c.tell('workspace/didChangeWatchedFiles', { changes: [{ uri: 'file:///w/other/.goodform.yaml', type: 1 }] })
    expect((await c.pull(uri)).items).toMatchObject([{ severity: 2 }])
    arrive('severity: {test/knots: error}')
    expect((await c.next('file:///w/.goodform.yaml')).diagnostics).toEqual([])
    expect((await c.pull(uri)).items).toMatchObject([{ severity: 1 }])
    expect(reads).toBe(1)
    c.tell('workspace/didChangeWatchedFiles', { changes: [{ uri: 'file:///w/.goodform.yaml', type: 2 }] })
    await c.pull(uri)
    expect(reads).toBe(2)
  })

  test('that changes while it is read late is read again', async () => {
    let arrive = (_: string) => {}
    let reads = 0
    const c = new Client(linter, {
      patience: 200,
      files: {
        read: async (path) => {
          if (path !== 'file:///w/.goodform.yaml') return undefined
          return reads++ ? 'severity: {test/knots: hint}' : new Promise<string>((done) => (arrive = done))
        },
      },
    })
    await c.start(able, { workspaceFolders: [{ uri: 'file:///w', name: 'w' }] })
    c.open(uri, 'Rolling breaks up knots.')
    await expect.poll(() => reads).toBe(1)
    c.tell('workspace/didChangeWatchedFiles', { changes: [{ uri: 'file:///w/.goodform.yaml', type: 2 }] })
    expect((await c.pull(uri)).items).toMatchObject([{ severity: 4 }])
    await new Promise((done) => setTimeout(done, 300))
    arrive('severity: {test/knots: error}')
    await expect.poll(() => reads).toBe(3)
    expect((await c.pull(uri)).items).toMatchObject([{ severity: 4 }])
  })

  test('that cannot be read leaves the defaults, and says so in the configuration file', async () => {
    const c = new Client(linter, {
      files: {
        read: async (path) => {
          if (path.endsWith('.goodform.yaml')) throw new Error('input/output error')
          return undefined
        },
      },
    })
    await c.start(able, { workspaceFolders: [{ uri: 'file:///w', name: 'w' }] })
    c.open(uri, knots)
    expect((await c.pull(uri)).items).toHaveLength(1)
    const { diagnostics } = await c.next('file:///w/.goodform.yaml')
    expect(diagnostics).toMatchObject([{ message: expect.stringContaining('input/output error') }])
  })
})

test('of a text that is not read to its end, and of more findings than anyone fixes, no fix is worked out, and that is said', async () => {
  const unread = `${knots}\n${'a\n\n'.repeat(mostChunks)}`
  const { goodform, files } = world({
    'a.md': `${knots}\n`.repeat(510),
    'b.md': unread,
    'c.md': knots.repeat(510),
  })
  const first = await goodform('lint', 'a.md')
  expect(first.error).toBe('goodform: a.md: fixes are given for the first 500 of its 510 findings.\n')
  expect(first.out).toContain('510 findings')
  // Each is tried in all of its paragraph.
  const long = await goodform('lint', 'c.md')
  const given = Number(/fixes are given for the first (\d+) of its 510 findings/.exec(long.error)?.[1])
  expect(given).toBeGreaterThan(10)
  expect(given).toBeLessThan(200)
  const { out, error } = await goodform('lint', '--format', 'json', 'b.md')
  expect(JSON.parse(out).files[0].diagnostics).toMatchObject([{ fixes: [] }, { claim: 'test/knots', fixes: [] }])
  expect(error).toMatch(/b\.md: no fixes are given, for not all of it was read\./)
  expect((await goodform('lint', '--fix', 'b.md')).error).toContain('So no fix was applied.')
  expect(files['b.md']).toBe(unread)
})
