import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { type CodeAction, type CodeLens, type Hover, LSPErrorCodes } from 'vscode-languageserver'
import { builtIn } from '../server/src/built-in.ts'
import { decide, explain } from '../server/src/config/decide.ts'
import { parseConfig } from '../server/src/core/config/parse.ts'
import { strengths } from '../server/src/core/index.ts'
import { inEnglish, l10n, sayIn } from '../server/src/core/l10n.ts'
import { summary } from '../server/src/core/tell/summary.ts'
import { able, Client } from './lsp-client.ts'

const english: Record<string, string> = JSON.parse(readFileSync('l10n/bundle.l10n.json', 'utf8'))
/** A language in which every text stands in brackets: what stands in none was never looked up. */
const pseudo = Object.fromEntries(Object.keys(english).map((text) => [text, `⟦${text}⟧`]))
const say = sayIn(pseudo)

/** What of a text did not come from the bundle. */
function untold(text: string): string {
  const less = text.replaceAll(/⟦[^⟦⟧]*⟧/g, '')
  return less === text ? text : untold(less)
}

const linter = builtIn()
const folder = 'file:///w'
const article = `${folder}/a.md`
const exercise = `${folder}/b.exercise.yaml`
const claims = ['Rolling breaks up knots.', 'Roll your IT band for ten minutes.', 'Squats ruin your knees.']
const texts: Record<string, string> = {
  [article]: `# Ten myths\n\n${claims.join('\n\n')}\n\n${claims.join('\n\n')}\n`,
  [`${folder}/c.md`]: claims[0]!,
  [exercise]: `- name: Roll
  category: foam rolling
  equipment: fom roll
  primaryMuscles: [IT band]
  secondaryMuscles: [glutes]
  prescription: { sets: 1, reps: 8, duration: 60 s, tempo: 3-1-1, rpe: 7-8, rir: 2 }
  instructions:
    - Note: keep straight
    - Rolling breaks up knots.
`,
}

async function session(more: object = { initializationOptions: { l10n: pseudo } }, world: object = {}) {
  const client = new Client(linter, {
    files: { read: async (uri) => texts[uri] },
    list: async () => Object.keys(texts),
    ...world,
  })
  const shown: string[] = []
  client.connection.onNotification('$/progress', ({ value }: { value: { title?: string; message?: string } }) => {
    shown.push(...[value.title, value.message].filter((text) => text !== undefined))
  })
  client.connection.onNotification('window/showMessage', ({ message }) => void shown.push(message))
  client.connection.onRequest('window/workDoneProgress/create', () => null)
  client.connection.onRequest('workspace/applyEdit', () => ({ applied: true }))
  const capabilities = {
    ...able,
    workspace: { ...able.workspace, applyEdit: true },
    window: { ...able.window, workDoneProgress: true },
    experimental: { goodformNote: true },
  }
  await client.start(capabilities, { workspaceFolders: [{ uri: folder, name: 'w' }], ...more })
  for (const uri of [article, exercise]) client.open(uri, texts[uri]!, uri.endsWith('.md') ? 'markdown' : 'yaml')
  // What a document is checked with may change while it is opened: then editors ask again.
  const ask = async (method: string, params: object): Promise<unknown> =>
    client.ask(method, params).catch((error) => {
      if (error.code === LSPErrorCodes.ContentModified) return ask(method, params)
      throw error
    })
  const run = (command: string, ...given: unknown[]) =>
    client.ask('workspace/executeCommand', { command, arguments: given, workDoneToken: command })
  return { ask, shown, run }
}

/** Lines from 0 of a text in which something stands, with the place. */
const placeOf = (uri: string, words: string) => {
  const before = texts[uri]!.slice(0, texts[uri]!.indexOf(words) + 1).split('\n')
  return { line: before.length - 1, character: before.at(-1)!.length }
}

