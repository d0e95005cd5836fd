// Works with a server for a long time as writers do, with many documents open and edits in all of them, and watches whether its memory
// stays flat and its answers come as fast at the end as at the beginning.
//   npm run soak -- [--minutes N] [--documents N] [--rate EDITS-A-SECOND] [--seed N]
import { spawn } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { loadavg } from 'node:os'
import { resolve } from 'node:path'
import { performance } from 'node:perf_hooks'
import { parseArgs } from 'node:util'
import { createProtocolConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver/node'
import { TextDocument } from 'vscode-languageserver-textdocument'
import { Random } from './fuzz/random.ts'

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '30' },
    documents: { type: 'string', default: '50' },
    rate: { type: 'string', default: '20' },
    seed: { type: 'string', default: '1' },
  },
})
const minutes = Number(values.minutes)
const random = new Random(Number(values.seed))
const folder = 'training/corpus'
const articles = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.md'))
  .sort()
  .map((name) => readFileSync(`${folder}/${name}`, 'utf8'))

const watched = ['--expose-gc', '--import', resolve('scripts/soak-heap.mjs')]
const server = spawn(process.execPath, [...watched, 'dist/language-server.mjs', '--stdio'])
let heard = (_: number) => {}
server.stderr.setEncoding('utf8').on('data', (text: string) => {
  const bytes = /^heap (\d+)$/m.exec(text)?.[1]
  if (bytes) heard(Number(bytes) / 1e6)
  else process.stderr.write(text)
})
/** What the server's heap holds after a collection, in megabytes. */
const heap = () =>
  new Promise<number>((done) => {
    heard = done
    server.kill('SIGUSR2')
  })
const connection = createProtocolConnection(
  new StreamMessageReader(server.stdout),
  new StreamMessageWriter(server.stdin),
)
connection.listen()
await connection.sendRequest('initialize', {
  processId: process.pid,
  rootUri: null,
  capabilities: { textDocument: { diagnostic: {} }, workspace: { workspaceEdit: { documentChanges: true } } },
})
void connection.sendNotification('initialized', {})

interface Open {
  document: TextDocument
  resultId?: string
  /** Where the writer is. */
  at: number
  /** How long it was when it was opened: a writer takes about as much away as comes in, so that memory can be compared. */
  readonly length: number
  /** What the writer types: some article, so that the texts claim as much at the end as at the beginning. */
  readonly typed: string
  typing: number
}
let count = 0
function open(): Open {
  const uri = `file:///soak/${count++}.md`
  const document = TextDocument.create(uri, 'markdown', 1, random.from(articles))
  void connection.sendNotification('textDocument/didOpen', {
    textDocument: { uri, languageId: 'markdown', version: 1, text: document.getText() },
  })
  const { length } = document.getText()
  const typed = random.from(articles)
  return { document, at: random.below(length), length, typed, typing: random.below(typed.length) }
}
function close({ document: { uri } }: Open): void {
  void connection.sendNotification('textDocument/didClose', { textDocument: { uri } })
}

/** One key of a writer, or one larger edit; then the diagnostics as an editor pulls them. @returns milliseconds to the diagnostics */
async function edit(one: Open): Promise<number> {
  const text = one.document.getText()
  const long = text.length > one.length + 200
  const erases = random.chance(long ? 0.3 : 0.15)
  const start = Math.min(one.at, text.length)
  const newText = erases ? '' : one.typed[one.typing++ % one.typed.length]!
  const end = erases ? Math.min(text.length, start + 1 + random.below(long ? 20 : 3)) : start
  one.at = random.chance(0.02) ? random.below(text.length + 1) : start + newText.length
  const range = { start: one.document.positionAt(start), end: one.document.positionAt(end) }
  one.document = TextDocument.update(one.document, [{ range, text: newText }], one.document.version + 1)
  const { uri, version } = one.document
  const begun = performance.now()
  void connection.sendNotification('textDocument/didChange', {
    textDocument: { uri, version },
    contentChanges: [{ range, text: newText }],
  })
  const report = await connection.sendRequest<{ resultId: string; items?: { range: unknown }[] }>(
    'textDocument/diagnostic',
    { textDocument: { uri }, ...(one.resultId ? { previousResultId: one.resultId } : {}) },
  )
  one.resultId = report.resultId
  const took = performance.now() - begun
  const found = report.items?.length ? random.from(report.items) : undefined
  if (found && random.chance(0.1)) {
    const context = { diagnostics: [] }
    await connection.sendRequest('textDocument/codeAction', { textDocument: { uri }, range: found.range, context })
    await connection.sendRequest('textDocument/hover', {
      textDocument: { uri },
      position: (found.range as { start: unknown }).start,
    })
  }
  return took
}

