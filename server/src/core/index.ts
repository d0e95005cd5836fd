import { type Change, ProseDocument, type Reading } from './document.ts'
import { type ExerciseKnowledge, exerciseFormat } from './exercise/format.ts'
import { type ExerciseGuide, exerciseGuide } from './exercise/guide.ts'
import { lexiconOf } from './exercise/lexicon.ts'
import { unknownExercises } from './exercise/names.ts'
import { isExercise, isYaml } from './exercise/recognise.ts'
import { evidenceCard } from './judge/card.ts'
import { fixesFor, keepFixes, rewordings } from './judge/fixes.ts'
import type { Judged } from './judge/judge.ts'
import type { Reasoning } from './judge/reasoning.ts'
import type { SeveritySettings } from './judge/severity.ts'
import type { Say } from './l10n.ts'
import { type ClaimModel, type Teaching, teach } from './learn/index.ts'
import type { CompiledPatterns } from './match/compile.ts'
import { createMatcher } from './match/matcher.ts'
import type { Claim, Finding, Fix, Part, Strength } from './model.ts'
import { type Format, type FormatHint, type FormatName, type Name, noFormat, type RuleFinding } from './read/format.ts'
import { markdownFormat } from './read/markdown.ts'
import { isMdx, mdxFormat } from './read/mdx.ts'
import type { VerbTable } from './reword/grammar/verbs.ts'
import { createVocabulary } from './reword/vocabulary.ts'
import { type Cue, cuesBy } from './weigh/cues.ts'

export type { Change } from './document.ts'
export type { ExerciseKnowledge } from './exercise/format.ts'
export { type Defined, type ExerciseGuide, knownExercises } from './exercise/guide.ts'
export type { Completion, Help } from './exercise/help.ts'
export type { Reasoning } from './judge/reasoning.ts'
export type { SeveritySettings } from './judge/severity.ts'
export type { ClaimModel } from './learn/index.ts'
export * from './model.ts'
export type { FormatHint, FormatName, Name } from './read/format.ts'

/** Packs as the build or the pack loader compiles them: plain data. */
export interface CompiledPacks {
  readonly topics: readonly { readonly name: string; readonly title: string }[]
  readonly claims: readonly Claim[]
  readonly compiled: CompiledPatterns
  readonly cues: readonly Cue[]
  readonly verbs: VerbTable
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
  readWith(offset: number): number
  /** The names that it gives and uses: exercises, and where articles name them. */
  names(): readonly Name[]
  /** The document after changes made one after the other; each change's offsets are into the text that the one before it left. */
  edit(changes: readonly Change[]): LintedDocument
}

export interface Linter {
  readonly claims: ReadonlyMap<string, Claim>
  readonly topics: CompiledPacks['topics']
  /** Of each claim of a user's pack, whether it was learned from its examples. */
  teachings(): readonly Teaching[]
  /** Lints a whole text. Never throws, whatever the text. */
  open(text: string, options?: LintOptions): LintedDocument
  /** The fixes of a finding of this document, best first; each one, applied alone, clears it and raises no other. */
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

/** Builds a linter from compiled packs and, where there are any, the learned reader and what is known of exercises. */
export function createLinter(packs: CompiledPacks, model?: ClaimModel, exercises?: ExerciseKnowledge): Linter {
  const cues = cuesBy(packs.cues, packs.compiled.concepts.length)
  const claims = new Map(packs.claims.map((claim) => [claim.id, claim]))
  const lexicon = exercises && lexiconOf(exercises.data)
  const exercise = exercises && lexicon ? exerciseFormat(exercises, lexicon) : noFormat
  const articles = [markdownFormat, mdxFormat].map((format): [Format, Format] => [
    format,
    lexicon
      ? { ...format, across: (names, { known }) => (known ? unknownExercises(names, known, lexicon) : []) }
      : format,
  ])
  const articleFormats = new Map(articles)
  const article = (format: Format): Format => articleFormats.get(format) ?? format
  const formatOf = (text: string, hint: FormatHint): Format =>
    hint.exercise || isYaml(hint)
      ? isExercise(text, hint)
        ? exercise
        : noFormat
      : isMdx(hint)
        ? article(mdxFormat)
        : article(markdownFormat)
  const reader = model && teach(model, packs.claims)
  const reading: Reading = { matcher: createMatcher(packs.compiled), cues, claims, model: reader, formatOf }
  const words = createVocabulary(packs.verbs, packs.claims, packs.compiled.forms)
  const tools = { words, matcher: reading.matcher, model: reader }
  return {
    claims,
    topics: packs.topics,
    teachings: () => reader?.teachings?.() ?? [],
    ...(lexicon
      ? { exercises: exerciseGuide(exercise, lexicon, (text, hint) => isYaml(hint) && isExercise(text, hint)) }
      : {}),
    open: (text, options = {}) =>
      ProseDocument.open(text, reading, {
        hint: options,
        severity: options.severity ?? {},
        minimumStrength: options.minimumStrength ?? 'reported',
      }),
    fixes: (document, finding) => {
      if (!(document instanceof ProseDocument)) return []
      const claim = claims.get(finding.claim)
      if (claim && 'sentence' in finding) return fixesFor(document, finding as Judged, claim, tools)
      const { fixes = [] } = finding as RuleFinding
      if (finding.claim.startsWith('goodform/')) return fixes
      return [...fixes, ...keepFixes(document, finding, finding.span)]
    },
    rewording: (document, finding) => {
      if (!(document instanceof ProseDocument)) return undefined
      const claim = claims.get(finding.claim)
      return claim && 'sentence' in finding
        ? rewordings(document, finding as Judged, claim, tools, 1)[0]
        : (finding as RuleFinding).fixes?.find(({ kind }) => kind !== 'suppress')
    },
    reasoning: (document, offset) => (document instanceof ProseDocument ? document.reasoning(offset) : undefined),
    safeFix: (document, finding) => {
      if (!(document instanceof ProseDocument)) return undefined
      const claim = claims.get(finding.claim)
      if (claim && 'sentence' in finding) return rewordings(document, finding as Judged, claim, tools, 1, true)[0]
      return (finding as RuleFinding).fixes?.find((fix) => fix.safe)
    },
    card: (id, finding, say) => {
      const claim = claims.get(id)
      return claim && evidenceCard(claim, finding, say)
    },
  }
}
