import {
  type Diagnostic,
  DiagnosticSeverity,
  DiagnosticTag,
  type Disposable,
  languages,
  type Position,
  type Uri,
} from 'vscode'

/** A finding as the editor holds it. */
export interface Found {
  readonly uri: Uri
  readonly diagnostic: Diagnostic
  /** The id of a claim or of a rule. */
  readonly claim: string
}

const source = 'goodform'

/** What is marked in a document, in the order of its text. */
function markedIn(uri: Uri): Found[] {
  return languages
    .getDiagnostics(uri)
    .filter((diagnostic) => diagnostic.source === source)
    .map((diagnostic) => ({ uri, diagnostic, claim: claimOf(diagnostic) }))
    .sort((a, b) => a.diagnostic.range.start.compareTo(b.diagnostic.range.start))
}

/** The findings of a document, in the order of its text; those that a baseline knows are marked, but not counted. */
export const findingsOf = (uri: Uri): Found[] => markedIn(uri).filter((found) => !isKnown(found))

/** The findings of all documents that were checked, by path and place. */
export function allFindings(): Found[] {
  const uris = new Map(languages.getDiagnostics().map(([uri]) => [uri.toString(), uri]))
  return [...uris].sort(([a], [b]) => (a < b ? -1 : 1)).flatMap(([, uri]) => findingsOf(uri))
}

/** Tells when diagnostics change where findings are or were; other files are no concern of it. */
export function onDidChangeFindings(tell: () => void): Disposable {
  const before = new Set<string>()
  return languages.onDidChangeDiagnostics(({ uris }) => {
    // What is there now may have been seen already: several changes come as one. So it is not compared with what was there before.
    const concerned = uris.filter((uri) => {
      const had = before.delete(uri.toString())
      const has = markedIn(uri).length > 0
      if (has) before.add(uri.toString())
      return had || has
    })
    if (concerned.length) tell()
  })
}

/** Whether a baseline knows a finding: the server marks it faded. */
const isKnown = ({ claim, diagnostic: { severity, tags } }: Found): boolean =>
  severity === DiagnosticSeverity.Hint &&
  tags?.includes(DiagnosticTag.Unnecessary) === true &&
  claim !== 'goodform/unused-suppression'

/** The finding at a place, or else the first one on its line; `fits` leaves some out. */
export function findingAt(
  uri: Uri,
  position: Position,
  fits: (found: Found) => boolean = () => true,
): Found | undefined {
  const found = markedIn(uri).filter((one) => {
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
