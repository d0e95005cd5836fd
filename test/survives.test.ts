import { execFileSync, spawn } from 'node:child_process'
import { chmodSync, lstatSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, describe, expect, test } from 'vitest'
import type { Linter } from '../server/src/core/index.ts'
import { nodeWorld } from '../server/src/lsp/node-world.ts'
import { able, Client, onLine } from './lsp-client.ts'
import { testLinter } from './marked.ts'
import { world } from './world.ts'

const knots = 'Rolling breaks up knots.\n'
const linter = testLinter()

describe('files that change while they are checked', () => {
  test('one that vanishes is told, the others are checked', async () => {
    const { goodform } = world({
      'in/a.md': knots,
      'in/b.md': Object.assign(new Error('ENOENT'), { code: 'ENOENT' }),
      'in/c.md': knots,
    })
    const { out, error, code } = await goodform('lint', 'in/')
    expect(error).toMatch(/in\/b\.md: could not be read/)
    expect(out.match(/test\/knots/g)).toHaveLength(2)
    expect(code).toBe(2)
  })

  test('one that somebody else writes meanwhile is not overwritten by fixes', async () => {
    const text = 'Foam rolling improves performance.\n'
    const files: Record<string, string | Uint8Array | Error> = {}
    let reads = 0
    Object.defineProperty(files, 'a.md', {
      enumerable: true,
      configurable: true,
      get: () => (reads++ ? `${text}Written meanwhile.\n` : text),
      set: () => {
        throw new Error('It was written.')
      },
    })
    const fixing: Linter = {
      ...linter,
      safeFix: (document) =>
        document.text.startsWith('Foam')
          ? { kind: 'fit', title: '', edits: [{ start: 0, end: 4, newText: 'Some' }], preferred: true, safe: true }
          : undefined,
      open: (given, options) =>
        linter.open(given.replace('Foam rolling improves', 'Rolling breaks up knots and improves'), options),
    }
    const { checkFile } = await import('../server/src/cli/check.ts')
    const { Checks } = await import('../server/src/cli/checks.ts')
    const io = {
      cwd: '/',
      read: async () => new TextEncoder().encode(files['a.md'] as string),
      write: async () => {
        throw new Error('It was written.')
      },
    }
    const checks = new Checks(fixing, {
      cwd: '/',
      read: async () => Promise.reject(Object.assign(new Error(), { code: 'ENOENT' })),
    })
    const report = await checkFile('a.md', checks, { fix: true, fixes: 'none', named: [] }, io as never)
    expect(report.problem).toMatch(/changed meanwhile/)
  })

  test('a document on which the linter fails is told, and nothing is thrown', async () => {
    const { checkFile } = await import('../server/src/cli/check.ts')
    const { Checks } = await import('../server/src/cli/checks.ts')
    const broken: Linter = {
      ...linter,
      open: () => {
        throw new Error('out of order')
      },
    }
    const io = {
      cwd: '/',
      read: async (path: string) =>
        path.endsWith('.md')
          ? new TextEncoder().encode(knots)
          : Promise.reject(Object.assign(new Error(), { code: 'ENOENT' })),
    }
    const report = await checkFile(
      'a.md',
      new Checks(broken, io),
      { fix: false, fixes: 'none', named: [] },
      io as never,
    )
    expect(report).toMatchObject({ path: 'a.md', diagnostics: [], problem: expect.stringMatching(/out of order/) })
  })
})

