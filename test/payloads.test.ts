import { afterEach, describe, expect, test } from 'vitest'
import { TextDocument } from 'vscode-languageserver-textdocument'
import { builtIn, builtInPacks } from '../server/src/built-in.ts'
import { Linters, missingPacks } from '../server/src/config/linters.ts'
import { globCovers, globProblem } from '../server/src/core/config/glob.ts'
import { parseConfig } from '../server/src/core/config/parse.ts'
import { createLinter } from '../server/src/core/index.ts'
import { inEnglish } from '../server/src/core/l10n.ts'
import { parsePack } from '../server/src/core/packs/parse.ts'
import { claimPage } from '../server/src/core/tell/page.ts'
import type { OpenDocument } from '../server/src/lsp/documents.ts'
import { hover } from '../server/src/lsp/hover.ts'
import { readSettings } from '../server/src/lsp/settings.ts'
import { describe as described } from '../server/src/report/describe.ts'
import { github } from '../server/src/report/github.ts'
import { html } from '../server/src/report/html.ts'
import { stylish } from '../server/src/report/stylish.ts'
import { summary } from '../server/src/report/summary.ts'
import { PackSets, withUserPacks } from '../server/src/user-packs.ts'
import { measured } from './measured.ts'
import { active, payloads } from './payloads.ts'
import { reportContext } from './reported.ts'

const linter = builtIn()
/** A pack whose every text is a payload. */
const packOf = (payload: string, url = 'https://example.org/') => {
  const text = JSON.stringify(`x ${payload}`)
  return `pack: evil
title: ${text}
claims:
  - id: evil/claim
    claim: ${text}
    verdict: unsupported
    certainty: low
    finding: ${text}
    limits: [${text}]
    fair: [${text}]
    patterns: ["beetroot .. cures"]
    sources:
      - {title: ${text}, authors: ${text}, year: 2020, journal: ${text}, design: ${text}, says: ${text}, url: ${JSON.stringify(url)}}
`
}

const noTotals = {
  files: 0,
  unchecked: 0,
  known: 0,
  interrupted: false,
  faults: [],
  bySeverity: { error: 0, warning: 1, information: 0, hint: 0 },
}

const article = (payload: string) => `# ${payload}\n\nBeetroot ${payload.replaceAll('\n', ' ')} cures everything.\n`

