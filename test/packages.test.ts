import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

const manifest = JSON.parse(readFileSync('package.json', 'utf8'))

describe('what is published', () => {
  test('for npm holds the programs, the licences of all that is in them and nothing of the workshop, and says where it was built', () => {
    const args = ['pack', '--dry-run', '--json', '--ignore-scripts']
    const [{ files }] = JSON.parse(execFileSync('npm', args, { encoding: 'utf8' })) as [{ files: { path: string }[] }]
    const paths = files.map(({ path }) => path)
    const needed = ['dist/goodform.mjs', 'dist/language-server.mjs', 'LICENSE', 'THIRD-PARTY.txt', 'SECURITY.md']
    expect(paths).toEqual(expect.arrayContaining(needed))
    expect(paths.filter((path) => /^(test|training|scripts|server|client|node_modules|\.)/.test(path))).toEqual([])
    expect(manifest.publishConfig).toEqual({ provenance: true })
  })

  test('for VS Code names what goes in, the licences too', () => {
    const [first, ...kept] = readFileSync('.vscodeignore', 'utf8').trim().split('\n')
    expect(first).toBe('**')
    expect(kept).toEqual(expect.arrayContaining(['!LICENSE', '!THIRD-PARTY.txt', '!SECURITY.md']))
  })

  test('depends on exact versions', () => {
    const all = { ...manifest.dependencies, ...manifest.devDependencies } as Record<string, string>
    for (const [name, version] of Object.entries(all)) expect(version, name).toMatch(/^\d+\.\d+\.\d+(-[\w.]+)?$/)
  })

  test('makes no code of text; only the library that goodform mcp loads does, of the schemas of its own tools', () => {
    const bundles = readdirSync('dist').filter((name) => /\.(mjs|cjs|js)$/.test(name))
    const making = bundles.filter((name) =>
      /\bnew Function\(|(?<![\w.$])eval\(/.test(readFileSync(`dist/${name}`, 'utf8')),
    )
    expect(making).toEqual(['cli-mcp.cjs'])
  })
})
