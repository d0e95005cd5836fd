import { strict as assert } from 'node:assert'
import type { Run, Suite } from '../suite.ts'

/** A step that takes the first quick fix of a title at some words: the text is then as wanted and there is one mark less. */
const takes = (
  what: string,
  { at, title, shows, left, picture }: { at: string; title: string; shows: RegExp; left: number; picture?: string },
): Suite['steps'][number] => [
  what,
  async ({ editor }: Run) => {
    await editor.goToText(at)
    await editor.fix(title, picture)
    await editor.shows(shows)
    await editor.squiggles(left)
  },
]

/** Every kind of quick fix, each on a claim of its own; suppression; a wrong finding; all safe fixes at once. */
export const fixes: Suite = {
  name: 'fixes',
  fixture: 'fixes',
  where: ['desktop', 'web'],
  steps: [
    [
      'an article with eight claims',
      async ({ editor }) => {
        await editor.ready('kinds.md')
        await editor.open('kinds.md')
        await editor.squiggles(8)
      },
    ],
    takes('a wording is made to fit the evidence', {
      at: 'flushes out',
      title: 'Fit the evidence:',
      shows: /^Rolling may \w+/m,
      left: 7,
      picture: 'fit',
    }),
    takes('a better target is named', {
      at: 'roll your IT band',
      title: 'Name a better target',
      shows: /^Before a run, roll your (?!IT band).*(glutes|quads)/m,
      left: 6,
    }),
    takes('a claim is told as what is said', {
      at: 'breaks up knots',
      title: 'Tell it as what is said',
      shows: /^Foam rolling (?!breaks).*knots, but/m,
      left: 5,
    }),
    // The footnote's own text asks to be filled in.
    takes('a study without a source gets its footnote', {
      at: 'have shown',
      title: 'Add a footnote',
      shows: /^Scientists have shown.*\[\^source-1\][\s\S]*^\[\^source-1\]: /m,
      left: 5,
    }),
    takes('a wording is kept: the comment is written and the finding goes', {
      at: 'muscle turns into fat',
      title: 'Keep it',
      shows: /^<!-- goodform-disable-next-line fat-loss\/muscle-turns-to-fat -- reason -->\nIf you stop/m,
      left: 4,
      picture: 'keep',
    }),
    [
      'its reason is selected, to be typed over',
      async ({ editor }) => {
        const selected = editor.page.locator('.part.statusbar', { hasText: '(6 selected)' })
        await editor.until(editor.shown(selected), 'six letters selected')
        await editor.page.keyboard.insertText('house style')
        await editor.shows(/muscle-turns-to-fat -- house style -->\nIf you stop/)
      },
    ],
    [
      'a finding that is wrong is kept as misread, and a note says how it was read',
      async ({ editor }) => {
        // Beside the marked words, on their line.
        await editor.goToText('Crunches')
        const note = editor.page.locator('.tab[data-resource-name^="Wrong Reading"]')
        await editor.command('Goodform: This Finding Is Wrong', editor.shown(note))
        await editor.message('Nothing was sent anywhere')
        await editor.showsBeside(/# A wrong reading: fat-loss\/spot-reduction/)
        await editor.showsBeside(/"text":"Crunches burn belly fat\."/)
        await editor.shot('note')
        await editor.clearMessages()
        await editor.closeBeside(note)
        await editor.shows(/disable-next-line fat-loss\/spot-reduction -- misread -->\nCrunches burn/)
        await editor.squiggles(3)
      },
    ],
    takes('a sentence is replaced', {
      at: 'ruin your knees',
      title: 'Replace the sentence',
      shows: /^\w+ (?!ruin).*\bknees?\b/m,
      left: 2,
      picture: 'replace',
    }),
    // A long line is shown on several.
    takes('a wording is made to fit, with a study that says otherwise', {
      at: 'knuckles causes arthritis',
      title: 'Fit the evidence, cite',
      shows: /^Cracking your knuckles is said to [\s\S]+?\(but see\s\[[^\]]+\s20\d\d\]\(https:/m,
      left: 1,
    }),
    [
      'all safe fixes at once',
      async ({ editor }) => {
        await editor.open('safe.md')
        await editor.squiggles(2)
        const before = await editor.text()
        const changed = async () => (await editor.text()) !== before
        await editor.command('Goodform: Apply All Safe Fixes in This Article', changed)
        await editor.squiggles(0)
        await editor.shot('fixed-all')
        const [, , monday, , friday] = (await editor.text()).split('\n')
        assert.match(monday!, /^On Monday we sat\. Foam rolling may improve performance\.$/)
        assert.match(friday!, /^On Friday we ran\. Rolling may flush out lactic acid\.$/)
      },
    ],
    [
      'and undone at once',
      async ({ editor }) => {
        const before = /Foam rolling improves performance\.[\s\S]*Rolling flushes out lactic acid\./
        const undone = async () => before.test(await editor.text())
        await editor.ensure(undone, () => editor.press('Control+Z'), 'the text as it was')
        await editor.squiggles(2)
      },
    ],
    [
      'a claim in all files of the workspace, those that no editor has among them',
      async ({ editor }) => {
        await editor.goToText('flushes out')
        const all = (await editor.fixes('Fix all of this claim in the workspace')).filter({ hasText: 'workspace' })
        await editor.focus(all.first())
        await editor.press('Enter')
        await editor.message('2 wordings changed in 2 files')
        await editor.squiggles(1)
        await editor.shot('everywhere')
      },
    ],
  ],
}
