import type { Candidate, ClaimModel, Considered, Keep, LearnContext, Rest, Taught } from '../learn/index.ts'
import type { PatternMatch } from '../match/matcher.ts'
import { type Claim, exceeds, excess, strengths, type Token } from '../model.ts'
import type { MentionPlace } from '../weigh/scope.ts'
import type { ReadSentence } from '../weigh/sentence.ts'
import { sharesOf } from '../weigh/shares.ts'
import { type Head, type Position, type Surroundings, surroundings } from '../weigh/surroundings.ts'
import { type Weighed, weigh } from '../weigh/weigh.ts'
import { isAdvice } from './advice.ts'
import { coverageIn } from './coverage.ts'
import { isElsewhere } from './elsewhere.ts'
import { isListed, namesTwo } from './listed.ts'
import { isOutdone } from './outdone.ts'

/** A place where a sentence expresses a claim: which reader found it, and how strongly it is said. */
export interface Mention {
  readonly claim: Claim
  readonly by: 'pattern' | 'model'
  readonly place: MentionPlace
  readonly weighed: Weighed
  readonly match?: PatternMatch
  /** It was learned from the examples of a user's pack. */
  readonly taught?: true
  /** Something else is said to be better, see `isOutdone`. */
  readonly outdone?: true
}

/** What mentions are found with. */
export interface MentionParts {
  readonly claims: ReadonlyMap<string, Claim>
  readonly model?: ClaimModel | undefined
  /** The name of a concept; empty for one that has none. */
  readonly conceptName: (concept: number) => string
  /** The concepts that each pattern of a claim asks for. */
  readonly needs: (claim: string) => readonly (readonly number[])[]
}

/** The mentions of a sentence by either reader, and what the learned part says of each claim. */
export interface Mentions {
  readonly found: readonly Mention[]
  readonly candidates: ReadonlyMap<string, Candidate>
}

type Words = { readonly first: number; readonly last: number; readonly head: number }

/** What is heard of a sentence where it stands, before it is known what the rest of the article says. */
export interface Heard {
  readonly sentence: ReadSentence
  readonly position: Position
  /** The mentions that patterns find, and those learned from the examples of a user's packs. */
  readonly found: readonly Mention[]
  /** What the learned part sees come into question. */
  readonly considered?: Considered | undefined
  readonly weighAt: (place: MentionPlace, certain?: boolean) => Weighed
}

/**
 * Finds the mentions of a sentence and weighs its cues; what depends on the rest of the article is left to `mentionsOf`.
 * @param context whether a concept stands in what surrounds the sentence, for patterns that ask for it
 * @param keep which options of the learned part are kept
 * @param former what was heard of it where nothing was different but how much the article claims as a whole
 */
export function hear(
  sentence: ReadSentence,
  position: Position,
  context: (concept: number) => boolean,
  readers: MentionParts,
  keep: Keep = 'all',
  former?: Heard,
): Heard {
  let near: Surroundings | undefined
  const weighAt = (place: MentionPlace, certain?: boolean) =>
    weigh(sentence, place, (near ??= surroundings(position, sentence)), certain)
  let found: Mention[] | undefined
  for (const match of sentence.matches) {
    const claim = readers.claims.get(match.pattern.claim)
    if (!claim || (claim.settledBySource && isCited(sentence))) continue
    if (isListed(sentence, match)) continue
    if (match.pattern.advice && !isAdvice(sentence, match, position)) continue
    if (match.pattern.context && !match.pattern.context.some(context)) continue
    const place: MentionPlace = {
      first: match.first,
      last: match.last,
      head: match.predicate?.first ?? match.first,
      noun: !match.predicate,
      own: (token) => match.hits.some((hit) => hit.first <= token && token <= hit.last),
    }
    found ??= []
    found.push({ claim, by: 'pattern', place, weighed: weighAt(place, match.pattern.certain), match })
  }
  const mentions = found ? found.map((mention) => withPredicate(mention, found)) : nothing.found
  const { model } = readers
  if (!model) return { sentence, position, found: mentions, weighAt }
  const around = contextOf(sentence, position, mentions, weighAt, readers)
  // What comes into question does not depend on it, what its cues say does.
  const considered =
    former && model.withNewCues
      ? former.considered && model.withNewCues(former.considered, sentence.tokens, around)
      : model.consider(sentence.tokens, around, keep)
  const taught = model.taught?.(sentence.tokens, around) ?? []
  const all = taught.length ? [...mentions, ...taughtOf(taught, sentence, mentions, weighAt, readers)] : mentions
  return { sentence, position, found: all, considered, weighAt }
}

