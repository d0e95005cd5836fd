import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const fixture = 'test/e2e/fixtures/articles/roller.md'

const editors: readonly (readonly [string, string, string[]])[] = [
  ['Neovim', 'nvim', ['--headless', '-n', '-i', 'NONE', '-u', 'test/e2e/editors/neovim.lua']],
  ['Emacs', 'emacs', ['-Q', '--batch', '-l', 'test/e2e/editors/emacs.el']],
]

/** The other editors that are tested against `goodform-language-server --stdio`; each step throws what went wrong. */
export const editorSteps: readonly (readonly [string, () => void])[] = editors.map(([name, command, flags]) => [
  `${name} shows diagnostics and the card, takes a rewording and saves it`,
  () => {
    const folder = mkdtempSync(join(tmpdir(), 'goodform-editor-'))
    const article = join(folder, 'roller.md')
    copyFileSync(fixture, article)
    const env = { ...process.env, SERVER: 'dist/language-server.mjs', ARTICLE: article }
    const run = spawnSync(command, flags, { env, encoding: 'utf8', timeout: 90_000 })
    const saved = readFileSync(article, 'utf8')
    rmSync(folder, { recursive: true })
    const before = readFileSync(fixture, 'utf8').split('\n')
    const changed = saved.split('\n').filter((line, at) => line !== before[at])
    if (run.error) throw run.error
    if (run.status !== 0) throw new Error(`${command} ended with ${run.status}:\n${run.stdout}${run.stderr}`)
    if (changed.length !== 1 || !/^Rolling \*\*may [^*]+\*\* in the calf/.test(changed[0]!))
      throw new Error(`the saved file has ${JSON.stringify(changed)}`)
  },
])
