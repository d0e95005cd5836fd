import { readFileSync, realpathSync, statSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { visibleLines } from '../../core/index.ts'
import { type Below, filesBelow, written, writtenYaml } from '../../files-below.ts'
import type { Io } from './io.ts'
import { linesOf } from './lines.ts'

let interrupted = false

/** Lets Ctrl-C end what is done, at the next place where that leaves nothing half done. What more comes to standard input is not waited for. */
export function untilInterrupted(): void {
  process.once('SIGINT', () => {
    interrupted = true
    process.stdin.destroy()
    // Who asks twice does not want to wait.
    process.once('SIGINT', () => process.exit(130))
  })
}

/** Exit code of a program whose reader has gone: 128 and the number of SIGPIPE. */
const unheardCode = 141
let unheard = false
let mustFinish = false
let outputFailed = false

/** Ends the program where nobody reads what it prints, or lets it finish unheard what it must. */
export function untilUnheard(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    unheard = true
    // A reader that has seen enough (head, less) closes the pipe: no fault of ours, and nothing to be told.
    if (error.code !== 'EPIPE') {
      outputFailed = true
      // It may be known only after everything else is done.
      process.exitCode = 2
      nodeIo.error(`goodform: the report could not be written: ${error.message}\n`)
    }
    if (!mustFinish) process.exit(outputFailed ? 2 : unheardCode)
  })
  // There is nobody to be told of it.
  process.stderr.on('error', () => {})
}

/** The exit code of a program that ends with a code, where what it printed could not be written. */
export const exitCode = (code: number): number => (outputFailed ? 2 : code)

/** What comes to standard input, up to its end or Ctrl-C. */
async function* input(): AsyncGenerator<Uint8Array> {
  try {
    yield* process.stdin as AsyncIterable<Uint8Array>
  } catch (error) {
    if (!interrupted) throw error
  }
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

/** How many files and folders are looked at in search of exercises. */
const mostLookedAt = 50_000

const isMissing = (error: unknown) => ['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')

/** Nothing for what is not there. @throws what else keeps it from being read */
function unlessMissing(error: unknown): undefined {
  if (!isMissing(error)) throw error
}

/** The real world: Node's file system and streams. */
export const nodeIo: Io = {
  cwd: process.cwd(),
  env: process.env,
  isTTY: process.stdout.isTTY ?? false,
  read: (path) => readRegular(resolve(path)),
  readIfThere: (path) => readRegular(resolve(path)).catch(unlessMissing),
  real(path) {
    try {
      return realpathSync.native(resolve(path))
    } catch {
      return resolve(path)
    }
  },
  async exists(path) {
    try {
      return statSync(resolve(path)) !== undefined
    } catch (error) {
      // What cannot be looked at may be there.
      return !isMissing(error)
    }
  },
  async yamlBelow(folder, most) {
    const { files, cut } = await filesBelow(resolve(folder), writtenYaml, mostLookedAt)
    return cut || files.length > most ? undefined : files.map((file) => fromHere(join(resolve(folder), file)))
  },
  changed: async (ref, around) => (await import('./git.ts')).changedFiles(ref, process.cwd(), around),
  ...(process.stderr.isTTY ? { progress: (text: string) => void process.stderr.write(`\r\u001b[K${text}`) } : {}),
  write: async (path, text) => (await import('./replace.ts')).replaceFile(resolve(path), text),
  async find(path) {
    const found = statSync(resolve(path), { throwIfNoEntry: false })
    if (found?.isDirectory()) {
      const { files, locked } = await filesBelow(resolve(path), written)
      const here = files.map((file) => fromHere(join(resolve(path), file)))
      return { files: here, folder: true, locked: locked.map(named) }
    }
    if (found) return { files: [path], locked: [] }
    if (!/[*?{[]/.test(path)) return undefined
    const { files, locked } = await filesBelow(process.cwd(), path.replaceAll('\\', '/'))
    return files.length || locked.length ? { files, locked: locked.map(named) } : undefined
  },
  async stdin() {
    const parts: Uint8Array[] = []
    let size = 0
    for await (const part of input()) {
      size += part.length
      if (size > most) throw new Error(`has more than ${most / 1_000_000} MB, so it was not read.`)
      parts.push(part)
    }
    return Buffer.concat(parts)
  },
  lines: () => linesOf(input(), most),
  interrupted: () => interrupted,
  mustFinish: () => {
    mustFinish = true
  },
  out: (text) => {
    if (!unheard) process.stdout.write(text)
  },
  error: (text) => void process.stderr.write(visibleLines(text)),
}
