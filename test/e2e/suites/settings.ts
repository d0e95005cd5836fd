import type { Suite } from '../suite.ts'

/** Settings that change while the editor runs hold at once. */
export const settings: Suite = {
  name: 'settings',
  fixture: 'articles',
  where: ['desktop'],
  steps: [
    [
      'with the defaults both claims are told',
      async ({ editor }) => {
        await editor.ready('roller.md')
        await editor.open('roller.md')
        await editor.squiggles(2)
        await editor.page.locator('.codelens-decoration', { hasText: '2 wordings' }).waitFor()
      },
    ],
    [
      'a topic that is turned off is told no more, without a restart',
      async ({ editor }) => {
        await editor.settings({ 'goodform.severity': { 'foam-rolling': 'off' } })
        await editor.squiggles(1)
        await editor.page.locator('.codelens-decoration', { hasText: '1 wording is stronger' }).waitFor()
      },
    ],
    [
      'a topic that is made an error is underlined as one',
      async ({ editor }) => {
        await editor.settings({ 'goodform.severity': { 'it-band': 'error' } })
        await editor.page.locator('.monaco-editor .squiggly-error').first().waitFor({ state: 'attached' })
        await editor.squiggles(2)
        await editor.shot('error')
      },
    ],
    [
      'the line above the article can be turned off',
      async ({ editor }) => {
        await editor.settings({ 'goodform.codeLens': false })
        await editor.page.locator('.codelens-decoration').waitFor({ state: 'hidden' })
        await editor.squiggles(2)
      },
    ],
    [
      'all of it can be turned off and on again',
      async ({ editor }) => {
        await editor.settings({ 'goodform.enable': false })
        await editor.squiggles(0)
        await editor.settings({})
        await editor.squiggles(2)
      },
    ],
    [
      'checked on saving, what is typed is told when it is saved',
      async ({ editor }) => {
        await editor.settings({ 'goodform.run': 'onSave' })
        await editor.goTo(3, 1)
        await editor.page.keyboard.insertText('Muscle turns into fat. ')
        await editor.shows(/Muscle turns into fat\. A foam roller/)
        await editor.page.waitForTimeout(1500) // long enough for a check that must not come
        await editor.squiggles(2)
        await editor.save()
        await editor.squiggles(3)
      },
    ],
    [
      'the settings explain themselves',
      async ({ editor }) => {
        const input = editor.page.locator('.settings-editor .suggest-input-container .monaco-editor').first()
        await editor.command('Preferences: Open Settings (UI)', editor.shown(input))
        const search = async () => {
          await editor.press('Control+F')
          await editor.press('Control+A')
          await editor.page.keyboard.insertText('goodform minimumStrength')
        }
        const found = editor.page.locator('.setting-item-contents', { hasText: 'Minimum Strength' })
        await editor.make(search, editor.shown(found), 'the setting')
        await editor.shot('settings')
      },
    ],
  ],
}
