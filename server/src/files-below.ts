import { type Dirent, readdir, realpathSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { endings, kinds } from './kinds.ts'

/** Names of files that may be articles or exercise files; YAML is linted where its name or content says that it holds exercises. */
export const written = `**/*.{${endings.join(',')}}`

/** Names of files that may be exercise files. */
export const writtenYaml = `**/*.{${kinds.yaml.join(',')}}`

/** Files, and the folders that could not be looked into. */
export interface Below {
  /** Sorted, relative to the folder that was searched. */
  readonly files: readonly string[]
  /** By their absolute paths. */
  readonly locked: readonly { readonly path: string; readonly error: NodeJS.ErrnoException }[]
  /** Not everything was looked at: there was too much. */
  readonly cut: boolean
}

/**
 * The files below a folder that a glob matches, without those of installed packages, and without hidden ones unless the glob names such. A
 * link to a file counts as that file, once; links to folders are not followed, so that none leads in a circle; a folder that vanishes
 * meanwhile holds nothing.
 * @param most how many files and folders are looked at
 */
export async function filesBelow(folder: string, pattern: string, most = Number.POSITIVE_INFINITY): Promise<Below> {
  const { glob } = await import('tinyglobby')
  const locked: { path: string; error: NodeJS.ErrnoException }[] = []
  const links = new Set<string>()
  let left = most
  const watched = (path: string, options: object, done: (error: Error | null, entries: Dirent[]) => void) => {
    if (left < 0) return done(null, [])
    readdir(path, { ...options, withFileTypes: true }, (error, entries) => {
      if (error && error.code !== 'ENOENT') locked.push({ path: resolve(path), error })
      left -= entries?.length ?? 0
      done(
        error,
        entries?.map((entry) => followed(entry, resolve(path, entry.name), links)),
      )
    })
  }
  const ours = pattern === written || pattern === writtenYaml
  const files = await glob(pattern, {
    cwd: folder,
    ignore: ['**/node_modules/**', '**/.git/**'],
    onlyFiles: true,
    // README.MD and notes.Rmd are articles; what a user names is as it is named.
    caseSensitiveMatch: !ours,
    dot: /(?:^|[/{,])\.[^./]/.test(pattern),
    expandDirectories: false,
    followSymbolicLinks: false,
    fs: { readdir: watched as typeof readdir },
  })
  return { files: withoutTwins(folder, files.sort(), links), locked, cut: left < 0 }
}

/** An entry of a folder; a link that leads to a file is told as a file. */
function followed(entry: Dirent, path: string, links: Set<string>): Dirent {
  if (!entry.isSymbolicLink()) return entry
  try {
    if (!statSync(path).isFile()) return entry
  } catch {
    return entry
  }
  links.add(path)
  return Object.create(entry, { isFile: { value: () => true }, isSymbolicLink: { value: () => false } })
}

/** The files without the links whose file is among them already. */
function withoutTwins(folder: string, files: string[], links: ReadonlySet<string>): string[] {
  if (!links.size) return files
  const isLink = (file: string) => links.has(resolve(folder, file))
  const known = new Set<string>()
  const keep = (file: string) => {
    const real = realpathSync(join(folder, file))
    return known.has(real) ? false : known.add(real)
  }
  const kept = new Set([...files.filter((file) => !isLink(file)), ...files.filter(isLink)].filter(keep))
  return files.filter((file) => kept.has(file))
}
