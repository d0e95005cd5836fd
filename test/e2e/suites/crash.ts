import { strict as assert } from 'node:assert'
import { servers } from '../processes.ts'
import type { Run, Suite } from '../suite.ts'

/** Ends the server as a crash would, and waits until another runs, or none. */
async function kill(run: Run, again: boolean): Promise<void> {
  const [server, ...more] = servers(run)
  assert(server && !more.length, 'one server runs')
  process.kill(server.id, 'SIGKILL')
  const after = async () => servers(run).every(({ id }) => id !== server.id) && servers(run).length === (again ? 1 : 0)
  await run.editor.until(after, again ? 'another server' : 'no server')
}

const toasts = ({ editor }: Run) => editor.page.locator('.notification-toast')
const message = (run: Run) => toasts(run).filter({ hasText: 'Goodform has stopped checking' })

/** The server ends, again and again: it is started anew, but not for ever, and the writer is told and can start it. */
export const crash: Suite = {
  name: 'crash',
  fixture: 'articles',
  where: ['desktop'],
  steps: [
    [
      'after a crash the server is started again, and the article is checked as it stands',
      async (run) => {
        const { editor } = run
        await editor.ready('roller.md')
        await editor.open('roller.md')
        await editor.squiggles(2)
        await kill(run, true)
        await editor.squiggles(2)
        await editor.goTo(3, 1)
        await editor.page.keyboard.insertText('Foam rolling breaks up knots. ')
        await editor.squiggles(3)
        assert.deepEqual(await toasts(run).allInnerTexts(), [])
      },
    ],
    [
      'after the fourth within three minutes it is left, with a message that says so and what to do',
      async (run) => {
        const { editor } = run
        for (let i = 0; i < 2; i++) {
          await kill(run, true)
          await editor.squiggles(3)
          assert.deepEqual(await toasts(run).allInnerTexts(), [])
        }
        await kill(run, false)
        await editor.message('Goodform has stopped checking. The server ended 4 times within 3 minutes')
        assert.equal(await toasts(run).count(), 1, 'one message, not the client’s own too')
        await editor.shot('stopped')
        await editor.squiggles(0)
      },
    ],
    [
      'the status says that nothing is checked, and a click there starts it again',
      async (run) => {
        const { editor } = run
        const restart = async () => {
          const status = await editor.status('Goodform is not running')
          await editor.shot('not-running')
          await status.locator('a', { hasText: 'Restart' }).click({ timeout: 8_000 })
        }
        await editor.make(restart, async () => servers(run).length === 1, 'a server again')
        await editor.squiggles(3)
        await message(run).waitFor({ state: 'detached' })
        await editor.shot('again')
      },
    ],
  ],
}
