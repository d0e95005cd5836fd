import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const manifest = JSON.parse(readFileSync('package.json', 'utf8'))

/** The first pack of docs/your-own-pack.md. */
const house = /^```yaml\n([\s\S]*?)^```$/m.exec(readFileSync('docs/your-own-pack.md', 'utf8'))![1]!

/** Starts a program and waits for its end; the test runner goes on meanwhile. */
const started = promisify(execFile)

describe('what npm publishes', () => {
  const folder = mkdtempSync(join(tmpdir(), 'goodform-package-'))
  afterAll(() => rmSync(folder, { recursive: true }))
  const root = join(folder, 'package')
  let paths: string[]
  beforeAll(async () => {
    const packing = ['pack', '--json', '--ignore-scripts', '--pack-destination', folder]
    const { stdout } = await started('npm', packing, { shell: process.platform === 'win32' })
    const [{ filename }] = JSON.parse(stdout) as [{ filename: string }]
    await started('tar', ['-xzf', filename], { cwd: folder })
    paths = readdirSync(root, { recursive: true, encoding: 'utf8' }).map((path) => path.replaceAll('\\', '/'))
  }, 60_000)
  const program = (name: string) => join(root, manifest.bin[name])
  /** What the program prints, and its exit code. */
  const run = (...args: string[]) =>
    started(process.execPath, [program('goodform'), ...args], { cwd: root }).then(
      ({ stdout }) => ({ stdout, code: 0 }),
      ({ stdout, code }: { stdout: string; code: number }) => ({ stdout, code }),
    )

  test('holds the licences of all that is in it, and neither the workshop nor the extension', () => {
    expect(paths).toEqual(expect.arrayContaining(['LICENSE', 'THIRD-PARTY.txt', 'SECURITY.md', 'CHANGELOG.md']))
    expect(paths.filter((path) => /^(test|training|scripts|server|client|media|node_modules|\.)/.test(path))).toEqual(
      [],
    )
    expect(paths.filter((path) => /^dist\/(extension|client|server|bundled|.*\.vsix)/.test(path))).toEqual([])
    expect(manifest.publishConfig).toEqual({ provenance: true })
  })

  test('needs no other package, and is no library', () => {
    expect(manifest.dependencies).toBeUndefined()
    expect(manifest.exports).toEqual({ './package.json': './package.json' })
  })

  test('lints, explains and tests packs by itself', async () => {
    // So much text that workers are started.
    mkdirSync(join(root, 'articles'))
    const text = `Foam rolling flushes out toxins.\n\n${'The hall is open until nine.\n\n'.repeat(2000)}`
    for (let i = 0; i < 8; i++) writeFileSync(join(root, `articles/${i}.md`), text)
    const { stdout, code } = await run('lint', '--format', 'json', 'samples', 'articles')
    expect(code).toBe(1)
    expect(JSON.parse(stdout).files.length).toBeGreaterThan(10)
    expect((await run('explain', 'foam-rolling/breaks-up-knots')).stdout).toContain('no good evidence supports it')
    writeFileSync(join(root, 'house.yaml'), house)
    expect((await run('packs', 'test', 'house.yaml')).stdout).toContain('3 of 5 examples hold')
  })

  test('serves an editor, in its language where there is a translation', async () => {
    const message = JSON.stringify({
      jsonrpc: '2.0',
      id: 1,
      method: 'initialize',
      params: { processId: null, rootUri: null, capabilities: {} },
    })
    const server = spawn(process.execPath, [program('goodform-language-server'), '--stdio'])
    server.stdin.write(`Content-Length: ${message.length}\r\n\r\n${message}`)
    const [answer] = await once(server.stdout, 'data')
    server.kill()
    expect(String(answer)).toContain('Content-Length')
    expect(paths).toEqual(expect.arrayContaining(readdirSync('l10n').map((name) => `l10n/${name}`)))
  })

  test('has no claim page that points to a page it lacks', () => {
    const pages = paths.filter((path) => /^docs\/.*\.md$/.test(path))
    expect(pages.length).toBeGreaterThan(50)
    const missing = pages.flatMap((page) =>
      [...readFileSync(join(root, page), 'utf8').matchAll(/\]\((?!https:)([^)#\s]+)/g)]
        .map(([, link]) => join(root, dirname(page), link!))
        .filter((path) => !existsSync(path)),
    )
    expect([...new Set(missing)]).toEqual([])
  })
})

describe('what is published for VS Code', () => {
  test('names what goes in, the licences too', () => {
    const [first, ...kept] = readFileSync('.vscodeignore', 'utf8').trim().split('\n')
    expect(first).toBe('**')
    expect(kept).toEqual(expect.arrayContaining(['!LICENSE', '!THIRD-PARTY.txt', '!SECURITY.md']))
  })
})

describe('the package', () => {
  test('depends on exact versions', () => {
    for (const [name, version] of Object.entries(manifest.devDependencies as Record<string, string>))
      expect(version, name).toMatch(/^\d+\.\d+\.\d+(-[\w.]+)?$/)
  })

  test('gives a reason for each package that it depends on', () => {
    const text = readFileSync('CONTRIBUTING.md', 'utf8').split('\n## Dependencies\n')[1]!.split('\n## ')[0]!
    const named = [...text.matchAll(/^- ([^:(]+)/gm)].flatMap(([, names]) => names!.trim().split(', '))
    expect(named.sort()).toEqual(Object.keys(manifest.devDependencies).sort())
  })

  test('makes no code of text; only the library that goodform mcp loads does, of the schemas of its own tools', () => {
    const bundles = readdirSync('dist').filter((name) => /\.(mjs|cjs|js)$/.test(name))
    const making = bundles.filter((name) =>
      /\bnew Function\(|(?<![\w.$])eval\(/.test(readFileSync(`dist/${name}`, 'utf8')),
    )
    expect(making).toEqual(['cli-mcp.cjs'])
  })
})
