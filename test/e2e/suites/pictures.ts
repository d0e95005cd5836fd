import { writeFileSync } from 'node:fs'
import type { Run, Suite } from '../suite.ts'

/** Keeps a picture of the window's left upper part for the walkthrough and the README, in the format that is smallest for text on plain ground. */
async function picture({ editor: { page } }: Run, name: string): Promise<void> {
  const shot = await page.screenshot({ clip: { x: 0, y: 35, width: 900, height: 480 } })
  // The workbench forbids much that a page without content may do.
  const blank = await page.context().newPage()
  const webp = await blank.evaluate<string>(`(async () => {
    const image = new Image()
    image.src = 'data:image/png;base64,${shot.toString('base64')}'
    await image.decode()
    const canvas = document.createElement('canvas')
    canvas.width = image.width
    canvas.height = image.height
    canvas.getContext('2d').drawImage(image, 0, 0)
    return canvas.toDataURL('image/webp', 0.5).split(',')[1]
  })()`)
  await blank.close()
  writeFileSync(`media/walkthrough/${name}.webp`, Buffer.from(webp, 'base64'))
}

/** Draws the walkthrough's pictures from the real editor; run by name only: npm run e2e -- pictures */
export const pictures: Suite = {
  name: 'pictures',
  fixture: '../../../samples',
  where: ['desktop'],
  byNameOnly: true,
  settings: { 'editor.minimap.enabled': false, 'breadcrumbs.enabled': false, 'editor.hover.delay': 100 },
  steps: [
    [
      'an article with its marks',
      async (run) => {
        const { editor } = run
        await editor.page.setViewportSize({ width: 900, height: 760 })
        await editor.ready('roll-away-the-miles.md')
        await editor.open('roll-away-the-miles.md')
        await editor.command('View: Toggle Primary Side Bar Visibility')
        await editor.page.locator('.codelens-decoration', { hasText: 'stronger than their evidence' }).waitFor()
        await picture(run, 'write')
      },
    ],
    [
      'the evidence card',
      async (run) => {
        await run.editor.goToText('flushes out toxins')
        await run.editor.hover(/certainty/i, /Fair to say/)
        await picture(run, 'read')
        await run.editor.unhover()
      },
    ],
    [
      'the menu of rewordings',
      async (run) => {
        await run.editor.goToText('flushes out toxins')
        await run.editor.fixes()
        await picture(run, 'reword')
        await run.editor.press('Escape')
      },
    ],
    [
      'the evidence view',
      async (run) => {
        const { editor } = run
        const told = editor.page.locator('.notification-toast', { hasText: 'files checked' })
        await editor.command('Goodform: Check the Workspace', editor.shown(told))
        await editor.clearMessages()
        const finding = editor.page.locator('.monaco-list-row', { hasText: 'ruin your knees' })
        await editor.command("Goodform: Show the Workspace's Evidence", editor.shown(finding))
        await picture(run, 'survey')
      },
    ],
  ],
}
