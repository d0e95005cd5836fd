import type { LintedDocument, Linter } from '../linter.ts'
import type { Edit, Fix } from '../model.ts'

/** What came of all safe fixes: the text after them, and one edit that leads there, from the first to the last changed character. */
export interface SafelyFixed {
  readonly text: string
  readonly edits: readonly Edit[]
}

/** The same as `safeFixes`, at once. */
export function applySafeFixes(document: LintedDocument, linter: Linter): SafelyFixed {
  const steps = safeFixes(document, linter)
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}

/**
 * Applies the safe fixes of a document, each to the text that the one before it left, so that no two can overlap.
 * A fixed text has no safe fix left: applied again, nothing changes. A step for every finding, so that a caller may stop in between.
 */
export function* safeFixes(document: LintedDocument, linter: Linter): Generator<void, SafelyFixed, void> {
  let current = document
  // Every fix takes a finding away and adds none, so there are at most as many as findings.
  let left = document.findings.length
  // Once through the text, each fix going on where the one before it was; a fix may make room for one before it, so until nothing is found.
  for (let before: LintedDocument | undefined; before !== current && left > 0; ) {
    before = current
    for (let from = 0; left > 0; left--) {
      const next = yield* nextFix(current, linter, from)
      if (!next) break
      from = next.at
      current = current.edit([...next.fix.edits].sort((a, b) => b.start - a.start))
    }
  }
  const before = document.text
  const after = current.text
  if (before === after) return { text: after, edits: [] }
  let start = 0
  while (before[start] === after[start]) start++
  let back = 0
  while (
    back < Math.min(before.length, after.length) - start &&
    before[before.length - 1 - back] === after[after.length - 1 - back]
  )
    back++
  return {
    text: after,
    edits: [{ start, end: before.length - back, newText: after.slice(start, after.length - back) }],
  }
}

/** The first safe fix of a finding that starts at an offset or behind it, and where that finding starts. */
function* nextFix(
  document: LintedDocument,
  linter: Linter,
  from: number,
): Generator<void, { fix: Fix; at: number } | undefined, void> {
  for (const finding of document.findings) {
    if (finding.span.start < from) continue
    yield
    const fix = linter.safeFix(document, finding)
    if (fix) return { fix, at: Math.min(finding.span.start, ...fix.edits.map((edit) => edit.start)) }
  }
  return undefined
}
