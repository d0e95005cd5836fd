import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { Ajv, type AnySchema } from 'ajv'
import { XMLParser, XMLValidator } from 'fast-xml-parser'
import { describe, expect, test } from 'vitest'
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

  test('GitHub: one command a finding, nothing ends it early', async () => {
    const rows = (await lint('github')).trimEnd().split('\n')
    expect(rows).toHaveLength(4)
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
