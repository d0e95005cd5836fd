import type { Claim, Finding, FixKind, Severity } from '../core/index.ts'
import type { Neighbourhood } from './neighbourhood.ts'
import type { Position } from './positions.ts'

/** Positions of a span: lines and UTF-16 units from 0, as in LSP. */
export interface Range {
  readonly start: Position
  readonly end: Position
}

/** A piece of a text to show; `marked` is what the reader should look at. */
export interface Excerpt {
  readonly before: string
  readonly marked: string
  readonly after: string
}

/** A fix, with what its sentence says once it is applied. */
export interface ReportedFix {
  readonly title: string
  readonly kind: FixKind
  readonly preferred: boolean
  readonly edits: readonly {
    readonly start: number
    readonly end: number
    readonly range: Range
    readonly newText: string
  }[]
  /** The sentence after the fix; the new words are the marked ones. What the fix adds in other blocks, such as a footnote's text, is left out. */
  readonly sentence: Excerpt
}

/** A finding as data, with all that any format shows of it. */
export interface Diagnostic extends Finding {
  readonly range: Range
  /** The line with the finding's words. */
  readonly line: Excerpt
  /** Empty hashes where none is wanted. */
  readonly neighbourhood: Neighbourhood
  readonly fixes: readonly ReportedFix[]
}

/** What a run says of one file. */
export interface FileReport {
  readonly path: string
  readonly diagnostics: readonly Diagnostic[]
  /** Claims of a user's packs that the diagnostics name. */
  readonly claims?: readonly Claim[]
  /** Why the file, or a part of it, could not be checked. */
  readonly problem?: string
  /** The file was not looked at: its configuration leaves it out, or it is none of ours (YAML without exercises). It stands in no report. */
  readonly skipped?: 'ignored' | 'foreign'
  /** What is wrong in the configuration and the packs that it is checked with; the same for all files that share them. */
  readonly faults?: readonly { readonly text: string; readonly grave: boolean }[]
  /** How many findings are gone by fixes that were applied. */
  readonly fixed?: number
  /** Findings that a baseline knows; they are not among the diagnostics. */
  readonly known?: number
}

/** Counts over a run. */
export interface Totals {
  readonly files: number
  readonly unchecked: number
  readonly known: number
  readonly bySeverity: Readonly<Record<Severity, number>>
}

/** What reporters know beside the findings. */
export interface ReportContext {
  readonly claims: ReadonlyMap<string, Claim>
  readonly version: string
  readonly colour: boolean
}

/** Writes a report while the files come in, so that nothing has to be kept; each step gives text for the output. */
export interface Reporter {
  file(file: FileReport): string
  end(totals: Totals): string
}

export type Format = (context: ReportContext) => Reporter

/** How many fixes a report is made with: trying a fix costs a new reading of its sentence. */
export type FixesWanted = 'none' | 'first' | 'all'

/** What a report is made with: what nobody asks for costs no time. */
export interface Wanted {
  readonly fixes: FixesWanted
  /** Whether findings are to be known again: by a baseline, by who collects reports. */
  readonly neighbourhoods: boolean
}
