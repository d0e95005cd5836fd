import type { Candidate, Keep, Rest } from '../learn/index.ts'
import type { ReadSentence } from '../weigh/sentence.ts'
import { isCited } from './cited.ts'
import { isElsewhere } from './elsewhere.ts'
import type { Heard } from './hear.ts'
import { namesTwo } from './listed.ts'
import { type Mention, type MentionParts, placed, type Words } from './mention.ts'
import { isOutdone } from './outdone.ts'

/** The mentions of a sentence by either reader, and what the learned part says of each claim. */
export interface Mentions {
  readonly found: readonly Mention[]
  readonly candidates: ReadonlyMap<string, Candidate>
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

/** Whether one of some concepts stands in the sentence. */
function isSound({ hits }: ReadSentence, concepts: readonly string[], { conceptName }: MentionParts): boolean {
  return hits.some(({ concept }) => concepts.includes(conceptName(concept)))
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
