import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse, stringify } from 'yaml'
import { schemaFaults } from '../scripts/check-evidence.ts'
import { builtIn, builtInModel, builtInPacks } from '../server/src/built-in.ts'
import { testPacks } from '../server/src/cli/commands/packs.ts'
import type { Io } from '../server/src/cli/io/io.ts'
import { createLinter } from '../server/src/core/index.ts'
import { severityOf } from '../server/src/core/judge/severity.ts'
import { exceeds, type Strength, strengths, type Verdict, verdicts } from '../server/src/core/model.ts'
import { carriedBy } from '../server/src/core/packs/parse.ts'
import { withUserPacks } from '../server/src/user-packs.ts'
import { withPart } from '../training/lib/pages.ts'

const files = [
  ...['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', 'SECURITY.md', 'CHANGELOG.md', 'training/README.md'],
  ...readdirSync('docs', { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.md'))
    .map((file) => join('docs', file)),
]

/** Rows of the table whose first heading cell is `head`, cells trimmed. */
function table(text: string, head: string): string[][] {
  const lines = text.split('\n')
  const from = lines.findIndex((line) => line.replaceAll(/ +/g, ' ').startsWith(`| ${head} |`))
  const rows = lines.slice(from + 2)
  return rows
    .slice(
      0,
      rows.findIndex((line) => !line.startsWith('|')),
    )
    .map((row) =>
      row
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    )
}

describe('the docs', () => {
  test.each(files)('%s has no link that leads nowhere', (file) => {
    const text = readFileSync(file, 'utf8')
    const links = [...text.matchAll(/\]\((?!https:|mailto:)([^)\s]+)\)/g)].map(([, link]) => link as string)
    const broken = links.filter((link) => {
      const [path, anchor] = link.split('#') as [string, string?]
      const target = path ? join(dirname(file), path) : file
      if (!existsSync(target)) return true
      const headings = readFileSync(target, 'utf8').match(/^#+ .+$/gm) ?? []
      const slugs = headings.map((heading) =>
        heading
          .replace(/^#+ /, '')
          .toLowerCase()
          .replaceAll(/[^\w\- ]/g, '')
          .replaceAll(' ', '-'),
      )
      return anchor !== undefined && !slugs.includes(anchor)
    })
    expect(broken).toEqual([])
  })

  test.each(files.filter((file) => !file.includes('claims')))('%s names no page that is not there', (file) => {
    const named = readFileSync(file, 'utf8').match(/(?<![\w/.-])docs\/[\w/.-]+\.md\b/g) ?? []
    expect(named.filter((path) => !existsSync(path))).toEqual([])
  })

  test('have the same figures of the reading in the README and on the page that explains them', () => {
    const summary = (file: string) => /<!-- summary -->[\s\S]+<!-- \/summary -->/.exec(readFileSync(file, 'utf8'))?.[0]
    expect(summary('README.md')).toBeDefined()
    expect(summary('README.md')).toBe(summary('docs/reading.md'))
  })

  test('have places for the tables that programs write', () => {
    const tables = readFileSync('docs/reading/tables.md', 'utf8')
    for (const name of ['benchmark', 'cues'])
      expect(withPart(tables, name, '| new |')).toContain(`<!-- ${name} -->\n\n| new |\n\n<!-- /${name} -->`)
    expect(withPart(readFileSync('README.md', 'utf8'), 'bench', '| new |')).toContain('| new |')
    expect(() => withPart(tables, 'nowhere', '')).toThrow(/no place/)
  })
})

/** Texts that people read as Markdown. */
const pages = [...files, ...readdirSync('.').filter((file) => file.endsWith('.md'))]

test.each(pages)('%s has no table with a row that is cut otherwise than its head', (file) => {
  const cells = (row: string) => row.split(/(?<!\\)\|/).length
  let head: number | undefined
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    head = line.startsWith('|') ? (head ?? cells(line)) : undefined
    if (head) expect(cells(line), line).toBe(head)
  }
})

test('packs.md names every key that a claim may have', () => {
  const { $defs } = JSON.parse(readFileSync('schemas/claim-pack.schema.json', 'utf8'))
  const text = readFileSync('docs/packs.md', 'utf8')
  for (const key of Object.keys($defs.claim.properties)) expect(text).toMatch(new RegExp(`^(?: {2}[ -] )?${key}:`, 'm'))
})

describe('strength.md', () => {
  const text = readFileSync('docs/strength.md', 'utf8')
  const linter = builtIn()

  test('has an example of each strength that is read with that strength', () => {
    const rows = table(text, 'Strength')
    expect(rows.map(([strength]) => strength)).toEqual([...strengths])
    for (const [strength, , example] of rows) {
      const found = linter.open(`${example}`).findings.filter((f) => f.claim === 'foam-rolling/breaks-up-knots')
      const marked = exceeds(strength as Strength, 'reported')
      expect(new Set(found.map((finding) => finding.strength)), example).toEqual(new Set(marked ? [strength] : []))
      expect(found.length > 0, example).toBe(marked)
    }
  })

  test('says what each verdict carries, and how loudly it is told', () => {
    expect(table(text, 'Verdict').map(([verdict]) => verdict)).toEqual([...verdicts])
    const carries = text.slice(text.indexOf('## What carries what'))
    expect(Object.fromEntries(table(carries, 'Verdict').map(([verdict, strength]) => [verdict, strength]))).toEqual(
      carriedBy,
    )
    const loud = carries.slice(carries.indexOf('How loudly') > 0 ? carries.indexOf('How') : carries.indexOf('loudly'))
    for (const [names, ...told] of table(loud, 'Verdict'))
      for (const verdict of names!.split(', ') as Verdict[])
        (['certain', 'likely', 'possible'] as const).forEach((strength, column) => {
          const claim = { ...builtInPacks.claims[0]!, verdict }
          const marked = exceeds(strength, carriedBy[verdict])
          expect(told[column], `${verdict}, ${strength}`).toBe(marked ? severityOf(claim, strength, {}) : 'not marked')
        })
  })
})

describe('your-own-pack.md', () => {
  const text = readFileSync('docs/your-own-pack.md', 'utf8')
  const blocks = [...text.matchAll(/^```(\w*)\n([\s\S]*?)^```$/gm)].map(([, language, block]) => ({
    language,
    block: block!,
  }))
  const yaml = blocks.filter(({ language }) => language === 'yaml').map(({ block }) => block)
  const terminal = blocks.filter(({ block }) => block.startsWith('$ ')).map(({ block }) => block)

  /** What the page says happens: `goodform packs test` on the pack so far. */
  async function shown(pack: string): Promise<string> {
    let out = '$ npx goodform packs test house.yaml\n'
    const io = {
      read: async () => new TextEncoder().encode(pack),
      out: (part: string) => (out += part),
      error: () => {},
    }
    await testPacks(['house.yaml'], builtInPacks, (packs) => createLinter(packs, builtInModel()), io as unknown as Io)
    return out
  }

  test('ends, step by step, where it says', async () => {
    const [first, concepts, pattern, evidence, config] = yaml.map((block) => parse(block))
    expect(await shown(yaml[0]!)).toBe(terminal[0])
    const second = { ...first, ...concepts, claims: [{ ...first.claims[0], ...pattern.claims[0] }] }
    expect(await shown(stringify(second))).toBe(terminal[1])
    const third = stringify({ ...second, claims: [{ ...second.claims[0], ...evidence.claims[0] }] })
    expect(await shown(third)).toBe(terminal[1])
    expect(schemaFaults(third)).toEqual([])
    expect(config).toEqual({ packs: ['house.yaml'] })
    const { packs } = await withUserPacks(builtInPacks, [{ path: 'house.yaml', text: third }])
    const linter = createLinter(packs)
    const document = linter.open('A lifting belt prevents back injuries.')
    const edited = linter
      .fixes(document, document.findings[0]!)
      .map((fix) => document.edit([...fix.edits].reverse()).text)
    expect(edited).toContain('A lifting belt may make a heavy lift feel steadier.')
  })
})
