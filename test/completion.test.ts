import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { completion } from '../server/src/cli/completion.ts'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'goodform-'))
  for (const name of ['a b.md', 'test.yaml', 'zsh.md']) writeFileSync(join(folder, name), '')
})
afterAll(() => rmSync(folder, { recursive: true }))

/** What bash offers for the last of some words. */
function offered(...words: string[]): string[] {
  const script = `${completion.bash}
COMP_WORDS=(goodform "$@"); COMP_CWORD=$#; _goodform; printf '%s\\n' "\${COMPREPLY[@]}"`
  const told = execFileSync('bash', ['-c', script, 'bash', ...words], { cwd: folder, encoding: 'utf8' })
  return told.split('\n').filter(Boolean)
}

describe('completion in bash', () => {
  test.each([
    ['commands', ['l'], ['lint']],
    ['a name with a blank, in one piece', ['lint', 'a'], ['a b.md']],
    ['the word behind packs, no files', ['packs', 't'], ['test']],
    ['files behind packs test', ['packs', 'test', 't'], ['test.yaml']],
    ['shells, no files', ['completion', 'z'], ['zsh']],
    ['formats', ['lint', '--format', 'js'], ['json']],
    ['options', ['lint', '--fa'], ['--fail-on']],
  ])('offers %s', (_, words, expected) => {
    expect(offered(...words)).toEqual(expected)
  })
})
