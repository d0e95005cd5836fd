import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { Ajv, type AnySchema } from 'ajv'
import { XMLParser, XMLValidator } from 'fast-xml-parser'
import { describe, expect, test } from 'vitest'
import { fromRoot } from '../server/src/cli/check/surroundings.ts'
import { world } from './world.ts'

/** A schema without its draft: SARIF's is of draft 4, but uses nothing in which that differs. */
function schema(path: string): AnySchema {
  const { $schema, id, ...rest } = JSON.parse(readFileSync(path, 'utf8'))
  expect([$schema, id].join(' ')).toMatch(/json-schema\.org/)
  return rest
}
const sarifSchema = createRequire(import.meta.url).resolve('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json')

/** Articles that try to break out of every format. */
const articles = {
  'posts/a b.md':
    '# <script>alert("x")</script>\n\n- Rolling breaks up knots & "scar tissue" %0A::error:: ]]> | \u0001.\n',
  'posts/b,c:d.md': '👟 Massage will loosen\nthe IT band. Rolling breaks up knots. Rolling breaks up knots.\n',
  'posts/clean.md': 'Nothing here.\n',
  'posts/<img src=x>.md': Uint8Array.of(0xff, 0xfe),
}
const lint = async (format: string, files: Record<string, string | Uint8Array> = articles) =>
  (await world(files).goodform('lint', '--format', format, 'posts/')).out

function validates(path: string, report: unknown) {
  const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: false, unicodeRegExp: false })
  const validate = ajv.compile(schema(path))
  validate(report)
  expect(validate.errors ?? []).toEqual([])
}

/** The report of one run, in a world that may be configured otherwise. */
async function reported(
  format: string,
  files: Record<string, string | Uint8Array>,
  { options = [] as string[], ...rest }: Parameters<typeof world>[1] & { options?: string[] } = {},
) {
  const paths = Object.keys(files).filter((path) => !path.startsWith('/'))
  return (await world(files, rest).goodform('lint', '--format', format, ...options, ...paths)).out
}

const faulty = { '/.goodform.yaml': 'ignroe: x', 'a.md': 'Nothing here.\n' }
const fault = '/.goodform.yaml:1:1: There is no setting “ignroe”'

describe('a fault of the configuration, and an end before all was checked, stand in the report', () => {
  test('SARIF', async () => {
    const invocation = async (...args: Parameters<typeof reported> extends [string, ...infer R] ? R : never) =>
      JSON.parse(await reported('sarif', ...args)).runs[0].invocations[0]
    const log = await reported('sarif', faulty)
    validates(sarifSchema, JSON.parse(log))
    expect(await invocation(faulty)).toMatchObject({
      executionSuccessful: false,
      toolExecutionNotifications: [{ level: 'error', message: { text: expect.stringContaining(fault) } }],
    })
    expect(await invocation({ 'a.md': 'Nothing.' }, { interrupted: true })).toMatchObject({
      executionSuccessful: false,
      toolExecutionNotifications: [{ message: { text: expect.stringContaining('stopped before all files') } }],
    })
    expect(await invocation({ 'a.md': 'Nothing.' })).toEqual({
      executionSuccessful: true,
      toolExecutionNotifications: [],
    })
  })

  test('JSON, by its schema', async () => {
    const report = JSON.parse(await reported('json', faulty))
    validates('schemas/report.schema.json', report)
    expect(report.faults).toEqual([expect.stringContaining(fault)])
    const cut = JSON.parse(await reported('json', { 'a.md': 'Nothing.' }, { interrupted: true }))
    validates('schemas/report.schema.json', cut)
    expect(cut).toMatchObject({ interrupted: true })
  })

  test.each(['junit', 'github', 'markdown', 'html'])('%s', async (format) => {
    expect(await reported(format, faulty)).toContain(fault)
    expect(await reported(format, { 'a.md': 'Nothing.' }, { interrupted: true })).toContain('stopped before all files')
    expect(await reported(format, { 'a.md': 'Nothing.' })).not.toContain('stopped before all files')
  })

  test('JUnit stays XML', async () => {
    expect(XMLValidator.validate(await reported('junit', faulty, { interrupted: true }))).toBe(true)
  })
})

const unreadable = { 'a.md': Uint8Array.of(0xff, 0xfe) }

