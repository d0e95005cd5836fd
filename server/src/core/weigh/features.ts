import type { Governing } from './governing.ts'
import type { ReadSentence } from './sentence.ts'
import type { Surroundings } from './surroundings.ts'

/** What speaks for or against a mention, beside its claim; each value is 0 or a small count, so that a learned step can read them. */
export interface CueFeatures {
  readonly negated: number
  readonly negatedBehind: number
  readonly negationAnywhere: number
  readonly needless: number
  readonly refutedBehind: number
  readonly mythBefore: number
  readonly pseudoNegation: number
  readonly hedged: number
  readonly hedgeAnywhere: number
  readonly likely: number
  readonly reported: number
  readonly reportedAnywhere: number
  readonly endorsed: number
  readonly past: number
  readonly question: number
  readonly presupposed: number
  readonly conditional: number
  readonly quotedWhole: number
  readonly quotedPart: number
  readonly refusedNext: number
  readonly contrastedNext: number
  readonly affirmedNext: number
  readonly refutingNear: number
  readonly refutingBefore: number
  readonly mythHeading: number
  readonly factHeading: number
  readonly questionHeading: number
  readonly mythColumn: number
  readonly factColumn: number
  readonly quotation: number
  readonly heading: number
  readonly listItem: number
  readonly tableCell: number
  readonly imperative: number
  readonly struck: number
  /** How much the article as a whole refutes: 0, 1 or 2; how much it claims: 0 to 3. */
  readonly refutation: number
  readonly density: number
  readonly refutingLater: number
  readonly denyingLater: number
  readonly reportedBefore: number
  readonly quotedThrough: number
}

/** What is read of a mention's place in its sentence, beside the cues that govern it. */
export interface Standing {
  readonly question: boolean
  readonly conditional: boolean
  readonly quoted: 'whole' | 'part' | undefined
}

/** Counts what speaks for or against a mention. */
export function featuresOf(
  found: Governing,
  { question, conditional, quoted }: Standing,
  sentence: ReadSentence,
  around: Surroundings,
): CueFeatures {
  const { denied, needless, refuted, myth, reported, past, possible, likely, anywhere } = found
  return {
    negated: denied.length - found.behind,
    negatedBehind: found.behind,
    negationAnywhere: anywhere.denied,
    needless: needless.length,
    refutedBehind: refuted.length,
    mythBefore: myth.length,
    pseudoNegation: anywhere.pseudo,
    hedged: possible.length,
    hedgeAnywhere: anywhere.possible,
    likely: likely.length,
    reported: reported.length - past,
    reportedAnywhere: anywhere.reported,
    endorsed: anywhere.endorsed,
    past,
    question: question ? 1 : 0,
    presupposed: found.certain.length,
    conditional: conditional ? 1 : 0,
    quotedWhole: quoted === 'whole' ? 1 : 0,
    quotedPart: quoted === 'part' ? 1 : 0,
    refusedNext: around.refusedNext,
    contrastedNext: around.contrastedNext,
    affirmedNext: around.affirmedNext,
    refutingNear: around.refutingNext,
    refutingBefore: around.refutingBefore,
    mythHeading: around.mythHeading,
    factHeading: around.factHeading,
    questionHeading: around.questionHeading,
    mythColumn: around.mythColumn,
    factColumn: around.factColumn,
    quotation: around.quotation,
    heading: around.kind === 'heading' ? 1 : 0,
    listItem: around.kind === 'list-item' ? 1 : 0,
    tableCell: around.kind === 'table-cell' ? 1 : 0,
    imperative: sentence.imperative ? 1 : 0,
    struck: sentence.struck ? 1 : 0,
    refutation: around.refutation,
    density: around.density,
    refutingLater: around.refutingLater,
    denyingLater: around.denyingLater,
    reportedBefore: around.reportedBefore,
    quotedThrough: around.quotedThrough,
  }
}
