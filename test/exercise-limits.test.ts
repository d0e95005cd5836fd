import { describe, expect, test } from 'vitest'
import { builtIn } from '../server/src/built-in.ts'
import { measured } from './measured.ts'

const linter = builtIn()

/** A map of aliases that unfolds into 9^10 values. */
const bomb = `a: &a [x, x, x, x, x, x, x, x, x]\n${[...'bcdefghij'].map((name, i) => `${name}: &${name} [${Array(9).fill(`*${'abcdefghi'[i]}`).join(', ')}]`).join('\n')}\n`

describe('bad input gets a message at its place, within a second of processor time', measured, () => {
  test.each([
    ['a bomb of aliases', `${bomb}name: X\nmuscles: *j\nsteps: *j\n`, 'exercise/aliases', 'a'],
    ['an alias of itself', 'name: A\nsteps: &a [*a]\n', 'exercise/aliases', 'name'],
    ['a merge of itself', 'name: A\nx: &a\n  <<: *a\nsteps: y\n', '', ''],
    [
      'ten megabytes on a line',
      `name: A\nsteps: ${'Roll your calf slowly. '.repeat(450_000)}`,
      'exercise/too-long',
      'name: A',
    ],
    [
      'ten megabytes of a literal',
      `name: A\nsteps: |\n${'  Roll your calf.\n'.repeat(600_000)}`,
      'exercise/too-long',
      'name: A',
    ],
    ['a long scalar', `name: A\nsteps: "${'Roll your calf slowly. '.repeat(5_000)}"`, 'exercise/too-long', '"'],
    ['many steps', `name: A\nsteps:\n${'- Roll your calf slowly.\n'.repeat(10_000)}`, 'exercise/too-long', 'steps'],
    ['a key twice', 'name: A\nsteps: Do.\nname: B\n', 'exercise/duplicate-key', 'name'],
    ['a key ten thousand times', `steps: Do.\n${'name: A\n'.repeat(10_000)}`, 'exercise/duplicate-key', 'name'],
    ['a tab', 'name: A\nsteps:\n\t- Do.\n', 'exercise/yaml', '\t'],
    ['a quote that is never closed', '- name: "A\n  steps: [Do.]\n- name: B\n  steps: [Do.]\n', 'exercise/yaml', ''],
    ['a list that is never closed', 'name: A\nsteps: [Do., Rest.', 'exercise/yaml', ''],
    ['a key that is no text', 'name: A\nsteps: Do.\n? [a]\n: b\n', 'exercise/strange-key', '[a]'],
    ['a colon in a text', 'name: A\nsteps: Do: this: now\n', 'exercise/yaml', ''],
    ['an unknown alias', 'name: A\nsteps: *nobody\n', 'exercise/yaml', '*nobody'],
    ['open brackets', `name: A\nx: ${'['.repeat(100_000)}`, 'exercise/yaml', '['],
    ['open braces', `name: A\nx: ${'{a: '.repeat(20_000)}`, 'exercise/yaml', '{'],
    ['many documents', `${'---\n'.repeat(10_000)}name: A\n`, 'exercise/missing', 'name: A'],
    ['many anchors', `${Array.from({ length: 2_000 }, (_, i) => `- &a${i} {nam: A}`).join('\n')}\n- *a1`, '', ''],
    ['nothing', '', '', ''],
    ['a byte order mark', '\ufeffname: A\nsteps: Do.\n', '', ''],
  ])('%s', (_, text, claim, words) => {
    const start = process.cpuUsage()
    const { findings } = linter.open(text, { path: 'x.exercise.yaml' })
    const rules = findings.filter((f) => f.claim.startsWith('exercise/'))
    const { user } = process.cpuUsage(start)
    const found = rules.find((f) => f.claim === claim)
    expect(found?.claim ?? '').toBe(claim)
    if (found)
      expect(
        text.slice(found.span.start, found.span.end).startsWith(words),
        text.slice(found.span.start, found.span.end).slice(0, 40),
      ).toBe(true)
    for (const { span } of findings)
      expect(span.start >= 0 && span.end <= text.length && span.start <= span.end).toBe(true)
    expect(user / 1e6).toBeLessThan(1)
  })

  test('what stands beside a broken exercise is still read', () => {
    const text = '- name: "A\n- name: B\n  primaryMuscles: [hamstirngs]\n  steps: [Do.]\n'
    expect(linter.open(text, { path: 'x.exercise.yaml' }).findings.map((f) => f.claim)).toContain(
      'exercise/unknown-muscle',
    )
  })
})
