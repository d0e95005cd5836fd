import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import * as esbuild from 'esbuild'
import { describe, expect, test } from 'vitest'

const core = 'server/src/core'

describe('the core', () => {
  test('compiles without the types of Node and of the DOM', () => {
    execFileSync('node', ['node_modules/typescript/bin/tsc', '-p', 'server/tsconfig.core.json'], { stdio: 'pipe' })
  })

  test('bundles for a browser', async () => {
    const built = await esbuild.build({
      entryPoints: [`${core}/index.ts`],
      bundle: true,
      platform: 'browser',
      format: 'esm',
      write: false,
      metafile: true,
      logLevel: 'silent',
    })
    expect(
      Object.keys(built.metafile.inputs).filter((path) => path.startsWith('server/') && !path.startsWith(core)),
    ).toEqual([])
  })

  test('imports nothing but itself, unified, remark and the parsers of YAML and TOML', () => {
    const files = readdirSync(core, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'))
    expect(files.length).toBeGreaterThan(20)
    for (const file of files) {
      for (const [, from] of readFileSync(`${core}/${file}`, 'utf8').matchAll(/from '([^']+)'/g)) {
        expect(from, file).toMatch(
          /^\.|^(unified|remark-parse|remark-gfm|remark-frontmatter|yaml|toml-eslint-parser|mdast)$/,
        )
      }
    }
  })

  test('knows in each room only those before it', () => {
    // The verbs in their order, and what is built upon them; beside the rooms stand the nouns and what all of them use.
    const rooms = ['split', 'read', 'match', 'weigh', 'learn', 'judge', 'document', 'tell', 'reword', 'fix']
    for (const [at, room] of rooms.entries()) {
      const files = readdirSync(`${core}/${room}`, { recursive: true, encoding: 'utf8' }).filter((f) =>
        f.endsWith('.ts'),
      )
      expect(files.length, room).toBeGreaterThan(2)
      for (const file of files) {
        const source = readFileSync(`${core}/${room}/${file}`, 'utf8')
        for (const [, from] of source.matchAll(/from '(?:\.\.\/)+(\w+)\//g)) {
          if (existsSync(`${core}/${room}/${from}`)) continue
          expect(rooms.slice(0, at), `${room}/${file} knows ${from}`).toContain(from)
        }
      }
    }
  })

  test.each([
    ['grammar', /\/(?:reading|ways|offer)\/|\.\.\/(?:sheet|proposals)\.ts/],
    ['reading', /\/(?:ways|offer)\/|\.\.\/proposals\.ts/],
    ['ways', /\/offer\/|\.\.\/proposals\.ts/],
    ['offer', /\.\.\/proposals\.ts/],
  ])('rewords in rooms that only look back: %s', (room, later) => {
    const files = readdirSync(`${core}/reword/${room}`, { recursive: true, encoding: 'utf8' }).filter((f) =>
      f.endsWith('.ts'),
    )
    expect(files.length).toBeGreaterThan(5)
    for (const file of files) {
      const imports =
        readFileSync(`${core}/reword/${room}/${file}`, 'utf8').match(/^(?:import|\}) .*from '.*'$/gm) ?? []
      expect(
        imports.filter((line) => later.test(line)),
        file,
      ).toEqual([])
    }
  })

  test('is known to the shells by its door', () => {
    const shells = readdirSync('server/src', { recursive: true, encoding: 'utf8' }).filter(
      (file) => file.endsWith('.ts') && !/^(?:core|generated)\//.test(file),
    )
    expect(shells.length).toBeGreaterThan(50)
    for (const file of shells)
      for (const [, from] of readFileSync(`server/src/${file}`, 'utf8').matchAll(/^(?:import|\}).* from '([^']+)'$/gm))
        if (/\/core\//.test(from!)) expect(from, file).toMatch(/\/core\/index\.ts$/)
  })

  test('names no claim', () => {
    const ids = (
      JSON.parse(readFileSync('server/src/generated/packs.json', 'utf8')) as { claims: { id: string }[] }
    ).claims.map((claim) => claim.id)
    expect(ids.length).toBeGreaterThan(90)
    for (const file of readdirSync(core, { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('.ts'),
    )) {
      const text = readFileSync(`${core}/${file}`, 'utf8')
      expect(
        ids.filter((id) => text.includes(id)),
        file,
      ).toEqual([])
    }
  })
})

test.each([
  ['io', /\/(?:check|commands)\/|\.\.\/(?:options|run)\.ts/],
  ['check', /\/commands\/|\.\.\/(?:options|run)\.ts/],
  ['commands', /\.\.\/(?:options|run)\.ts/],
])('the command line has rooms that only look back: %s', (room, later) => {
  const files = readdirSync(`server/src/cli/${room}`)
  expect(files.length).toBeGreaterThan(3)
  for (const file of files)
    for (const [, from] of readFileSync(`server/src/cli/${room}/${file}`, 'utf8').matchAll(/from '(\..*)'$/gm))
      expect(from, file).not.toMatch(later)
})