/**
 * A mention whose words are the subject of a verb that claims the same says no more than that verb does: of "Stretching the band does not make it
 * longer" and "Stretching the band is said to make it longer" one pattern finds "stretching the band", another "does not make it longer".
 */
function withPredicate(mention: Mention, all: readonly Mention[]): Mention {
  const { claim, place } = mention
  const verb = all.find(
    (m) =>
      m.claim === claim &&
      m.place.last > place.last &&
      m.place.first >= place.first &&
      m.place.first <= place.last + 1 &&
      exceeds(mention.weighed.strength, m.weighed.strength),
  )
  return verb ? { ...mention, weighed: verb.weighed } : mention
}

/**
 * The mentions that were learned from examples, where no pattern finds the claim. A sentence that quotes somebody is left alone: whether the
 * article agrees is too often unclear. So is a single word, which names a topic.
 */
function taughtOf(
  taught: readonly Taught[],
  sentence: ReadSentence,
  mentions: readonly Mention[],
  weighAt: (place: MentionPlace) => Weighed,
  { claims }: MentionParts,
): Mention[] {
  if (sentence.quotedThrough || sentence.tokens.some(({ norm }) => norm === '"')) return []
  return taught.flatMap(({ claim: id, first, last }): Mention[] => {
    const claim = claims.get(id)
    if (
      !claim ||
      first === last ||
      mentions.some((m) => m.claim === claim) ||
      (claim.settledBySource && isCited(sentence))
    )
      return []
    const place = placed({ first, last, head: first })
    // Which words carry a claim is less sure here: what speaks against any part of the sentence speaks against it.
    const own = weighAt(place)
    const whole = weighAt(placed({ first: 0, last: sentence.tokens.length - 1, head: 0 }))
    return [{ claim, by: 'model', taught: true, place, weighed: exceeds(own.strength, whole.strength) ? whole : own }]
  })
}

/**
 * The mentions of a sentence by either reader.
 * @param rest what the rest of the article says
 * @param keep `likely` leaves out candidates of a level that is not told
 */
export function mentionsOf(
  { sentence, position, found: byPattern, considered, weighAt }: Heard,
  rest: Rest,
  readers: MentionParts,
  keep: Keep = 'all',
): Mentions {
  const all = considered && readers.model ? readers.model.read(considered, rest) : nothing.read
  const read = namesTwo(sentence) ? [] : keep === 'likely' ? all.filter(({ level }) => level !== 'none') : all
  const compared = (mention: Mention): Mention =>
    isOutdone(sentence.tokens, mention.place.first, mention.place.last) ? { ...mention, outdone: true } : mention
  if (!read.length)
    return byPattern.length ? { found: byPattern.map(compared), candidates: nothing.candidates } : nothing
  const found = [...byPattern]
  const candidates = new Map(read.map((candidate) => [candidate.claim, candidate]))
  const seen = new Set(found.map((m) => m.claim.id))
  for (const candidate of candidates.values()) {
    const claim = readers.claims.get(candidate.claim)
    const at = tokensOf(sentence, candidate)
    if (!claim || !at || seen.has(claim.id) || (claim.settledBySource && isCited(sentence))) continue
    if (claim.soundWith && isSound(sentence, claim.soundWith, readers)) continue
    if (isElsewhere(claim, sentence, position, readers.conceptName)) continue
    const place = placed(at, candidate.own)
    found.push({ claim, by: 'model', place, weighed: weighAt(place) })
  }
  return { found: found.map(compared), candidates }
}

const nothing: Mentions & { readonly read: readonly Candidate[] } = {
  found: [],
  candidates: new Map(),
  read: [],
}

const placed = (at: Words, own = ownsNothing): MentionPlace => ({ ...at, noun: false, loose: true, own })
const ownsNothing = (_: number) => false

/** A name or two before a year, as in “(Smith & Jones 2019)”. */
const names = String.raw`(?:see )?\p{Lu}[\p{L}’'-]+(?: (?:and|&) \p{Lu}[\p{L}’'-]+)? `
const identifier = new RegExp(
  String.raw`\bdoi\b|\bPMID\b|\bet al\b|\((?:[^()]*[,;] |${names})?(?:19|20)\d\d[^()]*\)|\[\d+\]`,
  'u',
)

