import { FileType, RelativePattern, Uri, workspace } from 'vscode'
import type { BaseLanguageClient } from 'vscode-languageclient'
import { findFilesRequest } from '../server/src/lsp/protocol.ts'
import { announce } from './announce.ts'
import { articles, neverArticles } from './documents.ts'

/** Larger files hold no configuration, no pack, no baseline and no article, in bytes. */
const most = 10_000_000

/** Reads and lists files for the server, from wherever the workspace lives; a server in a worker has no other way. */
export function serveFiles(client: BaseLanguageClient): void {
  announce(client, 'goodformReadFile')
  client.onRequest('goodform/readFile', ({ uri }: { uri: string }) => textOf(Uri.parse(uri, true)))
  client.onRequest(findFilesRequest, async ({ folder }: { folder: string }): Promise<string[]> => {
    const root = Uri.parse(folder, true)
    // The root of a file system is searched by its slash only.
    const below = new RelativePattern(root.path ? root : root.with({ path: '/' }), articles)
    const found = await workspace.findFiles(below, neverArticles)
    return found.map((uri) => client.code2ProtocolConverter.asUri(uri))
  })
}

/** A file's text; null where there is none. @throws what keeps it from being read */
export async function textOf(file: Uri): Promise<string | null> {
  const found = await Promise.resolve(workspace.fs.stat(file)).catch(() => undefined)
  if (!found) return null
  if (!(found.type & FileType.File)) throw new Error('it is no regular file')
  if (found.size > most) throw new Error(`it has more than ${most / 1_000_000} MB`)
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(await workspace.fs.readFile(file))
  } catch (error) {
    throw error instanceof TypeError ? new Error('it is not UTF-8 text') : error
  }
}