describe('folders as they are', () => {
  const folder = mkdtempSync(join(tmpdir(), 'goodform-'))
  afterAll(() => {
    chmodSync(join(folder, 'locked'), 0o700)
    rmSync(folder, { recursive: true, force: true })
  })
  mkdirSync(join(folder, 'a'))
  mkdirSync(join(folder, 'locked'))
  writeFileSync(join(folder, 'a/x.md'), 'Foam rolling breaks up knots.\n')
  writeFileSync(join(folder, 'a/kept.md'), 'Foam rolling improves performance.\n')
  writeFileSync(join(folder, 'locked/y.md'), knots)
  symlinkSync('..', join(folder, 'a/loop'))
  symlinkSync('kept.md', join(folder, 'a/link.md'))
  symlinkSync('nowhere', join(folder, 'a/dangling.md'))
  chmodSync(join(folder, 'locked'), 0)
  execFileSync('mkfifo', [join(folder, 'pipe.md')])

  /** Runs the program, as somebody without rights where the tests are run by root. */
  const goodform = (...args: string[]) =>
    new Promise<{ code: number | null; out: string; error: string }>((done) => {
      if (process.getuid?.() === 0) execFileSync('chown', ['-R', '65534', folder])
      const own = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {}
      const child = spawn('node', [resolve('dist/goodform.mjs'), ...args], { cwd: folder, ...own })
      let [out, error] = ['', '']
      child.stdout.setEncoding('utf8').on('data', (text: string) => {
        out += text
      })
      child.stderr.setEncoding('utf8').on('data', (text: string) => {
        error += text
      })
      child.on('close', (code) => done({ code, out, error }))
    })

  test('loops, pipes and links to nothing hold nothing up', { timeout: 60_000 }, async () => {
    const { code, out } = await goodform('lint', '--format', 'json', '.')
    const { files } = JSON.parse(out) as { files: { path: string; diagnostics: unknown[] }[] }
    expect(files.filter(({ path }) => path === 'a/x.md')).toHaveLength(1)
    expect(files.find(({ path }) => path === 'a/x.md')!.diagnostics.length).toBeGreaterThan(0)
    expect(files.some(({ path }) => path.includes('loop'))).toBe(false)
    expect(code).not.toBeNull()
    const named = await goodform('lint', 'pipe.md', 'locked/y.md', 'a/x.md')
    expect(named.error).toMatch(/pipe\.md/)
    expect(named.error).toMatch(/locked\/y\.md/)
    expect(named.out).toContain('a/x.md')
    expect(named.code).toBe(2)
  })

  test('a fix through a link writes the file and leaves the link', { timeout: 60_000 }, async () => {
    await goodform('lint', '--fix', 'a/link.md')
    expect(lstatSync(join(folder, 'a/link.md')).isSymbolicLink()).toBe(true)
    expect(readFileSync(join(folder, 'a/kept.md'), 'utf8')).toContain('may')
  })

  test('the server reads regular files only', async () => {
    const { files } = nodeWorld()
    await expect(files!.read(pathToFileURL(join(folder, 'a')).href)).rejects.toThrow('no regular file')
    await expect(files!.read(pathToFileURL(join(folder, 'pipe.md')).href)).rejects.toThrow('no regular file')
    expect(await files!.read(pathToFileURL(join(folder, 'a/dangling.md')).href)).toBeUndefined()
  })
})

describe('a fix for an older document', () => {
  const uri = 'file:///a.md'
  test('is refused, and all fixes are one edit of one version', async () => {
    const client = new Client(linter)
    await client.start(able)
    client.open(uri, `${knots}\n${knots}`)
    const [all] = await client.actions(uri, onLine(0, 0, 5), ['source.fixAll'])
    expect(all).toMatchObject({ kind: 'source.fixAll.goodform', data: { version: 1 } })
    client.change(uri, 2, { range: onLine(0, 0, 0), text: 'Now. ' })
    await expect(client.ask('codeAction/resolve', all)).rejects.toThrow('the document has changed')
    const [fix] = await client.actions(uri, onLine(0, 10, 15))
    expect(fix.edit.documentChanges[0].textDocument).toEqual({ uri, version: 2 })
    const [now] = await client.actions(uri, onLine(0, 0, 5), ['source.fixAll'])
    const { edit } = await client.ask('codeAction/resolve', now)
    if (edit) expect(edit.documentChanges[0].edits).toHaveLength(1)
  })
})