/** Whether a source stands in the sentence or right behind it: a link, a footnote, an identifier, a reference in brackets. */
function isCited(sentence: ReadSentence): boolean {
  const { marks } = sentence.passage
  return (
    marks.some(
      (mark) =>
        (mark.kind === 'link' || mark.kind === 'footnote-reference') &&
        mark.start <= sentence.end + 1 &&
        mark.end >= sentence.start,
    ) || identifier.test(sentence.text.slice(sentence.start, sentence.end))
  )
}

/** Whether one of some concepts stands in the sentence. */
function isSound({ hits }: ReadSentence, concepts: readonly string[], { conceptName }: MentionParts): boolean {
  return hits.some(({ concept }) => concepts.includes(conceptName(concept)))
}

/** What stands around the sentence, as the learned part reads it. */
function contextOf(
  sentence: ReadSentence,
  position: Position,
  mentions: readonly Mention[],
  weighAt: (place: MentionPlace) => Weighed,
  { claims, conceptName, needs }: MentionParts,
): LearnContext {
  return {
    kind: position.kind,
    quotation: position.quotation,
    above: position.headings.length ? tokensIn(position.headings[position.headings.length - 1]!) : undefined,
    leadIn: position.leadIn ? tokensIn(position.leadIn) : position.column && tokensIn(position.column),
    before: position.before?.tokens,
    next: position.after[0]?.tokens,
    later: position.after.slice(1, 1 + mostLater).map(({ tokens }) => tokens),
    refutation: position.refutation,
    patterns: mentions.length ? excesses(mentions) : noPatterns,
    concepts: conceptsOf(sentence, conceptName),
    coverage: coverageIn(sentence, position, needs),
    cues: (at, claim) => {
      const { features, strength } = strongest(mentions, claim)?.weighed ?? weighAt(placed(at, at.own))
      const { carries = 'reported', general } = claims.get(claim) ?? {}
      return {
        ...features,
        ...sharesOf(sentence, at),
        carries: strengths.indexOf(carries),
        excess: excess(strength, carries),
        general: general ? 1 : 0,
      }
    },
  }
}

/** So many sentences behind the next one are read. */
export const mostLater = 2

const noPatterns: ReadonlyMap<string, number> = new Map()

/** The strongest of the patterns' mentions of a claim: their own words, a negation among them, do not speak against it. */
function strongest(mentions: readonly Mention[], claim: string): Mention | undefined {
  let found: Mention | undefined
  for (const mention of mentions)
    if (mention.claim.id === claim && (!found || exceeds(mention.weighed.strength, found.weighed.strength)))
      found = mention
  return found
}

/** How far the patterns' mentions of each claim exceed what it carries. */
function excesses(mentions: readonly Mention[]): ReadonlyMap<string, number> {
  const found = new Map<string, number>()
  for (const { claim, weighed } of mentions)
    found.set(claim.id, Math.max(found.get(claim.id) ?? 0, excess(weighed.strength, claim.carries)))
  return found
}

/** The names of a sentence's concepts, each once, in alphabetical order. */
function conceptsOf({ hits }: ReadSentence, conceptName: MentionParts['conceptName']): string[] {
  const names: string[] = []
  for (const hit of hits) {
    const name = conceptName(hit.concept)
    if (!name) continue
    let at = names.length
    while (at && names[at - 1]! > name) at--
    if (!at || names[at - 1] !== name) names.splice(at, 0, name)
  }
  return names
}

const tokensOfHeads = new WeakMap<Head, readonly Token[]>()

/** All tokens of a head; many sentences stand under one. */
function tokensIn(head: Head): readonly Token[] {
  if (head.sentences.length === 1) return head.sentences[0]!.tokens
  let tokens = tokensOfHeads.get(head)
  if (!tokens) tokensOfHeads.set(head, (tokens = head.sentences.flatMap((sentence) => sentence.tokens)))
  return tokens
}

/** The tokens that a candidate's words span. */
function tokensOf(sentence: ReadSentence, { carried }: Candidate): Words | undefined {
  const from = carried[0]
  const to = carried[carried.length - 1]
  if (!from || !to) return undefined
  const first = sentence.tokens.findIndex((token) => token.end > from.start)
  let last = sentence.tokens.length - 1
  while (last > first && sentence.tokens[last]!.start >= to.end) last--
  return first < 0 ? undefined : { first, last, head: first }
}
