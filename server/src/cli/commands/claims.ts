import { type Claim, claimPage, type Linter, rulePage, visibleLines } from '../../core/index.ts'
import type { Checks } from '../check/checks.ts'
import { tellFaults } from '../faults.ts'
import type { Io } from '../io/io.ts'

/** Prints the evidence of a claim, or what a rule is about; own packs are those of the current folder's configuration. Exit code 2 for an unknown id. */
export async function explain(id: string, checks: Checks, io: Io): Promise<number> {
  const { linter, faults } = await checks.here()
  tellFaults(faults, io)
  const claim = linter.claims.get(id)
  const rule = linter.rules.get(id)
  if (claim ?? rule) {
    io.out(visibleLines(claim ? claimPage(claim) : rulePage(rule!)))
    return 0
  }
  io.error(`goodform: there is no claim “${id}”.${hint(id, linter)}\n`)
  return 2
}

function hint(id: string, { claims, rules }: Linter): string {
  const words = id.split(/[/-]/).filter((word) => word.length > 2)
  const near = [...claims.keys(), ...rules.keys()]
    .map((other) => ({ other, shared: words.filter((word) => other.includes(word)).length }))
    .filter(({ shared }) => shared > 0)
    .sort((a, b) => b.shared - a.shared)
    .slice(0, 3)
  return near.length ? ` Did you mean ${near.map(({ other }) => other).join(', ')}?` : ' goodform claims lists them.'
}

/** Prints all claims: the built-in ones, and those of the packs that the current folder's configuration names. */
export async function listClaims(asJson: boolean, checks: Checks, io: Io): Promise<number> {
  const { linter, faults } = await checks.here()
  tellFaults(faults, io)
  const claims = [...linter.claims.values()]
  io.out(asJson ? jsonOf(claims) : visibleLines(tableOf(claims)))
  return 0
}

function jsonOf(claims: readonly Claim[]): string {
  const list = claims.map(({ id, claim, verdict, certainty, carries, sources, reviewed }) => ({
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

function tableOf(claims: readonly Claim[]): string {
  return claims.map((c) => `${c.id.padEnd(42)} ${c.verdict.padEnd(13)} ${c.certainty.padEnd(9)} ${c.claim}\n`).join('')
}
