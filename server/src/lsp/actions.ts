import { type CodeAction, type CodeActionContext, CodeActionKind, type Diagnostic } from 'vscode-languageserver'
import {
  evidenceFor,
  type Finding,
  type Fix,
  type Linter,
  l10n,
  readingNote,
  type Say,
  safeFixes,
  sourceUrl,
  withReason,
} from '../core/index.ts'
import { openSource } from './commands.ts'
import { toCodeAction, toWorkspaceEdit } from './convert.ts'
import type { OpenDocument } from './documents.ts'
import { claimActions, fixClaimKind } from './fix-claim.ts'
import { patiently, standingOf, stopped } from './patiently.ts'

export const fixAllKind = 'source.fixAll.goodform'

/** The action for a finding that should not be there. */
export const misreadKind = `${CodeActionKind.QuickFix}.goodform.misread`

/** The client's command that shows a note of a wrong reading: it is given a `ReadingNote`. */
const noteCommand = 'goodform.note'

/** Of so many findings the actions are worked out when a wide range is asked about, and of so much text that is read again for them. */
const mostFindings = 20
const mostRead = 100_000

/** What the client's menus can do. */
export interface ActionSupport {
  /** An action's edit may be asked for when it is chosen. */
  readonly resolve: boolean
  /** Whether all files of the workspace can be edited with this one. */
  readonly everywhere: (uri: string) => boolean
  /** A link can be opened. */
  readonly showDocument: boolean
  /** Notes of wrong readings are shown. */
  readonly notes: boolean
  /** Edits may be bound to a version of the document. */
  readonly versioned: boolean
  /** A finding as it is shown. */
  readonly diagnosticOf: (finding: Finding) => Diagnostic
  /** The editor's language. */
  readonly say: Say
  /** Whether nobody waits for the answer any more. */
  readonly given: () => boolean
}

/** The actions for findings of a document: its rewordings, a suppression, its sources; and all safe fixes at once. */
export async function codeActions(
  document: OpenDocument,
  findings: readonly Finding[],
  context: CodeActionContext,
  linter: Linter,
  support: ActionSupport,
): Promise<CodeAction[]> {
  const wants = (kind: string) =>
    !context.only?.length || context.only.some((only) => kind === only || kind.startsWith(`${only}.`) || only === '')
  const steps = actionsOf(document, findings, wants, linter, support)
  const standing = standingOf(document)
  const actions = await patiently(steps, () => standing() && !support.given())
  if (!actions) throw stopped(support.given)
  // Asked for by name only, so that the light bulb does not offer it at every finding.
  if (context.only?.length && wants(fixAllKind)) {
    const action: CodeAction = {
      title: support.say(l10n.t('Apply the fixes whose meaning cannot go wrong')),
      kind: fixAllKind,
      data: { uri: document.uri, version: document.text.version },
    }
    const whole = support.resolve ? action : await fixAll(document, action, linter, support)
    if (whole) actions.push(whole)
  }
  return actions
}

/** The actions for some findings; a step for each. */
function* actionsOf(
  document: OpenDocument,
  findings: readonly Finding[],
  wants: (kind: string) => boolean,
  linter: Linter,
  support: ActionSupport,
): Generator<void, CodeAction[], void> {
  const actions: CodeAction[] = []
  const seen = new Set<string>()
  const { linted } = document
  const [quick, misread, all] = [CodeActionKind.QuickFix, misreadKind, fixClaimKind].map(wants)
  if (!linted || !(quick || misread || all)) return actions
  let read = 0
  for (const finding of findings.slice(0, mostFindings)) {
    if (read > mostRead) break
    read += linted.editCost(finding.span.start)
    const diagnostic = support.diagnosticOf(finding)
    const fixes = quick || misread ? linter.fixes(linted, finding) : []
    if (quick) for (const fix of fixes) actions.push(toCodeAction(document.text, fix, diagnostic, support))
    const keep = fixes.find(({ kind }) => kind === 'suppress')
    if (misread && keep && linter.claims.has(finding.claim))
      actions.push(misreadAction(document, finding, keep, diagnostic, linter, support))
    if (quick && support.showDocument) actions.push(...sourceActions(linter, finding, diagnostic, support.say))
    if (all && !seen.has(finding.claim) && linter.claims.has(finding.claim))
      actions.push(...claimActions(document, finding.claim, diagnostic, support))
    seen.add(finding.claim)
    yield
  }
  return actions
}

/**
 * The action that applies all safe fixes, with its edit; undefined when there is nothing to fix.
 * @throws a ResponseError where the document changes while the edit is worked out
 */
export async function fixAll(
  document: OpenDocument,
  action: CodeAction,
  linter: Linter,
  { versioned, given }: Pick<ActionSupport, 'versioned' | 'given'>,
): Promise<CodeAction | undefined> {
  const standing = standingOf(document)
  const steps = document.linted && safeFixes(document.linted, linter)
  const fixed = steps && (await patiently(steps, () => standing() && !given()))
  if (given() || !standing()) throw stopped(given)
  const edits = fixed?.edits ?? []
  return edits.length ? { ...action, edit: toWorkspaceEdit(document.text, edits, versioned) } : undefined
}

/** Keeps a wording whose finding is wrong, says so in the comment, and shows how it was read, to be kept or sent. */
function misreadAction(
  document: OpenDocument,
  finding: Finding,
  keep: Fix,
  diagnostic: Diagnostic,
  linter: Linter,
  support: ActionSupport,
): CodeAction {
  const reasoning = document.linted && linter.reasoning(document.linted, finding.span.start)
  const fix = { ...withReason(keep, 'misread'), title: l10n.t('This is wrong: keep it, as misread') }
  const title = support.say(fix.title)
  const command = { title, command: noteCommand, arguments: reasoning ? [readingNote(finding, reasoning)] : [] }
  return {
    ...toCodeAction(document.text, fix, diagnostic, support),
    kind: misreadKind,
    ...(support.notes && reasoning ? { command } : {}),
  }
}

function sourceActions(linter: Linter, finding: Finding, diagnostic: Diagnostic, say: Say): CodeAction[] {
  const claim = linter.claims.get(finding.claim)
  const [source] = claim ? evidenceFor(claim, finding).sources : []
  if (!claim || !source || !sourceUrl(source)) return []
  const name = [source.authors?.split(',')[0] ?? source.title, source.year].filter(Boolean).join(' ')
  const title = say(l10n.t('Open the source: {0}', name))
  return [
    {
      title,
      kind: CodeActionKind.QuickFix,
      diagnostics: [diagnostic],
      command: { title, command: openSource, arguments: [claim.id, claim.sources.indexOf(source)] },
    },
  ]
}
