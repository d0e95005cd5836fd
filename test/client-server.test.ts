import { type ChildProcess, fork } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { afterAll, describe, expect, test } from 'vitest'
import { createProtocolConnection, IPCMessageReader, IPCMessageWriter } from 'vscode-languageserver/node'
import { findFilesRequest } from '../server/src/lsp/protocol.ts'
import { able } from './lsp-client.ts'

const claim = 'foam-rolling/breaks-up-knots'
const article = 'Rolling breaks up knots.\n'
const folder = mkdtempSync(join(tmpdir(), 'goodform-server-'))
const servers: ChildProcess[] = []
afterAll(() => {
  for (const server of servers) server.kill()
  rmSync(folder, { recursive: true })
})
for (const name of ['a.md', 'b.md']) writeFileSync(join(folder, name), article)

interface Edit {
  edit: { documentChanges: { textDocument: { uri: string } }[] }
}

/** The extension's server as it is packaged, in a process of its own; the client's part is played here. */
async function server(workspace: string, answers: Record<string, (params: never) => unknown>) {
  const child = fork(resolve('dist/server.js'), { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
  servers.push(child)
  const connection = createProtocolConnection(new IPCMessageReader(child), new IPCMessageWriter(child))
  const changed: string[] = []
  const said: string[] = []
  connection.onNotification('window/showMessage', ({ message }) => void said.push(message))
  const all: typeof answers = {
    'workspace/configuration': ({ items }: { items: unknown[] }) => items.map(() => null),
    'client/registerCapability': () => null,
    'workspace/applyEdit': ({ edit }: Edit) => {
      changed.push(...edit.documentChanges.map(({ textDocument }) => textDocument.uri))
      return { applied: true }
    },
    ...answers,
  }
  for (const [method, answer] of Object.entries(all)) connection.onRequest(method, answer)
  connection.listen()
  await connection.sendRequest('initialize', {
    processId: null,
    rootUri: null,
    capabilities: {
      ...able,
      workspace: { ...able.workspace, applyEdit: true },
      experimental: { goodformReadFile: true },
    },
    workspaceFolders: [{ uri: workspace, name: 'w' }],
  })
  connection.sendNotification('initialized', {})
  const run = (command: string, ...given: unknown[]) =>
    connection.sendRequest<Record<string, unknown>>('workspace/executeCommand', { command, arguments: given })
  return { run, changed, said }
}

describe('the extension’s server rewords a claim in all files of the workspace', () => {
  test('on disk, where it lists them itself', async () => {
    const root = pathToFileURL(folder).href
    const there = (uri: string) => (uri.endsWith('.md') ? readFileSync(fileURLToPath(uri), 'utf8') : null)
    const { run, changed, said } = await server(root, { 'goodform/readFile': ({ uri }: { uri: string }) => there(uri) })
    expect(await run('goodform.fixClaim', claim)).toMatchObject({ files: 2, notRead: [], applied: true })
    expect(changed.sort()).toEqual([`${root}/a.md`, `${root}/b.md`])
    expect(said).toEqual(['Goodform: 2 wordings changed in 2 files.'])
  })

  test('elsewhere, where the client lists them', async () => {
    const root = 'vscode-vfs://github/o/r'
    const { run, changed, said } = await server(root, {
      'goodform/readFile': ({ uri }: { uri: string }) => (uri === `${root}/a.md` ? article : null),
      [findFilesRequest]: ({ folder }: { folder: string }) => [`${folder}/a.md`, `${folder}/gone.md`],
    })
    expect(await run('goodform.fixClaim', claim)).toMatchObject({
      files: 1,
      notRead: [{ uri: `${root}/gone.md` }],
      applied: true,
    })
    expect(changed).toEqual([`${root}/a.md`])
    expect(said).toEqual(['Goodform: 1 wording changed. Left out: gone.md (it is not there any more).'])
  })
})
