import type { Suite } from '../suite.ts'

/** Every kind of document that holds an article. */
export const kinds: Suite = {
  name: 'kinds',
  fixture: 'kinds',
  where: ['desktop'],
  steps: [
    [
      'MDX is read as Markdown',
      async ({ editor }) => {
        await editor.ready('page.mdx')
        await editor.open('page.mdx')
        await editor.squiggles(1)
      },
    ],
    [
      'Quarto, R Markdown and the rarer names of Markdown are read as Markdown',
      async ({ editor }) => {
        for (const name of ['report.qmd', 'knees.Rmd', 'rest.mkdn']) {
          await editor.open(name)
          await editor.squiggles(1)
        }
      },
    ],
    [
      'a text that is no Markdown is left alone, and a command tells why',
      async ({ editor }) => {
        await editor.open('plain.txt')
        await editor.squiggles(0)
        await editor.command('Goodform: Why Is This File Checked, or Not?')
        const told = 'does not check plain.txt: its language is plaintext'
        await editor.message(told)
        await editor.shot('why-not')
        await editor.clearMessages()
      },
    ],
    [
      'the Markdown cells of a notebook are checked, its code is not',
      async ({ editor }) => {
        await editor.openNotebook('notes.ipynb')
        // No other file here says so.
        await editor.problems('notebook', 'flushes out toxins')
      },
    ],
    [
      'an article that was never saved is checked',
      async ({ editor }) => {
        const open = async () => /Roll Away the Miles/.test(await editor.text())
        await editor.command('Goodform: Open a Sample Article', open)
        const marks = editor.page.locator('.monaco-editor .squiggly-warning')
        await editor.until(async () => (await marks.count()) > 4, 'the findings of the sample')
        await editor.shot('sample')
      },
    ],
  ],
}
