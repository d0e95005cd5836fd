import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { Client } from '@modelcontextprotocol/sdk/client/index.js'
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const client = new Client({ name: 'test', version: '1' })
beforeAll(async () => {
  await client.connect(
    new StdioClientTransport({ command: 'node', args: ['dist/goodform.mjs', 'mcp'], stderr: 'ignore' }),
  )
}, 30_000)
afterAll(() => client.close())

const call = async (name: string, args: Record<string, unknown>) => {
  const result = await client.callTool({ name, arguments: args })
  return { ...result, data: result.structuredContent as Record<string, unknown> }
}

describe("goodform mcp, driven by the SDK's own client", { timeout: 30_000 }, () => {
  test('offers five tools, each read-only and with a schema of its answer', async () => {
    const { tools } = await client.listTools()
    expect(tools.map((tool) => tool.name).sort()).toEqual([
      'check_file',
      'check_text',
      'explain_claim',
      'list_claims',
      'suggest_wording',
    ])
    for (const tool of tools) {
      expect(tool.annotations).toMatchObject({ readOnlyHint: true, openWorldHint: false })
      expect(tool.outputSchema).toBeDefined()
    }
  })

  test('checks a text, with rewordings; the client validates the answer against the schema', async () => {
    const { data } = await call('check_text', { text: 'Foam rolling flushes out toxins.' })
    expect(data.diagnostics).toMatchObject([{ claim: 'foam-rolling/flushes-toxins', rewordings: expect.any(Array) }])
    expect((data.diagnostics as { rewordings: string[] }[])[0]!.rewordings[0]).toMatch(/\w+ /)
  })

  test('checks a file, and says why one cannot be read', async () => {
    expect((await call('check_file', { path: 'samples/ten-gym-truths.md' })).data.diagnostics).not.toEqual([])
    expect((await call('check_file', { path: 'nowhere.md' })).data.problem).toMatch(/no such file/)
  })

  test('says of a file that is left out that it was not checked, and takes up a change of the configuration at once', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'goodform-'))
    const path = join(folder, 'a.md')
    const check = async () => (await call('check_file', { path })).data
    try {
      writeFileSync(path, 'Foam rolling flushes out toxins.\n')
      expect((await check()).diagnostics).toHaveLength(1)
      writeFileSync(join(folder, '.goodform.yaml'), 'ignore: a.md\n')
      expect(await check()).toMatchObject({ diagnostics: [], problem: expect.stringContaining('It is not checked') })
      writeFileSync(join(folder, '.goodform.yaml'), 'severity: { foam-rolling: off }\n')
      expect(await check()).toEqual({ path, diagnostics: [] })
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  })

  test.each([['/etc/passwd'], ['.'], ['/dev/zero'], ['../id_rsa'], ['a.md\u0000'], ['package.json']])(
    'reads no other file: %j',
    async (path) => {
      const { data } = await call('check_file', { path })
      expect(data).toMatchObject({ diagnostics: [], problem: expect.stringMatching(/^was not read: an article/) })
    },
  )

  test('says so where a text is nothing that it checks', async () => {
    const { data } = await call('check_text', { text: 'on: push', path: 'ci.yaml' })
    expect(data.problem).toMatch(/no exercise file/)
  })

  test.each([
    ['explain_claim', { claim: '__proto__' }],
    ['suggest_wording', { claim: 'constructor' }],
    ['check_text', { text: 5 }],
    ['no_such_tool', {}],
  ])('refuses %s %j and goes on', async (name, args) => {
    expect(await call(name, args)).toMatchObject({ isError: true })
    expect((await call('check_text', { text: 'Foam rolling flushes out toxins.' })).data.diagnostics).toHaveLength(1)
  })

  test('knows the claims of the packs that the configuration names', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'goodform-'))
    const [pack, ...rest] = readFileSync('test/fixtures/pack.yaml', 'utf8').split('test/knots')
    writeFileSync(join(folder, 'test.yaml'), [pack, ...rest].join('test/own'))
    writeFileSync(join(folder, '.goodform.yaml'), 'packs: [test.yaml]')
    const own = new Client({ name: 'test', version: '1' })
    const program = { command: 'node', args: [resolve('dist/goodform.mjs'), 'mcp'], cwd: folder }
    await own.connect(new StdioClientTransport({ ...program, stderr: 'ignore' as const }))
    try {
      const asked = async (name: string, args: Record<string, unknown>) =>
        (await own.callTool({ name, arguments: args })).structuredContent
      expect(await asked('explain_claim', { claim: 'test/own' })).toMatchObject({ evidence: { id: 'test/own' } })
      expect(await asked('suggest_wording', { claim: 'test/own' })).toMatchObject({ claim: 'test/own' })
      const { claims } = (await asked('list_claims', { topic: 'test' })) as { claims: { id: string }[] }
      expect(claims.map(({ id }) => id)).toContain('test/own')
    } finally {
      await own.close()
      rmSync(folder, { recursive: true })
    }
  })

  test('explains, lists, suggests', async () => {
    const { data } = await call('explain_claim', { claim: 'foam-rolling/flushes-toxins' })
    expect(data.evidence).toMatchObject({ verdict: 'unsupported' })
    for (const { url } of (data.evidence as { sources: { url: string }[] }).sources) expect(url).toMatch(/^https:/)
    const list = (await call('list_claims', { topic: 'it-band' })).data.claims as { id: string }[]
    expect(list.length).toBeGreaterThan(3)
    for (const { id } of list) expect(id).toMatch(/^it-band\//)
    expect((await call('suggest_wording', { claim: list[0]!.id })).data.sentences).not.toEqual([])
    expect(await call('explain_claim', { claim: 'no/such' })).toMatchObject({ isError: true })
  })
})
