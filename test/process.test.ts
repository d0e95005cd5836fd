import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
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

const goodform = (args: string[], input = '') => {
  const { status, stdout, stderr } = spawnSync('node', [program, ...args], { cwd: folder, input, encoding: 'utf8' })
  return { code: status, out: stdout, error: stderr }
}

describe('the program', () => {
  test('lints folders and globs, leaves out node_modules, and tells what it could not check', () => {
    mkdirSync(join(folder, 'posts/node_modules/x'), { recursive: true })
    writeFileSync(join(folder, 'posts/one.md'), 'Foam rolling flushes out toxins.\n')
    writeFileSync(join(folder, 'posts/two.markdown'), 'Nothing to see.\n')
    writeFileSync(join(folder, 'posts/random.md'), Uint8Array.of(1, 200, 255, 0, 130))
    writeFileSync(join(folder, 'posts/node_modules/x/readme.md'), 'Foam rolling flushes out toxins.\n')
    const { code, out, error } = goodform(['lint', '--format', 'json', 'posts', 'posts/*.md', 'nowhere'])
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

  test('fixes in place and leaves nothing else behind', () => {
    mkdirSync(join(folder, 'fix'))
    writeFileSync(join(folder, 'fix/a.md'), '\uFEFFFoam rolling improves recovery.\r\n')
    goodform(['lint', '--fix', 'fix'])
    expect(readdirSync(join(folder, 'fix'))).toEqual(['a.md'])
    const text = readFileSync(join(folder, 'fix/a.md'), 'utf8')
    expect(text.startsWith('\uFEFF') && text.endsWith('\r\n')).toBe(true)
    expect(text).toContain('may')
  })

  test('reads standard input', () => {
    const { code, out } = goodform(['lint', '-'], 'Foam rolling flushes out toxins.\n')
    expect(out).toMatch(/^stdin\.md\n {2}1:1 /)
    expect(code).toBe(1)
  })
})
