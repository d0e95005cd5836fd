import type { Claim } from '../model.ts'
import type { ReadSentence } from '../weigh/sentence.ts'
import type { Head, Position } from '../weigh/surroundings.ts'

/**
 * Whether a sentence is about something else than the claim: the nearest of the sentence, the first of its passage, its lead-in and the heading that names
 * what it is about names one of the claim's `elsewhere`, and none of the concepts that its `redirect` names ("**Quads.** Roll from the hip to just above the
 * knee").
 * @param conceptName the name of a concept; empty for one that has none
 */
export function isElsewhere(
  { elsewhere, redirect }: Claim,
  sentence: ReadSentence,
  { leadIn, opening, headings }: Position,
  conceptName: (concept: number) => string,
): boolean {
  if (!elsewhere) return false
  const sentencesOf = (head: Head | undefined) => head?.sentences ?? []
  const places = [[sentence], opening ? [opening] : [], sentencesOf(leadIn), sentencesOf(headings.at(-1))]
  for (const place of places) {
    if (place.some(({ hits }) => hits.some(({ concept }) => conceptName(concept) in redirect))) return false
    if (place.some(({ tokens }) => tokens.some(({ norm }) => elsewhere.includes(norm)))) return true
  }
  return false
}
