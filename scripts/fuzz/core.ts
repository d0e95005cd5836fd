import type { Change, Finding, LintedDocument, Linter } from '../../server/src/core/index.ts'
import type { Random } from './random.ts'
import type { Text } from './texts.ts'

/** Something that does not hold. `text` makes it happen again. */
export class Broken extends Error {
  constructor(
    message: string,
    readonly text: unknown,
  ) {
    super(message)
  }
}

/** A finding as it can be compared. */
export const plain = ({ claim, severity, span, message, strength }: Finding) =>
  JSON.stringify([claim, severity, span.start, span.end, message, strength])

/** Checks what holds for any document. */
export function sound(document: LintedDocument, text: string): void {
  if (document.text !== text) throw new Broken('The text of the document is another.', text)
  let before = 0
  for (const { claim, span, message } of document.findings) {
    if (claim === 'goodform/failure') throw new Broken(message, text)
    if (!(span.start >= 0 && span.start <= span.end && span.end <= text.length))
      throw new Broken(`${claim}: the span ${span.start} to ${span.end} is not in the text.`, text)
    if (span.start < before) throw new Broken(`${claim}: findings are not in the order of the text.`, text)
    before = span.start
  }
}

/** The first difference between a document's findings and those of its text read anew. */
export function difference(document: LintedDocument, linter: Linter, path: string): string | undefined {
  const own = document.findings.map(plain)
  const anew = linter.open(document.text, { path }).findings.map(plain)
  const at = Math.max(own.length, anew.length)
  for (let i = 0; i < at; i++) if (own[i] !== anew[i]) return `after edits ${own[i]}, read anew ${anew[i]}`
  return undefined
}

const typed = [
  '\n',
  '\n\n',
  ' ',
  '*',
  '**',
  '_',
  '`',
  '```\n',
  '- ',
  '1. ',
  '> ',
  '# ',
  '|',
  '<!-- ',
  '-->',
  ':',
  '"',
  "'",
  '[',
  ']',
  'not ',
  '.',
  'may ',
  '\r',
  '\t',
  '---\n',
  '    ',
  '[1]: x\n',
  '\ud83d',
  '&',
]

/** A change as a writer or a tool makes it. */
export function changeOf(random: Random, text: string, paste: () => string): Change {
  const line = text.lastIndexOf('\n', random.below(text.length + 1)) + 1
  const start = random.chance(0.3) ? Math.min(line, text.length) : random.below(text.length + 1)
  const length = random.chance(0.5) ? 0 : random.chance(0.8) ? random.below(12) : random.below(text.length - start + 1)
  const newText = random.chance(0.35) ? '' : random.chance(0.85) ? random.from(typed) : paste()
  return { start, end: Math.min(text.length, start + length), newText: length || newText ? newText : 'x' }
}

/** Opens a text; sometimes twice, which has to give the same. */
export function readTwice({ text, path }: Text, random: Random, linter: Linter): void {
  const document = linter.open(text, { path })
  sound(document, text)
  const again = random.chance(0.25) ? difference(document, linter, path) : undefined
  if (again) throw new Broken(`Read twice: ${again}`, { text, path })
}

/** Edits a document many times and compares it every so often with its text read anew. @returns the number of changes */
export function editAndCompare({ text, path }: Text, random: Random, linter: Linter, paste: () => string): number {
  let document = linter.open(text, { path })
  if (random.chance(0.8)) void document.findings
  const changes: Change[][] = []
  let count = 0
  for (let left = 20 + random.below(100); left > 0; left--) {
    const batch: Change[] = []
    let now = document.text
    for (let i = random.chance(0.8) ? 1 : 1 + random.below(3); i > 0; i--) {
      const change = changeOf(random, now, paste)
      now = now.slice(0, change.start) + change.newText + now.slice(change.end)
      batch.push(change)
    }
    changes.push(batch)
    count += batch.length
    document = document.edit(batch)
    if (document.text !== now) throw new Broken('An edit gives another text.', { text, path, changes })
    if (random.chance(0.05)) void document.findings
    if (left === 1 || random.chance(0.03)) {
      const wrong = difference(document, linter, path)
      if (wrong) throw new Broken(wrong, { text, path, changes })
    }
    // Documents stay small, so that many edits fit into the time.
    if (now.length > 2_000) document = document.edit([{ start: 500, end: now.length - 500, newText: '' }])
  }
  sound(document, document.text)
  return count
}
