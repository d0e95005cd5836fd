import { describe, expect, test } from 'vitest'
import { outcomeRequest, relintedNotification } from '../server/src/lsp/protocol.ts'
import { able, Client } from './lsp-client.ts'
import { testLinter } from './marked.ts'

const folder = 'file:///w'
const article = `${folder}/a.md`

async function client(texts: Record<string, string>, experimental = {}) {
  const c = new Client(testLinter(), { files: { read: async (uri) => texts[uri] } })
  let relinted = 0
  c.connection.onNotification(relintedNotification, () => void relinted++)
  await c.start({ ...able, experimental }, { workspaceFolders: [{ uri: folder, name: 'w' }] })
  const change = () =>
    c.tell('workspace/didChangeWatchedFiles', { changes: [{ uri: `${folder}/.goodform.yaml`, type: 2 }] })
  return { c, change, times: () => relinted, outcome: (uri: string) => c.ask(outcomeRequest, { uri }) }
}

describe('the server tells its own extension', () => {
  test('what becomes of an open document', async () => {
    const { c, outcome } = await client({ [`${folder}/.goodform.yaml`]: 'ignore: [drafts/**]' })
    c.open(article, 'Text.')
    c.open(`${folder}/drafts/b.md`, 'Text.')
    c.open(`${folder}/ci.yml`, 'on: push', 'yaml')
    c.open(`${folder}/moves.yml`, '- name: Calf roll\n  primaryMuscles: [calves]\n  equipment: foam roll\n', 'yaml')
    c.open(`${folder}/.goodform.yaml`, 'run: onSave', 'yaml')
    const names = ['a.md', 'drafts/b.md', 'ci.yml', 'moves.yml', '.goodform.yaml', 'closed.md']
    const outcomes = await Promise.all(names.map((name) => outcome(`${folder}/${name}`)))
    expect(outcomes).toEqual(['checked', 'ignored', 'other', 'checked', 'checked', null])
  })

  test('that a configuration has changed, so that it can look at closed files again', async () => {
    const { c, change, times, outcome } = await client({}, { goodformRelinted: true })
    c.open(article, 'Text.')
    await outcome(article)
    const before = times()
    change()
    await outcome(article)
    expect(times()).toBe(before + 1)
  })

  test('and tells no other client of it', async () => {
    const { c, change, times, outcome } = await client({})
    c.open(article, 'Text.')
    await outcome(article)
    change()
    await outcome(article)
    expect(times()).toBe(0)
  })
})
