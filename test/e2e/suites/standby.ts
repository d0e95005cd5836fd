import { strict as assert } from 'node:assert'
import { servers } from '../processes.ts'
import { runningExtension } from '../running.ts'
import type { Suite } from '../suite.ts'

/** A workspace of YAML alone: what is none of ours costs next to nothing, and what is ours is found. */
export const standby: Suite = {
  name: 'standby',
  fixture: 'standby',
  where: ['desktop', 'web'],
  steps: [
    [
      'YAML of another kind does not start the server',
      async (run) => {
        await run.editor.page.setViewportSize({ width: 1280, height: 1800 })
        await run.editor.ready('ci.yml')
        await run.editor.open('ci.yml')
        // In a browser the server is a worker, which cannot be seen from here.
        if (run.web) return
        await runningExtension(run, true)
        assert.deepEqual(servers(run), [])
      },
    ],
    [
      'a command starts it, and waits for what it says',
      async ({ editor }) => {
        const why = editor.page.locator('.monaco-dialog-box', { hasText: 'looks like no exercise file' })
        await editor.command('Goodform: Why Is This File Checked, or Not?', editor.shown(why))
        await editor.shot('why')
        await editor.dismiss(why)
      },
    ],
    [
      'the view says that there is nothing to show',
      async (run) => {
        const { editor } = run
        const welcome = editor.page
          .locator('.welcome-view', { hasText: 'worded more strongly' })
          .filter({ visible: true })
        await editor.command("Goodform: Show the Article's Evidence", editor.shown(welcome))
        await editor.shot('welcome')
        if (!run.web) await editor.until(async () => servers(run).length === 1, 'a server')
      },
    ],
    [
      'YAML that holds exercises is checked, whatever its name',
      async ({ editor }) => {
        await editor.command('View: Show Explorer')
        await editor.open('moves.yaml')
        await editor.squiggles(1)
        await editor.problems('moves', 'breaks up knots')
      },
    ],
  ],
}
