import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { builtInExercises } from '../server/src/built-in.ts'
import { parseConfig } from '../server/src/core/config/parse.ts'
import { world } from './world.ts'

const knots = 'Rolling breaks up knots.\n'

describe('the configuration on the command line', () => {
  test('is the nearest one upward; its severities and patterns hold', async () => {
    const { goodform } = world({
      '/.goodform.yaml': 'severity:\n  test/knots: error\nignore: drafts',
      '/old/.goodform.yaml': 'severity: {test: off}',
      'a.md': knots,
      'old/b.md': knots,
      'drafts/': '',
      'drafts/c.md': knots,
    })
    const { out, code, error } = await goodform('lint', '--format', 'json', 'a.md', 'old/b.md', 'drafts/')
    const { files } = JSON.parse(out) as { files: { path: string; diagnostics: { severity: string }[] }[] }
    expect(files.map(({ path, diagnostics }) => [path, diagnostics.map((d) => d.severity)])).toEqual([
      ['a.md', ['error']],
      ['old/b.md', []],
    ])
    expect([code, error]).toEqual([1, ''])
  })

  test('a file that is named but left out is told of', async () => {
    const { goodform } = world({ '/.goodform.yaml': 'ignore: drafts', 'drafts/c.md': knots })
    const { code, error } = await goodform('lint', 'drafts/c.md')
    expect(error).toContain('drafts/c.md: It is not checked: the ignore pattern “drafts” (/.goodform.yaml, line 1)')
    expect(code).toBe(0)
  })

  test('with a fault is told of once, with its place, and the exit code is 2; what is right in it holds', async () => {
    const { goodform } = world({ '/.goodform.yaml': 'severity: {test: hint}\nignroe: x', 'a.md': knots, 'b.md': knots })
    const { code, error, out } = await goodform('lint', 'a.md', 'b.md')
    expect(error).toBe('goodform: /.goodform.yaml:2:1: There is no setting “ignroe”. Did you mean “ignore”?\n')
    expect(out).toContain('hint')
    expect(code).toBe(2)
  })

  test.each([
    ['a setting that is none', 'ignroe: a.md'],
    ['a name under severity that is none', 'severity: {test/knot: off}'],
    ['what is no YAML', 'ignore: ["a.md'],
  ])('with a fault (%s): no fix and no baseline is written, which is said', async (_, configuration) => {
    const text = 'Massage will loosen the IT band.\n'
    const { goodform, files } = world({ '/.goodform.yaml': configuration, 'a.md': text, 'b.md': text })
    const fixed = await goodform('lint', '--fix', 'a.md', 'b.md')
    expect([files['a.md'], files['b.md'], fixed.code]).toEqual([text, text, 2])
    expect(fixed.error.match(/no fix was applied/g)).toHaveLength(1)
    const updated = await goodform('lint', '--baseline', 'base.json', '--update-baseline', 'a.md')
    expect([updated.code, files['base.json']]).toEqual([2, undefined])
    expect(updated.error).toContain('the baseline was not written')
  })

  test('a misspelt name is told with the name that was meant, however long', async () => {
    const long = `test/${'very-'.repeat(6)}long-claim`
    const known = { claims: [long], topics: ['test'] }
    const [problem] = parseConfig(`severity: { ${long}s: off }`, known).problems
    expect(problem!.message).toContain(`Did you mean “${long}”?`)
  })

  test('that leaves everything out is said', async () => {
    const { goodform } = world({ '/.goodform.yaml': 'ignore: "**"', 'posts/a.md': knots, 'posts/b.md': knots })
    const { code, error, out } = await goodform('lint', 'posts/')
    expect(error).toBe('goodform: 0 files checked, 2 left out by the configuration; goodform why PATH tells more.\n')
    expect([code, out]).toEqual([0, ''])
  })

  test('under another name is told of', async () => {
    const { goodform } = world({ 'goodform.yml': 'ignore: "**"', 'a.md': 'Fine.' })
    expect((await goodform('lint', 'a.md')).error).toContain('goodform.yml is not read')
  })

  test('names the baseline of its own files', async () => {
    const { goodform, files } = world({
      '/sub/.goodform.yaml': 'baseline: base.json',
      'sub/a.md': knots,
      'b.md': knots,
    })
    expect((await goodform('lint', 'sub/a.md')).error).toMatch(/sub\/base\.json: there is no such baseline/)
    expect((await goodform('lint', '--update-baseline', 'sub/a.md', 'b.md')).code).toBe(0)
    expect(Object.keys(JSON.parse(files['sub/base.json'] as string).files)).toEqual(['a.md'])
    expect((await goodform('lint', 'sub/a.md')).code).toBe(0)
    expect((await goodform('lint', 'sub/a.md', 'b.md')).code).toBe(1)
  })

  test('why tells what decided', async () => {
    const { goodform } = world({
      '/.goodform.yaml': 'minimumStrength: likely\ninclude: "*.md"',
      'posts/a.md': 'Nothing.',
    })
    const { code, out } = await goodform('why', 'posts/a.md')
    expect(out).toContain('the include pattern “*.md” (/.goodform.yaml, line 2) covers it')
    expect(out).toContain('Wording weaker than “likely” is not told.')
    expect(code).toBe(0)
    expect((await goodform('why')).code).toBe(2)
  })
})

