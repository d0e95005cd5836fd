import { spawn } from 'node:child_process'
import { Broken } from './core.ts'
import type { Random } from './random.ts'

const framed = (content: string) => `Content-Length: ${Buffer.byteLength(content)}\r\n\r\n${content}`
const message = (id: number, method: string, params: unknown = {}) =>
  framed(JSON.stringify({ jsonrpc: '2.0', id, method, params }))

const faults: readonly ((random: Random) => string | Uint8Array)[] = [
  (random) => Uint8Array.from(random.some(1, 99, () => random.below(256))),
  () => 'Content-Length: abc\r\n\r\n{}',
  () => 'Content-Length: -5\r\n\r\n{}',
  () => 'Content-Length: 99999999999999\r\n\r\n{}',
  () => 'Content-Length: 5\r\n\r\n{}',
  () => 'Content-Length: 1\r\n\r\n{"jsonrpc":"2.0"}',
  () => 'Content-Type: x\r\n\r\n{}',
  () => '\r\n\r\n\r\n',
  () => '{"jsonrpc":"2.0","id":1,"method":"shutdown"}\n',
  () => framed('{"jsonrpc":"2.0","id":'),
  () => framed('[]'),
  () => framed('null'),
  () => framed('{}'),
  () => framed('{"jsonrpc":"2.0","id":{},"method":7}'),
  () => framed('{"jsonrpc":"2.0","id":1,"result":1}'),
  () => framed(`{"jsonrpc":"2.0","id":1,"method":"x","params":${'['.repeat(50_000)}${']'.repeat(50_000)}}`),
  () => framed('{"jsonrpc":"2.0","method":"textDocument/didOpen","params":{"__proto__":{"text":1}}}'),
]

/** Sends a server in a process of its own broken messages between good ones. It has to answer or to end: never to hang. @returns how many */
export async function brokenFrames(random: Random): Promise<number> {
  const server = spawn(process.execPath, ['dist/language-server.mjs', '--stdio'], { stdio: ['pipe', 'pipe', 'ignore'] })
  const parts = random.some(1, 4, () => random.from(faults)(random))
  const ended = new Promise<string>((done) => server.on('exit', () => done('ended')))
  let out = ''
  const answered = new Promise<string>((done) =>
    server.stdout.setEncoding('utf8').on('data', (text: string) => {
      out += text
      if (out.includes('"id":4242')) done('answered')
    }),
  )
  server.stdin.on('error', () => {})
  server.stdin.write(message(1, 'initialize', { processId: null, rootUri: null, capabilities: {} }))
  for (const part of parts) server.stdin.write(part)
  server.stdin.write(message(4242, 'workspace/symbol', { query: 'a' }))
  // Where a length promised more, the rest of the stream is its content: so the stream ends.
  const closing = setTimeout(() => server.stdin.end(), 1_500)
  const late = new Promise<string>((done) => setTimeout(done, 20_000, 'late').unref())
  const how = await Promise.race([ended, answered, late])
  clearTimeout(closing)
  server.kill()
  if (how === 'late')
    throw new Broken(
      'The server neither answers nor ends.',
      parts.map((part) => Buffer.from(part).toString('base64')),
    )
  return parts.length
}
