import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { builtIn, builtInWith } from '../built-in.ts'
import { filesBelow, written } from '../files-below.ts'
import { version } from '../version.ts'
import type { World } from './world.ts'

const most = 10_000_000

/** The server's world in a process of its own. */
export const nodeWorld = (): World => ({
  version,
  linter: builtIn(),
  withPacks: builtInWith,
  files: {
    async read(uri) {
      if (!uri.startsWith('file://')) return undefined
      try {
        const path = fileURLToPath(uri)
        const found = await stat(path)
        // A pipe or a device may never end.
        if (!found.isFile()) throw new Error('it is no regular file')
        if (found.size > most) throw new Error(`it has more than ${most / 1_000_000} MB`)
        const bytes = await readFile(path)
        return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
      } catch (error) {
        const { code } = error as NodeJS.ErrnoException
        if (code === 'ENOENT' || code === 'ENOTDIR') return undefined
        throw code === 'ERR_ENCODING_INVALID_ENCODED_DATA' ? new Error('it is not UTF-8 text') : error
      }
    },
  },
  async list(folder, tell) {
    if (!folder.startsWith('file://')) return []
    const root = fileURLToPath(folder)
    const { files, locked } = await filesBelow(root, written)
    for (const { path, error } of locked) tell?.(pathToFileURL(path).href, error.message)
    return files.map((file) => pathToFileURL(join(root, file)).href)
  },
})
