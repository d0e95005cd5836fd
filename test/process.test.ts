import { type ChildProcessWithoutNullStreams, execFileSync, spawn } from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const program = resolve('dist/goodform.mjs')
let folder: string

beforeAll(() => {
  if (!existsSync(program)) execFileSync('node', ['esbuild.mjs'])
  folder = mkdtempSync(join(tmpdir(), 'goodform-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Runs the program without holding up the test runner. */
function goodform(args: string[], input = ''): Promise<{ code: number | null; out: string; error: string }> {
  return new Promise((resolve) => {
    const child = spawn('node', [program, ...args], { cwd: folder })
    let out = ''
    let error = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      out += text
    })
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      error += text
    })
    child.on('close', (code) => resolve({ code, out, error }))
    child.stdin.end(input)
  })
}

describe('the program', { timeout: 60_000 }, () => {
  test('lints folders and globs, leaves out node_modules, and tells what it could not check', async () => {
    mkdirSync(join(folder, 'posts/node_modules/x'), { recursive: true })
    writeFileSync(join(folder, 'posts/one.md'), 'Foam rolling flushes out toxins.\n')
    writeFileSync(join(folder, 'posts/two.markdown'), 'Nothing to see.\n')
    writeFileSync(join(folder, 'posts/random.md'), Uint8Array.of(1, 200, 255, 0, 130))
    writeFileSync(join(folder, 'posts/node_modules/x/readme.md'), 'Foam rolling flushes out toxins.\n')
    const { code, out, error } = await goodform(['lint', '--format', 'json', 'posts', 'posts/*.md', 'nowhere'])
    const { files } = JSON.parse(out)
    expect(files).toMatchObject([
      { path: 'nowhere', problem: expect.any(String), diagnostics: [] },
      { path: 'posts/one.md' },
      { path: 'posts/random.md', problem: expect.any(String), diagnostics: [] },
      { path: 'posts/two.markdown', diagnostics: [] },
    ])
    expect(files[1].diagnostics[0]).toMatchObject({ severity: 'warning', sources: expect.any(Array) })
    expect(error).toMatch(/random\.md: is not UTF-8/)
    expect(error).toMatch(/nowhere: no such file/)
    expect(code).toBe(2)
  })

  test('fixes in place and leaves nothing else behind', async () => {
    mkdirSync(join(folder, 'fix'))
    writeFileSync(join(folder, 'fix/a.md'), '\uFEFFFoam rolling improves performance.\r\n')
    await goodform(['lint', '--fix', 'fix'])
    expect(readdirSync(join(folder, 'fix'))).toEqual(['a.md'])
    const text = readFileSync(join(folder, 'fix/a.md'), 'utf8')
    expect(text.startsWith('\uFEFF') && text.endsWith('\r\n')).toBe(true)
    expect(text).toContain('may')
  })

  test('reads standard input', async () => {
    const { code, out } = await goodform(['lint', '-'], 'Foam rolling flushes out toxins.\n')
    expect(out).toMatch(/^stdin\.md\n {2}1:1 /)
    expect(code).toBe(1)
  })
})

test('stopped by Ctrl-C in the middle, files are whole, old or fixed, the report is whole, and the baseline is as it was', async () => {
  const archive = join(folder, 'stopped')
  mkdirSync(archive)
  const old = 'Foam rolling improves performance. '.repeat(40)
  const names = Array.from({ length: 300 }, (_, i) => `${i + 100}.md`)
  for (const name of names) writeFileSync(join(archive, name), old)
  const args = ['lint', '--fix', '--format', 'json', '--baseline', 'known.json', '--update-baseline', 'stopped']
  const { code, out } = await new Promise<{ code: number | null; out: string }>((done) => {
    const child = spawn('node', [program, ...args], { cwd: folder })
    let out = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      if (!out) child.kill('SIGINT')
      out += text
    })
    child.on('close', (code) => done({ code, out }))
  })
  expect(code).toBe(130)
  const { files } = JSON.parse(out) as { files: { path: string }[] }
  expect(files.length).toBeLessThan(names.length)
  expect(readdirSync(archive).sort()).toEqual(names)
  const texts = new Set(names.map((name) => readFileSync(join(archive, name), 'utf8')))
  expect(texts.has(old)).toBe(true)
  expect(texts.size).toBe(2)
  for (const text of texts) expect(text.match(/\. /g)).toHaveLength(40)
  expect(existsSync(join(folder, 'known.json'))).toBe(false)
})

test('many files are checked by workers, in order, and those that git knows as changed alone', async () => {
  const archive = join(folder, 'archive')
  mkdirSync(archive)
  const rest = 'We went for a walk around the lake. '.repeat(500)
  for (let i = 10; i < 40; i++)
    writeFileSync(join(archive, `${i}.md`), `Article ${i}. Foam rolling flushes out toxins.\n\n${rest}\n`)
  const { out, code } = await goodform(['lint', '--format', 'json', 'archive'])
  const { files } = JSON.parse(out) as { files: { path: string; diagnostics: unknown[] }[] }
  expect(files.map((file) => file.path)).toEqual(Array.from({ length: 30 }, (_, i) => `archive/${i + 10}.md`))
  for (const file of files) expect(file.diagnostics).toHaveLength(1)
  expect(code).toBe(1)
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b', ...args], { cwd: folder, stdio: 'ignore' })
  git('init')
  git('add', '.')
  git('commit', '-m', 'all')
  writeFileSync(join(archive, '12.md'), 'Massage flushes out toxins.\n')
  writeFileSync(join(archive, 'ä new.md'), 'Massage flushes out toxins.\n')
  const changed = JSON.parse((await goodform(['lint', '--changed', '--format', 'json'])).out)
  expect(changed.files.map((file: { path: string }) => file.path)).toEqual(['archive/12.md', 'archive/ä new.md'])
  expect((await goodform(['lint', '--changed=nowhere', 'archive'])).code).toBe(2)
}, 60_000)

