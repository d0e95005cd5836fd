import { describe, expect, test } from 'vitest'
import { builtInExercises } from '../server/src/built-in.ts'
import type { ExerciseValidator } from '../server/src/core/exercise/data.ts'
import { Client, onLine } from './lsp-client.ts'
import { testLinter } from './marked.ts'

let read = 0
const own = builtInExercises.validate!
/** The built-in validator, counting: it is asked once for every exercise that is read. */
const validate: ExerciseValidator = (value) => {
  read++
  const valid = own(value)
  validate.errors = own.errors ?? null
  return valid
}
const linter = testLinter(undefined, { ...builtInExercises, validate })

const exercise = (i: number) =>
  `- id: bridge-${i}\n  name: Hip bridge ${i}\n  primaryMuscles: [glutes]\n  instructions:\n    - Lie down. R&D said so.\n    - Count to ${i}.\n`
const one = exercise(0).split('\n').length - 1
const forms = [
  ['a list', Array.from({ length: 200 }, (_, i) => exercise(i)).join(''), 0],
  ['a list under a key', `exercises:\n${Array.from({ length: 200 }, (_, i) => exercise(i)).join('')}`, 1],
  ['documents', Array.from({ length: 200 }, (_, i) => `---\n${exercise(i)}`).join(''), 101],
] as const

describe('an edit has only the exercise read again that it touches', () => {
  test.each(forms)('in %s', (_, text) => {
    read = 0
    let document = linter.open(text, { path: 'a.exercise.yaml' })
    void document.findings
    expect(read).toBe(200)
    for (const i of [0, 100, 199]) {
      const at = document.text.indexOf(`Count to ${i}.`)
      read = 0
      document = document.edit([{ start: at, end: at, newText: 'Rolling breaks up knots. ' }])
      expect(document.findings.filter(({ claim }) => claim === 'test/knots')).toHaveLength(1)
      expect(read).toBe(1)
      document = document.edit([{ start: at, end: at + 25, newText: '' }])
      expect(document.findings).toEqual([])
      expect(read).toBe(2)
    }
  })

  test.each(forms)('in %s, through the server', async (_, text, above) => {
    const c = new Client(linter)
    await c.start()
    const uri = 'file:///a.exercise.yaml'
    c.open(uri, text, 'yaml')
    // Taking up the workspace's exercises reads a document anew, once.
    const settled = (): ReturnType<Client['pull']> => c.pull(uri).catch(settled)
    expect((await settled()).items).toEqual([])
    const line = above + 100 * one + 5
    read = 0
    c.change(uri, 2, { range: onLine(line, 6, 6), text: 'Rolling breaks up knots. ' })
    const { items } = await c.pull(uri)
    expect(items).toMatchObject([{ code: 'test/knots', range: { start: { line } } }])
    expect(read).toBe(1)
  })

  test('an anchor and its alias tie the file together', () => {
    const text = `- &a ${exercise(0).slice(2)}${exercise(1)}- *a\n`
    read = 0
    const document = linter.open(text, { path: 'a.exercise.yaml' })
    void document.findings
    const all = read
    void document.edit([{ start: text.length, end: text.length, newText: '\n' }]).findings
    expect(read).toBe(2 * all)
  })
})
