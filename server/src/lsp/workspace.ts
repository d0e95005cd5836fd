import type { PublishDiagnosticsParams, WorkDoneProgressReporter } from 'vscode-languageserver'
import { TextDocument } from 'vscode-languageserver-textdocument'
import type { LintedDocument, Linter, Severity } from '../core/index.ts'
import { l10n, type Say } from '../core/l10n.ts'
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
  readonly linter: Linter
  readonly setup: Setup
  readonly documents: Documents
  /** Shows the findings of a file that is not open; the open ones show theirs already. */
  readonly publish: (params: PublishDiagnosticsParams) => void
  readonly pageOf: PageOf
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
 * @returns how many a configuration or the settings leave out, and those that could not be read
 */
export async function eachFile(
  { world, setup, documents, say }: Pick<Workspace, 'world' | 'setup' | 'documents' | 'say'>,
  { report, cancelled }: Progress,
  look: (file: CheckedFile) => void | Promise<void>,
): Promise<Pick<WorkspaceReport, 'ignored' | 'notRead'>> {
  const uris = new Set<string>()
  const notRead: { uri: string; why: string }[] = []
  const unread = (uri: string, why: string) => void notRead.push({ uri, why })
  for (const folder of setup.configuration.folders)
    for (const uri of (await world.list?.(folder, unread)) ?? []) uris.add(uri)
  let ignored = 0
  let at = 0
  for (const listed of uris) {
    if (cancelled()) break
    // An editor's own form of an address, where it has the file open.
    const uri = documents.get(listed)?.uri ?? listed
    report(Math.floor((100 * at++) / uris.size), say(l10n.t('{0} of {1}', at, uris.size)))
    try {
      const { decision, linter, baseline } = await setup.of(uri)
      if (!decision.checked) {
        ignored++
        continue
      }
      const { text } = await standing(uri, documents, world)
      if (text === undefined) {
        unread(uri, say(l10n.t('it is not there any more')))
        continue
      }
      const linted = linter.open(text, { ...decision.lint, path: uri })
      if (linted.format.name === 'none' || !(await documents.finish(linted, () => !cancelled()))) continue
      await look({ uri, text, linted, linter, baseline })
    } catch (error) {
      unread(uri, error instanceof Error ? error.message : String(error))
    }
  }
  return { ignored, notRead }
}

/** A file's text as it stands now, and its version where an editor has it. */
export async function standing(
  uri: string,
  documents: Documents,
  world: Workspace['world'],
): Promise<{ text: string | undefined; version: number | null }> {
  const open = documents.get(uri)?.text
  return open ? { text: open.getText(), version: open.version } : { text: await world.read(uri), version: null }
}

/** Lints the files of the workspace and shows their findings. */
export async function lintWorkspace(workspace: Workspace, progress: Progress): Promise<WorkspaceReport> {
  const bySeverity = { error: 0, warning: 0, information: 0, hint: 0 }
  let files = 0
  let findings = 0
  const { ignored, notRead } = await eachFile(workspace, progress, ({ uri, text, linted, baseline }) => {
    files++
    const known = familiar(text, linted.findings, baseline)
    const fresh = linted.findings.filter((finding) => !known.has(finding))
    findings += fresh.length
    for (const { severity } of fresh) bySeverity[severity]++
    const place = TextDocument.create(uri, '', 0, text)
    if (!workspace.documents.get(uri))
      workspace.publish({
        uri,
        diagnostics: linted.findings.map((finding) =>
          toDiagnostic(place, finding, workspace.pageOf, 0, known.has(finding)),
        ),
      })
  })
  return { files, ignored, findings, bySeverity, notRead, cancelled: progress.cancelled() }
}
