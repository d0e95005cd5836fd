import { type DiagnosticSeverity, l10n, type Uri } from 'vscode'
import type { ClaimSummary } from '../server/src/lsp/protocol.ts'
import { nameOf } from './documents.ts'
import type { Found } from './findings.ts'

export const groupings = ['claim', 'verdict', 'file'] as const
export type Grouping = (typeof groupings)[number]

/** Findings that belong together in the evidence view. */
export interface Group {
  readonly kind: Grouping
  readonly key: string
  /** What the writer reads: the claim's id, the verdict, the file. */
  readonly label: string
  readonly description: string
  readonly found: readonly Found[]
  /** For a group by file. */
  readonly uri?: Uri
  readonly claim?: ClaimSummary
}

/**
 * Groups findings for the evidence view: files by their paths, claims and verdicts with the gravest first. What is mended leaves the others
 * where they are.
 * @param claims what the server knows; findings of rules are not in it and are grouped by their rule
 */
export function group(found: readonly Found[], by: Grouping, claims: ReadonlyMap<string, ClaimSummary>): Group[] {
  const groups = new Map<string, Found[]>()
  for (const one of found) {
    const key = keyOf(one, by, claims)
    groups.set(key, [...(groups.get(key) ?? []), one])
  }
  return [...groups]
    .map(([key, members]) => describe(key, by, members, claims))
    .sort((a, b) => (by === 'file' ? 0 : gravest(a.found) - gravest(b.found)) || a.label.localeCompare(b.label))
}

/** A number of findings in words. */
export const countOf = (findings: number): string =>
  findings === 1 ? l10n.t('1 finding') : l10n.t('{0} findings', findings)

/** The gravest severity of some findings; 0 is an error. */
export const gravest = (found: readonly Found[]): DiagnosticSeverity =>
  Math.min(...found.map(({ diagnostic }) => diagnostic.severity))

function keyOf({ uri, claim }: Found, by: Grouping, claims: ReadonlyMap<string, ClaimSummary>): string {
  if (by === 'file') return uri.toString()
  return by === 'claim' ? claim : (claims.get(claim)?.verdict ?? '')
}

function describe(key: string, by: Grouping, found: Found[], claims: ReadonlyMap<string, ClaimSummary>): Group {
  const count = countOf(found.length)
  if (by === 'file')
    return { kind: by, key, label: nameOf(found[0]!.uri), description: count, found, uri: found[0]!.uri }
  if (by === 'verdict') return { kind: by, key, label: key ? l10n.t(key) : l10n.t('other'), description: count, found }
  const claim = claims.get(key)
  if (!claim) return { kind: by, key, label: key, description: count, found }
  return { kind: by, key, label: key, description: `${l10n.t(claim.verdict)}, ${count}`, found, claim }
}

/** The words of the article that a finding marks, as its message quotes them; else the whole message. */
export const wordsOf = ({ diagnostic: { message } }: Found): string => /“[^”]*”/.exec(message)?.[0] ?? message
