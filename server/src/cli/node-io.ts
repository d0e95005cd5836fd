import { randomBytes } from 'node:crypto'
import { chmod, readFile, realpath, rename, stat, unlink, writeFile } from 'node:fs/promises'
import { join, relative, resolve } from 'node:path'
import { isMainThread } from 'node:worker_threads'
import type { Io } from './io.ts'

/** File names that are looked at when a folder is given; YAML is linted where its name or content says that it holds exercises. */
const linted = '**/*.{md,markdown,mdown,mdx,qmd,yaml,yml}'

let interrupted = false
if (isMainThread)
  process.once('SIGINT', () => {
    interrupted = true
    // Who asks twice does not want to wait.
    process.once('SIGINT', () => process.exit(130))
  })

/** Largest file that is read, in bytes; more is no writing. */
const most = 100_000_000

/** Reads a file. A pipe or a device may never end, so only regular files are read. */
async function readRegular(path: string): Promise<Uint8Array> {
  const found = await stat(path)
  if (!found.isFile()) throw new Error('is no regular file, so it was not read.')
  if (found.size > most) throw new Error(`has more than ${most / 1_000_000} MB, so it was not read.`)
  return readFile(path)
}

/** The real world: Node's file system and streams. */
export const nodeIo: Io = {
  cwd: process.cwd(),
  env: process.env,
  isTTY: process.stdout.isTTY ?? false,
  read: (path) => readRegular(resolve(path)),
  async readIfThere(path) {
    try {
      return await readFile(resolve(path))
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException
      if (code === 'ENOENT' || code === 'ENOTDIR') return undefined
      throw error
    }
  },
  changed: async (ref) => (await import('./git.ts')).changedFiles(ref, process.cwd()),
  ...(process.stderr.isTTY ? { progress: (text: string) => void process.stderr.write(`\r\u001b[K${text}`) } : {}),
  async write(path, text) {
    // A link stays one: what it leads to is written.
    const target = await realpath(resolve(path)).catch(() => resolve(path))
    const mode = await stat(target).then(
      (found) => found.mode,
      () => undefined,
    )
    const temporary = `${target}.${randomBytes(4).toString('hex')}.tmp`
    try {
      await writeFile(temporary, text)
      if (mode !== undefined) await chmod(temporary, mode)
      await rename(temporary, target)
    } catch (error) {
      await unlink(temporary).catch(() => {})
      throw error
    }
  },
  async find(path) {
    const found = await stat(resolve(path)).catch(() => undefined)
    if (found?.isFile()) return [path]
    const { glob } = await import('tinyglobby')
    const options = {
      cwd: process.cwd(),
      ignore: ['**/node_modules/**', '**/.git/**'],
      onlyFiles: true,
      expandDirectories: false,
      followSymbolicLinks: false,
    }
    if (found?.isDirectory()) {
      const inside = await glob(linted, { ...options, cwd: resolve(path) })
      return inside.map((file) => relative(process.cwd(), join(resolve(path), file)) || file).sort()
    }
    if (!/[*?{[]/.test(path)) return undefined
    const matched = await glob(path.replaceAll('\\', '/'), options)
    return matched.length ? matched.sort() : undefined
  },
  async stdin() {
    const parts: Uint8Array[] = []
    for await (const part of process.stdin) parts.push(part as Uint8Array)
    return Buffer.concat(parts)
  },
  interrupted: () => interrupted,
  out: (text) => void process.stdout.write(text),
  error: (text) => void process.stderr.write(text),
}
