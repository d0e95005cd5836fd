import { strict as assert } from 'node:assert'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Suite } from '../suite.ts'

/** The main job on one article: see what is worded too strongly, read why, take the better wording, save. */
export const article: Suite = {
  name: 'article',
  fixture: 'articles',
  where: ['desktop', 'web'],
  steps: [
    [
      'an article that claims too much is underlined twice',
      async ({ editor }) => {
        await editor.ready('roller.md')
        await editor.open('roller.md')
        await editor.squiggles(2)
      },
    ],
    [
      'the Problems panel says what is wrong in one line each',
      async ({ editor }) => {
        await editor.problems('problems', 'breaks up knots', 'roll your IT band')
      },
    ],
    [
      'the hover shows the verdict, the sources and what would be fair to say',
      async ({ editor }) => {
        await editor.goToText('breaks up knots')
        await editor.hover(/breaks-up-knots/, /certainty moderate/i, /Fair to say/, /\b20\d\d\b/)
        await editor.shot('hover')
        await editor.unhover()
      },
    ],
    [
      'a quick fix rewords the claim and its mark goes away',
      async ({ editor }) => {
        await editor.goToText('breaks up knots')
        await editor.fix('Fit the evidence', 'quick-fix')
        await editor.shows(/breaks up knots/, false)
        await editor.squiggles(1)
        await editor.shows(/Rolling \*\*may [^*]+\*\* in the calf/)
      },
    ],
    [
      'the saved file has the new wording and nothing else is changed',
      async ({ editor, workspace, web }) => {
        await editor.save()
        await editor.shot('fixed')
        if (web) return
        const saved = readFileSync(join(workspace, 'roller.md'), 'utf8').split('\n')
        assert.equal(saved[0], '# A roller for runners')
        assert.match(saved[4]!, /^Rolling \*\*may [^*]+\*\* in the calf/)
        assert.equal(saved[6], 'Before a run, roll your IT band slowly from the hip to the knee.')
      },
    ],
    [
      'an article that says what is known stays clear, and what is added to it is told',
      async ({ editor }) => {
        await editor.open('plain.md')
        await editor.squiggles(0)
        await editor.goTo(1, 1)
        await editor.page.keyboard.insertText('Foam rolling breaks up knots. ')
        await editor.squiggles(1)
        // What is typed is undone word by word.
        const clean = editor.gone(editor.page.locator('.tab.active.dirty'))
        const undo = async () => {
          if (!(await clean())) await editor.press('Control+Z')
          return clean()
        }
        await editor.until(undo, 'what was added undone')
        await editor.squiggles(0)
      },
    ],
  ],
}