describe('nothing that an article or a pack says runs', () => {
  test.each(payloads)('in a hover, a page or a report: %s', async (payload) => {
    const { packs } = await withUserPacks(builtInPacks, [{ path: 'evil.yaml', text: packOf(payload) }])
    const evil = createLinter(packs)
    const text = article(payload)
    const document = evil.open(text, { path: `${payload}.md` })
    const finding = document.findings.find(({ claim }) => claim === 'evil/claim')
    for (const card of [evil.card('evil/claim', finding)!, claimPage(evil.claims.get('evil/claim')!)])
      expect(active(card).filter((url) => !/^https:\/\/(example\.org|github\.com)\//.test(url))).toEqual([])
    const reporter = html(reportContext(evil.claims))
    const report = described(`${payload}.md`, document, document.findings, evil, { fixes: 'all', neighbourhoods: true })
    const page = reporter.file(report) + reporter.end({ ...noTotals, files: 1 })
    const tags = [...page.matchAll(/<([a-z!/][^\s>]*)([^>]*)>/gi)]
    expect(tags.length).toBeGreaterThan(20)
    for (const [tag, name, attributes] of tags) {
      expect(name!.replace('/', '').toLowerCase(), tag).not.toMatch(/^(script|img|svg|iframe|object|embed|form|base)$/)
      expect(attributes, tag).not.toMatch(/\son\w+\s*=|javascript:|command:/i)
    }
    expect(page).not.toMatch(/alert\(1\)>/)
    expect(page).toContain('Content-Security-Policy')
  })

  test.each([
    'https://example.org/)[click](command:x)',
    'https://example.org/"onmouseover="alert(1)',
    'https://example.org/><script>',
    'javascript:alert(1)',
    'command:x',
  ])('in the address of a source: %s', async (url) => {
    const { packs } = await withUserPacks(builtInPacks, [{ path: 'evil.yaml', text: packOf('y', url) }])
    const evil = createLinter(packs)
    for (const text of [evil.card('evil/claim')!, claimPage(evil.claims.get('evil/claim')!)])
      for (const link of active(text)) expect(link).toMatch(/^https:\/\/(example\.org|github\.com)\/[^()<>"\s]*$/)
  })
})

test.each(payloads.flatMap((payload) => [[payload], [payload.split('/').map(encodeURIComponent).join('/')]]))(
  'the link of a claim leads to its pack, whatever that is called: %s',
  async (name) => {
    const { packs } = await withUserPacks(builtInPacks, [{ path: 'evil.yaml', text: packOf('y') }])
    const evil = createLinter(packs)
    const source = 'Beetroot cures everything.\n'
    const linted = evil.open(source)
    const document = { text: TextDocument.create('a.md', 'markdown', 1, source), linted } as OpenDocument
    const found = linted.findings.filter(({ claim }) => claim === 'evil/claim')
    const shown = hover(document, found, evil, true, () => `file:///w/${name}.yaml#L4`, inEnglish)
    const [link, ...more] = active((shown!.contents as { value: string }).value).filter((url) => !/^https:/.test(url))
    expect(more).toEqual([])
    expect(link).toMatch(/^file:\/\/\/w\/.*\.yaml#L4$/s)
  },
)

test('nothing that an article, a pack or the name of a file says steers a terminal', async () => {
  const steers = (text: string) => /[^\P{Cc}\n]|[\u202a-\u202e\u2066-\u2069]/u.test(text)
  const odd = '\u001b[31m\u0007 \u202e'
  const pack = packOf('y').replaceAll('"x y"', '"x \\e[31m y"')
  const { packs } = await withUserPacks(builtInPacks, [{ path: 'evil.yaml', text: pack }])
  const evil = createLinter(packs)
  const text = `Beetroot ${odd} cures everything.\n\nFoam rolling breaks up ${odd}knots knots.\n`
  const document = evil.open(text)
  expect(document.findings.length).toBeGreaterThan(0)
  expect(document.findings.filter(({ message }) => steers(message))).toEqual([])
  const report = described(`a${odd}\nb.md`, document, document.findings, evil, { fixes: 'all', neighbourhoods: true })
  for (const format of [stylish, github, html, summary]) {
    const reporter = format(reportContext(evil.claims))
    const shown = reporter.file(report) + reporter.end({ ...noTotals, files: 1 })
    expect(shown).toContain('evil/claim')
    expect(steers(shown), JSON.stringify(shown)).toBe(false)
  }
})

describe('no name reaches the objects that all others stand on', () => {
  const before = Object.getOwnPropertyNames(Object.prototype)
  afterEach(() => {
    expect(Object.getOwnPropertyNames(Object.prototype)).toEqual(before)
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined()
  })
  const yaml = '__proto__: {polluted: true}\nconstructor: {prototype: {polluted: true}}\n'

  test('from a configuration or the settings', () => {
    const { config, problems } = parseConfig(`${yaml}severity: {__proto__: off, constructor: off, toString: error}\n`)
    expect(problems.length).toBeGreaterThan(1)
    expect(Object.keys(config)).toEqual(['severity'])
    const settings = readSettings(
      JSON.parse('{"__proto__": {"polluted": 1}, "severity": {"__proto__": "off"}, "enable": true}'),
    )
    expect(settings.enable).toBe(true)
  })

  test('from a pack', () => {
    const problems: Parameters<typeof parsePack>[1] = []
    parsePack(`${yaml}pack: x\nconcepts: {__proto__: [a], constructor: [b]}\nclaims: []\n`, problems)
    parsePack(
      packOf('z').replace('    sources:', '    redirect: {__proto__: x, constructor: y}\n    sources:'),
      problems,
    )
    expect(problems!.length).toBeGreaterThan(0)
  })

  test('from front matter or an exercise file', () => {
    const name = '__proto__'
    for (const path of ['a.md', 'a.exercise.yaml'])
      for (const text of [
        `---\n${yaml}title: x\n---\n\nText.\n`,
        '+++\n__proto__.polluted = true\n[constructor.prototype]\npolluted = true\n+++\n\nText.\n',
        `${yaml}name: ${name}\nmuscles: [${name}, constructor]\nsteps: [constructor]\n`,
      ])
        expect(() => linter.open(text, { path, known: new Map([['toString', undefined]]) }).findings).not.toThrow()
    expect(linter.card('__proto__')).toBeUndefined()
    expect(linter.card('constructor')).toBeUndefined()
    expect(
      linter.open('<!-- goodform-disable __proto__ constructor -->\n\nFoam rolling breaks up knots.\n').findings.length,
    ).toBe(2)
  })
})

describe('no file outside of the workspace is read because a configuration of the workspace names it', () => {
  const sets = (read: string[]) =>
    new PackSets(
      builtInPacks,
      (packs) => createLinter(packs),
      async (path) => {
        read.push(path)
        return packOf('x')
      },
    )

  test.each(['../../secret.yaml', '/etc/passwd', 'packs/../../../secret.yaml'])('%s', async (path) => {
    const read: string[] = []
    const linters = new Linters(linter, sets(read))
    const packs = [{ folder: '/home/me/blog/posts', path }]
    const { unread = [] } = await linters.of({ packs }, ['/home/me/blog'])
    expect(read).toEqual([])
    expect(missingPacks(`packs: [${path}]`, packs, unread)).toMatchObject([
      { claim: 'config/pack', message: expect.stringContaining('lies outside of the workspace') },
    ])
  })

  test('but from the workspace, and from anywhere where the user’s own settings name it', async () => {
    const read: string[] = []
    const linters = new Linters(linter, sets(read))
    const packs = [
      { folder: '/home/me/blog/posts', path: '../packs/house.yaml' },
      { folder: '/home/me/blog', path: '/home/me/own.yaml', anywhere: true as const },
    ]
    await linters.of({ packs }, ['/home/me/blog'])
    expect(read).toEqual(['/home/me/blog/packs/house.yaml', '/home/me/own.yaml'])
  })
})

test('no pattern of a configuration takes long', measured, () => {
  const start = process.cpuUsage()
  const patterns = [
    '*a'.repeat(500),
    '**/'.repeat(500),
    `${'{a,b}'.repeat(6)}*`,
    '{'.repeat(999),
    '?*'.repeat(500),
    '{a,{b,'.repeat(99),
  ]
  for (const pattern of patterns) {
    if (!globProblem(pattern)) globCovers(pattern, `${'a'.repeat(500)}/${'b/'.repeat(200)}c`)
  }
  expect(process.cpuUsage(start).user / 1e6).toBeLessThan(2)
})
