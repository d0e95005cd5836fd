import type { Suite } from '../suite.ts'

/** A workspace that the user does not trust. */
export const restricted: Suite = {
  name: 'restricted',
  fixture: 'articles',
  where: ['desktop'],
  trusted: false,
  steps: [
    [
      'in Restricted Mode the built-in packs are at work',
      async ({ editor }) => {
        await editor.ready('roller.md')
        await editor.open('roller.md')
        await editor.squiggles(2)
      },
    ],
    [
      'the status says that only the built-in packs are used',
      async ({ editor }) => {
        await editor.page.locator('.part.statusbar', { hasText: 'Restricted Mode' }).waitFor()
        await editor.status('built-in packs only')
        await editor.shot('restricted')
      },
    ],
  ],
}
