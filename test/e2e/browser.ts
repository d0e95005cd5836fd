import { existsSync } from 'node:fs'
import { type Browser, chromium, type Page } from 'playwright-core'

/** Console errors that every workbench of this build prints, whatever extension runs. */
const known = /status of 404|CodeExpectedError|vsda|ERR_ABORTED|status of 403|authentication provider 'github'/

/** The workbench's service worker answers these itself: the files of webviews. */
const webview = /\.vscode-resource\.vscode-cdn\.net$/

/** A Chromium page that notes errors and every request that would leave this machine. */
export async function startBrowser(): Promise<{ browser: Browser; page: Page; outside: string[] }> {
  const executablePath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync)
  if (!executablePath) throw new Error('no Chromium found: install the Debian package chromium')
  const browser = await chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking', '--disable-sync'],
  })
  const page = await (
    await browser.newContext({ viewport: { width: 1280, height: 800 }, reducedMotion: 'reduce' })
  ).newPage()
  page.setDefaultTimeout(90_000)
  const outside: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error' && !known.test(message.text()))
      console.log(`  console: ${message.text().slice(0, 200)}`)
  })
  page.on('request', (request) => {
    const { protocol, hostname } = new URL(request.url())
    if (/^(http|ws)/.test(protocol) && hostname !== '127.0.0.1' && !webview.test(hostname))
      outside.push(request.url().slice(0, 200))
  })
  return { browser, page, outside }
}
