import { strict as assert } from 'node:assert'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Suite } from '../suite.ts'

const files = 400
const paragraph = 'Warm up, lift, rest and eat. A plan that you keep beats a plan that is perfect on paper.\n\n'
// Much text that is no prose: an article that says nothing else would let the one claim seem a slip.
const article = () => `# An article\n\nFoam rolling breaks up knots.\n\n\`\`\`text\n${paragraph.repeat(160)}\`\`\`\n`

/** A check of a workspace that is large enough to watch it and to stop it. */
export const large: Suite = {
  name: 'large',
  fixture: 'large',
  where: ['desktop'],
  steps: [
    [
      'a workspace of many articles',
      async ({ editor, workspace }) => {
        for (const folder of ['posts', 'left-out']) mkdirSync(join(workspace, folder))
        for (let i = 0; i < files; i++) writeFileSync(join(workspace, `posts/${i}.md`), article())
        for (let i = 0; i < 3; i++) writeFileSync(join(workspace, `left-out/${i}.md`), article())
        await editor.ready('first.md')
        await editor.open('first.md')
        await editor.squiggles(1)
      },
    ],
    [
      'the check shows how far it is, and can be stopped',
      async ({ editor }) => {
        await editor.command('Goodform: Check the Workspace')
        const progress = editor.page.locator('.notification-toast', { hasText: /checking the workspace: \d+ of 40/ })
        await progress.waitFor()
        await editor.shot('progress')
        await progress.locator('.monaco-button', { hasText: 'Cancel' }).click()
        const stopped = editor.page.locator('.notification-toast', { hasText: /stopped after \d+ of 40\d files/ })
        await stopped.waitFor()
        await progress.waitFor({ state: 'hidden' })
        await editor.shot('stopped')
        const [, done] = /after (\d+) of/.exec((await stopped.textContent()) ?? '')!
        assert(Number(done) > 0 && Number(done) < files, done)
        await editor.command('Notifications: Clear All Notifications')
      },
    ],
    [
      'the whole of it counts what is checked and what the configuration leaves out',
      async ({ editor }) => {
        await editor.command('Goodform: Check the Workspace')
        const told = editor.page.locator('.notification-toast', { hasText: '401 files checked' })
        await told.waitFor({ timeout: 120_000 })
        assert.match((await told.textContent()) ?? '', /Left out by a configuration or the settings: 3\./)
        await editor.shot('checked')
        // Whatever the levels that the findings are told at.
        const problems = editor.page.locator('.part.statusbar [id="status.problems"]')
        const count = async () =>
          ((await problems.textContent()) ?? '').match(/\d+/g)?.reduce((sum, n) => sum + Number(n), 0)
        await editor.until(async () => (await count()) === 401, 'a finding of each file in the status')
      },
    ],
  ],
}
