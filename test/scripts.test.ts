import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'
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
