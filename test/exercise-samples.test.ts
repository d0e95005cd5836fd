import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { loadExerciseData } from '../scripts/build-exercises.ts'
import { styles, written } from '../scripts/check-exercises.ts'
import { builtIn } from '../server/src/built-in.ts'

const linter = builtIn()
const told = (path: string) => {
  const text = readFileSync(path, 'utf8')
  return linter.open(text, { path }).findings.map((f) => `${f.claim}: ${text.slice(f.span.start, f.span.end)}`)
}

describe('the samples', () => {
  test('the README shows one of them, and what is told of it', () => {
    const readme = readFileSync('README.md', 'utf8')
    const path = 'samples/rolling.exercise.yaml'
    const text = readFileSync(path, 'utf8')
    const [, excerpt] = /## Exercise files[\s\S]*?```yaml\n([\s\S]*?)```/.exec(readme)!
    expect(text.replaceAll(/^ {2}/gm, '')).toContain(excerpt)
    const [, list] = /## Exercise files[\s\S]*?```\n\n((?:- .*\n)+)/.exec(readme)!
    const messages = list!
      .trim()
      .split('\n')
      .map((line) => line.replace(/^- `\w+`: /, ''))
    expect(linter.open(text, { path }).findings.map(({ message }) => message)).toEqual(expect.arrayContaining(messages))
  })
  test('a routine of strength and stretching is clean', () => {
    expect(told('samples/hip-strength.exercise.yaml')).toEqual([])
  })
  test('rolling by muscle group is told only of the band', () => {
    const text = readFileSync('samples/rolling.exercise.yaml', 'utf8')
    const { findings } = linter.open(text, { path: 'rolling.exercise.yaml' })
    const band = text.indexOf('id: roll-it-band')
    expect(findings.filter((f) => f.span.start < band).map((f) => f.claim)).toEqual([])
    expect(findings.map((f) => f.claim)).toEqual(
      expect.arrayContaining(['exercise/rolling-target', 'exercise/dose-above', 'foam-rolling/breaks-up-knots']),
    )
  })
})

/** A record as data sets keep it. */
const record = {
  name: 'Calf roll',
  force: null,
  level: 'beginner',
  mechanic: null,
  equipment: 'foam roll',
  primaryMuscles: ['calves'],
  secondaryMuscles: [],
  instructions: [
    'Sit with the roller under one calf: it is "softer" than it looks, isn\'t it, and release the tension in your foot.',
    'Move from the heel to the knee, break parallel with the floor, then repeat with the other leg.\nRest.',
  ],
  category: 'stretching',
  images: ['calf/0.jpg'],
  id: 'Calf_Roll',
}

describe('a data set written as YAML', () => {
  test.each(styles)('in %s style has no finding', (style) => {
    const text = written([record, { ...record, id: 'b', name: 'Another roll' }], style)
    expect(linter.open(text, { path: 'data.yaml' }).findings).toEqual([])
  })
})

test('the documentation names every rule', () => {
  const docs = existsSync('docs/exercises.md') ? readFileSync('docs/exercises.md', 'utf8') : ''
  for (const { id, severity, why } of loadExerciseData().rules)
    expect(docs.replaceAll(/\s+/g, ' ')).toContain(`\`exercise/${id}\` | ${severity} | ${why}`)
})
