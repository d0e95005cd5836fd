import { PassThrough } from 'node:stream'
import { describe, expect, test, vi } from 'vitest'
import { DiagnosticSeverity, type Uri } from 'vscode'
import type { BaseLanguageClient } from 'vscode-languageclient'
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver/node'
import { sentenceEnd } from '../client/citation.ts'
import { limitedRestarts, quietEnds } from '../client/errors.ts'
import type { Group } from '../client/evidence-tree.ts'
import { EvidenceView } from '../client/evidence-view.ts'
import type { Found } from '../client/findings.ts'
import type { Knowledge } from '../client/knowledge.ts'
import { misread } from '../client/misread.ts'
import { executed, languages, said, window } from './vscode.ts'

const [leave, again] = [1, 2]

describe('a server that ends', () => {
  test('is started again three times in three minutes, then left with a message that says so', () => {
    vi.useFakeTimers()
    const gaveUp: string[] = []
    const handler = limitedRestarts((reason) => gaveUp.push(reason))
    const end = async () => {
      const closed = handler.closed()
      await vi.advanceTimersByTimeAsync(1_000)
      return (await closed).action
    }
    return (async () => {
      for (let i = 0; i < 3; i++) expect(await end()).toBe(again)
      expect(gaveUp).toEqual([])
      expect(await end()).toBe(leave)
      expect(gaveUp).toEqual(['The server ended 4 times within 3 minutes.'])
      expect(said.at(-1)).toMatch(/stopped checking.*4 times.*log/s)
      vi.useRealTimers()
    })()
  })

  test('is started again as long as it ends seldom', async () => {
    vi.useFakeTimers()
    const handler = limitedRestarts(() => expect.unreachable())
    for (let i = 0; i < 20; i++) {
      const closed = handler.closed()
      await vi.advanceTimersByTimeAsync(100_000)
      expect((await closed).action).toBe(again)
    }
    vi.useRealTimers()
  })
})

describe('what the client says of requests', () => {
  /** A client that goes quietly, and what it shows. */
  const quiet = () => {
    const shown: unknown[] = []
    const client = { error: (message: string, _: unknown, show: unknown) => show && shown.push(message) }
    quietEnds(client as unknown as BaseLanguageClient)
    return { client, shown }
  }

  test('to a server that has ended goes to the log', async () => {
    const { client, shown } = quiet()
    const silent = () => new PassThrough()
    const connection = createMessageConnection(new StreamMessageReader(silent()), new StreamMessageWriter(silent()))
    connection.listen()
    const asked = () => connection.sendRequest('textDocument/hover')
    const pending = asked().catch((error: unknown) => error)
    connection.dispose()
    const late = Promise.resolve()
      .then(asked)
      .catch((error: unknown) => error)
    for (const error of [await pending, await late]) {
      expect(error).toBeInstanceOf(Error)
      client.error('Request textDocument/hover failed.', error, 'force')
    }
    expect(shown).toEqual([])
  })

  test('that failed otherwise is shown', () => {
    const { client, shown } = quiet()
    client.error('Request failed', { code: -32_602 }, true)
    expect(shown).toEqual(['Request failed'])
  })
})

describe('the evidence view for people who hear it or see no colours', () => {
  const view = new EvidenceView({ claims: async () => new Map() } as unknown as Knowledge)
  const uri = { path: 'a.md', toString: () => 'file:///a.md' } as unknown as Uri
  const found = (severity: DiagnosticSeverity): Found =>
    ({
      uri,
      claim: 'test/knots',
      diagnostic: { severity, message: '“breaks up knots” is too sure', range: { start: { line: 4 } } },
    }) as unknown as Found

  test.each([
    [DiagnosticSeverity.Error, 'error'],
    [DiagnosticSeverity.Warning, 'warning'],
    [DiagnosticSeverity.Information, 'information'],
    [DiagnosticSeverity.Hint, 'hint'],
  ])('a finding of severity %i is named in words and has an icon of its own', (severity, name) => {
    const item = view.getTreeItem(found(severity))
    expect(item.accessibilityInformation?.label).toMatch(new RegExp(`^${name}: .*breaks up knots.*a\\.md.*line 5`))
    const icons = [0, 1, 2, 3].map((n) => (view.getTreeItem(found(n)).iconPath as { id: string }).id)
    expect(new Set(icons).size).toBe(4)
  })

  test('a group has a label', () => {
    const group = {
      kind: 'claim',
      key: 'test/knots',
      label: 'test/knots',
      description: '2 findings',
      found: [found(0), found(1)],
    } satisfies Group
    expect(view.getTreeItem(group).accessibilityInformation?.label).toBe('test/knots, 2 findings')
  })
})

describe('“This finding is wrong”', () => {
  const at = (line: number, character: number) => ({ line, character, compareTo: () => 0 })
  const finding = (start: number, end: number, code: unknown) => ({
    source: 'goodform',
    code,
    range: {
      start: at(2, start),
      end: at(2, end),
      contains: ({ line, character }: { line: number; character: number }) =>
        line === 2 && start <= character && character <= end,
    },
  })
  const run = async (line: number, character: number) => {
    executed.length = said.length = 0
    const editor = { document: { uri: 'a.md' }, selection: { active: at(line, character) } }
    window.activeTextEditor = editor
    languages.getDiagnostics = () => [
      finding(0, 5, 'goodform/unread'),
      finding(12, 20, { value: 'test/knots' }),
      finding(30, 40, { value: 'test/band' }),
    ]
    await misread()
    return (editor.selection.active as { character: number }).character
  }
  const action = ['editor.action.codeAction', { kind: 'quickfix.goodform.misread', apply: 'first' }]

  test.each([
    ['at the marked words', 15, 15],
    ['at those of the second finding', 33, 33],
    ['beside them, on their line', 25, 12],
    ['at a finding of a rule on the line of a claim’s', 2, 12],
  ])('%s', async (_, character, to) => {
    expect(await run(2, character)).toBe(to)
    expect(executed).toEqual([action])
  })

  test('on another line says that there is nothing', async () => {
    expect(await run(3, 15)).toBe(15)
    expect(executed).toEqual([])
    expect(said).toEqual([expect.stringContaining('no finding')])
  })
})

describe('a citation goes to the end of the sentence', () => {
  test.each([
    ['in a line', 'One. Rolling bre|aks up knots in the calf^. Two.'],
    ['over lines', 'Rolling bre|aks up\nknots^. Two.\n\nThree.'],
    ['behind an abbreviation', 'Rolling bre|aks up e.g. knots^.\n'],
    ['inside bold', '**It bre|aks up knots^.** Two.'],
    ['without a full stop', 'It bre|aks up knots^\n\nTwo.'],
    ['of an entry of a list', '- It bre|aks up knots^\n- Two.'],
    ['at the end of the text', 'It bre|aks up knots^'],
    ['a question', 'Does it bre|ak up knots^? Yes.'],
  ])('%s', (_, marked) => {
    const from = marked.indexOf('|')
    const at = marked.indexOf('^') - 1
    expect(sentenceEnd(marked.replaceAll(/[|^]/g, ''), from)).toBe(at)
  })
})