describe('a file that could not be read is named', () => {
  test('in the Markdown summary, which does not call it fine', async () => {
    const text = await reported('markdown', unreadable)
    expect(text).toContain('## Goodform: not all could be checked')
    expect(text).toMatch(/^- a\.md: is not UTF-8 text/m)
  })

  test('as an annotation on GitHub', async () => {
    expect(await reported('github', unreadable)).toMatch(/^::error file=a\.md,title=Goodform::is not UTF-8 text/)
  })
})

const knots = 'Rolling breaks up knots.\n'

test.each(['markdown', 'html'])('%s says what --quiet left out, and has no empty tables', async (format) => {
  const text = await reported(format, { 'a.md': knots }, { options: ['--quiet', '--fail-on', 'error'] })
  expect(text).toMatch(/below the failing severity .*not listed/)
  expect(text).not.toMatch(/\| Claim \||By claim/)
})

test('on GitHub, paths count from the root of the repository', async () => {
  const env = { GITHUB_WORKSPACE: '/home/repo' }
  const io = { cwd: '/home/repo/site', env }
  expect(['posts/a.md', '/home/repo/b.md', '../c.md', '/tmp/d.md'].map(fromRoot(io))).toEqual([
    'site/posts/a.md',
    'b.md',
    'c.md',
    '/tmp/d.md',
  ])
  expect(fromRoot({ ...io, env: {} })('posts/a.md')).toBe('posts/a.md')
  const shown = await reported('github', { 'a.md': knots }, { env: { GITHUB_WORKSPACE: '/' } })
  expect(shown).toContain('file=a.md,')
})

test('JUnit: what does not make the run fail is told and passes', async () => {
  const read = async (...options: string[]) => {
    const text = await reported('junit', { 'a.md': 'Rolling may break up knots.\n' }, { options })
    const { testsuite } = new XMLParser({ ignoreAttributes: false }).parse(text).testsuites
    return testsuite
  }
  expect(await read()).toMatchObject({
    '@_failures': '0',
    testcase: { 'system-out': expect.stringContaining('information') },
  })
  expect(await read('--fail-on', 'information')).toMatchObject({ '@_failures': '1', testcase: { failure: {} } })
  expect(await read('--fail-on', 'none')).toMatchObject({ '@_failures': '0' })
})

describe('the rules of SARIF', () => {
  const house = `pack: house
claims:
  - id: house/belt
    claim: A belt prevents injuries.
    verdict: unsupported
    certainty: low
    finding: Nobody has looked.
    fair: [A belt may help.]
    patterns: [belt .. prevent]
`
  const files = {
    '/.goodform.yaml': 'packs: [house.yaml]',
    '/house.yaml': house,
    'a.md': 'A belt prevents it. Foam rolling breaks up knots.\n\n<!-- goodform-disable-line -->\n',
    'b.exercise.yaml': 'name: Roll\ncolour: 5\nmuscles: [it band]\n',
  }
  test('say what rules are about, and lead only to pages that there are', async () => {
    const [run] = JSON.parse(await reported('sarif', files, { complete: true })).runs
    const rules: { id: string; shortDescription?: object; helpUri?: string }[] = run.tool.driver.rules
    for (const rule of rules) expect(rule.shortDescription, rule.id).toMatchObject({ text: expect.any(String) })
    const leads = new Map(rules.map(({ id, helpUri }) => [id, helpUri]))
    expect(leads.get('house/belt')).toBeUndefined()
    expect([...leads.keys()].some((id) => id.startsWith('exercise/'))).toBe(true)
    for (const [id, uri] of leads) {
      const [page] = uri?.replace('https://github.com/goodform/goodform/blob/main/', '').split('#') ?? []
      if (id !== 'house/belt') expect(existsSync(page!), `${id}: ${uri}`).toBe(true)
    }
    for (const format of ['markdown', 'html'])
      expect(await reported(format, files, { complete: true })).not.toContain('claims/house/belt')
  })

  test('a suppression is no fix, and a fingerprint knows the sentence, not the claim alone', async () => {
    const text = 'Foam rolling breaks up knots.\n\nA foam roller breaks up every knot you have.\n'
    const [run] = JSON.parse(await reported('sarif', { 'a.md': text }, { complete: true })).runs
    const prints = run.results.map((one: { partialFingerprints: object }) => Object.values(one.partialFingerprints)[0])
    expect(new Set(prints).size).toBe(2)
    const told = JSON.stringify(run.results.map((one: { fixes: object[] }) => one.fixes))
    expect(told).toContain('insertedContent')
    expect(told).not.toContain('goodform-disable')
  })
})

