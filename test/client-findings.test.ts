import { afterEach, describe, expect, test } from 'vitest'
import { type Diagnostic, DiagnosticSeverity, DiagnosticTag, type Uri } from 'vscode'
import type { BaseLanguageClient } from 'vscode-languageclient'
import { nameOf, synchronised } from '../client/documents.ts'
import { group } from '../client/evidence-tree.ts'
import { claimOf, EvidenceView } from '../client/evidence-view.ts'
import { allFindings, type Found, findingAt, findingsOf, onDidChangeFindings } from '../client/findings.ts'
import type { Knowledge } from '../client/knowledge.ts'
import { Status } from '../client/status.ts'
import { whyChecked } from '../client/why.ts'
import type { ClaimSummary, Outcome } from '../server/src/lsp/protocol.ts'
import { languages, listeners, said, statuses, trees, uriOf, window, workspace } from './vscode.ts'

const article = uriOf('/w/a.md')
const place = (line: number) => ({ line, compareTo: (other: { line: number }) => line - other.line })
const marked = (claim: string, line = 0, more: object = {}) =>
  ({
    source: 'goodform',
    code: { value: claim },
    severity: DiagnosticSeverity.Warning,
    message: claim,
    range: { start: place(line), end: place(line), contains: () => true },
    ...more,
  }) as unknown as Diagnostic
const faded = { severity: DiagnosticSeverity.Hint, tags: [DiagnosticTag.Unnecessary] }
const show = (...all: Diagnostic[]) => {
  languages.getDiagnostics = () => all
}
const front = (uri: object | undefined, languageId = 'markdown') => {
  window.activeTextEditor = uri && { document: { uri, languageId }, selection: { active: place(0) } }
  return window.onDidChangeActiveTextEditor.fire(undefined)
}

afterEach(() => {
  languages.getDiagnostics = () => []
  window.activeTextEditor = undefined
  listeners.clear()
})

describe('findings', () => {
  test('that a baseline knows are not counted, but can be explained', () => {
    show(marked('old', 0, faded))
    expect(findingsOf(article as unknown as Uri)).toEqual([])
    expect(findingAt(article as unknown as Uri, place(0) as never)?.claim).toBe('old')
    show(marked('goodform/unused-suppression', 0, { ...faded, code: 'goodform/unused-suppression' }))
    expect(findingsOf(article as unknown as Uri)).toHaveLength(1)
  })

  test('of several files stand by path, whenever they were told', () => {
    const [x, y] = [uriOf('/w/x.md'), uriOf('/w/y.md')]
    languages.getDiagnostics = ((uri?: unknown) =>
      uri ? [marked('one', 3), marked('two', 1)] : [[y], [x]]) as typeof languages.getDiagnostics
    const places = allFindings().map(({ uri, claim }) => `${uri.path} ${claim}`)
    expect(places).toEqual(['/w/x.md two', '/w/x.md one', '/w/y.md two', '/w/y.md one'])
  })

  test('are told of where they come, go or may have moved, and not where only others’ diagnostics change', async () => {
    let times = 0
    const watching = onDidChangeFindings(() => times++)
    const change = async (...all: Diagnostic[]) => {
      show(...all)
      await languages.onDidChangeDiagnostics.fire({ uris: [article] })
      return times
    }
    const foreign = marked('x', 0, { source: 'markdownlint' })
    expect(await change(foreign)).toBe(0)
    expect(await change(foreign, marked('knots'))).toBe(1)
    // Gone and come back before it was told: whoever looked meanwhile has to look again.
    expect(await change(foreign, marked('knots'))).toBe(2)
    expect(await change(foreign)).toBe(3)
    expect(await change()).toBe(3)
    watching.dispose()
  })
})

