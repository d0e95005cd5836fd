import type { Strength } from '../model.ts'
import { asksLater, conditionalOver, isAsked } from './asking.ts'
import { type Cue, type CueHit, isOf } from './cues.ts'
import { type CueFeatures, featuresOf } from './features.ts'
import { cuesFor } from './governing.ts'
import { quotation, quoteAround, rejection } from './quoting.ts'
import type { MentionPlace } from './scope.ts'
import { has, type ReadSentence, wordsOf } from './sentence.ts'
import type { Surroundings } from './surroundings.ts'
import { softenedWithin } from './within.ts'

/** The strength of a mention, the words that decided it, and all that was counted. */
export interface Weighed {
  readonly strength: Strength
  readonly decided: readonly string[]
  /** What decided leaves no doubt: a plain negation, a caveat, what is left to the reader, a hope, a question, a column or heading of myths, a past belief, a quotation, words struck out, a plain rejection right behind. */
  readonly decisive: boolean
  readonly features: CueFeatures
}

/** Weighs one mention: the weakest reading that a decisive cue gives it, else what hedges leave of it. */
export function weigh(sentence: ReadSentence, place: MentionPlace, around: Surroundings, certain = false): Weighed {
  const found = cuesFor(sentence, place)
  const { denied, needless, refuted, myth, instanced, reported, past, possible, likely } = found
  const conditional = conditionalOver(sentence, place)
  const question = sentence.question && !asksLater(sentence, place)
  const quoted = quotation(sentence, place)
  const features = featuresOf(found, { question, conditional: !!conditional, quoted }, sentence, around)
  const say = (hits: readonly CueHit[]) => hits.map((c) => wordsOf(sentence, c.first, c.last))
  const result = (strength: Strength, decided: readonly string[], decisive = false): Weighed => ({
    strength,
    decided,
    decisive,
    features,
  })
  if (certain) return result('certain', [])
  // A past belief stays one, whatever is denied in it or behind it.
  const believed = past > 0
  // “There is no evidence that …” and “…, though nobody has shown that it helps” are never part of a claim, as “not” may be.
  const plainly = denied.some(({ cue }) => leavesNoDoubt(cue))
  if (features.negated || features.negatedBehind) return result('denied', say(denied), believed || plainly)
  if (needless.length || refuted.length || myth.length)
    return result('denied', say([...needless, ...refuted, ...myth]), believed)
  // "Some beliefs refuse to die. Take this one: …"
  if (around.refutingBefore && instanced.length) return result('denied', say(instanced), believed)
  if (around.announcedBy.length) return result('denied', around.announcedBy, believed)
  if (features.struck || (features.mythColumn && !around.affirmedNext)) return result('denied', around.why, true)
  if (question && !found.certain.length)
    return around.affirmedNext && !around.refusedNext ? result('certain', ['?']) : result('questioned', ['?'], true)
  // What the next sentence says of an instruction refuses it where somebody else gives it: "“Roll it out,” he told us. He was wrong, and he knows it."
  if (around.refusedNext && (!sentence.imperative || around.refusedFlatly || quoteAround(sentence, place)))
    return result('denied', around.refusedBy, believed || around.rejectedPlainly)
  if (conditional) {
    // "People ask whether …. It does." is a question with its answer.
    const answered = around.affirmedNext && isAsked(sentence, conditional)
    return result(answered ? 'certain' : 'questioned', [wordsOf(sentence, conditional.first, conditional.last)])
  }
  if (
    around.mythHeading &&
    !around.affirmedNext &&
    (around.mythAbove || around.kind === 'heading' || around.kind === 'list-item')
  )
    return result('denied', around.why, around.kind === 'heading')
  const rejected = rejection(sentence, place)
  if (rejected) return result('denied', [wordsOf(sentence, rejected.first, rejected.last)])
  const joined = !believed && (around.affirmedNext || isConfirmed(sentence))
  if (joined && (reported.length || quoted)) return result('certain', [wordsOf(sentence, place.head, place.head)])
  if (quoted === 'whole' && around.kind !== 'paragraph') return result('reported', ['“…”'], true)
  if (reported.length)
    return result('reported', say(reported), believed || reported.some(({ cue }) => leavesNoDoubt(cue)))
  if (quoted === 'part') return result('reported', ['“…”'])
  if (possible.length) return result('possible', say(possible))
  const softened = place.loose ? softenedWithin(sentence.tokens, sentence.cues, place) : undefined
  if (softened) return result(softened.strength, say([softened.cue]))
  if (likely.length) return result('likely', say(likely))
  return result('certain', [wordsOf(sentence, place.head, place.head)])
}

/** Whether a cue decides by itself, whatever else speaks for the claim. */
const leavesNoDoubt = (cue: Cue) => isOf(cue, 'plain-negation', 'caveat', 'optional', 'hope')

/** Whether the author joins what somebody says: "…, and they're right", "He was right when he said …". */
const isConfirmed = (sentence: ReadSentence): boolean => has(sentence, 'joined') !== undefined
