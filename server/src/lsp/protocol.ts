import type { Diagnostic } from 'vscode-languageserver'

/**
 * The requests that Goodform's own extension makes beyond the protocol's. Every answer is plain data.
 * Other clients need none of them: the findings of open documents come by the protocol's own ways.
 */

/** Lints a text that no editor has open. */
export const lintRequest = 'goodform/lint'
export interface LintParams {
  readonly uri: string
  readonly languageId: string
  readonly text: string
}
/** `ignored`: the configuration or the settings leave it out; `other`: it is YAML that is no exercise file. */
export type Outcome = 'checked' | 'ignored' | 'other'
export interface LintAnswer {
  readonly outcome: Outcome
  readonly diagnostics: Diagnostic[]
}

/** What becomes of an open document; null for one that is not open here. */
export const outcomeRequest = 'goodform/outcome'
export interface OutcomeParams {
  readonly uri: string
}

/** Tells a client that asks for it that what documents are checked with has changed: what it was told of closed files is stale. */
export const relintedNotification = 'goodform/relinted'

/** Lists the claims that are checked. */
export const claimsRequest = 'goodform/claims'
export interface ClaimSummary {
  readonly id: string
  /** The claim as authors write it. */
  readonly claim: string
  readonly topic: string
  readonly verdict: string
  readonly certainty: string
  /** A source beside the wording settles it: the claim is that something lacks one. */
  readonly settledBySource: boolean
  /** Where its page stands; those of a user's packs have none. */
  readonly page?: string
  readonly sources: readonly SourceSummary[]
}
export interface SourceSummary {
  readonly title: string
  readonly authors: string
  readonly year?: number
  readonly design: string
  readonly url: string
}

/** The evidence of a claim, in Markdown; null for a claim that no pack has. */
export const explainRequest = 'goodform/explain'
export interface ExplainParams {
  readonly claim: string
}

/** How the sentence at a place of an open document is read: its cues, and what became of each claim; null where no sentence is. */
export const readingRequest = 'goodform/reading'

/** What may be said of a claim; null for a claim that no pack has. */
export const wordingRequest = 'goodform/wording'
export interface Wording {
  readonly claim: string
  /** The greatest strength that the evidence supports. */
  readonly carries: string
  /** Whole sentences, and phrases for a sentence's predicate. */
  readonly sentences: readonly string[]
  readonly phrases: readonly string[]
}

/** From the server: the addresses of the files below a folder that may be articles or exercise files. */
export const findFilesRequest = 'goodform/findFiles'

/** The files that stand beside the programs. */
export const dataFiles = ['packs.json', 'weights.bin', 'exercises.json'] as const
/** The first message to a server in a worker: these files, which it cannot read by itself. */
export type SentData = Readonly<Record<(typeof dataFiles)[number], Uint8Array>>
