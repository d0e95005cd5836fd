// Runs the packaged extension in real workbenches. usage: tsx test/e2e/run.ts [SUITE[:desktop|:web] | editors]...
import { execFileSync } from 'node:child_process'
import { appendFileSync, cpSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { inspect } from 'node:util'
import { startBrowser } from './browser.ts'
import { startDesktop, type Workbench } from './desktop.ts'
import { Editor } from './editor.ts'
import { editorSteps } from './editors.ts'
import type { Run, Suite } from './suite.ts'
import { suites } from './suites/index.ts'
import { startWeb } from './web.ts'

const here = resolve('test/e2e')
const work = join(here, '.work')
const vsix = resolve('dist/goodform.vsix')

let passed = 0
let failed = 0
/** Suites that had to be run twice. */
const retried: string[] = []
const wanted = process.argv.slice(2)
setUp()
for (const suite of suites) {
  for (const where of suite.where) {
    if (!wanted.length && suite.byNameOnly) continue
    if (wanted.length && !wanted.includes(suite.name) && !wanted.includes(`${suite.name}:${where}`)) continue
    const before = { passed, failed }
    await runSuite(suite, where)
    if (failed === before.failed) continue
    // A real workbench loses a key now and then: what fails has to fail twice.
    console.log(`  ${suite.name} (${where}) failed ${failed - before.failed} steps; once more from the start`)
    retried.push(`${suite.name} (${where})`)
    passed = before.passed
    failed = before.failed
    await runSuite(suite, where)
  }
}
if (!wanted.length || wanted.includes('editors')) {
  console.log('other editors')
  for (const [name, act] of editorSteps) await step(undefined, name, async () => act())
}
for (const suite of retried) {
  console.log(`tried again: ${suite}`)
  // Who runs this among other steps tells it at the end.
  if (process.env.GOODFORM_RETRIED) appendFileSync(process.env.GOODFORM_RETRIED, `${suite}\n`)
}
console.log(`end to end: ${passed} passed, ${failed} failed`)
process.exit(failed || !passed ? 1 : 0)

/** Installs what is missing and unpacks the .vsix as the web workbench wants it. */
function setUp(): void {
  if (!existsSync(vsix)) throw new Error('dist/goodform.vsix is missing: run npm run package')
  if (!existsSync(join(work, 'ready'))) {
    console.log('installing a workbench into test/e2e/.work (once, some minutes)')
    execFileSync('bash', [join(here, 'workbench.sh'), work], { stdio: ['ignore', 'pipe', 'pipe'], maxBuffer: 1 << 28 })
  }
  rmSync(join(work, 'unpacked'), { recursive: true, force: true })
  mkdirSync(join(work, 'unpacked'))
  execFileSync('python3', ['-m', 'zipfile', '-e', vsix, join(work, 'unpacked')])
}

/** Starts one workbench, takes the suite's steps in it, and ends it. */
async function runSuite(suite: Suite, where: 'desktop' | 'web'): Promise<void> {
  const out = join(here, 'screenshots', `${suite.name}-${where}`)
  rmSync(out, { recursive: true, force: true })
  mkdirSync(out, { recursive: true })
  const temp = mkdtempSync(join(tmpdir(), 'goodform-e2e-'))
  const workspace = join(temp, 'workspace')
  cpSync(join(here, 'fixtures', suite.fixture), workspace, { recursive: true })
  console.log(`${suite.name} (${where})`)
  const { open, settings, trusted } = suite
  const desktop = { work, vsix, temp, out, open: join(workspace, open ?? ''), ...(settings ? { settings } : {}) }
  const { browser, page, outside } = await startBrowser()
  const editor = new Editor(page, out)
  const run: Run = { editor, workspace, web: where === 'web' }
  let workbench: Workbench | undefined
  const start = async () => {
    workbench = await (where === 'web'
      ? startWeb(work, join(work, 'unpacked/extension'), workspace)
      : startDesktop({ ...desktop, trusted: trusted ?? true }))
    await page.goto(workbench.url)
  }
  // What follows a failed step has lost its ground: it is not tried, and counts as failed.
  let sound = true
  for (const [name, act] of [['the workbench starts', start] as const, ...suite.steps]) {
    if (sound) sound = await step(editor, name, () => act(run))
    else failed++
  }
  await step(editor, 'nothing was asked of the network', async () => {
    if (outside.length) throw new Error(outside.join('\n'))
  })
  await browser.close()
  await workbench?.stop()
  rmSync(temp, { recursive: true, force: true, maxRetries: 10, retryDelay: 300 })
}

async function step(editor: Editor | undefined, name: string, act: () => Promise<void>): Promise<boolean> {
  const start = Date.now()
  try {
    await act()
    passed++
    console.log(`  ok    ${name} (${((Date.now() - start) / 1000).toFixed(1)} s)`)
    return true
  } catch (error) {
    failed++
    console.log(`  FAIL  ${name}\n${inspect(error)}`)
    await editor?.shot(`failed-${failed}`).catch(() => {})
    return false
  }
}
