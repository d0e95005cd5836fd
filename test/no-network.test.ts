import { execFile, spawn } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'

const preload = ['--import', resolve('test/fixtures/no-network.mjs')]
const framed = (message: object) => {
  const content = JSON.stringify({ jsonrpc: '2.0', ...message })
  return `Content-Length: ${Buffer.byteLength(content)}\r\n\r\n${content}`
}

/** Runs a program in which every connection ends it. */
function run(args: string[], input = ''): Promise<{ code: number; out: string; error: string }> {
  return new Promise((done) => {
    const child = execFile('node', [...preload, ...args], { timeout: 60_000 }, (failure, out, error) =>
      done({ code: failure ? Number(failure.code ?? -1) : 0, out, error }),
    )
    child.stdin!.end(input)
  })
}

describe('no connection is opened', { timeout: 90_000 }, () => {
  test.each([
    ['fetch', 'fetch("http://127.0.0.1:9/")'],
    ['a socket', 'require("node:net").connect(9)'],
    ['a server', 'require("node:http").createServer().listen(0)'],
    ['a name', 'require("node:dns").lookup("localhost", () => {})'],
  ])('(this run would see %s)', async (_, code) => {
    expect((await run(['-e', code])).code).toBe(99)
  })

  test.each([
    [['lint', '--fail-on', 'none', '--format', 'json', 'samples']],
    [['lint', '--fail-on', 'none', '--format', 'html', 'samples']],
    [['explain', 'foam-rolling/breaks-up-knots']],
    [['packs', 'test', 'test/fixtures/pack.yaml']],
  ])('by goodform %j', async (args) => {
    const { code, out, error } = await run(['dist/goodform.mjs', ...args])
    expect(error).not.toContain('NETWORK')
    expect(code).toBeLessThan(2)
    expect(out.length).toBeGreaterThan(20)
  })

  test('by the language server, whatever its arguments ask for', async () => {
    const uri = 'file:///a.md'
    const textDocument = { uri, languageId: 'markdown', version: 1, text: 'Foam rolling breaks up knots.' }
    const session = [
      { id: 1, method: 'initialize', params: { processId: null, rootUri: null, capabilities: { textDocument: {} } } },
      { method: 'initialized', params: {} },
      { method: 'textDocument/didOpen', params: { textDocument } },
      { id: 2, method: 'textDocument/hover', params: { textDocument: { uri }, position: { line: 0, character: 20 } } },
    ]
    const server = spawn('node', [...preload, 'dist/language-server.mjs', '--stdio', '--socket=9'])
    let out = ''
    let error = ''
    server.stderr.setEncoding('utf8').on('data', (text: string) => {
      error += text
    })
    server.stdout.setEncoding('utf8').on('data', (text: string) => {
      out += text
      if (out.includes('"id":2') && out.includes('publishDiagnostics'))
        server.stdin.write(framed({ id: 3, method: 'shutdown' }) + framed({ method: 'exit' }))
    })
    server.stdin.write(session.map(framed).join(''))
    const code = await new Promise((done) => server.on('exit', done))
    expect(error).not.toContain('NETWORK')
    expect(out).toContain('Fair to say')
    expect(code).toBe(0)
    expect((await run(['dist/language-server.mjs', '--socket=9'])).code).toBe(2)
  })

  test('by any bundle: none holds a module or a function that could', () => {
    const bundles = readdirSync('dist').filter((name) => /\.(mjs|cjs|js)$/.test(name))
    expect(bundles.length).toBeGreaterThan(6)
    const module =
      /(?:from ?|import ?|\b\w+\()["'](?:node:)?(?:net|http|https|http2|dns|tls|dgram|inspector)(?:\/promises)?["']/g
    const global = /(?<![\w.$])(?:fetch|XMLHttpRequest|WebSocket|EventSource|importScripts)\(|sendBeacon/g
    for (const name of bundles) {
      const code = readFileSync(`dist/${name}`, 'utf8')
      expect([...(code.match(module) ?? []), ...(code.match(global) ?? [])], name).toEqual([])
    }
  })
})
