import type { ReadSentence } from './sentence.ts'

/** Words that point back to what stands before. */
export const backward = new Set(['it', 'this', 'that', 'so', 'they', 'them', 'he', 'she', 'one'])

const auxiliaries = new Set('is are was were does do did will would can could has have'.split(' '))
/** Words of questions that ask whether what stands before them is so, or is any good. */
const asking = new Set(
  (
    'true right really so work works working help helps matter matters hold holds stand stands up water any good worth actually possible proven likely real ' +
    'fact case happen happening enough ever always even then though just mean make makes sense difference anything something evidence science research ' +
    'need needed necessary essential dangerous bad harmful risky safe sound correct accurate fair wise be do done it that this all much the a an of for to in'
  ).split(' '),
)

/** So many letters at the beginning of two words tell that they are forms of one. */
const sameLetters = 4

/** Whether a question asks something else of what stands before it than whether it is so: "Is it fun?", not "Does it break them up?". */
function asksElse({ question, tokens, hits }: ReadSentence, of: ReadSentence): boolean {
  if (!question || !auxiliaries.has(tokens[0]!.norm) || !backward.has(tokens[1]?.norm ?? '')) return false
  return tokens.some(
    ({ norm, kind }, i) =>
      i > 1 &&
      kind === 'word' &&
      !asking.has(norm) &&
      !backward.has(norm) &&
      !hits.some(({ first, last }) => first <= i && i <= last) &&
      !of.tokens.some((token) => token.norm.slice(0, sameLetters) === norm.slice(0, sameLetters)),
  )
}

/** Whether a sentence tells a belief beside the one before it: "I used to say that it also thins the blood, and no longer do". */
const tellsAnother = ({ cues, tokens }: ReadSentence): boolean => {
  const told = cues.find(({ cue }) => cue.effect === 'reported')
  return (
    told !== undefined &&
    tokens.some(
      ({ norm }, i) =>
        i > told.first &&
        (norm === 'also' || (norm === 'as' && tokens[i + 1]?.norm === 'well' && tokens[i + 2]?.norm !== 'as')),
    )
  )
}

/** What follows as far as it can be about a sentence: not an answer to a question that asks something else, nor another belief. */
export function about(of: ReadSentence, after: readonly ReadSentence[]): readonly ReadSentence[] {
  const end = after.findIndex((sentence) => asksElse(sentence, of) || tellsAnother(sentence))
  return end < 0 ? after : after.slice(0, end)
}
