import { describe, expect, test } from 'vitest'
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
    const { goodform } = world({ '/.goodform.yaml': 'minimumStrength: likely\ninclude: "*.md"' })
    const { code, out } = await goodform('why', 'posts/a.md')
    expect(out).toContain('the include pattern “*.md” (/.goodform.yaml, line 2) covers it')
    expect(out).toContain('Wording weaker than “likely” is not told.')
    expect(code).toBe(0)
    expect((await goodform('why')).code).toBe(2)
  })
})
