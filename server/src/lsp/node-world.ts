import { readFile, stat } from 'node:fs/promises'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { builtIn, builtInWith } from '../built-in.ts'
import { version } from '../cli/version.ts'
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
  async list(folder) {
    if (!folder.startsWith('file://')) return []
    const { glob } = await import('tinyglobby')
    const found = await glob('**/*.{md,markdown,mdown,mdx,qmd,yaml,yml}', {
      cwd: fileURLToPath(folder),
      ignore: ['**/node_modules/**', '**/.git/**'],
      absolute: true,
      followSymbolicLinks: false,
    })
    return found.sort().map((path) => pathToFileURL(path).href)
  },
})
