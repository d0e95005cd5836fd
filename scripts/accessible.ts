// Opens the HTML report of the repository's samples in Chromium and checks it as people use it who hear it, see no colours, or have no
// mouse: the rules of axe-core (WCAG 2.2 AA and its best practices), in light and in dark, wide and narrow, and a walk by keyboard.
//   npm run accessible
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { AxeResults, RunOptions } from 'axe-core'
import type { Page } from 'playwright-core'
import { startBrowser } from '../test/e2e/browser.ts'

const axe = readFileSync('node_modules/axe-core/axe.min.js', 'utf8')
const folder = mkdtempSync(join(tmpdir(), 'goodform-'))
const file = join(folder, 'report.html')
const args = ['lint', '--format', 'html', '--fail-on', 'none', 'samples']
writeFileSync(file, execFileSync(process.execPath, [resolve('dist/goodform.mjs'), ...args], { maxBuffer: 1 << 28 }))

const faults: string[] = []
const { browser, page, outside } = await startBrowser()
await page.goto(pathToFileURL(file).href)
for (const colorScheme of ['light', 'dark'] as const)
  for (const width of [1280, 320]) {
    await page.emulateMedia({ colorScheme })
    await page.setViewportSize({ width, height: 800 })
    for (const open of [false, true]) {
      await fold(page, !open)
      faults.push(
        ...(await rules(page)).map((fault) => `${colorScheme}, ${width} wide, ${open ? 'open' : 'closed'}: ${fault}`),
      )
    }
    const wider = await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth')
    if (wider > 0) faults.push(`${colorScheme}, ${width} wide: the page is ${wider} pixels wider than its window.`)
  }
const stops = await walk(page)
faults.push(...outside.map((address) => `The report asked for ${address}.`))
await browser.close()
rmSync(folder, { recursive: true })
for (const fault of faults) console.error(fault)
console.log(`the report: 8 views by the rules of axe-core, ${stops} stops by keyboard, ${faults.length} faults`)
process.exit(faults.length || !stops ? 1 : 0)

/** What breaks a rule, and where. */
async function rules(page: Page): Promise<string[]> {
  await page.evaluate(axe)
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
  const { violations, passes } = await page.evaluate(
    (options) => (globalThis as unknown as { axe: { run(options: RunOptions): Promise<AxeResults> } }).axe.run(options),
    { runOnly: tags } satisfies RunOptions,
  )
  if (passes.length < 20) return [`Only ${passes.length} rules found something to look at.`]
  return violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes[0]!.html.slice(0, 160)} (${nodes.length})`)
}

async function fold(page: Page, folded: boolean): Promise<void> {
  await page.evaluate(`for (const one of document.querySelectorAll('details')) one.open = ${!folded}`)
}

/** Goes through the page with Tab: everything that can be used has to be reached, shown as reached, and opened with a key. @returns the stops */
async function walk(page: Page): Promise<number> {
  await fold(page, true)
  const usable = 'a[href], summary, button, input, select, textarea'
  const wanted = await page.locator(usable).filter({ visible: true }).count()
  let stops = 0
  for (; stops < wanted; stops++) {
    await page.keyboard.press('Tab')
    const focused = page.locator(`:focus:is(${usable})`)
    if (!(await focused.count())) {
      faults.push('Tab leaves the page before all that can be used was reached.')
      break
    }
    const shown = await page.evaluate<boolean>(
      "(({ outlineStyle, boxShadow }) => outlineStyle !== 'none' || boxShadow !== 'none')(getComputedStyle(document.activeElement))",
    )
    if (!shown) faults.push(`Focus is not shown at “${await focused.textContent()}”.`)
  }
  await page.locator('summary').first().press('Enter')
  if (!(await page.locator('details[open]').count())) faults.push('Enter does not open what is folded.')
  return stops
}
