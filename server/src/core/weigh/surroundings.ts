import type { Hit } from '../match/phrases.ts'
import type { PassageKind, Sentence, Token } from '../model.ts'
import type { CueHit, Effect } from './cues.ts'

/** A sentence with all that can be read in it alone. Positions are token indexes unless said otherwise. */
export interface ReadSentence extends Sentence {
  readonly text: string
  readonly hits: readonly Hit[]
  readonly cues: readonly CueHit[]
  /** What patterns find in it. */
  readonly matches: readonly unknown[]
  readonly question: boolean
  /** Starts with a bare verb: an instruction. */
  readonly imperative: boolean
  /** Quotations: the tokens of the opening and the closing mark. */
  readonly quotes: readonly { readonly first: number; readonly last: number }[]
  /** It stands in a quotation that began in a sentence before it, or that goes on behind it. */
  readonly quotedThrough: boolean
  /** All of it is struck through. */
  readonly struck: boolean
}

/** What stands around a sentence, reduced to what weighs. Counts are 0 or 1. */
export interface Surroundings {
  readonly kind: PassageKind
  readonly refusedNext: number
  readonly refusedBy: readonly string[]
  readonly contrastedNext: number
  readonly affirmedNext: number
  readonly refutingNext: number
  readonly refutingBefore: number
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

/** The words of a sentence between two tokens, as written. */
export function wordsOf(sentence: { tokens: readonly Token[]; text: string }, first: number, last: number): string {
  const from = sentence.tokens[first]
  const to = sentence.tokens[last]
  return from && to ? sentence.text.slice(from.start, to.end) : ''
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
  /** The sentences that follow: in this chunk at most `mostAfter`, else the first two behind it. */
  readonly after: readonly ReadSentence[]
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

const turning: ReadonlySet<Effect> = new Set<Effect>(['refuting', 'refused', 'mythical', 'contrasted'])
const telling: ReadonlySet<Effect> = new Set<Effect>(['reported', 'endorsed'])

const has = (sentence: ReadSentence | undefined, effect: Effect) => sentence?.cues.find((c) => c.cue.effect === effect)
const inHead = (head: Head | undefined, effect: Effect) => head?.sentences.some((s) => has(s, effect)) ?? false

/** At most so many words of a question lead to the answer behind it: "The problem?" */
const mostAsked = 4

/**
 * What weighs of a sentence that follows, but not as the next one, a bit of each: whether it refutes or refuses, turns, denies, only says that what
 * stands before it is said or leads to what is said of it, and goes on about it.
 */
function laterWeight(sentence: ReadSentence | undefined): number {
  let weight = 0
  if (sentence?.question && sentence.tokens.length <= mostAsked + 1) weight |= Later.hearsay
  if (sentence && pointsBack(sentence)) weight |= Later.pointsBack
  if (sentence)
    for (const { cue } of sentence.cues) {
      if (cue.effect === 'refuting' || cue.effect === 'refused') weight |= Later.refutes
      if (turning.has(cue.effect)) weight |= Later.turns
      if (cue.effect === 'denied') weight |= Later.denies
      if (cue.effect === 'hearsay') weight |= Later.hearsay
    }
  return weight
}

enum Later {
  refutes = 1,
  turns = 2,
  denies = 4,
  hearsay = 8,
  pointsBack = 16,
}

const backward = new Set(['it', 'this', 'that', 'so', 'they', 'them', 'he', 'she', 'one'])

/** Whether a sentence goes on about what stands before it: it has a word that points back, and no pattern finds a claim in it. */
const pointsBack = ({ tokens, matches }: ReadSentence): boolean =>
  !matches.length && tokens.some(({ norm }) => backward.has(norm))

/**
 * The words that refuse what stands before them: in the next sentence, behind sentences that only say that it is said, or, where they leave no
 * doubt, behind sentences that go on about it.
 */
function refusalIn(after: readonly ReadSentence[]): string | undefined {
  let said = true
  for (const sentence of after) {
    const refused = sentence.cues.find((c) => c.cue.effect === 'refused' && (said || c.cue.id === 'rejection'))
    if (refused) return wordsOf(sentence, refused.first, refused.last)
    const weight = laterWeight(sentence)
    if (!(weight & (Later.hearsay | Later.pointsBack))) return undefined
    if (!(weight & Later.hearsay)) said = false
  }
  return undefined
}

/** Whether a sentence answers with yes: "Yes.", "Research shows that it does", not "It does, but only in adverts that nobody believes". */
function affirms(sentence: ReadSentence, plainly: boolean): boolean {
  const { cues, tokens } = sentence
  const yes = cues.filter(({ cue, last }) => {
    if (cue.effect !== 'affirmed') return false
    const behind = tokens[last + 1]
    return !plainly || cue.scope === 'sentence' || !behind || behind.kind === 'punctuation'
  })
  return yes.length > 0 && (!has(sentence, 'denied') || yes.some(({ cue }) => cue.scope === 'opening'))
}

/** Whether what follows says yes: the next sentence, or, in plain words, one behind sentences that refuse, claim and ask nothing themselves. */
function affirmationIn(after: readonly ReadSentence[]): boolean {
  for (const [i, sentence] of after.entries()) {
    if (affirms(sentence, i > 0)) return true
    if (sentence.matches.length || sentence.question || has(sentence, 'refused')) return false
  }
  return false
}

/** What weighs of all that follows, but of the next sentence only what it denies. */
function laterOf(after: readonly ReadSentence[]) {
  let refutingLater = 0
  let denyingLater = 0
  for (let i = 0; i < after.length; i++) {
    const weight = laterWeight(after[i])
    if (i > 1 && weight & Later.turns) refutingLater++
    if (weight & Later.denies) denyingLater++
  }
  return {
    refusal: refusalIn(after),
    affirmed: affirmationIn(after),
    refutingSecond: (laterWeight(after[1]) & Later.refutes) > 0,
    refutingLater,
    denyingLater,
  }
}

/** Whether of what follows weighs the same, the next sentence being alike: of the others nothing else is read. */
export function weighsAlike(a: readonly ReadSentence[], b: readonly ReadSentence[]): boolean {
  const [of, other] = [laterOf(a), laterOf(b)]
  return (
    of.refusal === other.refusal &&
    of.affirmed === other.affirmed &&
    of.refutingSecond === other.refutingSecond &&
    of.refutingLater === other.refutingLater &&
    of.denyingLater === other.denyingLater
  )
}

/** Reduces a position to what weighs. */
export function surroundings(position: Position, sentence: ReadSentence): Surroundings {
  const [next] = position.after
  const { refusal, affirmed, refutingSecond, refutingLater, denyingLater } = laterOf(position.after)
  const above = position.headings.at(-1)
  const isHeading = position.kind === 'heading'
  const { leadIn } = position
  const myth =
    position.headings.slice(-2).find((h) => inHead(h, 'mythical')) ??
    (inHead(leadIn, 'mythical') || inHead(leadIn, 'refuting') ? leadIn : undefined)
  const own = isHeading ? undefined : above
  const bare = own?.sentences.length === 1 && isBare(own.sentences[0]!)
  const fact = inHead(own, 'factual') && !inHead(own, 'mythical')
  const mythColumn = inHead(position.column, 'mythical')
  return {
    kind: position.kind,
    refusedNext: refusal ? 1 : 0,
    refusedBy: refusal ? [refusal] : [],
    contrastedNext: has(next, 'contrasted') ? 1 : 0,
    affirmedNext: affirmed ? 1 : 0,
    refutingNext: has(next, 'refuting') || refutingSecond ? 1 : 0,
    refutingBefore: has(position.before, 'refuting') || has(position.before, 'mythical') ? 1 : 0,
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
