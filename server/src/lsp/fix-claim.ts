import {
  type CodeAction,
  CodeActionKind,
  type Connection,
  type Diagnostic,
  LSPErrorCodes,
  ResponseError,
  type TextEdit,
} from 'vscode-languageserver'
import { TextDocument } from 'vscode-languageserver-textdocument'
import { type ClaimFixes, fixesOfClaim } from '../core/fix/apply-claim.ts'
import { l10n, type Say } from '../core/l10n.ts'
import { toTextEdits, toWorkspaceEdit } from './convert.ts'
import type { OpenDocument } from './documents.ts'
import { patiently } from './patiently.ts'
import { eachFile, type Progress, standing, type Workspace } from './workspace.ts'

/** The action that rewords all findings of a claim in a document. */
export const fixClaimKind = `${CodeActionKind.QuickFix}.goodform.claim`

/** The command that does so in all files of the workspace; it is given the claim. */
export const fixClaim = 'goodform.fixClaim'

/** The actions that reword all findings of a claim, here where there are several, and in the workspace. */
export function claimActions(
  document: OpenDocument,
  claim: string,
  diagnostic: Diagnostic,
  { resolve, applies, say }: { readonly resolve: boolean; readonly applies: boolean; readonly say: Say },
): CodeAction[] {
  const here = document.linted?.findings.filter((finding) => finding.claim === claim).length ?? 0
  const { uri, text } = document
  const everywhere = say(l10n.t('Fix all of this claim in the workspace'))
  const inFile = {
    title: say(l10n.t('Fix all of this claim in this file ({0})', here)),
    kind: fixClaimKind,
    diagnostics: [diagnostic],
    data: { uri, version: text.version, claim },
  }
  const inWorkspace = {
    title: everywhere,
    kind: fixClaimKind,
    diagnostics: [diagnostic],
    command: { title: everywhere, command: fixClaim, arguments: [claim] },
  }
  return [...(here > 1 && resolve ? [inFile] : []), ...(applies ? [inWorkspace] : [])]
}

/** An action for a document with its edit. @throws a ResponseError where the document changes while the edit is worked out */
export async function withClaimEdit(
  action: CodeAction,
  document: OpenDocument,
  claim: string,
  versioned: boolean,
): Promise<CodeAction> {
  const { version } = document.text
  const standing = () => document.text.version === version
  const fixes = document.linted && (await patiently(fixesOfClaim(document.linted, document.linter, claim), standing))
  if (!standing()) throw new ResponseError(LSPErrorCodes.ContentModified, 'Goodform: the document has changed.')
  return fixes?.edits.length ? { ...action, edit: toWorkspaceEdit(document.text, fixes.edits, versioned) } : action
}

/** What came of the command. */
export interface ClaimReport {
  /** Files that change. */
  readonly files: number
  readonly fixed: number
  /** Findings that want a person. */
  readonly left: number
  readonly notRead: readonly { readonly uri: string; readonly why: string }[]
  /** Whether the client made the changes; not when it was stopped, or there are none. */
  readonly applied: boolean
}

/** Rewords all findings of a claim in the workspace, with one edit; an open document's is bound to its version. */
export async function fixClaimEverywhere(
  claim: string,
  workspace: Workspace,
  connection: Connection,
  progress: Progress,
  versioned: boolean,
): Promise<ClaimReport> {
  const found: { uri: string; text: string; fixes: ClaimFixes }[] = []
  const { notRead: unread } = await eachFile(workspace, progress, async ({ uri, text, linted, linter }) => {
    const fixes = await patiently(fixesOfClaim(linted, linter, claim), () => !progress.cancelled())
    if (fixes) found.push({ uri, text, fixes })
  })
  const notRead = [...unread]
  const changes: { textDocument: { uri: string; version: number | null }; edits: TextEdit[] }[] = []
  let fixed = 0
  let left = 0
  for (const { uri, text, fixes } of found) {
    left += fixes.left
    if (!fixes.edits.length) continue
    // Working through the files takes a while, in which somebody may write.
    const { text: now, version } = await standing(uri, workspace.documents, workspace.world).catch(() => gone)
    if (now === text) {
      fixed += fixes.fixed
      changes.push({
        textDocument: { uri, version },
        edits: toTextEdits(TextDocument.create(uri, '', 0, text), fixes.edits),
      })
    } else {
      left += fixes.fixed
      notRead.push({ uri, why: workspace.say(l10n.t('it was changed meanwhile, so it was left as it is')) })
    }
  }
  const report = { files: changes.length, fixed, left, notRead }
  if (!changes.length || progress.cancelled()) return { ...report, applied: false }
  const edit = versioned
    ? { documentChanges: changes }
    : { changes: Object.fromEntries(changes.map(({ textDocument: { uri }, edits }) => [uri, edits])) }
  const { applied } = await connection.workspace.applyEdit({ label: `Goodform: ${claim}`, edit })
  return { ...report, applied }
}

const gone = { text: undefined, version: null }
