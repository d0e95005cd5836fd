// Types into a 40 KB and a 400 KB article over LSP, as an editor does, and reports the time from a key to its diagnostics. A server that
// pushes says nothing when nothing changed: there a small request follows each key, and its answer shows that the diagnostics stand.
// Usage: npm run bench [-- --keys N]
import { spawn } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { loadavg } from 'node:os'
import { performance } from 'node:perf_hooks'
import { parseArgs } from 'node:util'
import { createProtocolConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver/node'
import { TextDocument } from 'vscode-languageserver-textdocument'

const { values } = parseArgs({ options: { keys: { type: 'string', default: '600' } } })
const keys = Number(values.keys)
const typed = ' Rolling it slowly will break up the knots, and nobody doubts that it may help you to recover.\n\n'

/** An article of about so many bytes, made of the repository's own texts. */
function article(size: number): string {
  const folder = 'training/corpus'
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.md'))
  const texts = files.sort().map((file) => readFileSync(`${folder}/${file}`, 'utf8').replace(/^---[\s\S]*?\n---\n/, ''))
  return texts.join('\n\n').slice(0, size)
}

interface Times {
  readonly times: number[]
  /** Processor time of the server for a key, in milliseconds. */
  readonly cpu: number
  readonly diagnostics: number
  /** How often diagnostics were sent; otherwise they were as before. */
  readonly sent: number
  readonly opening: number
}

/** Ends the server's process and gives the times from each key to its diagnostics, in milliseconds. */
async function type(text: string, pull: boolean): Promise<Times> {
  const server = spawn(process.execPath, ['dist/language-server.mjs', '--stdio'], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const connection = createProtocolConnection(
    new StreamMessageReader(server.stdout),
    new StreamMessageWriter(server.stdin),
  )
  let diagnostics = 0
  let sent = 0
  connection.onNotification('textDocument/publishDiagnostics', (params) => {
    diagnostics = params.diagnostics.length
    sent++
  })
  connection.listen()
  await connection.sendRequest('initialize', {
    processId: process.pid,
    rootUri: null,
    capabilities: {
      textDocument: pull
        ? { diagnostic: { codeDescriptionSupport: true } }
        : { publishDiagnostics: { codeDescriptionSupport: true } },
    },
  })
  void connection.sendNotification('initialized', {})
  const uri = 'file:///bench.md'
  let document = TextDocument.create(uri, 'markdown', 1, text)
  let resultId: string | undefined
  const shown = async () => {
    if (pull) {
      const report = await connection.sendRequest<{ kind: string; resultId: string; items?: unknown[] }>(
        'textDocument/diagnostic',
        { textDocument: { uri }, ...(resultId ? { previousResultId: resultId } : {}) },
      )
      resultId = report.resultId
      if (report.items) {
        diagnostics = report.items.length
        sent++
      }
    } else
      await connection.sendRequest('textDocument/hover', {
        textDocument: { uri },
        position: { line: 0, character: 0 },
      })
  }
  const opened = performance.now()
  void connection.sendNotification('textDocument/didOpen', {
    textDocument: { uri, languageId: 'markdown', version: 1, text },
  })
  await shown()
  const opening = performance.now() - opened
  const times: number[] = []
  // In several places of the article, as in a revision; the first keys warm the compiler up and are not counted.
  const warm = 200
  let offset = 0
  let before = 0
  for (let key = 0; key < warm + keys; key++) {
    if (key % typed.length === 0) offset = text.indexOf('. ', (text.length * (1 + (key % 7))) / 9) + 1
    if (key === warm) {
      before = cpuOf(server.pid!)
      sent = 0
    }
    const at = document.positionAt(offset)
    const change = { range: { start: at, end: at }, text: typed[key % typed.length]! }
    document = TextDocument.update(document, [change], document.version + 1)
    offset++
    const start = performance.now()
    void connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version: document.version },
      contentChanges: [change],
    })
    await shown()
    if (key >= warm) times.push(performance.now() - start)
    await new Promise((next) => setTimeout(next, 3))
  }
  const cpu = (cpuOf(server.pid!) - before) / keys
  await connection.sendRequest('shutdown')
  void connection.sendNotification('exit')
  return { times: times.sort((a, b) => a - b), cpu, diagnostics, sent, opening }
}

/** The processor time that a process has used, in milliseconds; not a number where the system does not tell. */
function cpuOf(pid: number): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ')
    return (Number(fields[11]) + Number(fields[12])) * 10
  } catch {
    return Number.NaN
  }
}

const share = (times: readonly number[], part: number) => times[Math.floor(times.length * part)]!.toFixed(1).padStart(7)
console.log(`${keys} keys each, times in ms, load of the machine ${loadavg()[0]!.toFixed(1)}`)
console.log('article  way    findings   sent   open     p10     p50     p90     p99     max  server cpu per key')
for (const size of [40_000, 400_000]) {
  const text = article(size)
  for (const pull of [false, true]) {
    const { times, cpu, diagnostics, sent, opening } = await type(text, pull)
    const shares = [0.1, 0.5, 0.9, 0.99].map((part) => share(times, part)).join(' ')
    console.log(
      `${String(size / 1000).padStart(4)} KB  ${pull ? 'pull' : 'push'} ${String(diagnostics).padStart(10)} ${String(sent).padStart(6)} ${opening.toFixed(0).padStart(6)} ${shares} ${times.at(-1)!.toFixed(1).padStart(7)} ${cpu.toFixed(2).padStart(8)}`,
    )
  }
}
