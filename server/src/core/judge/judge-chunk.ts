import { type Rest, type Saying, sameRest, sidesOf, silence } from '../learn/index.ts'
import type { HeardSentence } from './former.ts'
import { type HeardChunk, judgePartsOf, type LinterParts } from './hear-chunk.ts'
import { type Judged, type JudgeOptions, type JudgeParts, judgeSentence } from './judge.ts'

/** A chunk's findings, with all that they were judged by. */
export interface JudgedChunk {
  readonly heard: HeardChunk
  /** What is said around the chunk. */
  readonly rest: Rest
  /** Offsets are into the chunk. */
  readonly findings: readonly Judged[]
  /** What was thrown while it was heard or judged. */
  readonly failed?: { readonly error: unknown }
}

const nothing: readonly Judged[] = []

/** Judges what was heard of a chunk, of which it is known what is said around it. What fails is kept for telling: never thrown. */
export function judgeChunk(heard: HeardChunk, rest: Rest, linter: LinterParts, options: JudgeOptions): JudgedChunk {
  const { sentences, failed } = heard
  if (failed) return { heard, rest, findings: nothing, failed }
  try {
    const parts = judgePartsOf(linter, options)
    const restAt = restsIn(heard, rest)
    const findings = sentences.flatMap((sentence, i) =>
      findingsOf(sentence, sentence.heard.considered && restAt(i), parts),
    )
    return { heard, rest, findings: findings.length ? findings : nothing }
  } catch (error) {
    return { heard, rest, findings: nothing, failed: { error } }
  }
}

/** What is told of a sentence; kept with it, for most edits change nothing that it depends on. */
function findingsOf(heard: HeardSentence, rest: Rest | undefined, parts: JudgeParts): readonly Judged[] {
  const { judged } = heard
  if (judged && (judged.rest === rest || (judged.rest && rest && sameRest(judged.rest, rest)))) return judged.findings
  const findings = judgeSentence(heard.heard, rest ?? silence, parts, heard.sentence)
  heard.judged = { rest, findings }
  return findings
}

/** What is said around each sentence of a chunk, by its number. */
export function restsIn(heard: HeardChunk, { expectation, before, behind }: Rest): (sentence: number) => Rest {
  const all = [...before, ...sayingsIn(heard), ...behind]
  return (sentence) => ({ expectation, ...sidesOf(all, before.length + sentence) })
}

/** What each sentence of a chunk says. */
export const sayingsIn = ({ sentences }: HeardChunk): (readonly Saying[])[] =>
  sentences.map(({ heard }) => heard.considered?.sayings ?? nothingSaid)

const nothingSaid: readonly Saying[] = []
