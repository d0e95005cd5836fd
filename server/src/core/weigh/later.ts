import { about, backward } from './about.ts'
import { type Effect, isOf } from './cues.ts'
import { behindLabel, has, isComplete, type ReadSentence, wordsOf } from './sentence.ts'

const turning: ReadonlySet<Effect> = new Set<Effect>(['refuting', 'refused', 'mythical', 'contrasted'])

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
    const refused = sentence.cues.find((c) => c.cue.effect === 'refused' && (said || isOf(c.cue, 'rejection')))
    if (refused) return wordsOf(sentence, refused.first, refused.last)
    const weight = laterWeight(sentence)
    if (!(weight & (Later.hearsay | Later.pointsBack))) return undefined
    if (!(weight & Later.hearsay)) said = false
  }
  return undefined
}

/** A sentence that does no more than reject has at most so many tokens: "There is no good evidence for that." */
const mostOfRejection = 12

/** Whether the next sentence only says, in plain words, that it is not so: no reading of the claim, however sure, stands against that. */
const rejectsPlainly = (next: ReadSentence | undefined): boolean =>
  next !== undefined &&
  next.tokens.length <= mostOfRejection &&
  !next.question &&
  next.cues.some(({ cue }) => isOf(cue, 'rejection', 'verdict'))

/** Whether the next sentence is nothing but a refusal: "Myth.", "No.", "Not a chance!" An instruction is refused by no less: "Roll the band. No weights." */
const refusesFlatly = (next: ReadSentence | undefined): boolean =>
  next !== undefined &&
  next.tokens.length <= mostOfVerdict &&
  !next.question &&
  next.cues.some((hit) => hit.cue.effect === 'refused' && hit.first === 0 && isComplete(next, hit))

/** Whether a sentence answers with yes: "Yes.", "Research shows that it does", not "It does, but only in adverts that nobody believes". */
function affirms(sentence: ReadSentence, plainly: boolean): boolean {
  const yes = sentence.cues.filter(
    (hit) => hit.cue.effect === 'affirmed' && (!plainly || hit.cue.scope === 'sentence' || isComplete(sentence, hit)),
  )
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

/** A verdict has at most so many tokens, with its full stop: "Busted.", "Verdict: true". */
const mostOfVerdict = 4

/**
 * The verdict that ends the passage behind a claim: "… The scale drops, and drops back once you drink. *Busted.*"
 * @returns the words that refuse, or none where it says yes; undefined where there is no verdict
 */
function closingAnswer(after: readonly ReadSentence[]): { readonly refusal: string | undefined } | undefined {
  for (const [i, sentence] of after.entries()) {
    if (sentence.text !== after[0]!.text || sentence.question) return undefined
    if (i === 0 || sentence.tokens.length > mostOfVerdict || word.test(sentence.text.slice(sentence.end))) continue
    const hit = sentence.cues.find(({ cue }) => cue.effect === 'refused' || cue.effect === 'affirmed')
    if (!hit || !isComplete(sentence, hit)) return undefined
    return { refusal: hit.cue.effect === 'refused' ? wordsOf(sentence, hit.first, hit.last) : undefined }
  }
  return undefined
}

const word = /[\p{L}\p{N}]/u

/** Labels behind which the author says what to think of what somebody has said before. */
const rulings = new Set(['verdict', 'ruling', 'rating', 'judgement', 'judgment'])

/**
 * A verdict with a label ("Verdict: false.") is on what was said before it, whatever else was said in between: "> Running ruins your knees. Forty
 * replies followed. **Verdict:** False."
 * @returns as `closingAnswer`
 */
function labelledAnswer(after: readonly ReadSentence[]): { readonly refusal: string | undefined } | undefined {
  for (const sentence of after) {
    if (sentence.matches.length) return undefined
    const { tokens } = sentence
    const start = behindLabel(tokens, 0)
    if (start === undefined || !tokens.slice(0, start).some(({ norm }) => rulings.has(norm))) continue
    const hit = sentence.cues.find(({ cue }) => cue.effect === 'refused' || cue.effect === 'affirmed')
    return hit && isComplete(sentence, hit)
      ? { refusal: hit.cue.effect === 'refused' ? wordsOf(sentence, hit.first, hit.last) : undefined }
      : undefined
  }
  return undefined
}

/**
 * What weighs of all that follows a sentence, but of the next one only what it denies.
 * @param of the sentence
 * @param following those behind it
 */
export function laterOf(of: ReadSentence, following: readonly ReadSentence[]) {
  const after = about(of, following)
  let refutingLater = 0
  let denyingLater = 0
  for (let i = 0; i < after.length; i++) {
    const weight = laterWeight(after[i])
    if (i > 1 && weight & Later.turns) refutingLater++
    if (weight & Later.denies) denyingLater++
  }
  const verdict = closingAnswer(after) ?? labelledAnswer(after)
  return {
    refusal: verdict ? verdict.refusal : refusalIn(after),
    affirmed: verdict ? verdict.refusal === undefined : affirmationIn(after),
    rejectedPlainly: !verdict && rejectsPlainly(after[0]),
    refusedFlatly: !verdict && refusesFlatly(after[0]),
    refutingSecond: (laterWeight(after[1]) & Later.refutes) > 0,
    refutingLater,
    denyingLater,
  }
}

/** Whether of what follows a sentence weighs the same, the next sentence being alike: of the others nothing else is read. */
export function weighsAlike(of: ReadSentence, a: readonly ReadSentence[], b: readonly ReadSentence[]): boolean {
  const [one, other] = [laterOf(of, a), laterOf(of, b)]
  return (
    one.refusal === other.refusal &&
    one.rejectedPlainly === other.rejectedPlainly &&
    one.refusedFlatly === other.refusedFlatly &&
    one.affirmed === other.affirmed &&
    one.refutingSecond === other.refutingSecond &&
    one.refutingLater === other.refutingLater &&
    one.denyingLater === other.denyingLater
  )
}
