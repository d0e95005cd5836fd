import {
  type ApplyWorkspaceEditResult,
  type CodeAction,
  CodeActionKind,
  type Connection,
  type Diagnostic,
  type TextEdit,
} from 'vscode-languageserver'
import { TextDocument } from 'vscode-languageserver-textdocument'
import { isIn } from '../config/paths.ts'
import { type ClaimFixes, fixesOfClaim, l10n, type Say } from '../core/index.ts'
import { toTextEdits, toWorkspaceEdit } from './convert.ts'
import type { OpenDocument } from './documents.ts'
import { patiently, standingOf, stopped } from './patiently.ts'
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
  {
    resolve,
    everywhere,
    say,
  }: { readonly resolve: boolean; readonly everywhere: (uri: string) => boolean; readonly say: Say },
): CodeAction[] {
  const here = document.linted?.findings.filter((finding) => finding.claim === claim).length ?? 0
  const { uri, text } = document
  const title = say(l10n.t('Fix all of this claim in the workspace'))
  const inFile = {
    title: say(l10n.t('Fix all of this claim in this file ({0})', here)),
    kind: fixClaimKind,
    diagnostics: [diagnostic],
    data: { uri, version: text.version, claim },
  }
  const inWorkspace = {
    title,
    kind: fixClaimKind,
    diagnostics: [diagnostic],
    command: { title, command: fixClaim, arguments: [claim] },
  }
  return [...(here > 1 && resolve ? [inFile] : []), ...(everywhere(uri) ? [inWorkspace] : [])]
}

/** An action for a document with its edit. @throws a ResponseError where the document changes while the edit is worked out */
export async function withClaimEdit(
  action: CodeAction,
  document: OpenDocument,
  claim: string,
  { versioned, given }: { readonly versioned: boolean; readonly given: () => boolean },
): Promise<CodeAction> {
  const standing = standingOf(document)
  const steps = document.linted && fixesOfClaim(document.linted, document.linter, claim)
  const fixes = steps && (await patiently(steps, () => standing() && !given()))
  if (given() || !standing()) throw stopped(given)
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
  /** Why it did not, where it says so. */
  readonly refused?: string
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
  const { folders } = workspace.setup.configuration
  const open = workspace.documents.all().map(({ uri }) => uri)
  const { notRead: unread } = await eachFile(
    workspace,
    progress,
    async ({ uri, text, linted, linter }) => {
      const fixes = await patiently(fixesOfClaim(linted, linter, claim), () => !progress.cancelled())
      if (fixes) found.push({ uri, text, fixes })
    },
    open.filter((uri) => folders.some((folder) => isIn(folder, uri))),
  )
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
  const answer: ApplyWorkspaceEditResult | null = await connection.workspace.applyEdit({
    label: `Goodform: ${claim}`,
    edit,
  })
  const refused = answer?.failureReason
  return { ...report, applied: answer?.applied ?? false, ...(refused ? { refused } : {}) }
}

const gone = { text: undefined, version: null }
