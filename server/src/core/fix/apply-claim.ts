import type { LintedDocument, Linter } from '../linter.ts'
import type { Edit, Finding, Fix } from '../model.ts'

/** What came of rewording all findings of a claim. */
export interface ClaimFixes {
  /** In the order of the text; no two overlap. */
  readonly edits: readonly Edit[]
  /** Findings that they clear. */
  readonly fixed: number
  /** Findings that want a person: no rewording fits them, or two stand in each other's way. */
  readonly left: number
}

/**
 * The rewordings of all findings of a claim, each the safe one or else the best that fits the evidence or names a better target. Together
 * they clear what they are counted for and raise no other finding. A step for every finding, so that a caller may stop in between.
 */
export function* fixesOfClaim(
  document: LintedDocument,
  linter: Linter,
  claim: string,
): Generator<void, ClaimFixes, void> {
  const found = document.findings.filter((finding) => finding.claim === claim)
  let edits: readonly Edit[] = []
  let counts = countsOf(document)
  let fixed = 0
  for (const finding of found) {
    yield
    const fix = chosen(document, linter, finding)
    if (!fix || fix.edits.some((edit) => edits.some((other) => meet(edit, other)))) continue
    const tried = [...edits, ...fix.edits]
    const now = countsOf(document.edit([...tried].sort((a, b) => b.start - a.start)))
    if (!clears(claim, counts, now)) continue
    edits = tried
    counts = now
    fixed++
  }
  return { edits: [...edits].sort((a, b) => a.start - b.start), fixed, left: found.length - fixed }
}

function chosen(document: LintedDocument, linter: Linter, finding: Finding): Fix | undefined {
  const fits = (fix: Fix | undefined) => (fix?.kind === 'fit' || fix?.kind === 'redirect' ? fix : undefined)
  const first = linter.safeFix(document, finding) ?? fits(linter.rewording(document, finding))
  return first ?? linter.fixes(document, finding).find(fits)
}

/** Whether two edits change or touch the same place. */
const meet = (a: Edit, b: Edit) => a.start <= b.end && b.start <= a.end

function clears(claim: string, before: ReadonlyMap<string, number>, now: ReadonlyMap<string, number>): boolean {
  for (const [id, n] of now) if (id !== claim && n > (before.get(id) ?? 0)) return false
  return (now.get(claim) ?? 0) < (before.get(claim) ?? 0)
}

function countsOf(document: LintedDocument): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { claim } of document.findings) counts.set(claim, (counts.get(claim) ?? 0) + 1)
  return counts
}
