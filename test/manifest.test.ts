import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { clientTexts } from '../scripts/l10n-texts.ts'

const text = readFileSync('package.json', 'utf8')
const manifest = JSON.parse(text)
const client = readdirSync('client')
  .map((file) => readFileSync(`client/${file}`, 'utf8'))
  .join('\n')

describe('the extension manifest', () => {
  test('every text is in package.nls.json, and none there is unused', () => {
    const used = [...text.matchAll(/"%([^%"]+)%"/g)].map(([, key]) => key!)
    expect(used.sort()).toEqual(Object.keys(JSON.parse(readFileSync('package.nls.json', 'utf8'))).sort())
  })

  test('the bundle for translators holds the texts of the code', () => {
    expect(JSON.parse(readFileSync('l10n/bundle.l10n.json', 'utf8'))).toEqual(clientTexts())
  })

  test('every command is registered, and every command that is registered is listed', () => {
    const listed = manifest.contributes.commands.map(({ command }: { command: string }) => command)
    const registered = [...client.matchAll(/\bon\('([\w.]+)'/g)].map(([, name]) => `goodform.${name}`)
    expect(registered.sort()).toEqual(listed.sort())
  })

  test('menus, welcome texts and walkthroughs name commands that there are', () => {
    const listed = new Set(manifest.contributes.commands.map(({ command }: { command: string }) => command))
    const nls = readFileSync('package.nls.json', 'utf8')
    const named = [...`${text}${nls}`.matchAll(/(?:command:|onCommand:|"command": ")(goodform\.[\w.]+)/g)]
    expect(named.map(([, name]) => name).filter((name) => !listed.has(name))).toEqual([])
  })

  test('every picture and schema that it names is there', () => {
    const paths = [...text.matchAll(/"(?:\.\/)?((?:media|schemas)\/[^"]+)"/g)].map(([, path]) => path!)
    expect(paths.length).toBeGreaterThan(4)
    expect(paths.filter((path) => !existsSync(path))).toEqual([])
  })
})
