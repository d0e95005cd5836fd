import type { PassageKind } from '../model.ts'
import type { Effect } from './cues.ts'
import { laterOf } from './later.ts'
import { has, type ReadSentence, wordsOf } from './sentence.ts'
import type { Answer } from './ticks.ts'

/** What stands around a sentence, reduced to what weighs. Counts are 0 or 1. */
export interface Surroundings {
  readonly kind: PassageKind
  readonly refusedNext: number
  readonly refusedBy: readonly string[]
  /** The next sentence does no more than reject it, in plain words. */
  readonly rejectedPlainly: boolean
  /** The next sentence is nothing but a refusal. */
  readonly refusedFlatly: boolean
  readonly contrastedNext: number
  readonly affirmedNext: number
  readonly refutingNext: number
  readonly refutingBefore: number
  /** Words of the sentence before that announce something wrong, where this one does not turn to what is right. */
  readonly announcedBy: readonly string[]
  readonly mythHeading: number
  /** The heading right above says no more than that what follows is a myth. */
  readonly mythAbove: number
  readonly factHeading: number
  readonly questionHeading: number
  readonly mythColumn: number
  readonly factColumn: number
  readonly quotation: number
  readonly refutation: number
  readonly density: number
  /** How many of the sentences behind the second refute, contrast or refuse, and how many of all that follow near deny something. */
  readonly refutingLater: number
  readonly denyingLater: number
  /** Somebody's words are told in the sentence before; it stands in a quotation that runs over several sentences. */
  readonly reportedBefore: number
  readonly quotedThrough: number
  /** What the structure says: the heading or column that decided. */
  readonly why: readonly string[]
}

/** A heading that stands over a passage, or a column's. */
export interface Head {
  readonly text: string
  readonly sentences: readonly ReadSentence[]
}

export interface Position {
  readonly kind: PassageKind
  readonly quotation: boolean
  /** Headings above, outermost first. */
  readonly headings: readonly Head[]
  readonly leadIn?: Head | undefined
  readonly column?: Head | undefined
  readonly before?: ReadSentence | undefined
  /** The first sentence of its passage, often a label: "**Quads.** Face down. Roll slowly." */
  readonly opening?: ReadSentence | undefined
  /** The sentences that follow: in this chunk at most `mostAfter`, else the first two behind it. */
  readonly after: readonly ReadSentence[]
  /** What a tick or a cross says of it. */
  readonly answer?: Answer | undefined
  readonly refutation: 0 | 1 | 2
  readonly density: 0 | 1 | 2 | 3
  /** It is a step of an exercise: it tells how, and claims little. */
  readonly step?: boolean
}

/** So many sentences behind a claim may take it back. */
export const mostAfter = 5

/** "The myth:", "Claim 2": so many tokens say no more; what stands under a title of several ("Ten myths") may say how it is. */
const mostBare = 3
const isBare = ({ tokens, cues }: ReadSentence): boolean =>
  tokens.length <= mostBare &&
  cues.some(({ cue, last }) => cue.effect === 'mythical' && !tokens[last]!.norm.endsWith('s'))

const telling: ReadonlySet<Effect> = new Set<Effect>(['reported', 'endorsed'])

/** What ticks and crosses say, as what follows would in words. */
const marked: Readonly<
  Record<Answer, Pick<ReturnType<typeof laterOf>, 'refusal' | 'affirmed' | 'rejectedPlainly' | 'refusedFlatly'>>
> = {
  yes: { refusal: undefined, affirmed: true, rejectedPlainly: false, refusedFlatly: false },
  no: { refusal: '✗', affirmed: false, rejectedPlainly: true, refusedFlatly: true },
}

const inHead = (head: Head | undefined, effect: Effect) => head?.sentences.some((s) => has(s, effect)) ?? false

/** Reduces a position to what weighs. */
export function surroundings(position: Position, sentence: ReadSentence): Surroundings {
  const [next] = position.after
  const later = laterOf(sentence, position.after)
  const { refutingSecond, refutingLater, denyingLater } = later
  const { refusal, affirmed, rejectedPlainly, refusedFlatly } = position.answer ? marked[position.answer] : later
  const above = position.headings.at(-1)
  const isHeading = position.kind === 'heading'
  const announced = has(position.before, 'announcing')
  const announces = announced && !has(sentence, 'contrasted') && !has(sentence, 'factual')
  const { leadIn } = position
  const myth =
    position.headings.slice(-2).find((h) => inHead(h, 'mythical')) ??
    (inHead(leadIn, 'mythical') || (leadIn?.text.trimEnd().endsWith(':') && inHead(leadIn, 'refuting'))
      ? leadIn
      : undefined)
  const own = isHeading ? undefined : above
  const bare = own?.sentences.length === 1 && isBare(own.sentences[0]!)
  const fact = inHead(own, 'factual') && !inHead(own, 'mythical')
  const mythColumn = inHead(position.column, 'mythical')
  return {
    kind: position.kind,
    refusedNext: refusal ? 1 : 0,
    refusedBy: refusal ? [refusal] : [],
    rejectedPlainly,
    refusedFlatly,
    contrastedNext: has(next, 'contrasted') ? 1 : 0,
    affirmedNext: affirmed ? 1 : 0,
    refutingNext: has(next, 'refuting') || refutingSecond ? 1 : 0,
    refutingBefore: has(position.before, 'refuting') || has(position.before, 'mythical') || announced ? 1 : 0,
    announcedBy: announces ? [wordsOf(position.before!, announced.first, announced.last)] : [],
    mythHeading: myth && !fact ? 1 : 0,
    mythAbove: bare ? 1 : 0,
    factHeading: fact ? 1 : 0,
    questionHeading: own?.sentences.some((s) => s.question) ? 1 : 0,
    mythColumn: mythColumn ? 1 : 0,
    factColumn: inHead(position.column, 'factual') && !mythColumn ? 1 : 0,
    quotation: position.quotation ? 1 : 0,
    refutation: position.refutation,
    density: position.density,
    refutingLater,
    denyingLater,
    reportedBefore: position.before?.cues.some((c) => telling.has(c.cue.effect)) ? 1 : 0,
    quotedThrough: sentence.quotedThrough ? 1 : 0,
    why: mythColumn && position.column ? [position.column.text] : myth ? [myth.text] : [],
  }
}
