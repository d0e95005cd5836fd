import { describe, expect, test } from 'vitest'
import { builtIn } from '../server/src/built-in.ts'
import type { World } from '../server/src/lsp/world.ts'
import { able, Client, onLine } from './lsp-client.ts'
import { testLinter } from './marked.ts'

const knots = 'Rolling breaks up knots.'
const linter = testLinter()
const uri = 'file:///w/a.md'
const other = 'file:///w/b.md'
const takesEdits = { ...able, workspace: { ...able.workspace, applyEdit: true } }

interface Edited {
  readonly documentChanges: {
    readonly textDocument: { readonly uri: string; readonly version: number | null }
    readonly edits: readonly object[]
  }[]
}

async function client(world: Partial<World> = {}) {
  const c = new Client(linter, world)
  await c.start(takesEdits, { workspaceFolders: [{ uri: 'file:///w', name: 'w' }] })
  const applied: Edited[] = []
  c.connection.onRequest('workspace/applyEdit', ({ edit }) => {
    applied.push(edit)
    return { applied: true }
  })
  return { c, applied }
}
const fixClaim = (c: Client) =>
  c.ask('workspace/executeCommand', { command: 'goodform.fixClaim', arguments: ['test/knots'] })

describe('an edit for an older text', () => {
  test('is bound to its version, and refused where it would be worked out for another', async () => {
    const { c } = await client()
    c.open(uri, `${knots}\n\n${knots}\n`)
    const [all] = await c.actions(uri, onLine(0, 0, 5), ['source.fixAll'])
    expect(all).toMatchObject({ kind: 'source.fixAll.goodform', data: { version: 1 } })
    c.change(uri, 2, { range: onLine(0, 0, 0), text: 'Now. ' })
    await expect(c.ask('codeAction/resolve', all)).rejects.toThrow('the document has changed')
    const [fix] = await c.actions(uri, onLine(0, 10, 15))
    expect(fix.edit.documentChanges[0].textDocument).toEqual({ uri, version: 2 })
  })

  test('of a paragraph as long as a chapter few findings have actions when all of it is asked about', async () => {
    const { c } = await client()
    const text = `${knots} `.repeat(20) + 'Rest well. '.repeat(5_000)
    c.open(uri, text)
    const of = async (from: number, to: number) => {
      const actions = await c.actions(uri, onLine(0, from, to), ['quickfix'])
      const places = actions.map((action: { diagnostics: { range: object }[] }) => JSON.stringify(action.diagnostics))
      return new Set(places).size
    }
    expect(await of(0, text.length)).toBe(2)
    const last = text.lastIndexOf(knots)
    expect(await of(last, last + knots.length)).toBe(1)
  })

  test('all safe fixes are one edit of one version: one step to undo', async () => {
    const c = new Client(builtIn())
    await c.start(takesEdits)
    c.open(uri, 'Foam rolling improves performance.\n\nIt is said that foam rolling improves performance.\n')
    const [all] = await c.actions(uri, onLine(0, 0, 5), ['source.fixAll'])
    const { edit } = await c.ask('codeAction/resolve', all)
    expect(edit.documentChanges).toMatchObject([{ textDocument: { uri, version: 1 } }])
    expect(edit.documentChanges[0].edits.length).toBeGreaterThan(0)
  })

  test('all safe fixes are worked out while other questions are answered, and refused when the document changes', async () => {
    const c = new Client(builtIn())
    await c.start(takesEdits)
    const safe = 'Foam rolling improves performance. '.repeat(20)
    c.open(uri, safe)
    c.open(other, safe)
    const order: string[] = []
    const ask = async (what: string, method: string, params: object) => {
      const answer = await c.ask(method, params)
      order.push(what)
      return answer
    }
    const [all] = await c.actions(uri, onLine(0, 0, 5), ['source.fixAll'])
    const asked = ask('all fixes', 'codeAction/resolve', all)
    const hover = ask('hover', 'textDocument/hover', {
      textDocument: { uri: other },
      position: { line: 0, character: 15 },
    })
    expect((await asked).edit.documentChanges[0].edits).toHaveLength(1)
    expect(await hover).not.toBeNull()
    expect(order).toEqual(['hover', 'all fixes'])
    const again = c.ask('codeAction/resolve', all)
    c.change(uri, 2, { range: onLine(0, 0, 0), text: 'Now. ' })
    await expect(again).rejects.toThrow('the document has changed')
  })

  test('is refused when the document changes while all fixes of a claim are worked out', async () => {
    const { c } = await client()
    c.open(uri, `${knots}\n\n`.repeat(300))
    const actions = await c.actions(uri, onLine(0, 10, 15))
    const ofClaim = actions.find(({ kind }: { kind: string }) => kind === 'quickfix.goodform.claim')
    const asked = c.ask('codeAction/resolve', ofClaim)
    c.change(uri, 2, { range: onLine(0, 0, 0), text: 'Now. ' })
    await expect(asked).rejects.toThrow('the document has changed')
  })

  test('leaves a file alone that somebody else writes while the workspace is looked through, and says so', async () => {
    let reads = 0
    const texts: Record<string, () => string> = {
      [uri]: () => (reads++ ? `Written meanwhile. ${knots}` : knots),
      [other]: () => knots,
    }
    const { c, applied } = await client({
      files: { read: async (path) => texts[path]?.() },
      list: async () => Object.keys(texts),
    })
    expect(await fixClaim(c)).toEqual({
      files: 1,
      fixed: 1,
      left: 1,
      notRead: [{ uri, why: expect.stringContaining('changed meanwhile') }],
      applied: true,
    })
    expect(applied[0]!.documentChanges.map(({ textDocument }) => textDocument)).toEqual([{ uri: other, version: null }])
  })

  test('leaves an open document alone that is edited while the workspace is looked through', async () => {
    const { c, applied } = await client({
      files: {
        read: async (path) => {
          if (path !== other) return undefined
          // The second file comes slowly; meanwhile the writer goes on with the first.
          c.change(uri, 2, { range: onLine(0, 0, 0), text: 'Now, ' })
          await c.pull(uri)
          return knots
        },
      },
      list: async () => [uri, other],
    })
    c.open(uri, knots)
    expect(await fixClaim(c)).toMatchObject({ files: 1, notRead: [{ uri }] })
    expect(applied[0]!.documentChanges.map(({ textDocument }) => textDocument.uri)).toEqual([other])
  })
})
