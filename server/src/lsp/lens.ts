import type { CodeLens } from 'vscode-languageserver'
import { type Finding, type Say, summary } from '../core/index.ts'
import { showFirst } from './commands.ts'
import type { OpenDocument } from './documents.ts'

/**
 * The line at the top of an article that says what its findings come to.
 * @param leads whether the client can be led to the first of them
 */
export function codeLenses(
  { uri, linter }: OpenDocument,
  findings: readonly Finding[],
  say: Say,
  leads: boolean,
): CodeLens[] {
  const title = summary(findings, linter.claims, say)
  if (!title) return []
  const start = { line: 0, character: 0 }
  const command = leads ? { title, command: showFirst, arguments: [uri] } : { title, command: '' }
  return [{ range: { start, end: start }, command }]
}
