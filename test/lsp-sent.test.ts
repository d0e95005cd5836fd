import { expect, test } from 'vitest'
import { able, Client, onLine } from './lsp-client.ts'
import { testLinter } from './marked.ts'

const uri = 'file:///a.md'

async function opened(text: string): Promise<Client> {
  const client = new Client(testLinter())
  await client.start({ ...able, workspace: { ...able.workspace, applyEdit: true } })
  client.open(uri, text)
  return client
}

test('diagnostics are sent again where their message alone has changed', async () => {
  const client = await opened('In sum it always\nis lactic acid that makes a leg sore.')
  const { items, resultId } = await client.pull(uri)
  // On another line than the marked words: how surely they are said is another matter.
  client.change(uri, 2, { range: onLine(0, 10, 16), text: 'mostly' })
  const after = await client.pull(uri, resultId)
  expect(after.kind).toBe('full')
  expect(after.items[0]).toMatchObject({ range: items[0].range, code: items[0].code, severity: items[0].severity })
  expect(after.items[0].message).not.toBe(items[0].message)
})

test('what fixes all findings of a claim is offered once, however many of them are asked about', async () => {
  const client = await opened('Rolling breaks up knots. Massage dissolves scar tissue.')
  expect((await client.pull(uri)).items).toHaveLength(2)
  const actions: { title: string }[] = await client.actions(uri, onLine(0, 0, 55))
  const titles = actions.map(({ title }) => title).filter((title) => title.startsWith('Fix all of this claim'))
  // No folder is open, so that there is no workspace.
  expect(titles).toEqual(['Fix all of this claim in this file (2)'])
})

test('a suppression that silences nothing is shown faded', async () => {
  const client = await opened('<!-- goodform-disable-next-line test/knots -- quoted -->\nA plain line.\n')
  expect((await client.pull(uri)).items).toMatchObject([{ code: 'goodform/unused-suppression', tags: [1] }])
})