/** The memory that the server has, in megabytes. */
const memory = () =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${server.pid}/status`, 'utf8'))?.[1] ?? Number.NaN) / 1024

/** The processor time that the server has used, in milliseconds: unlike latency it does not depend on what else the machine does. */
function cpu(): number {
  const fields = readFileSync(`/proc/${server.pid}/stat`, 'utf8').split(') ')[1]!.split(' ')
  return (Number(fields[11]) + Number(fields[12])) * 10
}

const documents = Array.from({ length: Number(values.documents) }, open)
interface Window {
  readonly least: number
  readonly heap: number
  readonly p50: number
  readonly p90: number
  readonly p99: number
  /** Processor time of the server for an edit, in milliseconds. */
  readonly cpu: number
  readonly edits: number
}
const windows: Window[] = []
console.log('minute   edits  memory MB (least)  heap MB  p50 ms  p90 ms  p99 ms  max ms  cpu ms  load')
for (let minute = 1; minute <= minutes; minute++) {
  const until = performance.now() + 60_000
  const used = cpu()
  const times: number[] = []
  let least = Number.POSITIVE_INFINITY
  while (performance.now() < until) {
    const i = random.below(documents.length)
    // Articles are finished and closed, and others opened.
    if (random.chance(0.003)) {
      close(documents[i]!)
      documents[i] = open()
    }
    times.push(await edit(documents[i]!))
    if (times.length % 20 === 0) least = Math.min(least, memory())
    await new Promise((next) => setTimeout(next, 1_000 / Number(values.rate)))
  }
  times.sort((a, b) => a - b)
  const share = (part: number) => times[Math.floor(times.length * part)]!
  const window = {
    least,
    heap: await heap(),
    p50: share(0.5),
    p90: share(0.9),
    p99: share(0.99),
    cpu: (cpu() - used) / times.length,
    edits: times.length,
  }
  windows.push(window)
  const cells = [window.p50, window.p90, window.p99, times.at(-1)!, window.cpu].map((ms) => ms.toFixed(1).padStart(7))
  console.log(
    `${String(minute).padStart(6)} ${String(times.length).padStart(7)} ${least.toFixed(0).padStart(18)} ${window.heap.toFixed(1).padStart(8)} ${cells.join(' ')} ${loadavg()[0]!.toFixed(1).padStart(5)}`,
  )
}
await connection.sendRequest('shutdown')
void connection.sendNotification('exit')

// The first minutes fill caches and warm the compiler up.
const part = Math.max(1, Math.floor(windows.length / 3))
const begin = windows.length > 6 ? windows.slice(2, 2 + part) : windows.slice(0, part)
const end = windows.slice(-part)
const middle = (list: readonly Window[], key: 'p50' | 'cpu' | 'heap') =>
  list.map((window) => window[key]).sort((a, b) => a - b)[Math.floor(list.length / 2)]!
// Memory goes up and down with the collector; what is never given back is what the heap holds after a collection.
const grown = middle(end, 'heap') - middle(begin, 'heap')
const floor = (list: readonly Window[]) => Math.min(...list.map((window) => window.least))
const resident = floor(end) - floor(begin)
const drift = middle(end, 'cpu') / middle(begin, 'cpu')
const slower = middle(end, 'p50') / middle(begin, 'p50')
const signed = (n: number) => (n < 0 ? '' : '+') + n.toFixed(1)
const edits = windows.reduce((sum, window) => sum + window.edits, 0)
console.log(
  `${edits.toLocaleString('en')} edits in ${minutes} minutes, ${values.documents} documents open, ${count} opened: heap after a collection ${signed(grown)} MB from the first third to the last, least memory ${signed(resident)} MB, processor time of an edit × ${drift.toFixed(2)}, median latency × ${slower.toFixed(2)} (which follows the load of the machine)`,
)
process.exit(grown > 5 || drift > 1.3 ? 1 : 0)
