import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import module from 'node:module'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const program = resolve('dist/goodform.mjs')
const folder = mkdtempSync(join(tmpdir(), 'goodform-'))
beforeAll(() => {
  if (!existsSync(program)) execFileSync('node', ['esbuild.mjs'])
  writeFileSync(join(folder, 'one.md'), 'Foam rolling flushes out toxins.\n')
  writeFileSync(join(folder, 'plain.md'), 'We went for a walk.\n')
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const lint = (env: Record<string, string>, path = 'one.md') =>
  execFileSync('node', [program, 'lint', '--fail-on', 'none', '--format', 'json', path], {
    cwd: folder,
    env: { ...process.env, ...env },
    encoding: 'utf8',
  })

// From 22.1 on Node does this by itself.
describe.skipIf('enableCompileCache' in module)('the compiled program', { timeout: 60_000 }, () => {
  const cache = join(folder, 'cache')
  const kept = () => readdirSync(join(cache, 'goodform'))

  test('is kept for the next start, for nobody else to read or write, and says the same', () => {
    const first = lint({ XDG_CACHE_HOME: cache })
    expect(first).toContain('toxins')
    expect(kept()).toHaveLength(1)
    const path = join(cache, 'goodform', kept()[0]!)
    const { mode, mtimeMs } = statSync(path)
    expect(mode & 0o77).toBe(0)
    expect(lint({ XDG_CACHE_HOME: cache })).toBe(first)
    expect(statSync(path).mtimeMs).toBe(mtimeMs)
  })

  test('is made anew where what was kept is broken, and of older versions nothing stays', () => {
    const path = join(cache, 'goodform', kept()[0]!)
    const whole = readFileSync(path)
    writeFileSync(join(cache, 'goodform', '0123456789abcdef-1-x64.bin'), 'old')
    for (const broken of [
      whole.subarray(0, 5000),
      Buffer.from('no code'),
      whole.map((byte, i) => (i % 7 ? byte : 0)),
    ]) {
      writeFileSync(path, broken)
      expect(lint({ XDG_CACHE_HOME: cache })).toContain('toxins')
      expect(kept()).toHaveLength(1)
      expect(Buffer.compare(readFileSync(path), broken)).not.toBe(0)
    }
  })

  test('is kept of a run that found nothing, and with more of it when a later run needed more', () => {
    const env = { XDG_CACHE_HOME: join(folder, 'grown') }
    const size = () => {
      const names = readdirSync(join(folder, 'grown', 'goodform'))
      expect(names).toHaveLength(1)
      return statSync(join(folder, 'grown', 'goodform', names[0]!)).size
    }
    lint(env, 'plain.md')
    const small = size()
    lint(env)
    expect(size()).toBeGreaterThan(small)
  })

  test('is not kept where nobody wants that, or where it cannot be', () => {
    const nowhere = join(folder, 'nowhere')
    expect(lint({ XDG_CACHE_HOME: nowhere, NODE_DISABLE_COMPILE_CACHE: '1' })).toContain('toxins')
    expect(existsSync(nowhere)).toBe(false)
    expect(lint({ XDG_CACHE_HOME: join(folder, 'one.md') })).toContain('toxins')
  })
})
