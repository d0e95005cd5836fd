import type { ClaimModel } from '../learn/index.ts'
import type { Claim } from '../model.ts'
import type { Format, FormatHint } from '../read/format.ts'
import { type Heading, type ReadChunk, type SentenceReader, under } from '../weigh/chunk.ts'
import type { ReadSentence } from '../weigh/sentence.ts'
import { readSentences } from '../weigh/sentences.ts'
import type { Head, Position } from '../weigh/surroundings.ts'
import { answerOf } from '../weigh/ticks.ts'
import { following } from './following.ts'
import { alike, type Former, type HeardSentence, sameHead } from './former.ts'
import { hear } from './hear.ts'
import type { JudgeOptions, JudgeParts } from './judge.ts'

/** What a document is read and judged with; the same for all documents of a linter. */
export interface LinterParts extends SentenceReader {
  readonly claims: ReadonlyMap<string, Claim>
  /** Claims, topics and rules by the names that a writer's comments give them. */
  readonly names: ReadonlySet<string>
  readonly model?: ClaimModel | undefined
  /** The format that a text is in; asked again after every edit. */
  readonly formatOf: (text: string, hint: FormatHint) => Format
}

/** What stands before a chunk, as far as it has a say in how the chunk is read. */
export interface Context {
  readonly headings: Heading | undefined
  /** The sentence before. */
  readonly before: ReadSentence | undefined
  /** The paragraph that leads in a list: the one before it, kept through its items. */
  readonly paragraph: Head | undefined
}

export const nothingBefore: Context = { headings: undefined, before: undefined, paragraph: undefined }

/** All around a chunk that has a say in how its sentences are read. */
export interface Around {
  readonly context: Context
  /** The first two sentences behind it. */
  readonly next: ReadSentence | undefined
  readonly second: ReadSentence | undefined
  readonly attitude: Attitude
}

/** What an article does as a whole, in coarse steps. */
export interface Attitude {
  /** How much it refutes. */
  readonly refutation: 0 | 1 | 2
  /** How much of it claims something: where much is claimed, a doubtful sentence more often is a claim. */
  readonly density: 0 | 1 | 2 | 3
}

/** The attitude of a text of which too little is known. */
export const neutral: Attitude = { refutation: 0, density: 0 }

/** Whether two attitudes are the same. */
export const sameAttitude = (a: Attitude, b: Attitude): boolean =>
  a.refutation === b.refutation && a.density === b.density

/** What was heard of a chunk's sentences, with all around that it depends on. */
export interface HeardChunk {
  readonly read: ReadChunk
  readonly around: Around
  readonly sentences: readonly HeardSentence[]
  /** How many claims its sentences are expected to assert, in thousandths. */
  readonly expected: number
  /** What stands before the next chunk. */
  readonly leaves: Context
  /** What was thrown meanwhile. */
  readonly failed?: { readonly error: unknown }
}

/** Whether a chunk heard in these surroundings would be heard the same in the others. */
export function sameAround(
  around: Around,
  context: Context,
  next: ReadSentence | undefined,
  second: ReadSentence | undefined,
  attitude: Attitude,
): boolean {
  return (
    sameAttitude(around.attitude, attitude) &&
    sameContext(around.context, context) &&
    alike(around.next, next) &&
    alike(around.second, second)
  )
}

function sameContext(a: Context, b: Context): boolean {
  return (
    a === b || (sameHeadings(a.headings, b.headings) && sameHead(a.paragraph, b.paragraph) && alike(a.before, b.before))
  )
}

function sameHeadings(a: Heading | undefined, b: Heading | undefined): boolean {
  if (a === b) return true
  return !!a && !!b && a.depth === b.depth && sameHead(a.head, b.head) && sameHeadings(a.above, b.above)
}

/** Hears the sentences of a chunk. What fails is kept for telling: never thrown. */
export function hearChunk(
  read: ReadChunk,
  around: Around,
  former: Former,
  linter: LinterParts,
  options: JudgeOptions,
): HeardChunk {
  try {
    return hearAll(read, around, former, linter, options)
  } catch (error) {
    return { read, around, sentences: [], expected: 0, leaves: nothingBefore, failed: { error } }
  }
}

function hearAll(
  read: ReadChunk,
  around: Around,
  former: Former,
  linter: LinterParts,
  options: JudgeOptions,
): HeardChunk {
  const parts = judgePartsOf(linter, options)
  const readHead = headReader(linter)
  const sentences: HeardSentence[] = []
  const { flat, chunk } = read
  const { attitude } = around
  let { headings, before, paragraph } = around.context
  chunk.passages.forEach((passage, p) => {
    const leadIn = passage.leadIn ? readHead(passage.leadIn) : passage.kind === 'list-item' ? paragraph : undefined
    const column = passage.column ? readHead(passage.column) : undefined
    const above = listOf(headings)
    const own = read.sentences[p]!
    for (const [i, sentence] of own.entries()) {
      const at = sentences.length
      const position: Position = {
        kind: passage.kind,
        quotation: passage.voice === 'quotation',
        headings: above,
        leadIn,
        column,
        before,
        opening: own[0],
        after: following(flat, at, around),
        answer: answerOf(passage, sentence, own[i - 1], own[i + 1], chunk.passages[p + 1]),
        step: passage.step !== undefined,
        refutation: attitude.refutation,
        density: attitude.density,
      }
      sentences.push(
        former.find(sentence, position) ?? {
          sentence,
          position,
          heard: hear(
            sentence,
            position,
            nearby(position),
            parts,
            'likely',
            former.ignoringDensity(sentence, position),
          ),
        },
      )
      before = sentence
    }
    const head = read.heads[p]
    if (passage.kind === 'heading' && head) headings = under(headings, head, passage.depth!)
    if (passage.kind === 'paragraph') paragraph = head
    else if (passage.kind !== 'list-item') paragraph = undefined
  })
  const expected = sentences.reduce((sum, { heard }) => sum + (heard.considered?.expected ?? 0), 0)
  return { read, around, sentences, expected, leaves: { headings, before, paragraph } }
}

/** What sentences are judged with. */
export const judgePartsOf = (linter: LinterParts, options: JudgeOptions): JudgeParts => ({
  claims: linter.claims,
  model: linter.model,
  conceptName: linter.matcher.conceptName,
  needs: linter.matcher.needs,
  options,
})

/** Whether a concept stands in what surrounds a sentence: the headings above, the lead-in, the sentence before. */
export function nearby({ headings, leadIn, before }: Position): (concept: number) => boolean {
  return (concept) => {
    const holds = (sentence: Head['sentences'][number]) => sentence.hits.some((hit) => hit.concept === concept)
    return (
      (before && holds(before)) ||
      headings.some((h) => h.sentences.some(holds)) ||
      (leadIn?.sentences.some(holds) ?? false)
    )
  }
}

/** The open headings, outermost first. */
function listOf(headings: Heading | undefined): Head[] {
  const list: Head[] = []
  for (let heading = headings; heading; heading = heading.above) list.unshift(heading.head)
  return list
}

/** Reads lead-ins and column headings; neighbours often share one. */
function headReader(linter: LinterParts): (text: string) => Head {
  const known = new Map<string, Head>()
  return (text) => {
    let head = known.get(text)
    if (!head) {
      const passage = {
        kind: 'paragraph' as const,
        text,
        voice: 'author' as const,
        block: { start: 0, end: 0 },
        runs: [],
        marks: [],
      }
      known.set(text, (head = { text, sentences: readSentences(passage, linter.matcher, linter.cues) }))
    }
    return head
  }
}
