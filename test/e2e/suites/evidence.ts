import { strict as assert } from 'node:assert'
import type { Frame } from 'playwright-core'
import type { Run, Suite } from '../suite.ts'

const rows = ({ editor }: Run) => editor.page.locator('.pane-body .monaco-list[aria-label="Evidence"] .monaco-list-row')
const row = (run: Run, text: string | RegExp) => rows(run).filter({ hasText: text }).first()

const textOf = (frame: Frame) =>
  frame
    .locator('body')
    .textContent({ timeout: 500 })
    .catch(() => '')

/** The evidence of one article and of the whole workspace, and the ways from it to the text and to the studies. */
export const evidence: Suite = {
  name: 'evidence',
  fixture: 'archive',
  where: ['desktop', 'web'],
  steps: [
    [
      'a line above the article counts its claims',
      async ({ editor }) => {
        await editor.ready('roller.md')
        await editor.open('roller.md')
        await editor.page
          .locator('.codelens-decoration', { hasText: '2 wordings are stronger than their evidence' })
          .waitFor()
      },
    ],
    [
      'the evidence view groups the findings of the article by claim',
      async (run) => {
        await run.editor.command("Goodform: Show the Article's Evidence", run.editor.shown(row(run, 'breaks up knots')))
        await run.editor.until(async () => (await rows(run).count()) === 4, 'two claims with one finding each')
        await run.editor.shot('by-claim')
        const label = await row(run, 'roll your IT band').getAttribute('aria-label')
        assert.match(label ?? '', /^warning: .*roll your IT band.*, roller\.md, line 7/)
      },
    ],
    [
      'a click on a finding goes to its place',
      async (run) => {
        const place = run.editor.page.locator('.part.statusbar', { hasText: 'Ln 7, Col 32 (17 selected)' })
        const click = () => row(run, 'roll your IT band').click({ timeout: 8_000 })
        await run.editor.make(click, run.editor.shown(place), 'the finding selected')
      },
    ],
    [
      'the check of the workspace finds what no editor shows',
      async (run) => {
        const told = run.editor.page.locator('.notification-toast', { hasText: '4 files checked' })
        await run.editor.command('Goodform: Check the Workspace', run.editor.shown(told))
        await run.editor.shot('workspace-checked')
        await run.editor.clearMessages()
        await run.editor.command(
          "Goodform: Show the Workspace's Evidence",
          run.editor.shown(row(run, 'ruin your knees')),
        )
      },
    ],
    [
      'findings of the workspace by file and by verdict',
      async (run) => {
        await run.editor.command('Goodform: Group the Evidence by File', run.editor.shown(row(run, /squats\.md/)))
        await run.editor.shot('by-file')
        await run.editor.command('Goodform: Group the Evidence by Verdict', run.editor.shown(row(run, /^unsupported/)))
        await run.editor.shot('by-verdict')
      },
    ],
    [
      'the status says how many findings there are and how long the check took',
      async ({ editor }) => {
        await editor.open('roller.md')
        await editor.status('Goodform: 2 findings')
        await editor.shot('status')
      },
    ],
    [
      'the evidence of the finding at the cursor opens beside the article',
      async ({ editor, web }) => {
        await editor.goToText('breaks up knots')
        const page = editor.page.locator('.tab', { hasText: 'breaks-up-knots' })
        await editor.command('Goodform: Explain the Finding at the Cursor', editor.shown(page))
        // The web workbench of this build comes without the Markdown preview.
        const shown = async () =>
          (await Promise.all(editor.page.frames().map(textOf))).some((t) => /What is known/.test(t ?? ''))
        if (!web) await editor.until(shown, 'the evidence in the preview')
        await editor.shot('explained')
        await editor.command('View: Close All Editors in Group', editor.gone(page))
      },
    ],
    [
      'how a sentence is read is shown beside the article',
      async ({ editor }) => {
        await editor.open('roller.md')
        await editor.goToText('breaks up knots')
        const page = editor.page.locator('.tab', { hasText: 'How Line 5 Is Read' })
        await editor.command('Goodform: Show How the Sentence at the Cursor Is Read', editor.shown(page))
        await editor.showsBeside(/foam-rolling\/breaks-up-knots\*\*:\s+told/)
        await editor.shot('reading')
        await editor.closeBeside(page)
      },
    ],
    [
      'a citation of the claim at the cursor is put in at the end of its sentence',
      async ({ editor }) => {
        await editor.open('roller.md')
        await editor.goToText('breaks up knots')
        const choice = editor.rows.filter({ hasText: /20\d\d/ }).first()
        const source = async () => {
          await editor.command('Goodform: Insert a Citation', editor.shown(choice))
          await editor.shot('citation')
          await editor.take(choice)
        }
        await editor.make(source, async () => /knots\*\* in .*\(\[/s.test(await editor.text()), 'a citation')
        await editor.shows(
          /Rolling \*\*breaks up knots\*\* in [\s\S]*new \(\[[^\]]+\s20\d\d\]\s?\(https:\/\/[\s\S]+\)\)\.$/m,
        )
      },
    ],
    [
      'a command tells why a file is checked',
      async ({ editor }) => {
        const dialog = editor.page.locator('.monaco-dialog-box', { hasText: 'It is checked: nothing leaves it out.' })
        await editor.command('Goodform: Why Is This File Checked, or Not?', editor.shown(dialog))
        await editor.shot('why')
        await editor.dismiss(dialog)
      },
    ],
  ],
}
