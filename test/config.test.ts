import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parseBaseline } from '../server/src/config/baseline.ts'
import { decide, explain } from '../server/src/config/decide.ts'
import { Configurations } from '../server/src/config/find.ts'
import { joined } from '../server/src/config/linters.ts'
import { folderOf, within } from '../server/src/config/paths.ts'
import { globCovers, globProblem } from '../server/src/core/config/glob.ts'
import { configKeys, minimumStrengths, parseConfig } from '../server/src/core/config/parse.ts'
import { severities } from '../server/src/core/index.ts'
import { measured } from './measured.ts'

describe('a pattern', () => {
  test.each([
    ['drafts', 'drafts/a.md', true],
    ['drafts', 'posts/drafts/b/c.md', true],
    ['drafts/', 'drafts/a.md', true],
    ['/drafts', 'posts/drafts/a.md', false],
    ['./drafts', 'drafts/a.md', true],
    ['*.md', 'a/b/c.md', true],
    ['*.md', 'a/b/c.mdx', false],
    ['posts/*.md', 'posts/a.md', true],
    ['posts/*.md', 'posts/old/a.md', false],
    ['posts/**/*.md', 'posts/a.md', true],
    ['posts/**/*.md', 'posts/x/y/a.md', true],
    ['posts/**', 'posts/x/y/a.md', true],
    ['posts/**', 'posts', false],
    ['**/draft-*.md', 'x/y/draft-1.md', true],
    ['{posts,notes}/*.{md,mdx}', 'notes/a.mdx', true],
    ['{posts,notes}/*.{md,mdx}', 'other/a.mdx', false],
    ['a?.md', 'ab.md', true],
    ['a?.md', 'a.md', false],
    ['[slug].mdx', 'posts/[slug].mdx', true],
    ['Drafts', 'drafts/a.md', false],
  ])('%s on %s: %s', (pattern, path, expected) => {
    expect(globCovers(pattern, path)).toBe(expected)
  })

  test('cannot hang, whatever it is', measured, () => {
    const start = process.cpuUsage().user
    expect(globCovers(`${'*a'.repeat(500)}b`, 'a'.repeat(5000))).toBe(false)
    expect(globCovers(`${'**/'.repeat(200)}x`, 'a/'.repeat(500))).toBe(false)
    expect(globProblem('{a,b}'.repeat(30))).toMatch(/alternatives/)
    expect((process.cpuUsage().user - start) / 1e6).toBeLessThan(2)
  })

  test.each(['', '!a', 'a\\b', '../a', 'a/../b', 'C:/a', '~/a', '.', './', '/', 'a/./b', '{.,b}'])(
    '“%s” is refused',
    (pattern) => {
      expect(globProblem(pattern)).toBeDefined()
    },
  )
})

const known = { claims: ['it-band/rolling', 'it-band/lengthening'], topics: ['it-band'] }
const problemsOf = (text: string) =>
  parseConfig(text, known).problems.map(
    ({ claim, span, message }) => `${text.slice(0, span.start).split('\n').length} ${claim}: ${message}`,
  )

