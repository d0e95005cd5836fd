import { readFileSync } from 'node:fs'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import type { ExtensionContext, TextDocument } from 'vscode'
import { standBy } from '../client/standby.ts'
import { isWanted } from '../client/wanted.ts'
import { commands, executed, listeners, lm, registered, tools, views, workspace } from './vscode.ts'

const recipe = 'name: Onion soup\nlevel: easy\ninstructions: [Peel, fry, cook]\n'
const exercise = 'name: Calf roll\nprimaryMuscles: [calves]\nequipment: foam roll\n'

function document(path: string, text = recipe, languageId = 'yaml', scheme = 'file'): TextDocument {
  const uri = { scheme, path, with: (changed: object) => ({ ...uri, ...changed }) }
  return { uri, languageId, getText: () => text } as unknown as TextDocument
}

// Other files' tests run in the same worker.
afterAll(() => {
  for (const all of [registered, views, tools, listeners]) all.clear()
})
beforeEach(() => {
  workspace.settings = {}
  workspace.files.clear()
  workspace.textDocuments = []
  for (const all of [registered, views, tools, listeners]) all.clear()
  executed.length = 0
})

describe('the server is wanted', () => {
  test.each([
    ['an article', document('/w/a.md', '', 'markdown')],
    ['an article that was never saved', document('Untitled-1', '', 'markdown', 'untitled')],
    ['a cell of a notebook', document('/w/a.ipynb', '', 'markdown', 'vscode-notebook-cell')],
    ['a file with an exercise’s name', document('/w/rolling.exercise.yaml', '')],
    ['YAML that names the schema', document('/w/a.yaml', '# yaml-language-server: $schema=../exercise.schema.json\n')],
    ['YAML that holds exercises', document('/w/a.yml', exercise)],
    ['the same, never saved', document('Untitled-1', exercise, 'yaml', 'untitled')],
    ['a configuration', document('/w/.goodform.yaml', 'minimumStrength: possible\n')],
    ['a pack', document('/w/house.claim-pack.yaml', '')],
  ])('by %s', async (_, wanted) => {
    expect(await isWanted(wanted)).toBe(true)
  })

  test.each([
    ['other YAML', document('/w/.github/workflows/ci.yml', 'name: ci\non: push\n')],
    ['other YAML that was never saved', document('Untitled-1', recipe, 'yaml', 'untitled')],
    ['a copy that version control shows', document('/w/a.md', '', 'markdown', 'git')],
    ['code', document('/w/a.ts', '', 'typescript')],
  ])('by no %s', async (_, other) => {
    expect(await isWanted(other)).toBe(false)
  })

  test('where the nearest configuration has patterns of exercise files, or names the file as a pack', async () => {
    const [moves, house] = [document('/w/deep/moves.yaml'), document('/w/deep/house.yaml')]
    workspace.files.set('/w/.goodform.yaml', 'packs: [deep/house.yaml]\n')
    expect([await isWanted(moves), await isWanted(house)]).toEqual([false, true])
    workspace.files.set('/w/.goodform.yaml', 'exercises: ["deep/*.yaml"]\n')
    expect(await isWanted(moves)).toBe(true)
    workspace.files.set('/w/deep/.goodform.yaml', 'run: onSave\n')
    expect(await isWanted(moves)).toBe(false)
  })

  test('where the settings have a pattern that covers the file, or name it as a pack', async () => {
    const moves = document('moves/squat.yaml')
    workspace.settings = { exercises: ['other/**'], packs: ['other.yaml'] }
    expect(await isWanted(moves)).toBe(false)
    workspace.settings = { exercises: ['moves/**'] }
    expect(await isWanted(moves)).toBe(true)
    workspace.settings = { packs: ['../moves/squat.yaml'] }
    expect(await isWanted(moves)).toBe(true)
  })
})

describe('standing by', () => {
  const { contributes } = JSON.parse(readFileSync('package.json', 'utf8'))
  let launched = 0
  const stand = () => {
    const context = { extension: { packageJSON: { contributes } }, subscriptions: [] }
    launched = 0
    return standBy(context as unknown as ExtensionContext, async () => () => {
      launched++
      // As the client does, which throws where a name is still taken.
      commands.registerCommand('goodform.showLog', () => 'the log')
      lm.registerTool('goodform_check_text', { invoke: async () => ({ content: [{ value: 'checked' }] }) })
    })
  }
  const told = (event: string, what: unknown) => listeners.get(event)!(what)

  test('the client is launched at once where an article is open, and leaves nothing behind', async () => {
    workspace.textDocuments = [document('/w/ci.yml'), document('/w/a.md', '', 'markdown')]
    await stand()
    expect(launched).toBe(1)
    expect([...registered.keys()]).toEqual(['goodform.showLog'])
    expect(listeners.size + views.size).toBe(0)
  })

  test('other YAML does not launch it; an article that is opened then does, once', async () => {
    workspace.textDocuments = [document('/w/ci.yml')]
    await stand()
    const open = listeners.get('onDidOpenTextDocument')!
    await open(document('/w/other.yml'))
    expect(launched).toBe(0)
    await Promise.all([open(document('/w/a.md', '', 'markdown')), open(document('/w/b.md', '', 'markdown'))])
    expect(launched).toBe(1)
    expect(listeners.size).toBe(0)
  })

  test('YAML that becomes an exercise file launches it when it is saved', async () => {
    await stand()
    await told('onDidSaveTextDocument', document('/w/a.yaml'))
    expect(launched).toBe(0)
    await told('onDidSaveTextDocument', document('/w/a.yaml', exercise))
    expect(launched).toBe(1)
  })

  test('every command of the manifest launches it, and is then carried out with what it was given', async () => {
    await stand()
    const listed = contributes.commands.map(({ command }: { command: string }) => command)
    expect([...registered.keys()].sort()).toEqual(listed.sort())
    await registered.get('goodform.explain')!('what')
    expect(launched).toBe(1)
    expect(executed).toEqual([['goodform.explain', 'what']])
  })

  test('so do the view and the tools', async () => {
    await stand()
    await (views.get('goodform.evidence') as { getChildren(): unknown }).getChildren()
    expect(launched).toBe(1)
    expect(views.size).toBe(0)
    for (const all of [registered, tools]) all.clear()
    await stand()
    expect([...tools.keys()]).toEqual(contributes.languageModelTools.map(({ name }: { name: string }) => name))
    const answer = await tools.get('goodform_check_text')!.invoke({ input: { text: 'Hello' } })
    expect(answer.content[0]!.value).toBe('checked')
  })
})
