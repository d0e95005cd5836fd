import type { Passage, Span } from '../model.ts'

/** What a tick or a cross says of a sentence: yes or no. */
export type Answer = 'yes' | 'no'

const yes = /[✅✓✔]/u
const no = /[✕✖✗✘❌]/u
const wordless = /^[^\p{L}\p{N}]*$/u

const answerIn = (text: string): Answer | undefined => (no.test(text) ? 'no' : yes.test(text) ? 'yes' : undefined)

/**
 * What a tick or a cross says of a sentence: one right behind it ("It melts fat. ✘ We looked."), or alone in the next cell of a table; a cross in
 * front of it, where the passage begins with such a mark ("❌ Bouncing in the stretch").
 * @param sentence its place in the passage's text
 * @param next the sentence behind it in the same passage
 * @param beside the next passage
 */
export function answerOf(
  passage: Passage,
  sentence: Span,
  before: Span | undefined,
  next: Span | undefined,
  beside: Passage | undefined,
): Answer | undefined {
  const { text, kind } = passage
  const leads = answerIn(/^[^\p{L}\p{N}]*/u.exec(text)![0]) !== undefined
  if (leads) return no.test(text.slice(before?.end ?? 0, sentence.start)) ? 'no' : undefined
  const behind = answerIn(text.slice(sentence.end, next?.start))
  if (behind || next || kind !== 'table-cell' || beside?.kind !== kind) return behind
  return wordless.test(beside.text) ? answerIn(beside.text) : undefined
}
