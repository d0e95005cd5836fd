import type { Considered, Keep, Taught } from '../learn/index.ts'
import { exceeds } from '../model.ts'
import type { MentionPlace } from '../weigh/scope.ts'
import type { ReadSentence } from '../weigh/sentence.ts'
import { type Position, type Surroundings, surroundings } from '../weigh/surroundings.ts'
import { type Weighed, weigh } from '../weigh/weigh.ts'
import { isAdvice } from './advice.ts'
import { isCited } from './cited.ts'
import { contextOf } from './learn-context.ts'
import { isListed } from './listed.ts'
import { type Mention, type MentionParts, placed } from './mention.ts'

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

const none: readonly Mention[] = []

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
  const mentions = found ? found.map((mention) => withPredicate(mention, found)) : none
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
