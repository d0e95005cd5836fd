import { expect } from 'vitest'
import { builtIn } from '../server/src/built-in.ts'
import type { FixKind } from '../server/src/core/index.ts'
import { apply } from './marked.ts'

const everyday = builtIn()

/**
 * What each fix of a text's first finding makes of the text, best first; those that keep the wording are left out.
 * @param claim the finding is the first of this claim
 */
export function reworded(text: string, claim?: string, linter = everyday): { kind: FixKind; text: string }[] {
  const document = linter.open(text)
  const finding = document.findings.find((f) => !claim || f.claim === claim)
  expect(finding, text).toBeDefined()
  return linter
    .fixes(document, finding!)
    .filter(({ kind }) => kind !== 'suppress')
    .map(({ kind, edits }) => ({ kind, text: apply(text, edits) }))
}

/** The same of one kind of fix, and of those alone that fit the evidence where none is given. */
export const fits = (text: string, claim?: string, kind: FixKind = 'fit'): string[] =>
  reworded(text, claim)
    .filter((fix) => fix.kind === kind)
    .map((fix) => fix.text)
