import { execFile } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

/** Runs a script in a folder; the test runner goes on meanwhile. @returns what it printed */
async function run(script: string, args: string[], cwd = '.'): Promise<string> {
  const tsx = resolve('node_modules/tsx/dist/cli.mjs')
  return (await promisify(execFile)(process.execPath, [tsx, `scripts/${script}`, ...args], { cwd })).stdout
}

test('scripts do their work in a folder whose name has blanks and letters beyond ASCII', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'good form für '))
  try {
    for (const part of ['scripts', 'server', 'schemas'])
      cpSync(part, join(folder, part), {
        recursive: true,
        filter: (path) => !/generated|weights\.json/.test(path),
      })
    symlinkSync(resolve('node_modules'), join(folder, 'node_modules'), 'junction')
    expect(await run('check-evidence.ts', [], folder)).toMatch(/^\d+ claims, \d+ sources, 0 faults$/m)
    expect(await run('build-packs.ts', [], folder)).toMatch(/^\d+ claims, \d+ patterns/m)
  } finally {
    rmSync(folder, { recursive: true })
  }
})

test('scripts take the options that they know, and refuse others', async () => {
  const scripts = readdirSync('scripts', { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'))
  const loose = scripts.filter((name) =>
    /argv\s*\.(includes|indexOf|find|some)\(/.test(readFileSync(`scripts/${name}`, 'utf8')),
  )
  expect(loose).toEqual([])
  await expect(run('check-evidence.ts', ['--todai', 'x'])).rejects.toThrow(/Unknown option '--todai'/)
})
