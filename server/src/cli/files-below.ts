import { type Dirent, readdir } from 'node:fs'
import { resolve } from 'node:path'
import { endings } from '../kinds.ts'

/** Names of files that may be articles or exercise files; YAML is linted where its name or content says that it holds exercises. */
export const written = `**/*.{${endings.join(',')}}`

/** Files, and the folders that could not be looked into. */
export interface Below {
  /** Sorted, relative to the folder that was searched. */
  readonly files: readonly string[]
  /** By their absolute paths. */
  readonly locked: readonly { readonly path: string; readonly error: NodeJS.ErrnoException }[]
}

/**
 * The files below a folder that a glob matches, without those of installed packages. Links to folders are not followed, so that none leads
 * in a circle; a folder that vanishes meanwhile holds nothing.
 */
export async function filesBelow(folder: string, pattern: string): Promise<Below> {
  const { glob } = await import('tinyglobby')
  const locked: { path: string; error: NodeJS.ErrnoException }[] = []
  const watched = (path: string, options: object, done: (error: Error | null, entries: Dirent[]) => void) =>
    readdir(path, { ...options, withFileTypes: true }, (error, entries) => {
      if (error && error.code !== 'ENOENT') locked.push({ path: resolve(path), error })
      done(error, entries)
    })
  const files = await glob(pattern, {
    cwd: folder,
    ignore: ['**/node_modules/**', '**/.git/**'],
    onlyFiles: true,
    // README.MD and notes.Rmd are articles; what a user names is as it is named.
    caseSensitiveMatch: pattern !== written,
    expandDirectories: false,
    followSymbolicLinks: false,
    fs: { readdir: watched as typeof readdir },
  })
  return { files: files.sort(), locked }
}