describe('each format, with articles that try to break out of it', () => {
  test('JSON holds to its schema', async () => {
    const report = JSON.parse(await lint('json'))
    validates('schemas/report.schema.json', report)
    expect(report.files).toHaveLength(4)
    validates('schemas/report.schema.json', JSON.parse(await lint('json', { 'posts/': '' })))
  })

  test('NDJSON: each line is a file of the JSON report', async () => {
    const files = (await lint('ndjson'))
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line))
    validates('schemas/report.schema.json', { version: 1, goodform: '0', files })
    expect(files).toHaveLength(4)
  })

  test('SARIF holds to the official schema, and its parts point at each other', async () => {
    const log = JSON.parse(await lint('sarif'))
    validates(sarifSchema, log)
    expect(() => validates(sarifSchema, { ...log, version: '1.0.0' })).toThrow('version')
    const [run] = log.runs
    expect(run.results).toHaveLength(4)
    for (const result of run.results) expect(run.tool.driver.rules[result.ruleIndex].id).toBe(result.ruleId)
    expect(run.results[0].locations[0].physicalLocation.artifactLocation.uri).toBe('posts/a%20b.md')
    expect(run.results[1].locations[0].physicalLocation.region).toMatchObject({
      startLine: 1,
      endLine: 2,
      endColumn: 12,
    })
    expect(run.results[1].fixes[0].artifactChanges[0].replacements).toHaveLength(1)
    expect(run.invocations[0].executionSuccessful).toBe(false)
    validates(sarifSchema, JSON.parse(await lint('sarif', { 'posts/a.md': 'Nothing.' })))
  })

  test('a fingerprint stays when lines move', async () => {
    const prints = async (text: string) =>
      JSON.parse(await lint('sarif', { 'posts/a.md': text })).runs[0].results.map(
        (result: { partialFingerprints: object }) => result.partialFingerprints,
      )
    expect(await prints('Hello.\n\n# New\n\n- Rolling **breaks up\n  knots**!\n')).toEqual(
      await prints('Rolling breaks up knots.\n'),
    )
  })

  test('GitHub: one command a finding and one a file that could not be read, nothing ends it early', async () => {
    const all = (await lint('github')).trimEnd().split('\n')
    const rows = all.filter((row) => !row.startsWith('::error file=posts/<img src=x>.md,title=Goodform::is not UTF-8'))
    expect([all.length, rows.length]).toEqual([5, 4])
    for (const row of rows) expect(row).toMatch(/^::warning file=[^:,]+,line=\d+,[^:]*title=[^:,]+::[^\r\n]+$/)
    expect(rows[1]).toContain('file=posts/b%2Cc%3Ad.md,line=1,endLine=2')
  })

  test('JUnit is XML with a failure a finding, a pass for a clean file, an error for what could not be read', async () => {
    const xml = await lint('junit')
    expect(XMLValidator.validate(xml)).toBe(true)
    const suites = new XMLParser({ ignoreAttributes: false }).parse(xml).testsuites.testsuite
    expect(suites.map((s: Record<string, string>) => [s['@_tests'], s['@_failures'], s['@_errors']])).toEqual([
      ['1', '1', '0'],
      ['3', '3', '0'],
      ['1', '0', '0'],
      ['1', '0', '1'],
    ])
  })

  test('GitLab: every finding has a fingerprint of its own', async () => {
    const list = JSON.parse(await lint('gitlab')) as { fingerprint: string; location: object }[]
    expect(new Set(list.map((entry) => entry.fingerprint)).size).toBe(4)
    expect(list[0]!.location).toEqual({ path: 'posts/a b.md', lines: { begin: 3 } })
  })

  test('the Markdown summary counts by claim and by file, and articles cannot add markup', async () => {
    const text = await lint('markdown')
    expect(text).toContain('## Goodform: 4 findings')
    expect(text).toMatch(/\| \[test\/knots\]\(\S+\) \| Rolling breaks up knots\. \| unsupported \| 3 \|/)
    expect(text).not.toContain('<script>')
  })

  test('HTML has no script and loads nothing; what articles say is text', async () => {
    const page = await lint('html')
    expect(page).not.toMatch(/<(?:script|img|link|iframe|object)|<[^>]*\ssrc=|@import|url\(/i)
    expect(page.match(/<li id="f/g)).toHaveLength(4)
    expect(page).toContain('posts/&lt;img')
    for (const [, anchor] of page.matchAll(/href="#([^"]+)"/g)) expect(page).toContain(`id="${anchor}"`)
  })
})
