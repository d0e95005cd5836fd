import type { Decision, Layer } from '../../config/decide.ts'
import { isFault } from '../../config/find.ts'
import { Linters, missingPacks, type PacksReader } from '../../config/linters.ts'
import type { Linter } from '../../core/index.ts'
import { positions } from '../../report/positions.ts'
import type { Fault } from '../../report/result.ts'
import type { Io } from '../io/io.ts'
import { decode, saying } from './check.ts'
import { Settings } from './settings.ts'

/** What a file is checked with. */
export interface Check {
  readonly decision: Decision
  /** Where its settings come from. */
  readonly layers: readonly Layer[]
  readonly linter: Linter
  readonly faults: readonly Fault[]
  /** Whether a claim is of a user's pack. */
  readonly isAdded: (claim: string) => boolean
}

/** What files are checked with: their configurations and packs, found as the editor finds them. */
export class Checks {
  private readonly settings: Settings
  private readonly linters: Linters
  /** What was read of each configuration and pack, those that are not there included. */
  private readonly seen = new Map<string, string | undefined>()

  /** @param packs reads the packs that configurations name; without it they are not loaded */
  constructor(
    private readonly linter: Linter,
    private readonly io: Pick<Io, 'cwd' | 'read'>,
    packs?: PacksReader,
  ) {
    const read = async (path: string) => {
      this.seen.set(path, undefined)
      const text = await readText(path, io)
      this.seen.set(path, text)
      return text
    }
    const known = { claims: [...linter.claims.keys()], topics: linter.topics.map(({ name }) => name) }
    this.settings = new Settings(io.cwd, read, known)
    this.linters = new Linters(linter, packs?.(read))
  }

  /** What a file is checked with. Never rejects. */
  async of(path: string): Promise<Check> {
    const { found, decision, layers } = await this.settings.of(path)
    const { linter, read = [], unread } = await this.linters.of(decision, [this.io.cwd.replaceAll('\\', '/')])
    const own = found
      ? [...found.problems, ...missingPacks(found.text, decision.packs, unread)].map((problem) => ({
          text: this.placed(found.path, found.text, problem.span.start, problem.message),
          grave: true,
        }))
      : []
    const packs = read.flatMap((pack) =>
      pack.problems.map(({ start, message, severity }) => ({
        text: this.placed(pack.path, pack.text, start, message),
        grave: isFault({ severity }),
      })),
    )
    const isAdded = (claim: string) => !this.linter.claims.has(claim)
    return { decision, layers, linter, faults: [...own, ...packs], isAdded }
  }

  /** What a new article in the current folder would be checked with. Never rejects. */
  here(): Promise<Check> {
    return this.of('article.md')
  }

  /** Takes up what has changed in configurations and packs since they were read: for who stays and is asked again. */
  async refresh(): Promise<void> {
    for (const [path, before] of this.seen) {
      const now = await readText(path, this.io).catch(() => undefined)
      if (now === before) continue
      this.seen.clear()
      this.settings.forget()
      this.linters.forget()
      return
    }
  }

  private placed(path: string, text: string, offset: number, message: string): string {
    const { line, character } = positions(text)(offset)
    const cwd = `${this.io.cwd.replaceAll('\\', '/')}/`
    return `${path.startsWith(cwd) ? path.slice(cwd.length) : path}:${line + 1}:${character + 1}: ${message}`
  }
}

/** A file's text; undefined where there is none. @throws an Error that says why it could not be read */
export async function readText(path: string, io: Pick<Io, 'read'>): Promise<string | undefined> {
  let bytes: Uint8Array
  try {
    bytes = await io.read(path)
  } catch (error) {
    const { code } = error as { code?: string }
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined
    throw new Error(saying(error))
  }
  const text = decode(bytes)
  if (text === undefined) throw new Error('it is not UTF-8 text')
  return text
}