describe('the evidence view', () => {
  const view = new EvidenceView({ claims: async () => new Map() } as unknown as Knowledge)
  const tree = trees.at(-1)!

  test('keeps its article when a page opens beside it, until the article is closed', async () => {
    show(marked('knots'))
    await front(article)
    expect(tree).toMatchObject({ badge: { value: 1, tooltip: '1 finding' }, description: '/w/a.md' })
    await front({ ...uriOf('/How Line 1 Is Read.md'), scheme: 'goodform-claim' })
    await front(undefined)
    expect(tree.badge).toBeDefined()
    await workspace.onDidCloseTextDocument.fire({ uri: article })
    expect(tree.badge).toBeUndefined()
  })

  test('of the article shows the article, whatever was shown before', async () => {
    await view.show({ everywhere: true })
    expect(tree.description).toBe('workspace')
    await view.show({ everywhere: false })
    expect(tree.description).not.toBe('workspace')
  })

  test('leaves groups where they are while the writer works through them', () => {
    const found = (claim: string, line: number): Found => ({
      uri: article as unknown as Uri,
      claim,
      diagnostic: marked(claim, line),
    })
    const all = [found('a', 0), found('b', 1), found('b', 2), found('b', 3), found('c', 4), found('c', 5)]
    const order = (list: Found[]) => group(list, 'claim', new Map()).map(({ key }) => key)
    expect(order(all)).toEqual(['a', 'b', 'c'])
    expect(order(all.filter((_, i) => i !== 1 && i !== 2))).toEqual(['a', 'b', 'c'])
  })

  test('knows the claim of what is chosen in it', () => {
    const uri = article as unknown as Uri
    expect(claimOf(undefined)).toBeUndefined()
    expect(claimOf({ uri, claim: 'knots', diagnostic: marked('knots') })).toBe('knots')
    expect(claimOf({ uri, claim: 'rule', diagnostic: marked('rule', 0, { code: 'rule' }) })).toBeUndefined()
    const claim = { id: 'knots' } as ClaimSummary
    expect(claimOf({ kind: 'claim', key: 'knots', label: '', description: '', found: [], claim })).toBe('knots')
  })
})

describe('the status', () => {
  const shown = async (outcome: Outcome | undefined, languageId = 'markdown', settings = {}) => {
    workspace.settings = settings
    listeners.clear()
    const status = new Status()
    status.ask = async () => outcome
    window.activeTextEditor = { document: { uri: article, languageId }, selection: { active: place(0) } }
    await status.look()
    const item = statuses.at(-1) as { text: string; selector: { language: string }[]; command: { command: string } }
    workspace.settings = {}
    return { text: item.text, yaml: item.selector.some(({ language }) => language === 'yaml'), ...item.command }
  }

  test('counts the findings of a file that is checked', async () => {
    expect(await shown('checked')).toMatchObject({ text: 'Goodform: 0 findings', command: 'goodform.showEvidence' })
  })

  test('says of another that it is not checked, and leads to the reason', async () => {
    expect(await shown('ignored')).toMatchObject({ text: 'Goodform: not checked', command: 'goodform.whyChecked' })
    expect(await shown('ignored', 'markdown', { enable: false })).toMatchObject({ text: 'Goodform is off' })
  })

  test('is there for YAML that is checked, whatever its name, and for no other', async () => {
    expect(await shown('checked', 'yaml')).toMatchObject({ yaml: true })
    expect(await shown('other', 'yaml')).toMatchObject({ yaml: false })
    expect(await shown(undefined, 'yaml')).toMatchObject({ yaml: false })
  })
})

test('“Why?” counts no findings of a file that is not checked', async () => {
  window.activeTextEditor = { document: { uri: article, languageId: 'markdown' } }
  const client = {
    isRunning: () => true,
    code2ProtocolConverter: { asUri: String },
    sendRequest: async (method: string) => (method === 'goodform/outcome' ? 'ignored' : 'It is not checked: …'),
  }
  said.length = 0
  await whyChecked(client as unknown as BaseLanguageClient)
  expect(said).toEqual(['/w/a.md is not checked.'])
})

test('a notebook’s cell goes by the name of its notebook', () => {
  const cell = { ...uriOf('/w/notes.ipynb#1'), scheme: 'vscode-notebook-cell' }
  const document = { uri: cell }
  workspace.notebookDocuments = [{ uri: uriOf('/w/notes.ipynb'), getCells: () => [{ document }] }]
  expect(nameOf(cell as unknown as Uri)).toBe('/w/notes.ipynb')
  workspace.notebookDocuments = []
})

test('nothing is checked where version control and others show copies', () => {
  expect(synchronised().length).toBeGreaterThan(5)
  for (const { scheme } of synchronised()) expect(scheme).toMatch(/^(?:file|untitled|vscode-notebook-cell|vscode-vfs)$/)
})
