import type { Edit, LintedDocument, Linter } from './index.ts'

/**
 * Applies the safe fixes of a document, each to the text that the one before it left, so that no two can overlap.
 * A fixed text has no safe fix left: applied again, nothing changes.
 * @returns the text after them, and one edit that leads there: from the first to the last changed character
 */
export function applySafeFixes(document: LintedDocument, linter: Linter): { text: string; edits: Edit[] } {
  let current = document
  // Every fix takes a finding away and adds none, so there are at most as many as findings.
  for (let left = document.findings.length; left > 0; left--) {
    const fix = nextFix(current, linter)
    if (!fix) break
    current = current.edit([...fix.edits].sort((a, b) => b.start - a.start))
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

function nextFix(document: LintedDocument, linter: Linter) {
  for (const finding of document.findings) {
    const fix = linter.safeFix(document, finding)
    if (fix) return fix
  }
  return undefined
}
