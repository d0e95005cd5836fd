import { Uri, workspace } from 'vscode'
import type { BaseLanguageClient } from 'vscode-languageclient'
import { announce } from './announce.ts'

/** Reads configuration files and packs for the server, from wherever the workspace lives; a server in a worker has no other way. */
export function readFilesFor(client: BaseLanguageClient): void {
  announce(client, 'goodformReadFile')
  client.onRequest('goodform/readFile', async ({ uri }: { uri: string }): Promise<string | null> => {
    const file = Uri.parse(uri, true)
    if (!/\.ya?ml$/.test(file.path)) return null
    try {
      return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(await workspace.fs.readFile(file))
    } catch (error) {
      const there = await workspace.fs.stat(file).then(
        () => true,
        () => false,
      )
      if (!there) return null
      throw error
    }
  })
}
