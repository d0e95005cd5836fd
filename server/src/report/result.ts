import type { Claim, Finding, FixKind, Rule, Severity } from '../core/index.ts'
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
  /** The rule that it is of, where that is no claim. */
  readonly rule?: Rule
  readonly fixes: readonly ReportedFix[]
}

/** Something wrong in a configuration or a pack that files are checked with, or with the run itself. */
export interface Fault {
  /** With the place where it stands. */
  readonly text: string
  /** Whether what was meant cannot be done. */
  readonly grave: boolean
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
  readonly faults?: readonly Fault[]
  /** How many findings are gone by fixes that were applied. */
  readonly fixed?: number
  /** Findings that a baseline knows; they are not among the diagnostics. */
  readonly known?: number
}

/** What holds of a whole run. */
export interface Totals {
  /** The user ended it before all files were checked. */
  readonly interrupted: boolean
  /** Each once. */
  readonly faults: readonly Fault[]
  readonly files: number
  readonly unchecked: number
  readonly known: number
  readonly bySeverity: Readonly<Record<Severity, number>>
}

/** What reporters know beside the findings. */
export interface ReportContext {
  readonly claims: ReadonlyMap<string, Claim>
  /** The claims that have a page on the web: the built-in ones. */
  readonly published: ReadonlyMap<string, Claim>
  readonly version: string
  readonly colour: boolean
  /** Whether findings of a severity make the run fail. */
  readonly fails: (severity: Severity) => boolean
  /** A path from the root of the repository, where the run is part of one; otherwise the path as it is. */
  readonly fromRoot: (path: string) => string
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
