import type { CompiledPacks, Linter } from '../core/index.ts'
import { version } from '../version.ts'
import { type CheckAll, checkGiven, checkHere } from './check/check.ts'
import { Checks } from './check/checks.ts'
import { lint } from './commands/lint.ts'
import { completion } from './completion.ts'
import type { Io } from './io/io.ts'
import { help, readOptions } from './options.ts'

/** What the command line runs with. */
export interface World {
  /** Loaded and made when they are needed: help needs neither. */
  readonly packs: () => Promise<CompiledPacks>
  readonly linter: (packs?: CompiledPacks) => Promise<Linter>
  /** What files are checked with; the linter and their configurations where it is not given. */
  readonly checks?: () => Promise<Checks>
  /** Checks many files; one after the other where it is not given. */
  readonly checkAll?: CheckAll
  readonly io: Io
}

/**
 * The command line.
 * @param argv the arguments behind the program's name
 * @returns the exit code
 */
export async function run(argv: readonly string[], { packs, linter, checkAll, io, ...world }: World): Promise<number> {
  let made: Promise<Checks> | undefined
  const checks = () => (made ??= world.checks?.() ?? linter().then((own) => new Checks(own, io)))
  const asked = readOptions(argv)
  switch (asked.command) {
    case 'wrong':
      io.error(`goodform: ${asked.message}\nTry goodform --help.\n`)
      return 2
    case 'help':
      return print(io, help)
    case 'version':
      return print(io, `${version}\n`)
    case 'lint':
      return lint(
        asked,
        {
          claims: new Map((await packs()).claims.map((claim) => [claim.id, claim])),
          linter,
          checkAll: checkAll ?? checkHere(await checks(), io),
          checkText: async (path, text, options) => {
            const own = await checks()
            await own.refresh()
            return checkGiven(path, text, own, options)
          },
        },
        io,
      )
    case 'mcp':
      return (await import('./commands/mcp.ts')).serveMcp(await checks(), io)
    case 'completion':
      return print(io, completion[asked.shell])
    case 'why':
      return (await import('./commands/why.ts')).why(asked.path, await checks(), io)
    case 'claims':
      return (await import('./commands/claims.ts')).listClaims(asked.json, await checks(), io)
    case 'packs':
      return (await import('./commands/packs.ts')).testPacks(asked.paths, await packs(), linter, io)
    case 'explain':
      return (await import('./commands/claims.ts')).explain(asked.claim, await checks(), io)
    case 'explain-at':
      return (await import('./commands/explain-at.ts')).explainAt(asked, await checks(), io)
  }
}

function print(io: Io, text: string): number {
  io.out(text)
  return 0
}
