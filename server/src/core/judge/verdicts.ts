import { type Rest, type Saying, sameRest, sidesOf, silence } from '../learn/index.ts'
import type { HeardSentence } from './former.ts'
import { courtOf, type Hearing, type Reading } from './hearings.ts'
import { type Court, type Judged, type JudgeOptions, judgeSentence } from './judge.ts'

/** A chunk's findings, with all that they were judged by. */
export interface Verdicts {
  readonly hearing: Hearing
  /** What is said around the chunk. */
  readonly rest: Rest
  /** Offsets are into the chunk. */
  readonly findings: readonly Judged[]
  /** What was thrown while it was heard or judged. */
  readonly failed?: { readonly error: unknown }
}

const nothing: readonly Judged[] = []

/** Judges what was heard of a chunk, of which it is known what is said around it. What fails is kept for telling: never thrown. */
export function judgeHearing(hearing: Hearing, rest: Rest, reading: Reading, options: JudgeOptions): Verdicts {
  const { sentences, failed } = hearing
  if (failed) return { hearing, rest, findings: nothing, failed }
  try {
    const court = courtOf(reading, options)
    const restAt = restsIn(hearing, rest)
    const findings = sentences.flatMap((sentence, i) => judged(sentence, sentence.heard.considered && restAt(i), court))
    return { hearing, rest, findings: findings.length ? findings : nothing }
  } catch (error) {
    return { hearing, rest, findings: nothing, failed: { error } }
  }
}

/** What is told of a sentence; kept with it, for most edits change nothing that it depends on. */
function judged(heard: HeardSentence, rest: Rest | undefined, court: Court): readonly Judged[] {
  const { verdict } = heard
  if (verdict && (verdict.rest === rest || (verdict.rest && rest && sameRest(verdict.rest, rest))))
    return verdict.findings
  const findings = judgeSentence(heard.heard, rest ?? silence, court, heard.sentence)
  heard.verdict = { rest, findings }
  return findings
}

/** What is said around each sentence of a chunk, by its number. */
export function restsIn(hearing: Hearing, { expectation, before, behind }: Rest): (sentence: number) => Rest {
  const all = [...before, ...sayingsIn(hearing), ...behind]
  return (sentence) => ({ expectation, ...sidesOf(all, before.length + sentence) })
}

/** What each sentence of a chunk says. */
export const sayingsIn = ({ sentences }: Hearing): (readonly Saying[])[] =>
  sentences.map(({ heard }) => heard.considered?.sayings ?? nothingSaid)

const nothingSaid: readonly Saying[] = []
