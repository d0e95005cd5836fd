import type { HeardSentence } from './former.ts'
import { courtOf, type Hearing, type Reading } from './hearings.ts'
import { type Court, type Judged, type JudgeOptions, judgeSentence } from './judge.ts'

/** A chunk's findings, with all that they were judged by. */
export interface Verdicts {
  readonly hearing: Hearing
  readonly expectation: number
  /** Offsets are into the chunk. */
  readonly findings: readonly Judged[]
  /** What was thrown while it was heard or judged. */
  readonly failed?: { readonly error: unknown }
}

const nothing: readonly Judged[] = []

/** Judges what was heard of a chunk. What fails is kept for telling: never thrown. */
export function judgeHearing(hearing: Hearing, expectation: number, reading: Reading, options: JudgeOptions): Verdicts {
  const { sentences, failed } = hearing
  if (failed) return { hearing, expectation, findings: nothing, failed }
  try {
    const court = courtOf(reading, options)
    const findings = sentences.flatMap((sentence) => judged(sentence, expectation, court))
    return { hearing, expectation, findings: findings.length ? findings : nothing }
  } catch (error) {
    return { hearing, expectation, findings: nothing, failed: { error } }
  }
}

/** What is told of a sentence; kept with it, for most edits change nothing that it depends on. */
function judged(heard: HeardSentence, expectation: number, court: Court): readonly Judged[] {
  if (heard.verdict?.expectation !== expectation)
    heard.verdict = { expectation, findings: judgeSentence(heard.heard, expectation, court, heard.sentence) }
  return heard.verdict.findings
}
