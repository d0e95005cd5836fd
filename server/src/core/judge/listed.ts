import type { PatternMatch } from '../match/matcher.ts'
import type { Token } from '../model.ts'
import type { ReadSentence } from '../weigh/sentence.ts'

const conjunctions = new Set(['and', 'or', '&'])
const determiners = new Set('a an the my your his her its our their some any more'.split(' '))

/**
 * Whether all that a pattern found are items of one list in a heading, as in “Cramp, thirst and salt” or “Creatine and your kidneys”: they are
 * named together, and nothing is said of one by the other. A comma alone may stand for a verb (“Weak hips, sore knees”), so there has to be a
 * conjunction; in running text it is as often a threat (“crash-diet and your metabolism stalls”).
 */
export function isListed({ tokens, passage }: ReadSentence, { predicate, hits }: PatternMatch): boolean {
  if (predicate || hits.length < 2 || (passage.kind !== 'heading' && passage.kind !== 'front-matter')) return false
  return hits.every(({ first }, h) => !h || areJoined(tokens, hits[h - 1]!.last + 1, first))
}

/** Whether what stands from one token up to another begins and ends as between items of a list, and has a conjunction. */
function areJoined(tokens: readonly Token[], from: number, to: number): boolean {
  let last = to - 1
  while (last > from && determiners.has(tokens[last]!.norm)) last--
  if (last < from) return false
  const joins = ({ norm }: Token) => norm === ',' || conjunctions.has(norm)
  if (!joins(tokens[from]!) || !joins(tokens[last]!)) return false
  for (let i = from; i <= last; i++) if (conjunctions.has(tokens[i]!.norm)) return true
  return false
}

/** Items of a list in a heading have at most so many words, with their article. */
const mostOfItem = 4

/** Nouns for what may ail somebody, or be better, that are no verbs. */
const conditions = new Set(
  'pain soreness stiffness injury injuries arthritis fatigue posture health performance recovery mobility flexibility strength inflammation'.split(
    ' ',
  ),
)

/**
 * Whether a heading only names two things side by side, the second with an article, as somebody's or by a noun that is no verb: “Foam rolling and the IT
 * band”, “Running and your knees”, “Weak glutes and knee pain”. Of others the second may be a verb (“Rolling lengthens and softens”), and of longer ones, or where
 * it looks like one, the first may hold it (“Creatine hurts muscles and kidney health”, “Soothes knees and back pain”).
 */
export function namesTwo({ tokens, passage, imperative }: ReadSentence): boolean {
  if (imperative || (passage.kind !== 'heading' && passage.kind !== 'front-matter')) return false
  const at = tokens.findIndex(({ norm }) => conjunctions.has(norm))
  const [first, second] = [tokens.slice(0, at), tokens.slice(at + 1)]
  if (at <= 0 || at > mostOfItem || second.length < 2 || second.length > mostOfItem) return false
  const isThing = determiners.has(second[0]!.norm)
  const isCondition = at <= 2 && conditions.has(second.at(-1)!.norm) && !(at > 1 && first[0]!.norm.endsWith('s'))
  return (
    (isThing || isCondition) &&
    [...first.slice(1), ...second.slice(1)].every(({ kind, norm }) => kind !== 'punctuation' && !determiners.has(norm))
  )
}
