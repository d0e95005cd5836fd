import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import module, { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import vm from 'node:vm'

/** Says which program it is; set by the build. V8 itself compares no more than the length. */
declare const goodformHash: string

/** What the program can do: be the command line, or one of its workers. */
type Program = Pick<typeof import('./bin.ts'), 'main' | 'work'>

/** Loads the program that stands in a folder, the code that V8 made of it the last time with it. */
export function program(folder: string): Program {
  const path = join(folder, 'cli.cjs')
  const { enableCompileCache } = module as { enableCompileCache?: () => unknown }
  // Node keeps the compiled program for the next start, where it can (from 22.1 on).
  if (!enableCompileCache) return runCompiled(path) as Program
  enableCompileCache()
  return createRequire(path)(path)
}

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
 * options that it was made with, so the main thread does this first.
 */
export function compileLess(): void {
  if (!process.versions.node.startsWith('20.')) return
  setFlagsFromString('--interrupt-budget=300000')
  setFlagsFromString('--max-inlined-bytecode-size-cumulative=400')
}

/**
 * Runs a CommonJS program with the code that V8 made of it the last time, and keeps that where there is none: what Node does by itself from
 * 22.1 on. Whatever goes wrong with it costs time and nothing else. The program is plain ASCII, and may import nothing dynamically.
 * @returns what the program exports
 */
function runCompiled(path: string): unknown {
  const kept = keptAt()
  const require = createRequire(path)
  if (!kept) return require(path)
  const cachedData = read(join(kept.folder, kept.file))
  const source = module.wrap(readFileSync(path, 'latin1'))
  const script = new vm.Script(source, { filename: path, ...(cachedData ? { cachedData } : {}) })
  const before = script.cachedDataRejected ? 0 : (cachedData?.length ?? 0)
  // A run that did little has compiled little; what lints an article comes to more than the program's length.
  if (before < source.length)
    process.on('exit', () => {
      const code = script.createCachedData()
      if (code.length > Math.max(before * 1.05, source.length * 0.8)) keep(kept.folder, kept.file, code)
    })
  const own = { exports: {} }
  script.runInThisContext()(own.exports, require, own, path, dirname(path))
  return own.exports
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
    const temporary = join(folder, `${file}.${process.pid}.${process.hrtime.bigint()}.tmp`)
    writeFileSync(temporary, code, { mode: 0o600 })
    renameSync(temporary, join(folder, file))
    for (const other of readdirSync(folder))
      if (other.endsWith('.bin') && !other.startsWith(goodformHash)) rmSync(join(folder, other), { force: true })
  } catch {}
}
