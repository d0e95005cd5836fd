import type { LearnContext } from '../learn/index.ts'
import { exceeds, excess, strengths, type Token } from '../model.ts'
import type { MentionPlace } from '../weigh/scope.ts'
import type { ReadSentence } from '../weigh/sentence.ts'
import { sharesOf } from '../weigh/shares.ts'
import type { Head, Position } from '../weigh/surroundings.ts'
import type { Weighed } from '../weigh/weigh.ts'
import { coverageIn } from './coverage.ts'
import { type Mention, type MentionParts, placed } from './mention.ts'

/** What stands around the sentence, as the learned part reads it. */
export function contextOf(
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
