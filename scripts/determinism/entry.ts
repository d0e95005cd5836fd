import { builtIn } from '../../server/src/built-in.ts'

/** Reads texts, given as path and text, and gives all that is found in each, with its fixes, as a line of JSON. */
function findings(texts: readonly (readonly [string, string])[]): string[] {
  const linter = builtIn()
  return texts.map(([path, text]) => {
    const document = linter.open(text, { path })
    const found = document.findings.map((finding) => {
      const { claim, severity, span, message, strength, carries, score, by, decided } = finding
      const fixes = linter.fixes(document, finding).map(({ title, edits }) => [title, edits])
      return [claim, severity, span.start, span.end, message, strength, carries, score, by, decided, fixes]
    })
    return JSON.stringify([path, found])
  })
}

Object.assign(globalThis, { goodformFindings: findings })
