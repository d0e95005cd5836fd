import type { Coverage } from '../learn/index.ts'
import type { ReadSentence } from '../weigh/sentence.ts'
import type { Head, Position } from '../weigh/surroundings.ts'

/** By concept: when it was seen last, odd in the sentence itself, even around it. */
let seen = new Float64Array(1024)
let now = 0

/**
 * How much of a claim's patterns is there, in hundredths of the concepts that one asks for: in the sentence, and with what stands around it (the
 * nearest heading, the lead-in, the sentence before). What is there is looked up when a claim is first asked about.
 * @param needs the concepts that each pattern of a claim asks for
 */
export function coverageIn(
  sentence: ReadSentence,
  position: Position,
  needs: (claim: string) => readonly (readonly number[])[],
): (claim: string) => Coverage {
  let looked = 0
  return (claim) => {
    if (!looked || looked !== now) looked = look(sentence, position)
    let own = 0
    let around = 0
    for (const concepts of needs(claim)) {
      let here = 0
      let all = 0
      for (let i = 0; i < concepts.length; i++) {
        const when = seen[concepts[i]!]!
        if (when >= now) all++
        if (when > now) here++
      }
      own = Math.max(own, Math.round((100 * here) / concepts.length))
      around = Math.max(around, Math.round((100 * all) / concepts.length))
    }
    return { own, around }
  }
}

function look(sentence: ReadSentence, { before, headings, leadIn }: Position): number {
  now += 2
  if (before) note(before, now)
  noteHead(headings.at(-1))
  noteHead(leadIn)
  note(sentence, now + 1)
  return now
}

function noteHead(head: Head | undefined): void {
  if (head) for (const sentence of head.sentences) note(sentence, now)
}

function note({ hits }: ReadSentence, when: number): void {
  for (const { concept } of hits) {
    if (concept >= seen.length) {
      const more = new Float64Array(2 * concept)
      more.set(seen)
      seen = more
    }
    seen[concept] = when
  }
}
