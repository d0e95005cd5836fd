import { readFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { CodeAction, TextDocument } from 'vscode'
import { snippetsAt } from '../client/exercise-snippets.ts'
import { fixAll, fixFinding } from '../client/fixes.ts'
import { settingsOf } from '../client/settings.ts'
import { withReasonSelected } from '../client/suppress.ts'
import * as stand from './vscode.ts'

const { executed, said, uriOf, window, workspace } = stand

beforeEach(() => {
  executed.length = said.length = workspace.applied.length = 0
})
afterEach(() => {
  window.activeTextEditor = undefined
  stand.commands.answer = undefined
  workspace.settings = workspace.defaults = {}
})

describe('all safe fixes', () => {
  const run = async (...actions: object[]) => {
    window.activeTextEditor = { document: { uri: uriOf('/w/a.md'), version: 1, lineCount: 3 } }
    stand.commands.answer = actions.map((action) => Object.assign(new stand.CodeAction(), action))
    return fixAll()
  }
  const kind = { value: 'source.fixAll.goodform' }

  test('are applied', async () => {
    expect(await run({ kind, edit: 'the edit' })).toBe(true)
    expect(workspace.applied).toEqual(['the edit'])
    expect(said).toEqual([])
  })

  test.each([
    ['nothing is safe', [{ kind }]],
    ['nothing is offered', []],
    ['another extension fixes something', [{ kind: { value: 'source.fixAll.other' }, edit: 'another’s' }]],
  ])('are told to be none where %s', async (_, actions) => {
    expect(await run(...actions)).toBe(false)
    expect(workspace.applied).toEqual([])
    expect(said).toEqual([expect.stringContaining('no fix here is safe')])
  })

  test('want an editor', async () => {
    expect(await fixAll()).toBe(false)
    expect(said).toEqual([expect.stringContaining('no text editor')])
  })
})

describe('“Fix…” in the evidence view', () => {
  test('opens the file as a click does, so that nothing keeps its document alive', async () => {
    const uri = uriOf('/w/a.md')
    await fixFinding({ uri, claim: 'knots', diagnostic: { range: 'there' } } as never)
    expect(executed).toEqual([['vscode.open', uri, { selection: 'there' }], ['editor.action.quickFix']])
  })

  test('without a finding says so', async () => {
    await fixFinding(undefined)
    expect(executed).toEqual([])
    expect(said).toHaveLength(1)
  })
})

describe('the reason of a suppression', () => {
  const action = (...texts: string[]) => {
    const edit = new stand.WorkspaceEdit()
    edit.set(
      'a.md',
      texts.map((newText) => ({ range: 'here', newText })),
    )
    return Object.assign(new stand.CodeAction(), { edit }) as unknown as CodeAction
  }
  const edited = (given: CodeAction) => (given.edit as unknown as stand.WorkspaceEdit).all[0]![1][0]

  // biome-ignore-start lint/suspicious/noTemplateCurlyInString: places of a snippet
  test.each([
    ['<!-- goodform-disable-next-line a/b -- reason -->\n', '<!-- goodform-disable-next-line a/b -- ${1:reason} -->\n'],
    ['{/* goodform-disable-file a/b -- reason */}', '{/* goodform-disable-file a/b -- ${1:reason} */\\}'],
    [' # goodform-disable-line a/reason -- reason', ' # goodform-disable-line a/reason -- ${1:reason}'],
    // biome-ignore-end lint/suspicious/noTemplateCurlyInString: places of a snippet
  ])('in %j is selected', (text, snippet) => {
    const { value } = (edited(withReasonSelected(action(text))) as { snippet: stand.SnippetString }).snippet
    expect(value).toBe(snippet)
  })

  test('is asked for in no other edit', () => {
    for (const other of [
      action('<!-- goodform-disable-line a/b -- misread -->'),
      action('for no reason'),
      action('<!-- goodform-disable-line a/b -- reason -->', 'more'),
    ]) {
      const before = edited(other)
      expect(edited(withReasonSelected(other))).toBe(before)
    }
    const command = { title: 'Open', command: 'open' }
    expect(withReasonSelected(command)).toBe(command)
  })
})

describe('settings', () => {
  test('that nobody has set, and empty ones, are no answer', () => {
    workspace.defaults = { run: 'onType', include: [], ignore: [], baseline: '', codeLens: true }
    workspace.settings = { ignore: ['drafts/**'], include: [], codeLens: true }
    expect(settingsOf()).toMatchObject({
      run: null,
      include: null,
      ignore: ['drafts/**'],
      baseline: null,
      codeLens: true,
    })
  })

  test('can be edited in the editor’s own page: each has one type, and an example of nothing', () => {
    const { properties } = JSON.parse(readFileSync('package.json', 'utf8')).contributes.configuration
    for (const [name, { type, default: standard }] of Object.entries<Record<string, unknown>>(properties)) {
      expect(typeof type, name).toBe('string')
      expect(standard, name).not.toBeNull()
    }
  })
})

describe('a whole exercise is offered', () => {
  const at = (line: string, path: string) => {
    const getText = (range?: unknown) => (range ? line : `${line}\n`)
    return snippetsAt(
      { uri: { path }, getText } as unknown as TextDocument,
      { line: 0, character: line.length } as never,
    )
  }

  test('once, where a line of an exercise file begins', () => {
    const labels = ['exercise-strength', 'exercise-stretch', 'exercise-roll']
    expect(at('exer', '/w/a.exercise.yaml').map(({ label }) => label)).toEqual(labels)
    expect(at('  name: exer', '/w/a.exercise.yaml')).toEqual([])
  })

  test('in no other YAML', () => {
    expect(at('exer', '/w/.github/workflows/ci.yml')).toEqual([])
    expect(JSON.parse(readFileSync('package.json', 'utf8')).contributes.snippets).toBeUndefined()
  })
})

test('a step of the walkthrough is done when something was done, not when it was asked for', () => {
  const { walkthroughs, commands } = JSON.parse(readFileSync('package.json', 'utf8')).contributes
  const started = readFileSync('client/start.ts', 'utf8')
  const events: string[] = walkthroughs[0].steps.flatMap(
    (step: { completionEvents: string[] }) => step.completionEvents,
  )
  const asked = events.filter((event) => /onCommand:goodform\.(?:explain|fixAll)/.test(event))
  expect(asked).toEqual([])
  for (const event of events.filter((one) => one.startsWith('onContext:goodform.')))
    expect(started).toContain(`did('${event.split('.').at(-1)}')`)
  expect(commands.length).toBeGreaterThan(10)
})
