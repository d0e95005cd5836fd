import { strict as assert } from 'node:assert'
import type { Suite } from '../suite.ts'

/** An exercise file as its writer meets it: what is told, help, completion, fixes, and the way between articles and exercises. */
export const exercises: Suite = {
  name: 'exercises',
  fixture: 'exercises',
  where: ['desktop', 'web'],
  steps: [
    [
      'a band that is named as a muscle and a claim in a step are underlined',
      async ({ editor }) => {
        await editor.ready('rolling.exercise.yaml')
        await editor.open('rolling.exercise.yaml')
        await editor.squiggles(2)
        await editor.problems('problems', 'has not been shown to change the band', 'breaks up knots')
      },
    ],
    [
      'the hover on a muscle says what it is and where',
      async ({ editor }) => {
        await editor.goToText('glutes')
        await editor.hover(/glute/i, /buttock/i)
        await editor.shot('muscle')
        await editor.unhover()
      },
    ],
    [
      'the hover on a dose says what was studied',
      async ({ editor }) => {
        await editor.goToText('60 s')
        await editor.hover(/30 to 120 s/)
        await editor.shot('dose')
        await editor.unhover()
      },
    ],
    [
      'muscles are completed',
      async ({ editor }) => {
        await editor.goToText('glutes]')
        const [line, column] = await editor.place('glutes]')
        await editor.goTo(line, column + 'glutes'.length)
        await editor.page.keyboard.insertText(', ham')
        const row = editor.page.locator('.suggest-widget.visible .monaco-list-row', { hasText: 'hamstrings' }).first()
        const complete = async () => {
          await editor.ensure(editor.shown(row), () => editor.press('Control+Space'), 'completion')
          await editor.shot('completion')
          await editor.focus(row)
          await editor.press('Enter')
        }
        const done = async () => /secondaryMuscles: \[glutes, hamstrings\]/.test(await editor.text())
        await editor.make(complete, done, 'hamstrings beside the glutes', () => editor.text())
      },
    ],
    [
      'a quick fix names the muscles that are meant',
      async ({ editor }) => {
        await editor.goToText('IT band')
        await editor.fix('Name the muscles meant', 'muscles')
        await editor.shows(/primaryMuscles: \[glutes, TFL, quadriceps\]/)
        await editor.squiggles(1)
      },
    ],
    [
      'a quick fix rewords the claim in a step',
      async ({ editor }) => {
        await editor.goToText('breaks up knots')
        await editor.fix('Fit the evidence', 'step')
        await editor.shows(/Change sides\. Rolling may \w+/)
        await editor.squiggles(0)
        await editor.save()
      },
    ],
    [
      'an article that names an exercise leads to it',
      async ({ editor, web }) => {
        await editor.open('evening.md')
        // A server in a browser cannot list the files of the workspace: there it knows the open ones alone.
        if (!web) await editor.squiggles(1)
        await editor.goToText('calf-roll')
        const active = editor.tab('rolling.exercise.yaml').and(editor.page.locator('.active'))
        await editor.ensure(editor.shown(active), () => editor.press('F12'), 'the exercise opened')
        await editor.shot('definition')
        const line = (await editor.text()).split('\n').findIndex((text) => text.includes('id: calf-roll')) + 1
        await editor.page.locator('.part.statusbar', { hasText: `Ln ${line},` }).waitFor()
        assert(line > 0)
      },
    ],
  ],
}
