import { execFileSync, spawn } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  linkSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, describe, expect, test } from 'vitest'
import { createProtocolConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver/node'
import { replaceFile } from '../server/src/cli/io/replace.ts'
import type { Linter } from '../server/src/core/index.ts'
import { nodeWorld } from '../server/src/lsp/node-world.ts'
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
          ? {
              kind: 'fit',
              title: { text: '', values: [] },
              edits: [{ start: 0, end: 4, newText: 'Some' }],
              preferred: true,
              safe: true,
            }
          : undefined,
      open: (given, options) =>
        linter.open(given.replace('Foam rolling improves', 'Rolling breaks up knots and improves'), options),
    }
    const { checkFile } = await import('../server/src/cli/check/check.ts')
    const { Checks } = await import('../server/src/cli/check/checks.ts')
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
    const report = await checkFile(
      'a.md',
      checks,
      { fix: true, fixes: 'none', neighbourhoods: false, named: [] },
      io as never,
    )
    expect(report.problem).toMatch(/changed meanwhile/)
  })

  test('a document on which the linter fails is told, and nothing is thrown', async () => {
    const { checkFile } = await import('../server/src/cli/check/check.ts')
    const { Checks } = await import('../server/src/cli/check/checks.ts')
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
      { fix: false, fixes: 'none', neighbourhoods: false, named: [] },
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
  symlinkSync('circle.md', join(folder, 'circle.md'))
  chmodSync(join(folder, 'locked'), 0)
  for (const pipe of ['pipe.md', 'a/pipe.md']) execFileSync('mkfifo', [join(folder, pipe)])

  /** Starts a program in the folder, as somebody without rights where the tests are run by root. */
  const start = (...args: string[]) => {
    if (process.getuid?.() === 0) execFileSync('chown', ['-R', '65534', folder])
    return spawn('node', args, { cwd: folder, ...(process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {}) })
  }
  const goodform = (...args: string[]) =>
    new Promise<{ code: number | null; out: string; error: string }>((done) => {
      const child = start(resolve('dist/goodform.mjs'), ...args)
      let [out, error] = ['', '']
      child.stdout.setEncoding('utf8').on('data', (text: string) => {
        out += text
      })
      child.stderr.setEncoding('utf8').on('data', (text: string) => {
        error += text
      })
      child.on('close', (code) => done({ code, out, error }))
    })

  test('loops, pipes and links to nothing hold nothing up, and a folder that is locked is told', {
    timeout: 60_000,
  }, async () => {
    const { code, out, error } = await goodform('lint', '--format', 'json', '.')
    const { files } = JSON.parse(out) as { files: { path: string; diagnostics: unknown[]; problem?: string }[] }
    expect(files.filter(({ path }) => path === 'a/x.md')).toHaveLength(1)
    expect(files.find(({ path }) => path === 'a/x.md')!.diagnostics.length).toBeGreaterThan(0)
    expect(files.some(({ path }) => path.includes('loop'))).toBe(false)
    expect(files.find(({ path }) => path === 'locked')!.problem).toMatch(/could not be read.*permission denied/)
    expect(error).toMatch(/locked: could not be read, so nothing in it was checked: permission denied/)
    expect(code).toBe(2)
  })

  test('what is named and cannot be read is told with the reason, and the rest is checked', {
    timeout: 60_000,
  }, async () => {
    const reasons = {
      'pipe.md': 'could not be read: is no regular file, so it was not read.',
      locked: 'could not be read, so nothing in it was checked: permission denied',
      'locked/y.md': 'could not be read: permission denied',
      'locked/*.md': 'could not be read: permission denied',
      'circle.md': 'could not be read: its symbolic links lead in a circle',
      'a/dangling.md': 'no such file or folder, and no file matches it.',
      'a/loop/a/pipe.md': 'could not be read: is no regular file, so it was not read.',
    }
    const { code, out, error } = await goodform('lint', ...Object.keys(reasons), 'a/x.md')
    expect(error.trim().split('\n').sort()).toEqual(
      Object.entries(reasons)
        .map(([path, why]) => `goodform: ${path}: ${why}`)
        .sort(),
    )
    expect(out).toContain('a/x.md')
    expect(code).toBe(2)
  })

  test('the server, asked for all files, names the folder that it could not look into', {
    timeout: 60_000,
  }, async () => {
    const child = start(resolve('dist/language-server.mjs'), '--stdio')
    const server = createProtocolConnection(new StreamMessageReader(child.stdout), new StreamMessageWriter(child.stdin))
    server.listen()
    const rootUri = pathToFileURL(folder).href
    await server.sendRequest('initialize', { processId: null, rootUri, capabilities: {} })
    const asked = server.sendRequest('workspace/executeCommand', { command: 'goodform.lintFolders' })
    expect(await asked).toMatchObject({
      notRead: expect.arrayContaining([
        { uri: `${rootUri}/locked`, why: expect.stringContaining('permission denied') },
      ]),
    })
    server.dispose()
    child.kill()
  })

  test('a fix through a link writes the file and leaves the link', { timeout: 60_000 }, async () => {
    await goodform('lint', '--fix', 'a/link.md')
    expect(lstatSync(join(folder, 'a/link.md')).isSymbolicLink()).toBe(true)
    expect(readFileSync(join(folder, 'a/kept.md'), 'utf8')).toContain('may')
  })

  test('a fix keeps the other names of a file, and its mode', { timeout: 60_000 }, async () => {
    const performance = 'Foam rolling improves performance.\n'
    writeFileSync(join(folder, 'one.md'), performance)
    linkSync(join(folder, 'one.md'), join(folder, 'other.md'))
    chmodSync(join(folder, 'one.md'), 0o640)
    await goodform('lint', '--fix', 'one.md')
    expect(readFileSync(join(folder, 'one.md'), 'utf8')).toContain('may')
    expect(readFileSync(join(folder, 'other.md'), 'utf8')).toContain('may')
    expect(statSync(join(folder, 'other.md')).mode & 0o777).toBe(0o640)
  })

  test('a fix leaves a file alone that may not be written, though its folder may', { timeout: 60_000 }, async () => {
    writeFileSync(join(folder, 'read-only.md'), 'Foam rolling improves performance.\n', { mode: 0o444 })
    const { code, error } = await goodform('lint', '--fix', 'read-only.md')
    expect(error).toMatch(/read-only\.md: could not be written, so no fix was applied: permission denied/)
    expect(readFileSync(join(folder, 'read-only.md'), 'utf8')).toBe('Foam rolling improves performance.\n')
    expect(code).toBe(2)
  })

  test('a fix leaves the file to its owner', { timeout: 60_000, skip: process.getuid?.() !== 0 }, async () => {
    const path = join(folder, 'owned.md')
    writeFileSync(path, 'Foam rolling improves performance.\n')
    chownSync(path, 65_534, 65_534)
    await replaceFile(path, 'Other.\n')
    expect(statSync(path)).toMatchObject({ uid: 65_534, gid: 65_534 })
    expect(readFileSync(path, 'utf8')).toBe('Other.\n')
  })

  test('a baseline that cannot be written is told of', { timeout: 60_000 }, async () => {
    const { code, error } = await goodform('lint', '--baseline', 'nowhere/known.json', '--update-baseline', 'a/x.md')
    expect([code, error]).toEqual([2, 'goodform: nowhere/known.json: could not be written: no such file or folder\n'])
  })

  test('the server reads regular files only', async () => {
    const { files } = nodeWorld()
    await expect(files!.read(pathToFileURL(join(folder, 'a')).href)).rejects.toThrow('no regular file')
    await expect(files!.read(pathToFileURL(join(folder, 'pipe.md')).href)).rejects.toThrow('no regular file')
    expect(await files!.read(pathToFileURL(join(folder, 'a/dangling.md')).href)).toBeUndefined()
  })
})
