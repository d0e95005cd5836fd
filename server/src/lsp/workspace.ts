import type { Diagnostic, WorkDoneProgressReporter } from 'vscode-languageserver'
import { TextDocument } from 'vscode-languageserver-textdocument'
import { comparable } from '../config/paths.ts'
import { type Finding, type LintedDocument, type Linter, l10n, type Say, type Severity } from '../core/index.ts'
import { familiar } from './baselines.ts'
import { type PageOf, toDiagnostic } from './convert.ts'
import type { Documents } from './documents.ts'
import type { Check, Setup } from './setup.ts'
import type { World } from './world.ts'

/** What a run over the workspace gives. */
export interface WorkspaceReport {
  readonly files: number
  /** Files that a configuration or the settings leave out. */
  readonly ignored: number
  readonly findings: number
  readonly bySeverity: Readonly<Record<Severity, number>>
  readonly notRead: readonly { readonly uri: string; readonly why: string }[]
  readonly cancelled: boolean
}

/** What a run over the workspace works with. */
export interface Workspace {
  readonly world: Pick<World, 'list'> & { readonly read: (uri: string) => Promise<string | undefined> }
  readonly setup: Setup
  readonly documents: Documents
  /** Shows the findings of a file that is not open; the open ones show theirs already. */
  readonly publish: (uri: string, diagnostics: readonly Diagnostic[]) => void
  /** Takes back what was shown of files that are not among these. */
  readonly keep: (wanted: (uri: string) => boolean) => void
  readonly linkOf: PageOf
  /** The editor's language. */
  readonly say: Say
}

/** How a run over the workspace is followed and stopped. */
export interface Progress {
  readonly report: WorkDoneProgressReporter['report']
  readonly cancelled: () => boolean
}

/** A file of the workspace that is to be checked. */
interface CheckedFile {
  readonly uri: string
  /** As it stands in the editor where it is open. */
  readonly text: string
  readonly linted: LintedDocument
  readonly linter: Linter
  readonly baseline: Check['baseline']
}

/**
 * Looks at the files of the workspace that are to be checked, one after the other, behind whatever the writer does meanwhile.
 * @param more addresses of files that may not be on disk yet
 * @returns how many a configuration or the settings leave out, and those that could not be read
 */
export async function eachFile(
  workspace: Workspace,
  { report, cancelled }: Progress,
  look: (file: CheckedFile) => void | Promise<void>,
  more: readonly string[] = [],
): Promise<Pick<WorkspaceReport, 'ignored' | 'notRead'>> {
  const { say } = workspace
  const notRead: { uri: string; why: string }[] = []
  const unread = (uri: string, why: string) => void notRead.push({ uri, why })
  const uris = new Set([...(await addresses(workspace, unread)), ...more])
  let ignored = 0
  let at = 0
  for (const uri of uris) {
    if (cancelled()) break
    report(Math.floor((100 * at++) / uris.size), say(l10n.t('{0} of {1}', at, uris.size)))
    try {
      const file = await checked(uri, workspace, cancelled)
      if (file === 'ignored') ignored++
      else if (file === 'gone') unread(uri, say(l10n.t('it is not there any more')))
      else if (file) await look(file)
    } catch (error) {
      unread(uri, reasonOf(error))
    }
  }
  return { ignored, notRead }
}

const reasonOf = (error: unknown) => (error instanceof Error ? error.message : String(error))

/** The files of the workspace's folders, by the editor's own form of their addresses where it has them open. */
async function addresses(
  { world, setup, documents }: Workspace,
  unread: (uri: string, why: string) => void,
): Promise<ReadonlySet<string>> {
  const uris = new Set<string>()
  for (const folder of setup.configuration.folders)
    try {
      for (const uri of (await world.list?.(folder, unread)) ?? []) uris.add(documents.get(uri)?.uri ?? uri)
    } catch (error) {
      unread(folder, reasonOf(error))
    }
  return uris
}

/** A file that is to be checked, with its findings; undefined where it is no article and no exercise file, or nobody waits for it. */
async function checked(
  uri: string,
  { world, setup, documents }: Workspace,
  cancelled: () => boolean,
): Promise<CheckedFile | 'ignored' | 'gone' | undefined> {
  const { decision, linter, baseline } = await setup.of(uri)
  if (!decision.checked) return 'ignored'
  const { text, language } = await standing(uri, documents, world)
  if (text === undefined) return 'gone'
  const { known } = documents
  const linted = linter.open(text, {
    ...decision.lint,
    path: uri,
    ...(language ? { language } : {}),
    ...(known ? { known } : {}),
  })
  if (linted.format.name === 'none' || !(await documents.finish(linted, () => !cancelled()))) return undefined
  return { uri, text, linted, linter, baseline }
}

/** A file's text as it stands now, and its version and language where an editor has it. */
export async function standing(
  uri: string,
  documents: Documents,
  world: Workspace['world'],
): Promise<{ text: string | undefined; version: number | null; language?: string }> {
  const open = documents.get(uri)?.text
  return open
    ? { text: open.getText(), version: open.version, language: open.languageId }
    : { text: await world.read(uri), version: null }
}

/** Lints the files of the workspace and shows their findings. */
export async function lintWorkspace(workspace: Workspace, progress: Progress): Promise<WorkspaceReport> {
  const bySeverity = { error: 0, warning: 0, information: 0, hint: 0 }
  const seen = new Set<string>()
  let findings = 0
  const { ignored, notRead } = await eachFile(workspace, progress, (file) => {
    const known = familiar(file.text, file.linted.findings, file.baseline)
    const fresh = file.linted.findings.filter((finding) => !known.has(finding))
    seen.add(comparable(file.uri))
    findings += fresh.length
    for (const { severity } of fresh) bySeverity[severity]++
    workspace.publish(file.uri, diagnosticsOf(file, known, workspace))
  })
  const cancelled = progress.cancelled()
  if (!cancelled) workspace.keep((uri) => seen.has(comparable(uri)))
  return { files: seen.size, ignored, findings, bySeverity, notRead, cancelled }
}

/** Shows the findings of a file as it is now, which a run showed before. */
export async function recheck(uri: string, workspace: Workspace): Promise<void> {
  const file = await checked(uri, workspace, () => false).catch(() => undefined)
  const found = typeof file === 'object' ? file : undefined
  workspace.publish(
    uri,
    found ? diagnosticsOf(found, familiar(found.text, found.linted.findings, found.baseline), workspace) : [],
  )
}

function diagnosticsOf(
  { uri, text, linted }: CheckedFile,
  known: ReadonlySet<Finding>,
  { linkOf }: Workspace,
): Diagnostic[] {
  const place = TextDocument.create(uri, '', 0, text)
  return linted.findings.map((finding) => toDiagnostic(place, finding, linkOf, 0, known.has(finding)))
}
