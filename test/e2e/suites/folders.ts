import type { Suite } from '../suite.ts'

/** Two folders in one workspace, each with a configuration of its own. */
export const folders: Suite = {
  name: 'folders',
  fixture: 'two',
  open: 'both.code-workspace',
  where: ['desktop'],
  steps: [
    [
      'what is an error in one folder',
      async ({ editor }) => {
        await editor.open('calf.md')
        await editor.page.locator('.monaco-editor .squiggly-error').first().waitFor({ state: 'attached' })
        await editor.squiggles(1)
      },
    ],
    [
      'is off in the other',
      async ({ editor }) => {
        await editor.open('roller.md')
        await editor.page.locator('.monaco-editor .squiggly-warning').first().waitFor({ state: 'attached' })
        await editor.squiggles(1)
        await editor.shot('two-folders')
      },
    ],
    [
      'a file that a configuration ignores is not checked, and the command names the line that says so',
      async ({ editor }) => {
        await editor.open('draft.md')
        const why = editor.page.locator('.monaco-dialog-box', { hasText: 'line 4' })
        await editor.command('Goodform: Why Is This File Checked, or Not?', editor.shown(why))
        await editor.shot('why')
        await editor.dismiss(why)
        await editor.squiggles(0)
      },
    ],
    [
      'a fault in a configuration is told at its place, and holds again when mended',
      async ({ editor }) => {
        await editor.open('blog/.goodform.yaml')
        await editor.goTo(2, 17)
        await editor.page.keyboard.insertText('s')
        await editor.page.locator('.monaco-editor .squiggly-error').first().waitFor({ state: 'attached' })
        await editor.shot('fault')
        await editor.press('Backspace')
        await editor.squiggles(0)
      },
    ],
    [
      'a configuration that changes holds at once for the open articles',
      async ({ editor }) => {
        const write = async () => {
          await editor.press('Control+A')
          await editor.page.keyboard.insertText('severity:\n  foam-rolling: off\n')
        }
        const written = async () => /^severity:\s+foam-rolling: off\s*$/.test(await editor.text())
        await editor.make(write, written, 'the configuration written', () => editor.text())
        await editor.save()
        await editor.open('calf.md')
        await editor.squiggles(0)
      },
    ],
  ],
}
