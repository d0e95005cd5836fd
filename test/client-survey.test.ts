import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { BaseLanguageClient } from 'vscode-languageclient'
import { WorkspaceLint } from '../client/workspace-lint.ts'
import { type LintParams, relintedNotification } from '../server/src/lsp/protocol.ts'
import { collections, listeners, said, TabInputText, uriOf, window, workspace } from './vscode.ts'

const [a, b] = [uriOf('/w/a.md'), uriOf('/w/b.md')]
const open = (uri: typeof a) => ({ uri, languageId: 'markdown', getText: () => 'from the editor', isDirty: false })
const settled = () => new Promise((done) => setTimeout(done, 5))

let told: string
let running: boolean
let relinted: () => unknown
let checked: LintParams[]
let survey: WorkspaceLint
let shown: Map<string, unknown[]>

const client = {
  registerFeature() {},
  isRunning: () => running,
  error() {},
  onNotification: (name: string, act: () => unknown) => {
    expect(name).toBe(relintedNotification)
    relinted = act
    return { dispose() {} }
  },
  code2ProtocolConverter: { asUri: String },
  protocol2CodeConverter: { asDiagnostics: async (list: unknown[]) => list },
  sendRequest: async (_: string, params: LintParams) => {
    checked.push(params)
    return { outcome: 'checked', diagnostics: [told] }
  },
} as unknown as BaseLanguageClient

beforeEach(() => {
  listeners.clear()
  workspace.files = new Map([
    [a.path, 'from the disk'],
    [b.path, 'from the disk'],
  ])
  workspace.workspaceFolders = [{ uri: uriOf('/w') }]
  workspace.textDocuments = []
  window.tabGroups.all = []
  said.length = 0
  checked = []
  told = 'before'
  running = true
  survey = new WorkspaceLint(client)
  shown = collections.at(-1)!
})
afterEach(() => {
  survey.dispose()
  listeners.clear()
  workspace.files.clear()
  workspace.workspaceFolders = undefined
  workspace.textDocuments = []
  window.tabGroups.all = []
})

describe('what a check of the workspace showed', () => {
  test('is looked at again when what it was checked with has changed', async () => {
    await survey.run()
    expect([...shown]).toEqual([
      [String(a), ['before']],
      [String(b), ['before']],
    ])
    told = 'after'
    await relinted()
    expect([...shown.values()]).toEqual([['after'], ['after']])
  })

  test('can be taken back, and stays so', async () => {
    await survey.run()
    survey.clear()
    expect(shown.size).toBe(0)
    await relinted()
    expect(shown.size).toBe(0)
  })

  test('stands beside a document that is alive without an editor, and as its file is', async () => {
    workspace.textDocuments = [open(a)]
    await survey.run()
    expect(shown.has(String(a))).toBe(true)
    expect(checked.map(({ text }) => text)).toEqual(['from the disk', 'from the disk'])
  })

  test('gives way to an editor, and comes back when its tab is closed, though the document lives on', async () => {
    await survey.run()
    window.tabGroups.all = [{ tabs: [{ input: new TabInputText(a) }] }]
    workspace.textDocuments = [open(a)]
    await window.tabGroups.onDidChangeTabs.fire(undefined)
    expect([...shown.keys()]).toEqual([String(b)])
    window.tabGroups.all = []
    await window.tabGroups.onDidChangeTabs.fire(undefined)
    await settled()
    expect([...shown.keys()].sort()).toEqual([String(a), String(b)])
  })
})

test('without a server a check of the workspace says so, and blames no file', async () => {
  running = false
  await survey.run()
  expect(said).toEqual(['Goodform is not running'])
  expect(checked).toEqual([])
})

test('one file is one file', async () => {
  workspace.files.delete(b.path)
  await survey.run()
  expect(said).toEqual(['Goodform: 1 file checked.'])
})
