import type { LintedDocument } from '../linter.ts'
import type { Finding } from '../model.ts'
import type { Change } from './recut.ts'

/** A text of the program's own (a configuration, a pack) as a document, so that what is wrong in it is shown like everything else. */
export function checkedText(text: string, check: (text: string) => readonly Finding[]): LintedDocument {
  let found: readonly Finding[] | undefined
  const findings = () => (found ??= check(text))
  return {
    text,
    end: text.length,
    format: { name: 'none' },
    get findings() {
      return findings()
    },
    get parts() {
      return [{ start: 0, findings: findings() }]
    },
    names: () => [],
    editCost: () => text.length,
    work: () => [][Symbol.iterator](),
    edit: (changes: readonly Change[]) =>
      checkedText(
        changes.reduce((t, { start, end, newText }) => t.slice(0, start) + newText + t.slice(end), text),
        check,
      ),
  }
}
