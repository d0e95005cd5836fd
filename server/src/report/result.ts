import type { Claim, Finding, Fix } from '../core/index.ts'

/** One linted file: all formats are made from this. */
export interface FileResult {
  readonly path: string
  readonly text: string
  readonly findings: readonly Finding[]
  /** The fixes of a finding; computed when a format asks. */
  readonly fixes: (finding: Finding) => readonly Fix[]
}

/** What a run gives. */
export interface Result {
  readonly files: readonly FileResult[]
  readonly claims: ReadonlyMap<string, Claim>
  readonly version: string
}
