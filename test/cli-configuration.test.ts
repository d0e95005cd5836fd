import { describe, expect, test } from 'vitest'
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

  test('why tells what decided', async () => {
    const { goodform } = world({ '/.goodform.yaml': 'minimumStrength: likely\ninclude: "*.md"' })
    const { code, out } = await goodform('why', 'posts/a.md')
    expect(out).toContain('the include pattern “*.md” (/.goodform.yaml, line 2) covers it')
    expect(out).toContain('Wording weaker than “likely” is not told.')
    expect(code).toBe(0)
    expect((await goodform('why')).code).toBe(2)
  })
})
