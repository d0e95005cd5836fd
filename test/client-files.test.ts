import { beforeEach, describe, expect, test } from 'vitest'
import type { Uri } from 'vscode'
import { textOf } from '../client/files.ts'
import { workspace } from './vscode.ts'

const file = (path: string) => ({ path }) as Uri

describe('the client reads for the server', () => {
  beforeEach(() => workspace.files.clear())

  test.each(['/w/.goodform.yaml', '/w/packs/house.yml', '/w/baseline.json', '/w/known', '/w/a.md', '/w/b.qmd'])(
    '%s',
    async (path) => {
      workspace.files.set(path, 'text')
      expect(await textOf(file(path))).toBe('text')
    },
  )

  test('nothing of a file that is not there', async () => {
    expect(await textOf(file('/w/baseline.json'))).toBeNull()
  })

  test('no folder and no huge file, and says so', async () => {
    workspace.files.set('/w/base/', '')
    workspace.files.set('/w/huge.md', 'a'.repeat(10_000_001))
    await expect(textOf(file('/w/base/'))).rejects.toThrow('no regular file')
    await expect(textOf(file('/w/huge.md'))).rejects.toThrow('more than 10 MB')
  })
})
