import { describe, expect, test } from 'vitest'
import { CancellationTokenSource } from 'vscode-languageserver/node'
import type { World } from '../server/src/lsp/world.ts'
import { able, Client, onLine } from './lsp-client.ts'
import { testLinter } from './marked.ts'

const linter = testLinter()
const uri = 'file:///w/squats.exercise.yaml'

/** A client with a document whose cursor is marked by `|`. */
async function at(marked: string, world: Partial<World> = {}, address = uri, language = 'yaml') {
  const client = new Client(linter, world)
  await client.start(able, { workspaceFolders: [{ uri: 'file:///w', name: 'w' }] })
  const offset = marked.indexOf('|')
  const text = marked.replace('|', '')
  client.tell('textDocument/didOpen', { textDocument: { uri: address, languageId: language, version: 1, text } })
  const before = text.slice(0, offset).split(/\r\n|\n|\r/)
  const position = { line: before.length - 1, character: before.at(-1)!.length }
  const ask = (method: string, more: object = {}) =>
    client.ask(method, { textDocument: { uri: address }, position, ...more })
  // The workspace's exercises come in while the document is read; a pull in between is asked for again.
  const pulled = () =>
    client.pull(address).then(
      () => true,
      () => false,
    )
  await expect.poll(pulled, { timeout: 20_000 }).toBe(true)
  return { client, ask }
}

const labels = (items: { label: string }[]) => items.map(({ label }) => label)

describe('completion', () => {
  test.each([
    ['a key', 'name: A\npri|', 'primaryMuscles', 'muscles'],
    ['a key of an entry', '- name: A\n  |', 'instructions', 'sets'],
    ['the first key of an entry', '- |', 'name', 'sets'],
    ['the first key of an entry under exercises', 'exercises:\n  - na|', 'name', 'calf-raise'],
    ['a key of an exercise under its id', 'exercises:\n  squat:\n    name: A\n    le|', 'level', 'sets'],
    ['a key of the prescription', 'name: A\nprescription:\n  |', 'sets', 'instructions'],
    ['a key in braces', 'name: A\nprescription: { sets: 1, |', 'duration', 'muscles'],
    ['a word in braces', '- { name: A, level: |', 'beginner', 'sets'],
    ['a muscle in a flow list', 'name: A\nprimaryMuscles: [glutes, ham|', 'hamstrings', 'barbell'],
    ['a muscle in a block list', 'name: A\nprimaryMuscles:\n  - |\n', 'gluteus medius', 'barbell'],
    ['a muscle under another key', 'name: A\nsecondary_muscles: |', 'calves', 'barbell'],
    ['a muscle by its role', 'name: A\nmuscles:\n  primary: [|]', 'calves', 'barbell'],
    ['a unit of load', 'name: A\nload: { value: 20, unit: |', 'kg', 'calves'],
    ['equipment', 'name: A\nequipment: |', 'foam roll', 'calves'],
    ['a category', 'name: A\ncategory: |', 'foam rolling', 'beginner'],
    ['an exercise', '- name: A\n  id: goblet-squat\n- name: B\n  progressions: [|]', 'goblet-squat', 'calves'],
  ])('of %s', async (_, text, wanted, unwanted) => {
    const { ask } = await at(text)
    const found = labels(await ask('textDocument/completion'))
    expect(found).toContain(wanted)
    expect(found).not.toContain(unwanted)
  })

  test('not inside prose', async () => {
    const { ask } = await at('name: A\ninstructions:\n  - Bend |your knees.')
    expect(await ask('textDocument/completion')).toEqual([])
  })

  test('leaves the bracket behind it', async () => {
    const { ask } = await at('name: A\nprimaryMuscles: [glutes,\n  ha|]')
    const [first] = await ask('textDocument/completion')
    expect(first.textEdit.range).toEqual(onLine(2, 2, 4))
  })

  test.each([
    ['behind a colon', 'name: A\nlevel:|', ' beginner', onLine(1, 6, 6)],
    ['between a colon and a blank', 'name: A\nlevel:| ', ' beginner', onLine(1, 6, 7)],
    ['before a word', 'name: A\nlevel:|  beg', ' beginner', onLine(1, 6, 11)],
    ['behind blanks', 'name: A\nlevel:  |', 'beginner', onLine(1, 8, 8)],
    ['behind a colon in braces', 'name: A\nload: {unit:|}', ' kg', onLine(1, 12, 12)],
    ['within an indentation', 'exercises:\n  - name: A\n  |  ', 'level: ', onLine(2, 2, 2)],
  ])('%s makes YAML, in a range that holds the cursor', async (_, text, newText, range) => {
    const { ask } = await at(text)
    expect((await ask('textDocument/completion')).map(({ textEdit }: { textEdit: object }) => textEdit)).toContainEqual(
      {
        newText,
        range,
      },
    )
  })

  test.each([
    ['before a key that is there', 'name: A\n |level: beginner'],
    ['between a dash and what stands before it', 'name: A\nprimaryMuscles:\n |- glutes'],
    ['behind a dash without a blank', 'name: A\nprimaryMuscles:\n  -|'],
  ])('nothing is offered %s', async (_, text) => {
    const { ask } = await at(text)
    expect(await ask('textDocument/completion')).toEqual([])
  })

  test.each([
    ['in brackets', 'exercises: [|]'],
    ['in quotes', 'exercises: ["|"]'],
    ['in a list', 'exercises:\n  - calf-raise\n  - w|'],
  ])('of an exercise in the front matter of an article, %s, from the files of the workspace', async (_, key) => {
    const { ask } = await at(`---\ntitle: A\n${key}\n---\n\nText.`, workspace, 'file:///w/a.md', 'markdown')
    await expect
      .poll(async () => labels(await ask('textDocument/completion')), { timeout: 20_000 })
      .toEqual(['calf-raise', 'wall-sit'])
  })
})

