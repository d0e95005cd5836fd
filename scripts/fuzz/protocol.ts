import { TextDocument } from 'vscode-languageserver-textdocument'
import type { Linter } from '../../server/src/core/index.ts'
import { pageOf, toDiagnostic } from '../../server/src/lsp/convert.ts'
import { able, Client } from '../../test/lsp-client.ts'
import { Broken, changeOf } from './core.ts'
import type { Random } from './random.ts'
import type { Text } from './texts.ts'

/** Methods with parameters that may or may not fit them. */
const methods = [
  'textDocument/hover',
  'textDocument/codeAction',
  'textDocument/codeLens',
  'textDocument/diagnostic',
  'textDocument/completion',
  'textDocument/definition',
  'textDocument/references',
  'textDocument/documentSymbol',
  'workspace/symbol',
  'codeAction/resolve',
  'workspace/executeCommand',
  'goodform/lint',
  'goodform/claims',
  'goodform/explain',
  'textDocument/rename',
  'initialize',
  'shutdown',
  'x/y',
  'textDocument/willSaveWaitUntil',
  'completionItem/resolve',
]
const notifications = [
  'textDocument/didOpen',
  'textDocument/didChange',
  'textDocument/didClose',
  'textDocument/didSave',
  'initialized',
  '$/cancelRequest',
  'workspace/didChangeConfiguration',
  'workspace/didChangeWatchedFiles',
  'workspace/didChangeWorkspaceFolders',
  '$/setTrace',
  'x/z',
]

/** Values that a client with a fault might send. */
function anything(random: Random, depth = 0): unknown {
  switch (random.below(depth > 2 ? 7 : 10)) {
    case 0:
      return null
    case 1:
      return random.from([-1, 0, 1, 2 ** 31, 1e308, 0.5, true, false])
    case 2:
      return random.from([
        '',
        'file:///a.md',
        'a',
        '__proto__',
        'x'.repeat(99),
        'file:///%',
        'untitled:1',
        'markdown',
        '\ud800',
      ])
    case 3:
      return { line: random.below(9) - 1, character: random.below(9) - 1 }
    case 4:
      return { start: anything(random, 3), end: { line: 3, character: 2 } }
    case 5:
      return {
        uri: random.from(['file:///a.md', 'file:///b.yaml', '', 'http://x']),
        version: random.below(4),
        languageId: 'markdown',
        text: 'Rolling breaks up knots.',
      }
    case 6:
      return [anything(random, 3)]
    default: {
      const names = [
        'textDocument',
        'position',
        'range',
        'context',
        'contentChanges',
        'command',
        'arguments',
        'data',
        'settings',
        'changes',
        'event',
        'uri',
        'query',
        'id',
        '__proto__',
        'constructor',
        'capabilities',
      ]
      return Object.fromEntries(random.some(0, 5, () => [random.from(names), anything(random, depth + 1)]))
    }
  }
}

/** Sends requests in any order and with any parameters. Every one has to be answered, and the server goes on. @returns how many */
export async function anyOrder(random: Random, linter: Linter): Promise<number> {
  const client = new Client(linter)
  if (random.chance(0.7)) await client.start()
  const answers: Promise<unknown>[] = []
  const said: unknown[] = []
  const count = 5 + random.below(20)
  for (let i = 0; i < count; i++) {
    const params = random.chance(0.5)
      ? anything(random)
      : {
          textDocument: anything(random),
          position: anything(random),
          range: anything(random),
          context: anything(random),
          contentChanges: [anything(random)],
        }
    const asks = random.chance(0.6)
    const method = random.from(asks ? methods : notifications)
    said.push([method, params])
    // Parameters of the protocol are a list or an object.
    const fit = typeof params === 'object' && params !== null ? params : { params }
    if (asks) answers.push(client.ask(method, fit).catch(() => {}))
    else client.tell(method, fit)
  }
  const late = new Promise((late) => setTimeout(late, 20_000, 'late').unref())
  if ((await Promise.race([Promise.all(answers), late])) === 'late')
    throw new Broken('A request was not answered within 20 s.', said)
  const alive = await Promise.race([
    client.ask('workspace/symbol', { query: 'a' }).then(
      () => true,
      () => true,
    ),
    late,
  ])
  client.connection.dispose()
  if (alive !== true) throw new Broken('The server answers no more.', said)
  return count
}

/** A server and its client for many documents. */
export class Editing {
  private client: Client | undefined
  private count = 0

  constructor(private readonly linter: Linter) {}

  /** Opens a document, edits it while asking for this and that, and compares its diagnostics with those of its text. @returns the changes */
  async run({ text, path }: Text, random: Random, paste: () => string): Promise<number> {
    if (!this.client) await (this.client = new Client(this.linter)).start(able)
    const client = this.client
    const uri = `file:///f${this.count++}/${path}`
    const languageId = path.endsWith('.yaml') ? 'yaml' : path.endsWith('.mdx') ? 'mdx' : 'markdown'
    let mirror = TextDocument.create(uri, languageId, 1, text)
    const said: unknown[] = []
    client.tell('textDocument/didOpen', { textDocument: { uri, languageId, version: 1, text } })
    const asked: Promise<unknown>[] = []
    let count = 0
    for (let left = 4 + random.below(16); left > 0; left--) {
      const contentChanges = random.some(1, 3, () => {
        const now = mirror.getText()
        const { start, end, newText } = changeOf(random, now, paste)
        const whole = random.chance(0.03)
        const range = { start: mirror.positionAt(start), end: mirror.positionAt(end) }
        if (random.chance(0.03)) range.end.character += 10_000
        const change = whole ? { text: newText } : { range, text: newText }
        mirror = TextDocument.update(mirror, [change], mirror.version + 1)
        count++
        return change
      })
      said.push(contentChanges)
      client.tell('textDocument/didChange', { textDocument: { uri, version: mirror.version }, contentChanges })
      if (random.chance(0.4)) {
        const position = mirror.positionAt(random.below(mirror.getText().length + 1))
        const range = { start: position, end: position }
        const method = random.from([
          'textDocument/hover',
          'textDocument/codeAction',
          'textDocument/diagnostic',
          'textDocument/codeLens',
        ])
        const params = { textDocument: { uri }, position, range, context: { diagnostics: [] } }
        // A request that the next change overtakes is answered with an error; that is as it should be.
        asked.push(client.ask(method, params).catch(() => {}))
      }
      if (mirror.getText().length > 4_000) break
    }
    const { items } = await client.ask('textDocument/diagnostic', { textDocument: { uri } })
    await Promise.all(asked)
    const now = mirror.getText()
    const { findings } = this.linter.open(now, { path: uri, language: languageId })
    const wanted = JSON.parse(
      JSON.stringify(findings.map((finding) => toDiagnostic(TextDocument.create(uri, '', 0, now), finding, pageOf))),
    )
    if (JSON.stringify(items) !== JSON.stringify(wanted))
      throw new Broken(`Diagnostics are ${JSON.stringify(items)}, of the text read anew ${JSON.stringify(wanted)}.`, {
        text,
        path,
        said,
      })
    client.tell('textDocument/didClose', { textDocument: { uri } })
    if (this.count % 500 === 0) {
      client.connection.dispose()
      this.client = undefined
    }
    return count
  }
}
