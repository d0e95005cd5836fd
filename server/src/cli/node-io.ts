import { readFileSync, statSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { visibleLines } from '../core/shorten.ts'
import { type Below, filesBelow, written } from './files-below.ts'
import type { Io } from './io.ts'
import { linesOf } from './lines.ts'

let interrupted = false

/** Lets Ctrl-C end what is done, at the next place where that leaves nothing half done. */
export function untilInterrupted(): void {
  process.once('SIGINT', () => {
    interrupted = true
    // Who asks twice does not want to wait.
    process.once('SIGINT', () => process.exit(130))
  })
}

/** Largest file that is read, in bytes; more is no writing. */
const most = 100_000_000

/** Reads a file. A pipe or a device may never end, so only regular files are read. Nothing else is done meanwhile, so that nothing waits for it, which takes longer than to read. */
async function readRegular(path: string): Promise<Uint8Array> {
  const found = statSync(path)
  if (!found.isFile()) throw new Error('is no regular file, so it was not read.')
  if (found.size > most) throw new Error(`has more than ${most / 1_000_000} MB, so it was not read.`)
  return readFileSync(path)
}

/** A file's size in bytes; 0 for one that is not there or cannot be looked at. */
export function sizeOf(path: string): number {
  try {
    return statSync(resolve(path), { throwIfNoEntry: false })?.size ?? 0
  } catch {
    return 0
  }
}

const fromHere = (path: string) => relative(process.cwd(), path) || path
const named = ({ path, error }: Below['locked'][number]) => ({ path: fromHere(path), error })

/** Nothing for what is not there. @throws what else keeps it from being read */
function unlessMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT' && error.code !== 'ENOTDIR') throw error
}

/** The real world: Node's file system and streams. */
export const nodeIo: Io = {
  cwd: process.cwd(),
  env: process.env,
  isTTY: process.stdout.isTTY ?? false,
  read: (path) => readRegular(resolve(path)),
  readIfThere: (path) => readRegular(resolve(path)).catch(unlessMissing),
  changed: async (ref) => (await import('./git.ts')).changedFiles(ref, process.cwd()),
  ...(process.stderr.isTTY ? { progress: (text: string) => void process.stderr.write(`\r\u001b[K${text}`) } : {}),
  write: async (path, text) => (await import('./replace.ts')).replaceFile(resolve(path), text),
  async find(path) {
    const found = statSync(resolve(path), { throwIfNoEntry: false })
    if (found?.isDirectory()) {
      const { files, locked } = await filesBelow(resolve(path), written)
      return { files: files.map((file) => fromHere(join(resolve(path), file))), locked: locked.map(named) }
    }
    if (found) return { files: [path], locked: [] }
    if (!/[*?{[]/.test(path)) return undefined
    const { files, locked } = await filesBelow(process.cwd(), path.replaceAll('\\', '/'))
    return files.length || locked.length ? { files, locked: locked.map(named) } : undefined
  },
  async stdin() {
    const parts: Uint8Array[] = []
    let size = 0
    for await (const part of process.stdin) {
      size += (part as Uint8Array).length
      if (size > most) throw new Error(`has more than ${most / 1_000_000} MB, so it was not read.`)
      parts.push(part as Uint8Array)
    }
    return Buffer.concat(parts)
  },
  lines: () => linesOf(process.stdin as AsyncIterable<Uint8Array>, most),
  interrupted: () => interrupted,
  out: (text) => void process.stdout.write(text),
  error: (text) => void process.stderr.write(visibleLines(text)),
}
