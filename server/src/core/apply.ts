import type { Edit, LintedDocument, Linter } from './index.ts'

/**
 * Applies the safe fixes of a document, each to the text that the one before it left, so that no two can overlap.
 * @returns the text after them, and one edit that leads there: from the first to the last changed character
 */
export function applySafeFixes(document: LintedDocument, linter: Linter): { text: string; edits: Edit[] } {
  let current = document
  for (let round = document.findings.length; round > 0; round--) {
    const fix = current.findings.flatMap((finding) => linter.fixes(current, finding)).find((f) => f.safe)
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