describe('a configuration', () => {
  test('is read', () => {
    const { config, problems } = parseConfig(
      'severity:\n  it-band: error\n  unsupported: off\nminimumStrength: likely\nignore:\n  - drafts\n  - "*.old.md"\nexercises: plans/*.yaml\nrun: onSave\ncodeLens: false\n',
      known,
    )
    expect(problems).toEqual([])
    expect({ ...config, severity: { ...config.severity } }).toEqual({
      severity: { 'it-band': 'error', unsupported: 'off' },
      minimumStrength: 'likely',
      ignore: [
        { text: 'drafts', line: 5 },
        { text: '*.old.md', line: 6 },
      ],
      exercises: [{ text: 'plans/*.yaml', line: 7 }],
      run: 'onSave',
      codeLens: false,
    })
  })

  test.each([
    ['severety: {}', ['1 config/unknown-key: There is no setting “severety”. Did you mean “severity”?']],
    ['zzz: 1', ['1 config/unknown-key: There is no setting “zzz”.']],
    [
      'severity:\n  it-bnad: error',
      ['2 config/unknown-claim: There is no claim, topic or verdict “it-bnad”. Did you mean “it-band”?'],
    ],
    [
      'severity:\n  it-band: eror',
      ['2 config/choice: “it-band” is hint, information, warning, error or off. Did you mean “error”?'],
    ],
    ['minimumStrength: denied', ['1 config/choice: “minimumStrength” is reported, possible, likely or certain.']],
    [
      'ignore: [a, 3, ../b]',
      [
        '1 config/type: “ignore” is a list of texts.',
        '1 config/pattern: A pattern counts from the folder of the configuration and cannot lead out of it.',
      ],
    ],
    ['run:\nignore: []', ['1 config/type: “run” has no value: give it one or leave it out.']],
    ['run: onType\nrun: onSave', [expect.stringMatching(/^2 config\/yaml: Not valid YAML: Map keys must be unique/)]],
    ['- a', ['1 config/type: A configuration is a list of settings, such as “minimumStrength: likely”.']],
    ['severity: [', [expect.stringMatching(/^1 config\/yaml/), expect.stringMatching(/^1 config\/type/)]],
    [
      'a: &a [x]\nignore: *a',
      [
        expect.stringMatching(/^1 config\/unknown-key/),
        expect.stringMatching(/^2 config\/alias: .*write the value out/),
      ],
    ],
    ['baseline: [a.json, b.json]', ['1 config/type: “baseline” is one path.']],
    ['run: onSave\n---\nrun: onType', [expect.stringMatching(/^2 config\/yaml: .*a document of its own/)]],
    ['---\nrun: onSave\n---\n', []],
    ['', []],
    ['# nothing', []],
  ])('%j tells %j', (text, expected) => {
    expect(problemsOf(text)).toEqual(expected)
  })

  test('may speak of claims of the packs it names, but not of claims that a built-in topic lacks', () => {
    const text = 'packs: house.yaml\nseverity:\n  house/magnets: off\n  it-band/nonsense: off'
    expect(problemsOf(text)).toEqual([expect.stringMatching(/^4 config\/unknown-claim/)])
  })

  test.each([
    ['brackets', `ignore: ${'['.repeat(5000)}`, 'depth'],
    ['brackets with names between them', `ignore: ${'[a,'.repeat(5000)}`, 'depth'],
    ['markers of lists', `ignore:\n  ${'- '.repeat(5000)}a`, 'depth'],
    ['more text than anyone writes', `ignore:\n${'  - drafts\n'.repeat(10_000)}`, 'size'],
    ['more mistakes than anyone makes', `severity:\n${'  it-bnad: x\n'.repeat(2000)}`, 'more'],
  ])('with %s is told of, and soon', measured, (_, text, rule) => {
    const start = process.cpuUsage().user
    expect(problemsOf(text).at(-1)).toMatch(`config/${rule}: `)
    expect((process.cpuUsage().user - start) / 1e6).toBeLessThan(2)
  })

  test('what is right in a broken one holds', () => {
    expect(parseConfig('minimumStrength: likely\nnonsense: 1').config).toEqual({ minimumStrength: 'likely' })
  })

  test('cannot reach into the linter by the names of its keys', () => {
    const { config } = parseConfig('severity:\n  __proto__: error\n  constructor: off')
    expect(({} as Record<string, unknown>).error).toBeUndefined()
    expect(Object.keys(config.severity!)).toEqual(['__proto__', 'constructor'])
  })

  test('has a schema that knows the same keys and values', () => {
    const { properties } = JSON.parse(readFileSync('schemas/config.schema.json', 'utf8'))
    expect(Object.keys(properties).sort()).toEqual([...configKeys].sort())
    expect(properties.severity.additionalProperties.enum).toEqual([...severities, 'off'])
    expect(properties.minimumStrength.enum).toEqual(minimumStrengths)
  })
})

test.each([
  ["file:///w/it's", 'file:///w/it%27s/a%20b.md', 'a b.md'],
  ['file:///C:/w', 'file:///c%3A/w/a.md', 'a.md'],
  ['file:///w', 'file:///wide/a.md', undefined],
  ['file:///100%', 'file:///100%/a%20b.md', 'a%20b.md'],
  ['/w', '/w/a%20b.md', 'a%20b.md'],
])('%s has %s in it as %s', (folder, path, expected) => {
  expect(within(folder, path)).toBe(expected)
})