const files: Record<string, string> = {
  'file:///w/calf.exercise.yaml': 'id: calf-raise\nname: Calf raise\ndescription: Rise.\n',
  'file:///w/wall-sit.exercise.yaml': 'name: Wall sit\ndescription: Sit.\n',
  'file:///w/other.yaml': 'a: 1\n',
  'file:///w/b.md': '---\nexercises:\n  - calf-raise\n---\n\nText.\n',
}
const workspace: Partial<World> = {
  files: { read: async (address) => files[address] },
  list: async () => Object.keys(files),
}

describe('exercises and articles', () => {
  test('an exercise that no file defines is told in the article', async () => {
    const text = '---\nexercises: [calf-raise, wall-sit, calf-rise, |plank]\n---\n\nText.'
    const { client } = await at(text, workspace, 'file:///w/a.md', 'markdown')
    await expect
      .poll(
        async () =>
          (await client.pull('file:///w/a.md').catch(() => ({ items: [] }))).items.map(
            (d: { message: string }) => d.message,
          ),
        { timeout: 20_000 },
      )
      .toEqual([
        'No exercise file defines “calf-rise”; did you mean “calf-raise”?',
        'No exercise file defines “plank”.',
      ])
  })

  test('an id that another file of the workspace gives is told', async () => {
    const { client } = await at(
      'id: calf-raise\nname: Mine|\ndescription: Rise.\n',
      workspace,
      'file:///w/mine.exercise.yaml',
    )
    await expect
      .poll(
        async () =>
          (await client.pull('file:///w/mine.exercise.yaml').catch(() => ({ items: [] }))).items.map(
            (d: { message: string }) => d.message,
          ),
        { timeout: 20_000 },
      )
      .toEqual(['Another exercise in calf.exercise.yaml has the id “calf-raise”.'])
  })

  test('from an article to the exercise, and back', async () => {
    const { ask } = await at('---\nexercises: [calf-|raise]\n---\n\nText.', workspace, 'file:///w/a.md', 'markdown')
    expect(await ask('textDocument/definition')).toEqual([
      { uri: 'file:///w/calf.exercise.yaml', range: onLine(0, 4, 14) },
    ])
    expect(await ask('textDocument/references', { context: { includeDeclaration: false } })).toEqual([
      { uri: 'file:///w/a.md', range: onLine(1, 12, 22) },
      { uri: 'file:///w/b.md', range: onLine(2, 4, 14) },
    ])
  })

  test.each([
    ['TOML', '+++\nexercises = ["calf-|raise"]\n+++\n\nText.'],
    ['lines that end with a carriage return', '---\rexercises: [calf-|raise]\r---\r\rText.'],
    ['a byte order mark before it', '\ufeff---\nexercises: [calf-|raise]\n---\n\nText.'],
  ])('from front matter with %s to the exercise', async (_, text) => {
    const { ask } = await at(text, workspace, 'file:///w/a.md', 'markdown')
    expect(await ask('textDocument/definition')).toEqual([
      { uri: 'file:///w/calf.exercise.yaml', range: onLine(0, 4, 14) },
    ])
  })

  test('an exercise that stands under its id is found by it, and is a symbol', async () => {
    const address = 'file:///w/all.exercise.yaml'
    const all = 'exercises:\n  hip-hinge:\n    description: Tip forward.\n    regressions: hip-|hinge\n'
    const { ask } = await at(all, workspace, address)
    expect(await ask('textDocument/definition')).toEqual([{ uri: address, range: onLine(1, 2, 11) }])
    expect(await ask('textDocument/documentSymbol')).toMatchObject([
      { name: 'hip-hinge', range: { start: { line: 1, character: 2 } }, selectionRange: onLine(1, 2, 11) },
    ])
  })

  test('the definition of an exercise is its id rather than its name', async () => {
    const { ask } = await at('name: Squat\nid: squat\ndescription: Sit.\nregressions: |squat\n')
    expect(await ask('textDocument/definition')).toEqual([{ uri, range: onLine(1, 4, 9) }])
  })

  test('symbols are the exercises', async () => {
    const { ask } = await at('- name: A\n  description: B.\n- description: D.\n  name: |C\n')
    expect(await ask('textDocument/documentSymbol')).toMatchObject([
      { name: 'A', selectionRange: onLine(0, 8, 9) },
      { name: 'C', selectionRange: onLine(3, 8, 9) },
    ])
  })
})

