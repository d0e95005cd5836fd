import { describe, expect, test } from 'vitest'
import { parseConfig } from '../server/src/core/config/parse.ts'
import { notRead } from '../server/src/core/document/chunks.ts'
import { parsePack } from '../server/src/core/packs/parse.ts'
import { describe as described } from '../server/src/report/describe.ts'
import { positions } from '../server/src/report/positions.ts'
import { apply, testLinter } from './marked.ts'

const linter = testLinter()
const exercises = `# goodform-disable-next-line exercise/missing -- a stub
- name: Squat
- name: Foam roll
  primaryMuscles:
    - IT band
    - "glutes"
  prescription: {sets: 3, reps: 1a}
  benefits: >
    Rest well.

    Rolling breaks up
    knots.
  notes: "Rolling breaks \\
    up knots."
  name: Again
- name: [
`
const config = 'minimumStrength: likely\nseverity:\n  x/y: loud\nignore:\n  - "a[b"\nunknown: 1\n'
const pack = 'pack: x\ntitle: X\nclaims:\n  - id: x/y\n    verdict: odd\n    patterns: ["((a"]\n'
const article = '# Knots\n\nRest well.\n\n- One.\n  Rolling breaks up knots.\n\n> Rolling breaks up knots.\n'

/** What a reading tells, with places as an editor counts them. */
const told = (text: string, problems: readonly { message: string; start: number; end: number }[]) => {
  const at = positions(text)
  return problems.map(({ message, start, end }) => ({ message, start: at(start), end: at(end) }))
}
const readings: Record<string, [string, (text: string) => unknown[]]> = {
  'an exercise file': [
    exercises,
    (text) =>
      told(
        text,
        linter.open(text, { path: 'a.exercise.yaml' }).findings.map(({ message, span }) => ({ message, ...span })),
      ),
  ],
  'an article': [
    article,
    (text) =>
      told(
        text,
        linter.open(text).findings.map(({ message, span }) => ({ message, ...span })),
      ),
  ],
  'the lines that a report shows': [
    article,
    (text) => {
      const document = linter.open(text)
      return described('a.md', document, document.findings, linter, {
        fixes: 'none',
        neighbourhoods: true,
      }).diagnostics.map(({ line }) => line)
    },
  ],
  'a configuration': [
    config,
    (text) =>
      told(
        text,
        parseConfig(text).problems.map(({ message, span }) => ({ message, ...span })),
      ),
  ],
  'a pack': [
    pack,
    (text) => {
      const problems: Parameters<typeof parsePack>[1] = []
      parsePack(text, problems)
      return told(text, problems!)
    },
  ],
  'a text that is not read to its end': [
    article,
    (text) => [notRead(text, text.lastIndexOf('- One'))[0]?.message.replace(/\(.*\)/, '')],
  ],
}

describe('whatever ends its lines, the same is told at the same lines and characters', () => {
  test.each(Object.entries(readings))('of %s', (_, [text, read]) => {
    const wanted = read(text)
    expect(wanted.length).toBeGreaterThan(0)
    expect(read(text.replaceAll('\n', '\r'))).toEqual(wanted)
    expect(read(text.replaceAll('\n', '\r\n'))).toEqual(wanted)
  })
})

test('fixes of an exercise file end their lines as the file does', () => {
  for (const line of ['\n', '\r', '\r\n']) {
    const text = exercises.replaceAll('\n', line)
    const document = linter.open(text, { path: 'a.exercise.yaml' })
    const after = document.findings.flatMap((finding) =>
      linter.fixes(document, finding).map(({ edits }) => apply(text, edits).replaceAll(line, '\n')),
    )
    expect(after.length).toBeGreaterThan(8)
    expect(after.filter((one) => one.includes('\r'))).toEqual([])
    expect(after.some((one) => /- [\w ]+\n {4}- "glutes"/.test(one))).toBe(true)
    if (line === '\n') lineFeeds = after
    else expect(after).toEqual(lineFeeds)
  }
})
let lineFeeds: string[] = []
