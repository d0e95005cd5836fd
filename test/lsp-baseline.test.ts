import { describe, expect, test } from 'vitest'
import { Client, onLine } from './lsp-client.ts'
import { testLinter } from './marked.ts'
import { world } from './world.ts'

const knots = 'Rolling breaks up knots.'
const old = `# Rolling\n\n${knots}\nAnother line.\n`
const [root, uri, base] = ['file:///w', 'file:///w/posts/a b.md', 'file:///w/base.json']
const configuration = 'baseline: base.json'

/** The baseline of some files, made by the command line. */
async function baselineOf(files: Record<string, string>): Promise<string> {
  const { goodform, files: now } = world({ ...files })
  await goodform('lint', '--baseline', 'base.json', '--update-baseline', ...Object.keys(files))
  return now['base.json'] as string
}

async function opened(text: string, files: Record<string, string>) {
  const c = new Client(testLinter(), {
    files: { read: async (path) => files[path] },
    list: async () => Object.keys(files).filter((path) => path.endsWith('.md')),
  })
  await c.start(undefined, { workspaceFolders: [{ uri: root, name: 'w' }] })
  c.open(uri, text)
  return c
}

describe('what a baseline knows', () => {
  test('is a faded hint; what is new keeps its severity', async () => {
    const files = {
      [`${root}/.goodform.yaml`]: configuration,
      [base]: await baselineOf({ 'posts/a b.md': old }),
    }
    const c = await opened(`${old}\n${knots}\n`, files)
    const { items } = await c.pull(uri)
    expect(items).toMatchObject([
      { code: 'test/knots', severity: 4, tags: [1], range: { start: { line: 2 } } },
      { code: 'test/knots', severity: 2, range: { start: { line: 5 } } },
    ])
    expect(items[1].tags).toBeUndefined()
    expect((await c.ask('textDocument/codeLens', { textDocument: { uri } }))[0].command.title).toMatch(/^1 wording/)
    const titles = (await c.actions(uri, onLine(2, 8, 8))).map(({ title }: { title: string }) => title)
    expect(titles.some((title: string) => title.startsWith('Fit the evidence'))).toBe(true)
  })

  test('stays known while the writer types above it and in its sentence, and not in its neighbours too', async () => {
    const files = {
      [`${root}/.goodform.yaml`]: configuration,
      [base]: await baselineOf({ 'posts/a b.md': old }),
    }
    const c = await opened(old, files)
    const severity = async () => (await c.pull(uri)).items.map((one: { severity: number }) => one.severity)
    expect(await severity()).toEqual([4])
    c.change(uri, 2, { range: onLine(0, 0, 0), text: 'New.\n\n' })
    expect(await severity()).toEqual([4])
    c.change(uri, 3, { range: onLine(4, 0, 7), text: 'Daily rolling' })
    expect(await severity()).toEqual([4])
    c.change(uri, 4, { range: onLine(5, 0, 12), text: 'One more row' })
    expect(await severity()).toEqual([2])
  })

  test('is read anew when the baseline changes, and a baseline that is missing or broken is told where it is named', async () => {
    const files: Record<string, string> = { [`${root}/.goodform.yaml`]: configuration }
    const c = await opened(old, files)
    expect((await c.pull(uri)).items).toMatchObject([{ severity: 2 }])
    const told = async () => (await c.next(`${root}/.goodform.yaml`)).diagnostics.map(({ message }) => message)
    expect(await told()).toEqual([expect.stringMatching(/“base\.json” could not be read: there is no such file/)])
    const changed = (text: string) => {
      files[base] = text
      c.tell('workspace/didChangeWatchedFiles', { changes: [{ uri: base, type: 2 }] })
    }
    changed('{')
    expect(await told()).toEqual([expect.stringContaining('is not JSON')])
    changed(await baselineOf({ 'posts/a b.md': old }))
    expect(await told()).toEqual([])
    expect((await c.pull(uri)).items).toMatchObject([{ severity: 4 }])
  })

  test('is shown so in a check of the workspace, and not counted', async () => {
    const other = `${root}/b.md`
    const files = {
      [`${root}/.goodform.yaml`]: configuration,
      [base]: await baselineOf({ 'posts/a b.md': old, 'b.md': knots }),
      [other]: knots,
    }
    const c = await opened('Fine.', files)
    const report = await c.ask('workspace/executeCommand', { command: 'goodform.lintFolders' })
    expect(report).toMatchObject({ files: 1, findings: 0 })
    expect((await c.next(other)).diagnostics).toMatchObject([{ severity: 4, tags: [1] }])
    const asked = await c.ask('goodform/lint', { uri: other, languageId: 'markdown', text: knots })
    expect(asked.diagnostics).toMatchObject([{ severity: 4, tags: [1] }])
  })
})

test('the command line takes the baseline that the configuration names', async () => {
  const { goodform, files } = world({ '.goodform.yaml': configuration, 'a.md': old })
  expect((await goodform('lint', 'a.md')).error).toMatch(/base\.json: there is no such baseline/)
  expect((await goodform('lint', '--update-baseline', 'a.md')).code).toBe(0)
  expect(JSON.parse(files['base.json'] as string).files['a.md']).toHaveLength(1)
  expect((await goodform('lint', 'a.md')).code).toBe(0)
  expect((await goodform('why', 'a.md')).out).toContain('What the baseline base.json knows is not told again.')
})

test('a baseline cannot lead out of the folder of its configuration', async () => {
  for (const path of ['../base.json', '/base.json', 'a/../../base.json', 'C:\\base.json', 'https://x/base.json']) {
    const { goodform } = world({ '.goodform.yaml': `baseline: ${path}`, 'a.md': 'Fine.' })
    const { code, error } = await goodform('lint', 'a.md')
    expect([code, error], path).toEqual([2, expect.stringContaining('A baseline stands in the folder')])
  }
})