describe('hover', () => {
  test.each([
    ['a muscle', 'name: A\nprimaryMuscles: [glutes, gluteus| medius]', 'Upper side of the buttock'],
    ['a muscle by its slang', 'name: A\nprimaryMuscles:\n  - qua|ds', 'quadriceps femoris'],
    ['what is no muscle', 'name: A\nprimaryMuscles: [IT b|and]', 'not a muscle'],
    ['a tempo', 'name: A\ntempo: 3-1|-X-0', 'X: up \\(concentric\\), as fast as you can'],
    ['a dose', 'name: A\nprescription:\n  duration: 30| s', '30 to 120 s; longer has not been shown to do more'],
    ['a dose in braces', 'name: A\nprescription: { sets: 1, duration: 6|0 s }', '30 to 120 s'],
    ['a key in braces', '- name: A\n  prescription: { sets: 1, dura|tion: 60 s }', 'How long a set lasts'],
    ['a muscle in braces', '- { name: A, primaryMuscles: [glutes, cal|ves], level: beginner }', 'gastrocnemius'],
    ['a dose in one line', 'name: A\nprescription: 2 x| 30 s each side', 'Here: 30, each side'],
    ['a part of a tempo', 'name: A\ntempo: { down: 3, up: X| }', 'X: up \\(concentric\\), as fast as you can'],
    ['an end of a range', 'name: A\nreps: { min: 8|, max: 12 }', 'min: 8'],
    ['a muscle by its role', 'name: A\nmuscles:\n  optional: [quads, cal|ves]', 'gastrocnemius'],
    ['an effort', 'name: A\nrpe: 8|', 'About 2 repetitions left'],
    ['a key', 'name: A\ncontra|indications: none', 'Who should not do'],
    ['equipment', 'name: A\nequipment: foam rol|ler', 'cylinder'],
  ])('on %s', async (_, text, wanted) => {
    const { ask } = await at(text)
    expect((await ask('textDocument/hover'))?.contents.value.replaceAll('\\', '')).toContain(
      wanted.replaceAll('\\', ''),
    )
  })
})

