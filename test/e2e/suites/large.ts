import { strict as assert } from 'node:assert'
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Run, Suite } from '../suite.ts'

const paragraph = 'Warm up, lift, rest and eat. A plan that you keep beats a plan that is perfect on paper.\n\n'
// Much text that is no prose: an article that says nothing else would let the one claim seem a slip.
const article = `# An article\n\nFoam rolling breaks up knots.\n\n\`\`\`text\n${paragraph.repeat(160)}\`\`\`\n`

/** Writes articles that are told of, and some that the configuration leaves out. */
function write({ workspace }: Run, folder: string, count: number): void {
  mkdirSync(join(workspace, folder), { recursive: true })
  for (let i = 0; i < count; i++) writeFileSync(join(workspace, folder, `${i}.md`), article)
}

/** A check of a workspace that is large enough to watch it and to stop it. */
export const large: Suite = {
  name: 'large',
  fixture: 'large',
  where: ['desktop'],
  steps: [
    [
      'a workspace of many articles',
      async (run) => {
        write(run, 'left-out', 3)
        write(run, 'posts', 400)
        await run.editor.ready('first.md')
        await run.editor.open('first.md')
        await run.editor.squiggles(1)
      },
    ],
    [
      'the check shows how far it is, and can be stopped',
      async (run) => {
        const { editor } = run
        const toast = (hasText: RegExp) => editor.page.locator('.notification-toast', { hasText })
        const progress = toast(/checking the workspace: \d+ of \d+/)
        const stopped = toast(/stopped after \d+ of \d+ files/)
        const over = toast(/\d+ files checked/)
        // A machine that is through with them before they can be stopped gets more of them.
        for (let count = 800; !(await stopped.isVisible()); count *= 2) {
          if (count > 800) write(run, 'posts', count)
          await editor.clearMessages()
          await editor.command('Goodform: Check the Workspace', editor.shown(progress.or(over)))
          await editor.shot('progress')
          const cancel = () => progress.locator('.monaco-button', { hasText: 'Cancel' }).click({ timeout: 2_000 })
          const ended = editor.shown(stopped.or(over))
          await editor.ensure(ended, cancel, 'the end of the check')
        }
        await editor.until(editor.gone(progress), 'no progress after the end')
        await editor.shot('stopped')
        const [, done, all] = /after (\d+) of (\d+)/.exec((await stopped.textContent()) ?? '')!
        assert(Number(done) > 0 && Number(done) < Number(all), done)
        await editor.clearMessages()
      },
    ],
    [
      'the whole of it counts what is checked and what the configuration leaves out',
      async (run) => {
        const { editor, workspace } = run
        const count = readdirSync(join(workspace, 'posts')).length + 1
        const told = editor.page.locator('.notification-toast', { hasText: `${count} files checked` })
        await editor.command('Goodform: Check the Workspace')
        await told.waitFor({ timeout: 240_000 })
        assert.match((await told.textContent()) ?? '', /Left out by a configuration or the settings: 3\./)
        await editor.shot('checked')
        // Whatever the levels that the findings are told at.
        const problems = editor.page.locator('.part.statusbar [id="status.problems"]')
        const shown = async () =>
          ((await problems.textContent()) ?? '').match(/\d+/g)?.reduce((sum, n) => sum + Number(n), 0)
        const seen = async () => String(await shown())
        await editor.until(async () => (await shown()) === count, 'a finding of each file in the status', seen)
      },
    ],
  ],
}
