import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'

test('scripts do their work in a folder whose name has blanks and letters beyond ASCII', () => {
  const folder = mkdtempSync(join(tmpdir(), 'good form für '))
  try {
    for (const part of ['scripts', 'server', 'schemas'])
      cpSync(part, join(folder, part), {
        recursive: true,
        filter: (path) => !/generated|weights\.json/.test(path),
      })
    symlinkSync(resolve('node_modules'), join(folder, 'node_modules'), 'junction')
    const run = (script: string) =>
      execFileSync(process.execPath, [resolve('node_modules/tsx/dist/cli.mjs'), `scripts/${script}`], {
        cwd: folder,
        encoding: 'utf8',
      })
    expect(run('check-evidence.ts')).toMatch(/^\d+ claims, \d+ sources, 0 faults$/m)
    expect(run('build-packs.ts')).toMatch(/^\d+ claims, \d+ patterns/m)
  } finally {
    rmSync(folder, { recursive: true })
  }
})

test('scripts take the options that they know, and refuse others', () => {
  const scripts = readdirSync('scripts', { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'))
  const loose = scripts.filter((name) =>
    /argv\s*\.(includes|indexOf|find|some)\(/.test(readFileSync(`scripts/${name}`, 'utf8')),
  )
  expect(loose).toEqual([])
  const asked = () =>
    execFileSync(
      process.execPath,
      [resolve('node_modules/tsx/dist/cli.mjs'), 'scripts/check-evidence.ts', '--todai', 'x'],
      {
        stdio: 'pipe',
        encoding: 'utf8',
      },
    )
  expect(asked).toThrow(/Unknown option '--todai'/)
})
