import { strict as assert } from 'node:assert'
import { copyFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { type Process, processes, servers } from '../processes.ts'
import { runningExtension } from '../running.ts'
import type { Run, Suite } from '../suite.ts'

const memory = (found: readonly Process[]) => found.map((one) => `${one.memory} MB`).join(', ')
const show = (run: Run, when: string) =>
  console.log(
    `        ${when}: server ${memory(servers(run)) || 'not there'}, extension host ${memory(processes(run, '--type=extensionHost'))}`,
  )

/** Articles of the usual length and density; each has a claim, so that a line above it tells when it was read. */
const articles = 'training/corpus/plainroll'

/** Activation time and memory in the real editor; run by name only: npm run e2e -- measure */
export const measure: Suite = {
  name: 'measure',
  fixture: 'kinds',
  where: ['desktop'],
  byNameOnly: true,
  steps: [
    [
      'nothing is loaded before the first article',
      async (run) => {
        // The list shows what fits: all of it, so that absence is told from being below.
        await run.editor.page.setViewportSize({ width: 1280, height: 1800 })
        await run.editor.ready('plain.txt')
        await run.editor.open('plain.txt')
        assert.equal(await runningExtension(run, false), '')
        assert.deepEqual(servers(run), [])
        show(run, 'before')
      },
    ],
    [
      'YAML of another kind activates it, and the server is not started',
      async (run) => {
        await run.editor.open('ci.yml')
        const told = await runningExtension(run, true)
        console.log(`        ${told}`)
        assert.deepEqual(servers(run), [])
        show(run, 'with other YAML')
      },
    ],
    [
      'the first article starts the server',
      async (run) => {
        await run.editor.open('page.mdx')
        await run.editor.squiggles(1)
        const told = await runningExtension(run, true)
        console.log(`        ${told}`)
        show(run, 'with one article')
        assert.match(told, /Activation: \d+\s*ms/)
      },
    ],
    [
      'ten articles are opened',
      async (run) => {
        const names = readdirSync(articles)
          .filter((name) => name.endsWith('.md'))
          .slice(2, 12)
        for (const name of names) copyFileSync(join(articles, name), join(run.workspace, name))
        for (const name of names) {
          await run.editor.open(name)
          await run.editor.page.locator('.editor-group-container.active .codelens-decoration').first().waitFor()
        }
        show(run, 'with ten more')
      },
    ],
  ],
}