describe('the exercises of the workspace', () => {
  const article = 'file:///w/a.md'
  const naming = (name: string) => `---\nexercises: [${name}]\n---\n\nText.\n`

  async function started(own: Record<string, string>) {
    const read: string[] = []
    const client = new Client(linter, {
      files: {
        read: async (address) => {
          if (address in own) read.push(address)
          return own[address]
        },
      },
      list: async (folder) => Object.keys(own).filter((address) => address.startsWith(`${folder}/`)),
    })
    await client.start(able, { workspaceFolders: [{ uri: 'file:///w', name: 'w' }] })
    const told = async (uri = article) => (await client.pull(uri)).items.map((one: { code: string }) => one.code)
    const changed = (uri: string, type: number) =>
      client.tell('workspace/didChangeWatchedFiles', { changes: [{ uri, type }] })
    return { client, read, told, changed }
  }
  const unknown = ['exercise/unknown-exercise']

  test('are those of files that a pattern of the configuration names, too', async () => {
    const own = {
      'file:///w/.goodform.yaml': 'exercises: plans/*.yaml',
      'file:///w/plans/x.yaml': 'id: zorp\nname: Zorp\n',
      'file:///w/quux.exercise.yaml': 'id: quux\nname: Quux\n',
    }
    const { client, told } = await started(own)
    client.open(article, naming('zorp'))
    client.open('file:///w/b.md', naming('zorpel'))
    await expect.poll(() => told('file:///w/b.md')).toEqual(unknown)
    expect(await told()).toEqual([])
  })

  test('are read anew file by file, in the order of the changes, under whatever name', async () => {
    const own: Record<string, string> = {
      'file:///w/.goodform.yaml': 'exercises: plans/*.yaml',
      'file:///w/plans/x.yaml': 'id: zorp\nname: Zorp\n',
      'file:///w/quux.exercise.yaml': 'id: quux\nname: Quux\n',
    }
    const { client, read, told, changed } = await started(own)
    client.open(article, naming('blip'))
    await expect.poll(told).toEqual(unknown)
    read.length = 0
    own['file:///w/plans/x.yaml'] = 'id: blip\nname: Blip\n'
    changed('file:///w/plans/x.yaml', 2)
    await expect.poll(told).toEqual([])
    expect(read).not.toContain('file:///w/quux.exercise.yaml')
    delete own['file:///w/plans/x.yaml']
    changed('file:///w/plans', 3)
    await expect.poll(told).toEqual(unknown)
  })

  test('come and go with the folders of the workspace', async () => {
    const { client, told } = await started({
      'file:///w/quux.exercise.yaml': 'id: quux\nname: Quux\n',
      'file:///e/zorp.exercise.yaml': 'id: zorp\nname: Zorp\n',
    })
    client.open(article, naming('zorp'))
    await expect.poll(told).toEqual(unknown)
    const folder = { uri: 'file:///e', name: 'e' }
    client.tell('workspace/didChangeWorkspaceFolders', { event: { added: [folder], removed: [] } })
    await expect.poll(told).toEqual([])
    client.tell('workspace/didChangeWorkspaceFolders', { event: { added: [], removed: [folder] } })
    await expect.poll(told).toEqual(unknown)
  })

  test('are known to a run over the workspace and to a text that is sent', async () => {
    const own = { 'file:///w/quux.exercise.yaml': 'id: quux\nname: Quux\n', 'file:///w/c.md': naming('zorp') }
    const { client, told } = await started(own)
    client.open(article, naming('zorp'))
    await expect.poll(told).toEqual(unknown)
    await client.ask('workspace/executeCommand', { command: 'goodform.lintFolders' })
    expect((await client.next('file:///w/c.md')).diagnostics).toMatchObject([{ code: unknown[0] }])
    const text = { uri: 'file:///w/c.md', languageId: 'markdown', text: naming('zorp') }
    expect((await client.ask('goodform/lint', text)).diagnostics).toMatchObject([{ code: unknown[0] }])
  })

  test('are looked for in as little of the articles as can name them, and no further when nobody waits', async () => {
    const long = 'Rolling breaks up knots. '.repeat(200)
    const articles = Array.from({ length: 60 }, (_, i) => [`file:///w/${i}.md`, `${naming('quux')}${long}`])
    const { client } = await started({
      'file:///w/quux.exercise.yaml': 'id: quux\nname: Quux\n',
      ...Object.fromEntries(articles),
    })
    client.open(article, naming('quux'))
    const asked = {
      textDocument: { uri: article },
      position: { line: 1, character: 14 },
      context: { includeDeclaration: true },
    }
    expect(await client.ask('textDocument/references', asked)).toHaveLength(63)
    const source = new CancellationTokenSource()
    const cancelled = client.connection.sendRequest('textDocument/references', asked, source.token)
    source.cancel()
    await expect(cancelled).rejects.toMatchObject({ code: -32800 })
  })

  test('are listed with their places for a client that knows no tree of symbols', async () => {
    const client = new Client(linter)
    await client.start({})
    client.open(uri, 'name: A\ndescription: B.\n', 'yaml')
    expect(await client.ask('textDocument/documentSymbol', { textDocument: { uri } })).toMatchObject([
      { name: 'A', location: { uri, range: { start: { line: 0 } } } },
    ])
  })
})