describe('why does not call checked what cannot be', () => {
  test.each([
    ['a file that is not there', 'no.md', {}, 'It could not be read: no such file or folder.'],
    ['a glob', '*.md', { 'a.md': knots }, 'It could not be read: no such file or folder.'],
    ['a picture', 'i.png', { 'i.png': Uint8Array.of(0x89, 80, 78, 71, 0) }, 'It is not UTF-8 text'],
    ['YAML that holds no exercise', 'a.yaml', { 'a.yaml': 'on: push' }, 'It is YAML but no exercise file'],
    [
      'broken front matter',
      'a.md',
      { 'a.md': '---\ntitle: "a\n---\n' },
      'nothing leaves it out. Not all of it: line 3: The front matter',
    ],
  ])('%s', async (_, path, files, says) => {
    const { code, out } = await world(files as Record<string, string>).goodform('why', path)
    expect(out).toContain(says)
    expect(code).toBe(2)
  })

  test('and says of a name that no folder would bring in that it has to be named', async () => {
    const { code, out } = await world({ 'a.txt': knots }).goodform('why', 'a.txt')
    expect(out).toContain('It is checked: nothing leaves it out. In a folder it is passed over')
    expect(code).toBe(0)
  })

  test('and tells the faults of the configuration', async () => {
    const files = { '/.goodform.yaml': 'ignroe: x', 'a.md': knots }
    expect(await world(files).goodform('why', 'a.md')).toMatchObject({
      code: 2,
      error: 'goodform: /.goodform.yaml:1:1: There is no setting “ignroe”. Did you mean “ignore”?\n',
    })
  })
})

const house = `pack: house
concepts: { belt: [belt], guard: [prevent] }
claims:
  - id: house/belt
    claim: A belt prevents injuries.
    verdict: unsupported
    certainty: low
    finding: Nobody has looked.
    fair: [A belt may help.]
    patterns: ["<belt> .. {<guard> .. injury}"]
`
const own = (files: Record<string, string>) =>
  world({ '/.goodform.yaml': 'packs: [house.yaml]', '/house.yaml': house, ...files }, { complete: true })

describe('claims of the packs that the configuration names', () => {
  test('are explained and listed', async () => {
    const { goodform } = own({})
    expect(await goodform('explain', 'house/belt')).toMatchObject({ code: 0, error: '' })
    expect((await goodform('claims')).out).toMatch(/^house\/belt /m)
    expect(JSON.parse((await goodform('claims', '--format', 'json')).out)).toContainEqual(
      expect.objectContaining({ id: 'house/belt' }),
    )
    expect((await goodform('explain', 'house/bet')).error).toContain('Did you mean house/belt')
  })

  test('are read in a sentence', async () => {
    const { out } = await own({ 'a.md': 'A belt prevents injury.' }).goodform('explain', '--at', 'a.md:1:3')
    expect(out).toContain('**house/belt**: told')
  })

  test('a pack that cannot be read is told', async () => {
    const { goodform } = world({ '/.goodform.yaml': 'packs: [no.yaml]' }, { complete: true })
    expect((await goodform('claims')).error).toContain('The pack “no.yaml” could not be read')
  })
})

describe('how a sentence is read is told as it is linted', () => {
  const configuration = 'severity: {test/band: off}\nminimumStrength: likely\nignore: old\nexercises: data.yaml'
  const files = {
    '/.goodform.yaml': configuration,
    'a.md': `${knots}Massage loosens the IT band. Rolling may break up knots.

<!-- goodform-disable-next-line -->
${knots}`,
    'old/a.md': knots,
    'data.yaml': `name: x\ninstructions: [${knots.trim()}]\n`,
    'bom.md': `\uFEFF${knots}`,
  }
  test.each([
    ['told', 'a.md:1:1', '**test/knots**: told'],
    ['off in the configuration', 'a.md:2:1', '**test/band**: left alone: the configuration sets its severity to off'],
    ['weaker than the least strength', 'a.md:2:32', 'left alone: weaker than the least strength that is told'],
    ['kept by a comment', 'a.md:5:1', 'left alone: a comment of the writer, or the front matter, keeps the wording'],
    ['in a file that is ignored', 'old/a.md:1:1', 'It is not checked: the ignore pattern “old”'],
    ['in a file that the configuration calls an exercise file', 'data.yaml:2:20', '**test/knots**: told'],
    ['behind a byte order mark', 'bom.md:1:1', '**test/knots**: told'],
  ])('%s', async (_, at, says) => {
    const { code, out } = await world(files).goodform('explain', '--at', at)
    expect(out).toContain(says)
    expect(code).toBe(0)
  })

  test('a file that holds nothing to read says why', async () => {
    const { goodform } = world({ 'a.yaml': 'on: push' })
    expect(await goodform('explain', '--at', 'a.yaml:1:1')).toMatchObject({
      code: 2,
      error: expect.stringContaining('is YAML but no exercise file'),
    })
    expect((await goodform('explain', '--at', 'no.md:1:1')).error).toContain('no such file')
  })
})

test('every rule that lint may name is explained', async () => {
  const { goodform } = world({}, { complete: true })
  const named = readdirSync('server/src/core', { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .flatMap((file) => [...readFileSync(`server/src/core/${file}`, 'utf8').matchAll(/'(goodform\/[a-z-]+)'/g)])
    .map(([, id]) => id!)
  expect(named.length).toBeGreaterThan(5)
  for (const id of new Set([...named, ...builtInExercises.data.rules.map((rule) => `exercise/${rule.id}`)]))
    expect(await goodform('explain', id), id).toMatchObject({ code: 0, error: '' })
})
