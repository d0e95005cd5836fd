import type { Editor } from './editor.ts'

/** What a step gets in its hands. */
export interface Run {
  editor: Editor
  /** The temporary copy of the suite's fixture that the workbench has open. */
  workspace: string
  /** In the browser there is no disk: what is saved stays in the page. */
  web: boolean
}

/** One start of a workbench and what is done in it, step by step; each step is a test of its own. */
export interface Suite {
  name: string
  /** The folder under fixtures/ that is copied and opened. */
  fixture: string
  /** What of the copy is opened: itself, or a .code-workspace file in it. */
  open?: string
  where: readonly ('desktop' | 'web')[]
  trusted?: boolean
  /** Not part of a run of everything. */
  byNameOnly?: boolean
  settings?: Record<string, unknown>
  steps: readonly (readonly [string, (run: Run) => Promise<void>])[]
}
