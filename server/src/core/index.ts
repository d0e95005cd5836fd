import { type Change, MarkdownDocument, type Reading } from './document.ts'
import { evidenceCard } from './judge/card.ts'
import { fixesFor } from './judge/fixes.ts'
import type { Judged } from './judge/judge.ts'
import type { SeveritySettings } from './judge/severity.ts'
import type { VerbTable } from './judge/verbs.ts'
import type { ClaimModel } from './learn/index.ts'
import type { CompiledPatterns } from './match/compile.ts'
import { createMatcher } from './match/matcher.ts'
import type { Claim, Finding, Fix, Strength } from './model.ts'
import type { Cue, Effect, Scope } from './weigh/cues.ts'

export type { Change } from './document.ts'
export type { SeveritySettings } from './judge/severity.ts'
export type { ClaimModel } from './learn/index.ts'
export * from './model.ts'

/** Packs as the build or the pack loader compiles them: plain data. */
export interface CompiledPacks {
  readonly topics: readonly { readonly name: string; readonly title: string }[]
  readonly claims: readonly Claim[]
  readonly compiled: CompiledPatterns
  /** Cue classes; `concept` is the number of the concept that holds a cue's phrases. */
  readonly cues: readonly {
    readonly id: string
    readonly effect: Effect
    readonly scope: Scope
    readonly concept: number
  }[]
  readonly verbs: VerbTable
}

export interface LintOptions {
  readonly severity?: SeveritySettings
  readonly minimumStrength?: Strength
}

/** A document with its findings. Immutable; `edit` gives the next one. */
export interface LintedDocument {
  readonly text: string
  readonly findings: readonly Finding[]
  /** The document after changes made one after the other; each change's offsets are into the text that the one before it left. */
  edit(changes: readonly Change[]): LintedDocument
}

export interface Linter {
  readonly claims: ReadonlyMap<string, Claim>
  readonly topics: CompiledPacks['topics']
  /** Lints a whole text. Never throws, whatever the text. */
  open(text: string, options?: LintOptions): LintedDocument
  /** The fixes of a finding of this document, best first; each one, applied alone, clears it and raises no other. */
  fixes(document: LintedDocument, finding: Finding): readonly Fix[]
  /** The evidence card of a claim or of one finding of it, in Markdown. */
  card(claim: string, finding?: Finding): string | undefined
}

/** Builds a linter from compiled packs and, where there is one, the learned reader. */
export function createLinter(packs: CompiledPacks, model?: ClaimModel): Linter {
  const cues = new Map<number, Cue[]>()
  for (const cue of packs.cues) cues.set(cue.concept, [...(cues.get(cue.concept) ?? []), cue])
  const claims = new Map(packs.claims.map((claim) => [claim.id, claim]))
  const reading: Reading = { matcher: createMatcher(packs.compiled), cues, claims, model }
  return {
    claims,
    topics: packs.topics,
    open: (text, options = {}) =>
      MarkdownDocument.open(text, reading, {
        severity: options.severity ?? {},
        minimumStrength: options.minimumStrength ?? 'reported',
      }),
    fixes: (document, finding) => {
      const claim = claims.get(finding.claim)
      return claim && document instanceof MarkdownDocument && 'sentence' in finding
        ? fixesFor(document, finding as Judged, claim, packs.verbs, reading.matcher)
        : []
    },
    card: (id, finding) => {
      const claim = claims.get(id)
      return claim && evidenceCard(claim, finding)
    },
  }
}
