import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { builtIn, builtInPacks } from '../server/src/built-in.ts'
import { createLinter } from '../server/src/core/index.ts'
import { compilePatterns } from '../server/src/core/match/compile.ts'
import { type PackProblem, parsePack } from '../server/src/core/packs/parse.ts'
import { inflect } from '../server/src/words/inflect.ts'
import { measured } from './measured.ts'

/** Patterns and cues alone, as for a pack that nothing was learned from. */
const patterns = createLinter(builtInPacks)
/** The findings that name a claim. */
const told = (linter: typeof patterns, text: string, id: string) =>
  linter.open(text).findings.filter((f) => f.claim === id)

describe('the built-in packs', () => {
  test.each(builtInPacks.claims.map((claim) => [claim.id, claim] as const))(
    '%s: the patterns leave alone what must stay clear, and the wordings on offer',
    (id, claim) => {
      for (const text of claim.examples.clear) expect(told(patterns, text, id), text).toEqual([])
      for (const text of claim.fair) expect(told(patterns, text, id), text).toEqual([])
    },
  )

  test('nearly all examples hold for both readers together', () => {
    const linter = builtIn()
    const wrong: string[] = []
    let count = 0
    for (const { id, examples } of builtInPacks.claims) {
      for (const text of examples.flag)
        if (++count && !told(linter, text, id).length) wrong.push(`missed, ${id}: ${text}`)
      for (const text of examples.clear)
        if (++count && told(linter, text, id).length) wrong.push(`alarm, ${id}: ${text}`)
    }
    expect(wrong.length / count, wrong.join('\n')).toBeLessThan(0.04)
  })

  test('every claim has what a writer needs', () => {
    for (const claim of builtInPacks.claims) {
      expect(claim.fair.length, claim.id).toBeGreaterThanOrEqual(2)
      expect(claim.sources.length, claim.id).toBeGreaterThan(0)
      expect(claim.examples.flag.length, claim.id).toBeGreaterThanOrEqual(4)
      expect(claim.examples.clear.length, claim.id).toBeGreaterThanOrEqual(4)
    }
  })
})

const good = readFileSync('test/fixtures/pack.yaml', 'utf8')

/** The problems of a pack, patterns compiled. */
function problemsOf(text: string): string[] {
  const problems: PackProblem[] = []
  const pack = parsePack(text, problems)
  if (pack) compilePatterns(pack.concepts, pack.patterns, inflect)
  return problems.map((p) => `${text.slice(0, p.start).split('\n').length}: ${p.code}`)
}

describe('a pack with a fault is told where, and never hangs', () => {
  test.each([
    ['none', good, []],
    ['no YAML', 'pack: [', ['1: pack/yaml', '1: pack/text']],
    ['an unknown verdict', good.replace('verdict: unsupported', 'verdict: silly'), ['14: pack/choice']],
    ['an unknown concept', good.replace('<break-verb> ..', '<brake-verb> ..'), ['19: pack/unknown-concept']],
    ['an unclosed brace', good.replace('<knot>}"', '<knot>"'), ['19: pack/pattern']],
    [
      'a concept that contains itself',
      good.replace('[knot, adhesion', '[knot, <knot>, adhesion'),
      ['5: pack/concept-loop'],
    ],
    [
      'an unknown key',
      good.replace('certainty: low\n    finding: No', 'certanty: low\n    finding: No'),
      ['15: pack/key', '12: pack/missing'],
    ],
  ])('%s', (_, text, expected) => {
    expect(problemsOf(text)).toEqual(expected)
  })

  test.each([
    [
      'an explosion of phrases',
      `pack: x\nconcepts:\n  c0: [a, b, c, d, e, f, g, h]\n${Array.from({ length: 9 }, (_, i) => `  c${i + 1}: ["<c${i}> <c${i}> <c${i}>"]`).join('\n')}`,
    ],
    ['10 MB', `pack: x\n# ${'x'.repeat(10_000_000)}`],
    [
      'aliases that explode',
      `pack: x\nconcepts:\n  a: &a [lol, lol]\n${Array.from({ length: 20 }, (_, i) => `  b${i}: &b${i} [*${i ? `b${i - 1}` : 'a'}, *${i ? `b${i - 1}` : 'a'}]`).join('\n')}`,
    ],
    [
      'an endless alternation',
      `pack: x\nclaims:\n  - id: x/y\n    claim: c\n    verdict: unsupported\n    certainty: low\n    finding: f\n    fair: [a, b]\n    patterns: ["(${Array.from({ length: 20000 }, (_, i) => `w${i}`).join('|')})"]`,
    ],
  ])('%s: a message or a result within a second', measured, (_, text) => {
    const start = process.cpuUsage()
    problemsOf(text)
    const { user, system } = process.cpuUsage(start)
    expect((user + system) / 1000).toBeLessThan(1000)
  })
})
