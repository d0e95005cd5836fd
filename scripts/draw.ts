// Renders the icon (media/icon.svg) to the PNG that the marketplace asks for. usage: tsx scripts/draw.ts
import { readFileSync } from 'node:fs'
import { startBrowser } from '../test/e2e/browser.ts'

const { browser, page } = await startBrowser()
await page.setViewportSize({ width: 256, height: 256 })
await page.setContent(`<style>body{margin:0}</style>${readFileSync('media/icon.svg', 'utf8')}`)
await page.locator('svg').screenshot({ path: 'media/icon.png', omitBackground: true })
await browser.close()
