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

/** Tells when findings come, go or move; what others say of documents is no concern of it. */
export function onDidChangeFindings(tell: () => void): Disposable {
  const before = new Map<string, string>()
  return languages.onDidChangeDiagnostics(({ uris }) => {
    const changed = uris.filter((uri) => {
      const key = uri.toString()
      const now = markedIn(uri).map(likeness).join('\n')
      if (now === (before.get(key) ?? '')) return false
      if (now) before.set(key, now)
      else before.delete(key)
      return true
    })
    if (changed.length) tell()
  })
}

const likeness = ({ claim, diagnostic: { range, severity, message, tags } }: Found): string =>
  JSON.stringify([claim, severity, message, tags, range.start, range.end])

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