describe('finding the configuration of a file', () => {
  const files = (texts: Record<string, string>) => {
    const read: string[] = []
    const found = new Configurations({
      read: async (path) => {
        read.push(path)
        if (texts[path] === 'DENIED') throw new Error('permission denied')
        return texts[path]
      },
    })
    return { found, read }
  }

  test('takes the nearest upward, and that alone; each folder is looked into once', async () => {
    const { found, read } = files({ '/a/.goodform.yaml': 'run: onSave', '/a/b/c/.goodform.yaml': 'codeLens: false' })
    expect((await found.nearest('/a/b/c/d/x.md'))?.config).toEqual({ codeLens: false })
    expect((await found.nearest('/a/b/y.md'))?.path).toBe('/a/.goodform.yaml')
    expect(await found.nearest('/other/z.md')).toBeUndefined()
    await found.nearest('/a/b/c/d/w.md')
    expect(new Set(read).size).toBe(read.length)
    expect(read).toContain('/.goodform.yaml')
  })

  test('reads anew when files have changed', async () => {
    const texts: Record<string, string> = {}
    const { found } = files(texts)
    expect(await found.nearest('file:///w/a.md')).toBeUndefined()
    texts['file:///w/.goodform.yaml'] = 'run: onSave'
    found.forget()
    expect((await found.nearest('file:///w/a.md'))?.config).toEqual({ run: 'onSave' })
  })

  test('one that cannot be read is told of, not passed over', async () => {
    const { found } = files({ '/a/.goodform.yaml': 'DENIED', '/.goodform.yaml': 'run: onSave' })
    expect((await found.nearest('/a/x.md'))?.problems).toMatchObject([{ claim: 'config/unreadable' }])
  })

  test.each([
    ['/a/b.md', '/a'],
    ['/b.md', ''],
    ['', undefined],
    ['b.md', undefined],
    ['file:///a/b.md', 'file:///a'],
    ['file:///a', 'file://'],
    ['file://', undefined],
    ['vscode-vfs://github/o/r/x.md', 'vscode-vfs://github/o/r'],
    ['vscode-vfs://github', undefined],
    ['untitled:Untitled-1', undefined],
    ['C:/a/b.md', 'C:/a'],
  ])('the folder of %j is %j', (path, folder) => {
    expect(folderOf(path)).toBe(folder)
  })

  test('a path seen from a folder is decoded in an address', () => {
    expect(within('file:///my%20blog', 'file:///my%20blog/a%20b/%C3%A9.md')).toBe('a b/é.md')
    expect(within('/a', '/a/100%.md')).toBe('100%.md')
    expect(within('/a', '/ab/c.md')).toBeUndefined()
  })
})

describe('the path of a pack', () => {
  test.each([
    ['/a/b', 'packs/x.yaml', '/a/b/packs/x.yaml'],
    ['/a/b', './x.yaml', '/a/b/x.yaml'],
    ['/a/b', '../../../x.yaml', '/x.yaml'],
    ['/a/b', '/etc/x.yaml', '/etc/x.yaml'],
    ['file:///a%20b', 'my packs/x.yaml', 'file:///a%20b/my%20packs/x.yaml'],
    ['file:///a', '../../x.yaml', 'file:///x.yaml'],
    ['vscode-vfs://github/o/r', '../x.yaml', 'vscode-vfs://github/o/x.yaml'],
  ])('from %s, %s is %s', (folder, path, expected) => {
    expect(joined(folder, path)).toBe(expected)
  })
})

describe('a decision', () => {
  const layer = (folder: string, text: string) => ({
    name: `${folder}/.goodform.yaml`,
    folder,
    config: parseConfig(text).config,
  })

  test('the file wins over the editor, setting by setting; severities are joined', () => {
    const layers = [
      layer('/a', 'severity: {it-band: off}\nrun: onSave'),
      layer('/', 'severity: {it-band: error, unsafe: hint}\nrun: onType\ncodeLens: false'),
    ]
    const decision = decide('/a/x.md', layers)
    expect({ ...decision.lint.severity }).toEqual({ 'it-band': 'off', unsafe: 'hint' })
    expect(decision).toMatchObject({ checked: true, run: 'onSave', codeLens: false })
  })

  test.each([
    ['ignore: [drafts]', '/a/drafts/x.md', false, /ignore pattern “drafts” \(\/a\/\.goodform\.yaml, line 1\)/],
    ['ignore: [drafts]', '/a/x.md', true, /nothing leaves it out/],
    ['include: [posts]', '/a/x.md', false, /no include pattern of \/a\/\.goodform\.yaml covers it/],
    ['include: [posts]\nignore: [old]', '/a/posts/x.md', true, /the include pattern “posts”/],
    ['include: [posts]\nignore: [old]', '/a/posts/old/x.md', false, /ignore pattern “old” .* line 2/],
  ])('%j for %s: checked %s, and says why', (text, path, checked, why) => {
    const layers = [layer('/a', text)]
    const decision = decide(path, layers)
    expect(decision.checked).toBe(checked)
    expect(explain(path, decision, layers)).toMatch(why)
  })

  test('files under “exercises” are read as exercises', () => {
    expect(decide('/a/plans/x.yaml', [layer('/a', 'exercises: plans/*.yaml')]).lint).toMatchObject({ exercise: true })
  })
})

test.each([
  ['nothing', ''],
  ['brackets without end', `{"version":1,"files":${'['.repeat(100_000)}`],
  ['a list', '[]'],
  ['null', 'null'],
  ['another version', '{"version":2,"files":{}}'],
  ['a text for its files', '{"version":1,"files":"x"}'],
  ['entries that are none', '{"version":1,"files":{"a.md":[null,1,"x",{"claim":{}}]}}'],
  ['an object for entries', '{"version":1,"files":{"a.md":{"length":3}}}'],
  ['a prototype', '{"version":1,"files":{"__proto__":[{"claim":"x"}]}}'],
])('a baseline of %s is refused in words', (_, text) => {
  expect(() => parseBaseline(text)).toThrow(/^is (?:not JSON|no baseline)/)
})
