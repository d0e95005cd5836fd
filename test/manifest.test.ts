import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { articles } from '../client/documents.ts'
import { allTexts } from '../scripts/l10n-texts.ts'
import { endings, kinds, languageIds, languageOf } from '../server/src/kinds.ts'

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
    expect(JSON.parse(readFileSync('l10n/bundle.l10n.json', 'utf8'))).toEqual(allTexts())
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

  test('it is there for every language that is read, and for no other', () => {
    const prose = languageIds.filter((id) => id !== 'yaml')
    const events: string[] = manifest.activationEvents
    expect([...events].sort()).toEqual(languageIds.map((id) => `onLanguage:${id}`).sort())
    const conditions = [...text.matchAll(/editorLangId =~ \/\^\(([^)]*)\)\$\//g)].map(([, ids]) => ids!.split('|'))
    expect(conditions.length).toBeGreaterThan(3)
    for (const ids of conditions) expect(ids.filter((id) => id !== 'yaml')).toEqual(prose)
  })

  test('a file that the command line reads as Markdown gets such a language in an editor that has no other extension', () => {
    // What VS Code itself takes for Markdown and for YAML.
    const known = 'md mkd mdwn mdown markdown markdn mdtxt mdtext yaml yml'.split(' ').map((ending) => `.${ending}`)
    const added = manifest.contributes.languages.flatMap(({ id, extensions }: { id: string; extensions: string[] }) => {
      for (const ending of extensions) expect(languageOf(`a${ending}`)).toBe(id)
      return extensions
    })
    expect([...known, ...added].sort()).toEqual(endings.map((ending) => `.${ending}`).sort())
  })

  test('a check of the workspace looks at every ending, in capitals too', () => {
    const glob = new RegExp(articles.replace('**/*.{', '\\.(?:').replace('}', ')$').replaceAll(',', '|'))
    for (const ending of Object.values(kinds).flat()) {
      expect(`a.${ending}`).toMatch(glob)
      expect(`A.${ending.toUpperCase()}`).toMatch(glob)
    }
    expect('notes.Rmd').toMatch(glob)
    expect(languageOf('C:\\posts\\notes.Rmd')).toBe('rmd')
    for (const other of ['a.txt', 'md', 'a.md.bak']) {
      expect(other).not.toMatch(glob)
      expect(languageOf(other)).toBeUndefined()
    }
  })

  test('every picture and schema that it names is there', () => {
    const paths = [...text.matchAll(/"(?:\.\/)?((?:media|schemas)\/[^"]+)"/g)].map(([, path]) => path!)
    expect(paths.length).toBeGreaterThan(4)
    expect(paths.filter((path) => !existsSync(path))).toEqual([])
  })
})
