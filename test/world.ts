import { resolve } from 'node:path'
import { builtIn, builtInWith } from '../server/src/built-in.ts'
import { Checks } from '../server/src/cli/check/checks.ts'
import type { Io } from '../server/src/cli/io/io.ts'
import { run } from '../server/src/cli/run.ts'
import type { CompiledPacks, Linter } from '../server/src/core/index.ts'
import { testLinter } from './marked.ts'

export type Files = Record<string, string | Uint8Array | Error>

let linter: Linter | undefined

/** The command line in a world in memory: a name that ends in `/` is a folder. With `complete` it has the built-in packs, and reads own ones. */
export function world(
  files: Files,
  { tty = false, env = {}, stdin = '', changed = [] as string[], complete = false, interrupted = false } = {},
) {
  const said = { out: '', error: '' }
  const io: Io = {
    cwd: '/',
    env,
    isTTY: tty,
    read: async (path) => {
      const content = files[path] ?? files[path.replace(/^\/+/, '')]
      if (content === undefined) throw Object.assign(new Error('ENOENT'), { code: 'ENOENT' })
      if (content instanceof Error) throw content
      return typeof content === 'string' ? new TextEncoder().encode(content) : content
    },
    readIfThere: async (path) => {
      const content = files[path.replace(/^\//, '')]
      return typeof content === 'string' ? new TextEncoder().encode(content) : undefined
    },
    real: (path) => resolve('/', path),
    exists: async (path) => Object.hasOwn(files, path) || Object.hasOwn(files, path.replace(/^\/+/, '')),
    yamlBelow: async (folder) => {
      const inside = `${folder.replace(/^\/+/, '').replace(/(?<=[^/])$/, '/')}`
      return Object.keys(files).filter((name) => name.startsWith(inside) && /^[^/].*\.ya?ml$/.test(name))
    },
    changed: async () => changed,
    write: async (path, text) => {
      files[path] = text
    },
    find: async (path) => {
      const inside = () => Object.keys(files).filter((name) => name.startsWith(path) && name !== path)
      if (path.endsWith('/')) return { files: inside(), folder: true, locked: [] }
      return Object.hasOwn(files, path) ? { files: [path], locked: [] } : undefined
    },
    stdin: async () => new TextEncoder().encode(stdin),
    async *lines() {
      for (const line of stdin.replace(/\n$/, '').split('\n')) yield new TextEncoder().encode(line)
    },
    interrupted: () => interrupted,
    out: (text) => {
      said.out += text
    },
    error: (text) => {
      said.error += text
    },
  }
  linter ??= testLinter()
  const own = complete ? builtIn() : linter
  const packs = { claims: [...own.claims.values()], topics: [] } as unknown as CompiledPacks
  const goodform = async (...argv: string[]) => {
    Object.assign(said, { out: '', error: '' })
    const code = await run(argv, {
      packs: async () => packs,
      linter: async () => own,
      ...(complete ? { checks: async () => new Checks(own, io, builtInWith) } : {}),
      io,
    })
    return { code, ...said }
  }
  return { goodform, files, io }
}
