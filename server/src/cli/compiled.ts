import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import module, { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import vm from 'node:vm'
import { isMainThread, threadId } from 'node:worker_threads'

/** Says which program it is; set by the build. V8 itself compares no more than the length. */
declare const goodformHash: string

/** Where compiled code is kept: in a folder that belongs to the user; undefined where none is known or none is wanted. */
function keptAt(): { readonly folder: string; readonly file: string } | undefined {
  const { env, platform, versions, arch } = process
  if (env.NODE_DISABLE_COMPILE_CACHE) return undefined
  const home = env.HOME && join(env.HOME, '.cache')
  const base = env.NODE_COMPILE_CACHE || (platform === 'win32' ? env.LOCALAPPDATA : env.XDG_CACHE_HOME || home)
  return base ? { folder: join(base, 'goodform'), file: `${goodformHash}-${versions.v8}-${arch}.bin` } : undefined
}

/**
 * Has V8 make machine code of less, and later, in all threads: of 200 articles on one core that took two fifths of all processor time, and
 * every worker compiles for itself. Node 20 alone has been measured, and other versions may not know these options. Code is kept for the
 * options that it was made with, so this comes first.
 */
export function compileLess(): void {
  if (!isMainThread || !process.versions.node.startsWith('20.')) return
  setFlagsFromString('--interrupt-budget=300000')
  setFlagsFromString('--max-inlined-bytecode-size-cumulative=400')
}

/**
 * Runs a CommonJS program with the code that V8 made of it the last time, and keeps that where there is none: what Node does by itself from
 * 22.1 on. Whatever goes wrong with it costs time and nothing else. The program may import nothing dynamically.
 */
export function runCompiled(path: string): void {
  const kept = keptAt()
  const require = createRequire(path)
  if (!kept) {
    require(path)
    return
  }
  const cachedData = read(join(kept.folder, kept.file))
  const source = module.wrap(readFileSync(path, 'utf8'))
  const script = new vm.Script(source, { filename: path, ...(cachedData ? { cachedData } : {}) })
  if (!cachedData || script.cachedDataRejected)
    process.on('exit', () => {
      const code = script.createCachedData()
      // A run that did little has compiled little.
      if (code.length > source.length) keep(kept.folder, kept.file, code)
    })
  const own = { exports: {} }
  script.runInThisContext()(own.exports, require, own, path, dirname(path))
}

function read(path: string): Buffer | undefined {
  try {
    return readFileSync(path)
  } catch {
    return undefined
  }
}

/** Keeps code in one step, and no longer that of other versions of the program. */
function keep(folder: string, file: string, code: Buffer): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    const temporary = join(folder, `${file}.${process.pid}.${threadId}.tmp`)
    writeFileSync(temporary, code, { mode: 0o600 })
    renameSync(temporary, join(folder, file))
    for (const other of readdirSync(folder))
      if (other.endsWith('.bin') && !other.startsWith(goodformHash)) rmSync(join(folder, other), { force: true })
  } catch {}
}
