import type { CodeLens } from 'vscode-languageserver'
import type { Finding, Linter } from '../core/index.ts'
import type { Say } from '../core/l10n.ts'
import { summary } from '../core/tell/summary.ts'

/** The line at the top of an article that says what its findings come to. */
export function codeLenses(findings: readonly Finding[], linter: Linter, say: Say): CodeLens[] {
  const title = summary(findings, linter.claims, say)
  const start = { line: 0, character: 0 }
  return title ? [{ range: { start, end: start }, command: { title, command: '' } }] : []
}
