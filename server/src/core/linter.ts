import type { Change } from './document/document.ts'
import type { ExerciseGuide } from './exercise/guide.ts'
import type { Reasoning } from './judge/reasoning.ts'
import type { SeveritySettings } from './judge/severity.ts'
import type { Say } from './l10n.ts'
import type { Teaching } from './learn/index.ts'
import type { CompiledPatterns } from './match/compile.ts'
import type { Claim, Finding, Fix, Part, Severity, Strength } from './model.ts'
import type { FormatHint, FormatName, Name } from './read/format.ts'
import type { VerbTable } from './reword/grammar/verbs.ts'
import type { Cue } from './weigh/cues.ts'

/** Packs as the build or the pack loader compiles them: plain data. */
export interface CompiledPacks {
  readonly topics: readonly { readonly name: string; readonly title: string }[]
  readonly claims: readonly Claim[]
  readonly compiled: CompiledPatterns
  readonly cues: readonly Cue[]
  readonly verbs: VerbTable
}

/** What a finding without a claim is of. */
export interface Rule {
  /** Such as `exercise/one-side`. */
  readonly id: string
  /** Where no configuration sets another. */
  readonly severity: Severity
  /** What is wrong where it is told, in a sentence or two. */
  readonly about: string
  /** Address of the page that says more. */
  readonly page: string
}

/** How a text is linted, and what is known of it: `path` and `language` tell Markdown from exercise YAML. */
export interface LintOptions extends FormatHint {
  readonly severity?: SeveritySettings
  readonly minimumStrength?: Strength
}

/** A document with its findings. Immutable; `edit` gives the next one. */
export interface LintedDocument {
  readonly text: string
  /** Where reading stopped: at the end of the text, unless it is more than is read. */
  readonly end: number
  /** What the text was read as; `none` for YAML that is no exercise file, which has no findings. */
  readonly format: { readonly name: FormatName }
  readonly findings: readonly Finding[]
  /** The findings part by part, for who wants to know what an edit left alone. */
  readonly parts: readonly Part[]
  /** Reads and judges what is still to do, a small step at a time, so that a caller may stop in between; `findings` does the rest at once. */
  work(): Iterator<void>
  /** How much text is read anew when something changes at an offset, in UTF-16 units. */
  editCost(offset: number): number
  /** The names that it gives and uses: exercises, and where articles name them. */
  names(): readonly Name[]
  /** The document after changes made one after the other; each change's offsets are into the text that the one before it left. */
  edit(changes: readonly Change[]): LintedDocument
}

export interface Linter {
  readonly claims: ReadonlyMap<string, Claim>
  readonly topics: CompiledPacks['topics']
  /** The rules that findings without a claim are of, by id. */
  readonly rules: ReadonlyMap<string, Rule>
  /** Of each claim of a user's pack, whether it was learned from its examples. */
  teachings(): readonly Teaching[]
  /** Lints a whole text. Never throws, whatever the text. */
  open(text: string, options?: LintOptions): LintedDocument
  /**
   * The fixes of a finding of this document, best first; each one, applied alone, clears it and raises no other. Never throws: where rewording
   * fails, those that were made before are given, and the one that keeps the wording.
   */
  fixes(document: LintedDocument, finding: Finding): readonly Fix[]
  /** The first of the fixes that does more than keep the wording; it costs a fraction of all. */
  rewording(document: LintedDocument, finding: Finding): Fix | undefined
  /** How the sentence at an offset was read, every step of it; undefined where no sentence stands. */
  reasoning(document: LintedDocument, offset: number): Reasoning | undefined
  /** The fix of a finding that may be applied without a person's eye, where it has one. */
  safeFix(document: LintedDocument, finding: Finding): Fix | undefined
  /** The evidence card of a claim or of one finding of it, in Markdown; what stands around the evidence in the language of `say`. */
  card(claim: string, finding?: Finding, say?: Say): string | undefined
  /** Help with exercise files, where the linter knows of exercises. */
  readonly exercises?: ExerciseGuide
}
