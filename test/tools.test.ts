import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { BaseLanguageClient } from 'vscode-languageclient'
import { registerTools } from '../client/tools.ts'
import { Client } from './lsp-client.ts'
import { testLinter } from './marked.ts'
import { tools } from './vscode.ts'

describe('the tools for language models', () => {
  // Other files' tests run in the same worker.
  afterAll(() => tools.clear())
  const server = new Client(testLinter())
  beforeAll(() => server.start())
  registerTools(server.connection as unknown as BaseLanguageClient)
  const ask = async (name: string, input: Record<string, string>) =>
    (await tools.get(`goodform_${name}`)!.invoke({ input })).content[0]!.value

  test('are those that the manifest tells the editor of', () => {
    const { contributes } = JSON.parse(readFileSync('package.json', 'utf8'))
    expect(contributes.languageModelTools.map(({ name }: { name: string }) => name)).toEqual([...tools.keys()])
  })

  test('check a text, and say which words of which line', async () => {
    const { outcome, findings } = JSON.parse(
      await ask('check_text', { text: 'Hello.\n\nFoam rolling breaks up knots.\n' }),
    )
    expect(outcome).toBe('checked')
    expect(findings).toMatchObject([{ claim: 'test/knots', line: 3, words: 'breaks up knots' }])
  })

  test('explain a claim, list them, suggest wording, and say when there is none of the name', async () => {
    expect(await ask('explain_claim', { claim: 'test/knots' })).toContain('What is known')
    expect(JSON.parse(await ask('list_claims', { topic: 'test' }))[0]).toMatchObject({ id: 'test/knots' })
    expect(JSON.parse(await ask('suggest_wording', { claim: 'test/knots' }))).toMatchObject({ claim: 'test/knots' })
    expect(await ask('explain_claim', { claim: 'test/none' })).toContain('There is no claim “test/none”')
    expect(await ask('suggest_wording', { claim: 'test/none' })).toContain('There is no claim “test/none”')
  })
})
