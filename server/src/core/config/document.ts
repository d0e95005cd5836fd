import type { Change, LintedDocument } from '../index.ts'
import { inOrder } from '../settle.ts'
import { type Known, parseConfig } from './parse.ts'

/** A configuration as a document, so that what is wrong in it is shown like everything else. */
export function configDocument(text: string, known: Known): LintedDocument {
  let findings: LintedDocument['findings'] | undefined
  return {
    text,
    format: { name: 'none' },
    get findings() {
      return (findings ??= parseConfig(text, known).problems.sort(inOrder))
    },
    names: () => [],
    work: () => [][Symbol.iterator](),
    edit: (changes: readonly Change[]) =>
      configDocument(
        changes.reduce((t, { start, end, newText }) => t.slice(0, start) + newText + t.slice(end), text),
        known,
      ),
  }
}
