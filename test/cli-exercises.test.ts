import { describe, expect, test } from 'vitest'
import { builtIn } from '../server/src/built-in.ts'
import { exercisesAround } from '../server/src/cli/check/exercises-around.ts'
import { Settings } from '../server/src/cli/check/settings.ts'
import type { Io } from '../server/src/cli/io/io.ts'
import { type Files, world } from './world.ts'

const linter = builtIn()
const one = '- { id: one, name: First, instructions: [Stand up.], progressions: [two] }\n'
const two = '- { id: two, name: Second, instructions: [Stand up.] }\n'

/** The names that are known where these files are linted. */
async function known(files: Files, run: { files: string[]; folders?: string[] }, change: Partial<Io> = {}) {
  const io = { ...world(files).io, ...change }
  const read = async (path: string) => (Object.hasOwn(files, path) ? (files[path] as string) : undefined)
  const settings = new Settings(io.cwd, read)
  const names = await exercisesAround({ folders: [], ...run }, async () => linter, settings, io)
  return names && Object.fromEntries(names)
}

describe('the exercises that the files of a run may name', () => {
  const files = { 'p/a.exercise.yaml': one, 'p/b.exercise.yaml': two, 'q/c.exercise.yaml': two }
  const run = { files: ['p/a.exercise.yaml'] }
  const both = { one: 'p/a.exercise.yaml', two: 'p/b.exercise.yaml' }

  test.each<[string, Files]>([
    ['git keeps', { 'p/.git': '' }],
    ['has a configuration', { '/p/.goodform.yaml': 'minimumStrength: likely' }],
  ])('are those of the project that %s', async (_, mark) => {
    expect(await known({ ...files, ...mark }, run)).toMatchObject(both)
  })

  test('are those of all the repository, above a configuration', async () => {
    const marked = { ...files, '.git': '', '/p/.goodform.yaml': 'minimumStrength: likely', 'q/d.exercise.yaml': one }
    expect(await known(marked, { files: ['q/d.exercise.yaml'] })).toMatchObject(both)
  })

  test('are those of the folder that is named, where there is no project', async () => {
    expect(await known(files, { files: ['p/a.exercise.yaml', 'p/b.exercise.yaml'], folders: ['p/'] })).toMatchObject(
      both,
    )
  })

  test('are not known of a file alone, nor where there is too much to look through, nor for articles alone', async () => {
    expect(await known(files, run)).toBeUndefined()
    expect(await known({ ...files, 'p/.git': '' }, run, { yamlBelow: async () => undefined })).toBeUndefined()
    expect(await known({ ...files, 'p/.git': '', 'p/x.md': 'Hi.' }, { files: ['p/x.md'] })).toBeUndefined()
  })

  test('are also those of files that the configuration calls exercise files; what it leaves out takes no id away', async () => {
    const marked = {
      '/p/.goodform.yaml': 'exercises: plans/*.yaml\nignore: old',
      'p/old/a.exercise.yaml': one,
      'p/plans/b.yaml': 'id: three\nname: Third\n',
      'p/z.exercise.yaml': one,
    }
    expect(await known(marked, { files: ['p/z.exercise.yaml'] })).toMatchObject({
      one: 'p/z.exercise.yaml',
      three: 'p/plans/b.yaml',
    })
  })
})