/** Runs the program with what a test does to it; how it ended. */
function ended(args: string[], meddle: (child: ChildProcessWithoutNullStreams) => void) {
  return new Promise<{ code: number | null; out: string }>((done) => {
    const child = spawn('node', [program, ...args], { cwd: folder })
    let out = ''
    child.stdout.on('data', (text: Buffer) => {
      out += text
    })
    child.on('close', (code) => done({ code, out }))
    meddle(child)
  })
}

describe('where nobody listens', { timeout: 60_000 }, () => {
  const toxins = 'Foam rolling flushes out toxins.\n'
  const archive = (name: string, text: string) => {
    mkdirSync(join(folder, name))
    const names = Array.from({ length: 60 }, (_, i) => `${name}/${i + 10}.md`)
    for (const file of names) writeFileSync(join(folder, file), text)
    return names
  }
  const deaf = (child: ChildProcessWithoutNullStreams) => child.stdout.destroy()

  test('findings are no success', async () => {
    archive('unheard', toxins)
    expect((await ended(['lint', 'unheard'], deaf)).code).toBe(141)
  })

  test('fixes and baselines are finished, and the exit code tells of them', async () => {
    const names = archive('unheard-fix', `${toxins}\nFoam rolling improves performance.\n`)
    expect((await ended(['lint', '--fix', 'unheard-fix'], deaf)).code).toBe(1)
    for (const name of names) expect(readFileSync(join(folder, name), 'utf8')).toContain('may')
    const update = ['lint', '--baseline', 'unheard.json', '--update-baseline', 'unheard-fix']
    expect((await ended(update, deaf)).code).toBe(0)
    expect(Object.keys(JSON.parse(readFileSync(join(folder, 'unheard.json'), 'utf8')).files)).toHaveLength(60)
  })

  test('on standard error, the exit code and a stream are as ever', async () => {
    const mute = (input: string) => (child: ChildProcessWithoutNullStreams) => {
      child.stderr.destroy()
      child.stdin.end(input)
    }
    expect((await ended(['lint', 'nowhere'], mute(''))).code).toBe(2)
    const { code, out } = await ended(['lint', '--stream'], mute('1\n2\n"A walk."\n'))
    expect(out.trimEnd().split('\n')).toHaveLength(3)
    expect(code).toBe(2)
  })

  test.each([[['lint', '-']], [['lint', '--stream']], [['mcp']]])(
    '%j waits for no input after Ctrl-C',
    async (args) => {
      // An answer shows that it listens; `lint -` gives none.
      const asked = args.includes('mcp') ? '{"jsonrpc":"2.0","id":1,"method":"ping"}\n' : '"A walk."\n'
      const { code } = await ended(args, (child) => {
        child.stdin.write(asked)
        if (args.includes('-')) setTimeout(() => child.kill('SIGINT'), 3000)
        else child.stdout.once('data', () => child.kill('SIGINT'))
      })
      expect(code).toBe(130)
    },
  )
})

describe('links and hidden files', () => {
  const own = (...names: string[]) => names.map((name) => join(folder, name))

  beforeAll(() => {
    mkdirSync(join(folder, 'links/.github'), { recursive: true })
    for (const path of own('links/a.md', 'aside.md', 'links/.github/b.md', 'links/.hidden.md'))
      writeFileSync(path, 'Foam rolling flushes out toxins.\n')
    symlinkSync('a.md', join(folder, 'links/b.md'))
    symlinkSync('../aside.md', join(folder, 'links/c.md'))
    symlinkSync('nowhere.md', join(folder, 'links/d.md'))
    symlinkSync('.', join(folder, 'links/e.md'))
  })

  const found = async (...paths: string[]) => {
    const { out, error } = await goodform(['lint', '--format', 'json', ...paths])
    return { paths: (JSON.parse(out).files as { path: string }[]).map(({ path }) => path), error }
  }

  test.each([
    ['a link to a file counts, once', ['links'], ['links/a.md', 'links/c.md']],
    ['in a glob too', ['links/[bc].md'], ['links/b.md', 'links/c.md']],
    ['a file is checked once, whatever it is called', ['links/b.md', './links/a.md', 'links/a.md'], ['links/b.md']],
    ['what is hidden is found where a glob names it', ['**/.github/*.md'], ['links/.github/b.md']],
    ['a hidden file as well', ['links/.hidden.md'], ['links/.hidden.md']],
  ])('%s', async (_, paths, expected) => {
    expect(await found(...paths)).toEqual({ paths: expected, error: '' })
  })

  test('a folder in the place of a file is told in words', async () => {
    const { error } = await found('links/a.md/b.md')
    expect(error).toBe('goodform: links/a.md/b.md: could not be read: what stands before the last “/” is no folder\n')
  })
})

test('a file that was fixed keeps its mode, and what was fixed is told', async () => {
  mkdirSync(join(folder, 'modes'))
  writeFileSync(join(folder, 'modes/a.md'), 'Foam rolling improves performance.\n', { mode: 0o640 })
  const { error } = await goodform(['lint', '--fix', 'modes'])
  expect(error).toBe('goodform: 1 finding fixed in 1 file.\n')
  expect(statSync(join(folder, 'modes/a.md')).mode & 0o777).toBe(0o640)
}, 60_000)