describe('in a language with a bundle', () => {
  test('every action of every finding has its title and its command’s title from the bundle', async () => {
    const { ask } = await session()
    const all = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } }
    const titles: string[] = []
    for (const uri of [article, exercise])
      for (const only of [undefined, ['quickfix'], ['source.fixAll']]) {
        const context = { diagnostics: [], ...(only ? { only } : {}) }
        const params = { textDocument: { uri }, range: all, context }
        const actions = (await ask('textDocument/codeAction', params)) as CodeAction[]
        titles.push(...actions.flatMap(({ title, command }) => [title, ...(command ? [command.title] : [])]))
      }
    expect(titles.length).toBeGreaterThan(30)
    expect(titles.map(untold).filter(Boolean)).toEqual([])
    for (const kind of [
      'Fit the evidence',
      'Keep it',
      'Open the source',
      'misread',
      'in this file',
      'Put it in quotes',
    ])
      expect(titles.join('\n')).toContain(kind)
  })

  test('so has the line above an article', async () => {
    const { ask } = await session()
    const lenses = (await ask('textDocument/codeLens', { textDocument: { uri: article } })) as CodeLens[]
    expect(lenses[0]!.command!.title).toContain('⟦')
    expect(untold(lenses[0]!.command!.title)).toMatch(/^[, ]*$/)
  })

  test('of a card everything but the evidence is', async () => {
    const { ask } = await session()
    const position = placeOf(article, 'breaks up knots')
    const hover = (await ask('textDocument/hover', { textDocument: { uri: article }, position })) as Hover
    const { value } = hover.contents as { value: string }
    const left = untold(value).replaceAll(/\]\([^)]*\)/g, '')
    // The claim, and what is known of it.
    expect(left.split('\n').filter((line) => /\p{L}/u.test(line))).toHaveLength(2)
    expect(value).toMatch(/⟦all that is known⟧/)
  })

  test.each([
    ['IT band', 0],
    ['glutes', 2],
    ['3-1-1', 1],
    ['7-8', 1],
    ['60 s', 4],
  ])('of the help on “%s” in an exercise file too', async (words, evidence) => {
    const { ask } = await session()
    const position = placeOf(exercise, words)
    const hover = (await ask('textDocument/hover', { textDocument: { uri: exercise }, position })) as Hover
    const { value } = hover.contents as { value: string }
    expect(value).toContain('⟦')
    const lines = untold(value).split('\n')
    expect(lines.filter((line) => /\p{L}{2}/u.test(line)).length).toBeLessThanOrEqual(evidence)
  })

  test('progress, messages and reports come from it', async () => {
    const { shown, run } = await session()
    await run('goodform.lintFolders')
    await run(
      'goodform.fixClaim',
      [...linter.claims.keys()].find((id) => id.endsWith('/breaks-up-knots')),
    )
    await run(
      'goodform.fixClaim',
      [...linter.claims.keys()].find((id) => !/knots|band|knee/.test(id)),
    )
    expect(shown.length).toBeGreaterThan(5)
    expect(shown.map((text) => untold(text).trim()).filter(Boolean)).toEqual([])
    expect(shown.join('\n')).toMatch(/wordings changed[\s\S]*nothing was changed/)
    const why: string[] = (await run('goodform.why', article)).split('\n').slice(1)
    expect(why.length).toBeGreaterThan(1)
    expect(why.map(untold).filter(Boolean)).toEqual([])
  })

  test('a card of any claim at any strength has its terms from it', () => {
    const [finding] = linter.open(claims[0]!).findings
    for (const claim of linter.claims.values())
      for (const strength of strengths) {
        const [, verdict] = linter.card(claim.id, { ...finding!, strength }, say)!.split('\n')
        expect(untold(verdict!).trim()).toBe('')
      }
  })

  test('every reason why a file is or is not checked is from it', () => {
    const layer = (name: string, text: string) => ({ name, folder: '/w', config: parseConfig(text).config })
    const full =
      'minimumStrength: likely\nseverity: { unsafe: hint }\nbaseline: b.json\npacks: [p.yaml]\nexercises: [a.*]'
    for (const layers of [
      [],
      [layer('one', 'ignore: [a.md]')],
      [layer('one', 'include: [b.md]')],
      [layer('one', 'include: [a.md]'), layer('two', full)],
    ]) {
      const decision = decide('/w/a.md', layers)
      const lines = explain('/w/a.md', decision, layers, say).split('\n').slice(1)
      expect(lines.map(untold).filter(Boolean)).toEqual([])
      expect(explain('/w/a.md', decision, layers)).not.toContain('⟦')
    }
  })
})

describe('the line above an article', () => {
  const line = (text: string) => {
    const { findings } = linter.open(text)
    return summary(findings, linter.claims, inEnglish)
  }
  const study = 'Studies show that walking lowers stress.'

  test.each([
    ['Walk home.', undefined],
    [claims[0], '1 wording is stronger than its evidence'],
    [`${claims[0]}\n\n${claims[2]}`, '2 wordings are stronger than their evidence'],
    [`${claims[0]}\n\n${claims[0]}`, '2 wordings are stronger than their evidence, 1 claim'],
    [study, '1 study without a source'],
    [`${study}\n\n${claims[0]}\n\n${study}`, '1 wording is stronger than its evidence, 2 studies without a source'],
  ])('of %j says %j', (text, said) => expect(line(text!)).toBe(said))
})

describe('the language', () => {
  const title = async (more: object, world: object = {}) => {
    const { ask } = await session(more, world)
    const lenses = (await ask('textDocument/codeLens', { textDocument: { uri: article } })) as CodeLens[]
    return lenses[0]!.command!.title
  }
  const bundle = async (language: string) => (language === 'de' ? pseudo : undefined)

  test.each([
    ['de', '⟦'],
    ['de-AT', '⟦'],
    ['DE_at', '⟦'],
    ['fr', ''],
    ['../de', ''],
  ])('of a client that says %j is that of the bundle beside the server, if there is one', async (locale, mark) => {
    const shown = await title({ locale }, { bundle })
    expect(shown.slice(0, 1)).toBe(mark || shown[0])
    expect(shown.includes('⟦')).toBe(mark !== '')
  })

  test('is English where what is sent is no bundle, or lacks a text', async () => {
    for (const sent of [undefined, null, 7, 'x', [], { a: 7 }, { '{0} unsafe': 'x' }])
      expect(await title({ initializationOptions: { l10n: sent } })).toMatch(/stronger than their evidence/)
  })

  test('leaves values as they are, whatever they hold', () => {
    expect(inEnglish(l10n.t('{0} of {1}', '{1}', '$&'))).toBe('{1} of $&')
    expect(sayIn({ 'a {0}': '{0} {0} {7}' })(l10n.t('a {0}', 'b'))).toBe('b b {7}')
    expect(inEnglish(l10n.t('constructor'))).toBe('constructor')
  })
})
