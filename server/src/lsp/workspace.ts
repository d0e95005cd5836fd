import type { PublishDiagnosticsParams, WorkDoneProgressReporter } from 'vscode-languageserver'
import { TextDocument } from 'vscode-languageserver-textdocument'
import type { Linter, Severity } from '../core/index.ts'
import { toDiagnostic } from './convert.ts'
import type { Documents } from './documents.ts'
import type { Setup } from './setup.ts'
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
}

/** Lints the files of the workspace, one after the other, behind whatever the writer does meanwhile. */
export async function lintWorkspace(
  { world, setup, documents, publish }: Workspace,
  progress: WorkDoneProgressReporter,
  cancelled: () => boolean,
): Promise<WorkspaceReport> {
  const uris = new Set<string>()
  for (const folder of setup.configuration.folders) for (const uri of (await world.list?.(folder)) ?? []) uris.add(uri)
  const bySeverity = { error: 0, warning: 0, information: 0, hint: 0 }
  const notRead: { uri: string; why: string }[] = []
  let files = 0
  let ignored = 0
  let findings = 0
  let at = 0
  for (const uri of uris) {
    if (cancelled()) break
    progress.report(Math.floor((100 * at++) / uris.size), `${at} of ${uris.size}`)
    try {
      const { decision, linter } = await setup.of(uri)
      if (!decision.checked) {
        ignored++
        continue
      }
      const open = documents.get(uri)
      const text = open?.text.getText() ?? (await world.read(uri))
      if (text === undefined) continue
      const linted = linter.open(text, { ...decision.lint, path: uri })
      if (linted.format.name === 'none' || !(await documents.finish(linted, () => !cancelled()))) continue
      files++
      findings += linted.findings.length
      for (const { severity } of linted.findings) bySeverity[severity]++
      const place = TextDocument.create(uri, '', 0, text)
      if (!open) publish({ uri, diagnostics: linted.findings.map((finding) => toDiagnostic(place, finding)) })
    } catch (error) {
      notRead.push({ uri, why: error instanceof Error ? error.message : String(error) })
    }
  }
  return { files, ignored, findings, bySeverity, notRead, cancelled: cancelled() }
}
