import type { CompiledPacks, Linter } from '../core/index.ts'
import { visibleLines } from '../core/shorten.ts'
import { claimPage } from '../core/tell/page.ts'
import { type CheckAll, checkGiven, checkHere } from './check.ts'
import { Checks } from './checks.ts'
import { completion } from './completion.ts'
import type { Io } from './io.ts'
import { lint } from './lint.ts'
import { help, readOptions } from './options.ts'
import { version } from './version.ts'

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
      return (await import('./mcp.ts')).serveMcp(await packs(), await checks(), io)
    case 'completion':
      return print(io, completion[asked.shell])
    case 'why':
      return print(io, visibleLines(`${await (await checks()).why(asked.path)}\n`))
    case 'claims':
      return print(io, asked.json ? claimsAsJson(await packs()) : claimsAsTable(await packs()))
    case 'packs':
      return (await import('./packs.ts')).testPacks(asked.paths, await packs(), linter, io)
    case 'explain':
      return explain(asked.claim, await packs(), io)
    case 'explain-at':
      return (await import('./explain-at.ts')).explainAt(asked, await linter(), io)
  }
}

function explain(id: string, packs: CompiledPacks, io: Io): number {
  const claim = packs.claims.find((c) => c.id === id)
  if (claim) return print(io, visibleLines(claimPage(claim)))
  const words = id.split(/[/-]/).filter((word) => word.length > 2)
  const near = packs.claims
    .map((c) => ({ id: c.id, shared: words.filter((word) => c.id.includes(word)).length }))
    .filter(({ shared }) => shared > 0)
    .sort((a, b) => b.shared - a.shared)
    .slice(0, 3)
  const hint = near.length ? ` Did you mean ${near.map((c) => c.id).join(', ')}?` : ' goodform claims lists them.'
  io.error(`goodform: there is no claim “${id}”.${hint}\n`)
  return 2
}

function claimsAsJson(packs: CompiledPacks): string {
  const list = packs.claims.map(({ id, claim, verdict, certainty, carries, sources, reviewed }) => ({
    id,
    claim,
    verdict,
    certainty,
    carries,
    sources: sources.length,
    reviewed,
  }))
  return `${JSON.stringify(list, undefined, 2)}\n`
}

function claimsAsTable(packs: CompiledPacks): string {
  return packs.claims
    .map((c) => `${c.id.padEnd(42)} ${c.verdict.padEnd(13)} ${c.certainty.padEnd(9)} ${c.claim}\n`)
    .join('')
}

function print(io: Io, text: string): number {
  io.out(text)
  return 0
}
