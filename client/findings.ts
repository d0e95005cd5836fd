import { type Diagnostic, languages, type Position, type Uri } from 'vscode'

/** A finding as the editor holds it. */
export interface Found {
  readonly uri: Uri
  readonly diagnostic: Diagnostic
  /** The id of a claim or of a rule. */
  readonly claim: string
}

const source = 'goodform'

/** The findings of a document, in the order of its text. */
export function findingsOf(uri: Uri): Found[] {
  return languages
    .getDiagnostics(uri)
    .filter((diagnostic) => diagnostic.source === source)
    .map((diagnostic) => ({ uri, diagnostic, claim: claimOf(diagnostic) }))
    .sort((a, b) => a.diagnostic.range.start.compareTo(b.diagnostic.range.start))
}

/** The findings of all documents that were checked. */
export function allFindings(): Found[] {
  const uris = new Map(languages.getDiagnostics().map(([uri]) => [uri.toString(), uri]))
  return [...uris.values()].flatMap(findingsOf)
}

/** The finding at a place, or else the first one on its line; `fits` leaves some out. */
export function findingAt(
  uri: Uri,
  position: Position,
  fits: (found: Found) => boolean = () => true,
): Found | undefined {
  const found = findingsOf(uri).filter((one) => {
    const { range } = one.diagnostic
    return range.start.line <= position.line && position.line <= range.end.line && fits(one)
  })
  return found.find(({ diagnostic }) => diagnostic.range.contains(position)) ?? found[0]
}

/** Whether a finding is of a claim, which has a page, and not of a rule. */
export const isOfClaim = ({ diagnostic }: Found): boolean => typeof diagnostic.code === 'object'

function claimOf({ code }: Diagnostic): string {
  return String(typeof code === 'object' ? code.value : code)
}
