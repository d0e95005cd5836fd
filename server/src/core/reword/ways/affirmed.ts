// What the author affirms beside the claim: a question that is answered with yes, a report that is joined. Taking back the claim alone would leave
// the affirmation, so that gives way.
import type { Edit, Sentence, Span, Verdict } from '../../model.ts'
import { splitSentences } from '../../split/sentences.ts'
import type { Sheet } from '../sheet.ts'
import { answersOf } from './answer.ts'

/** Longest answer that says no more than yes, in tokens: "In a word, yes." */
const longestAnswer = 7

/** Whether the claim is asked, and told because the author answers with yes. */
export const isAnswered = ({ finding, sentence }: Sheet): boolean =>
  finding.weighed.features.question > 0 && !finding.weighed.features.presupposed && sentence.question

/** The sentence behind the question, in the passage's text. */
const answerTo = ({ sentence }: Sheet): Sentence | undefined =>
  splitSentences(sentence.passage.text).find(({ start }) => start >= sentence.end)

/** How far below a heading its answer is looked for, in UTF-16 units. */
const farthest = 400

/** What answers a heading that asks: the first sentence of the paragraph right below it, where it says no more than yes. In the document's offsets. */
function answerBelow(sheet: Sheet, text: string): Span | undefined {
  if (sheet.sentence.passage.kind !== 'heading') return undefined
  const from = sheet.span(sheet.last, sheet.last).end
  const below = text.slice(from, from + farthest)
  const gap = /^[ \t#]*\r?\n(?:[ \t]*\r?\n)+(?=\p{L})/u.exec(below)?.[0]
  if (gap === undefined) return undefined
  const [paragraph = ''] = below.slice(gap.length).split(/\r?\n[ \t]*\r?\n/)
  const answer = splitSentences(paragraph)[0]
  if (!answer || answer.tokens.length > longestAnswer) return undefined
  return { start: from + gap.length + answer.start, end: from + gap.length + answer.end }
}

/** "Does it …? Absolutely." → "Does it …? There is no good evidence for that." */
export function reanswered(sheet: Sheet, verdict: Verdict, document: string): Edit[] {
  const answer = answerTo(sheet)
  const below = answer ? undefined : answerBelow(sheet, document)
  if (below) return answersOf(verdict).map((text) => ({ ...below, newText: `${text}.` }))
  if (!answer || answer.tokens.length > longestAnswer) return []
  return answersOf(verdict).flatMap((text) => sheet.overText(answer.start, answer.end, `${text}.`) ?? [])
}

/** Takes out the answer: for where the question is replaced by a statement. None where the answer stands elsewhere. */
export function unanswered(sheet: Sheet, document: string): Edit | undefined {
  const answer = answerTo(sheet)
  if (answer) return sheet.overText(sheet.sentence.end, answer.end, '')
  const below = answerBelow(sheet, document)
  return below && { start: below.start, end: below.end + (document[below.end] === ' ' ? 1 : 0), newText: '' }
}

/** "Some say …, and they're right." → "Some say …." */
export function unjoined(sheet: Sheet): Edit | undefined {
  const { finding, sentence, closing } = sheet
  if (!finding.weighed.features.reported) return undefined
  const joins = sentence.cues.find(({ cue, first }) => cue.effect === 'joined' && first > finding.place.last)
  if (!joins || closing > joins.last + 1) return undefined
  const from = sheet.norm(joins.first) === ',' ? joins.first : joins.first - 1
  return sheet.norm(from) === ','
    ? { start: sheet.span(from - 1, from - 1).end, end: sheet.span(closing, closing).end, newText: '' }
    : undefined
}
