import type { ReadSentence } from '../weigh/sentence.ts'

/** A name or two before a year, as in “(Smith & Jones 2019)”. */
const names = String.raw`(?:see )?\p{Lu}[\p{L}’'-]+(?: (?:and|&) \p{Lu}[\p{L}’'-]+)? `
const identifier = new RegExp(
  String.raw`\bdoi\b|\bPMID\b|\bet al\b|\((?:[^()]*[,;] |${names})?(?:19|20)\d\d[^()]*\)|\[\d+\]`,
  'u',
)

/** Whether a source stands in the sentence or right behind it: a link, a footnote, an identifier, a reference in brackets. */
export function isCited(sentence: ReadSentence): boolean {
  const { marks } = sentence.passage
  return (
    marks.some(
      (mark) =>
        (mark.kind === 'link' || mark.kind === 'footnote-reference') &&
        mark.start <= sentence.end + 1 &&
        mark.end >= sentence.start,
    ) || identifier.test(sentence.text.slice(sentence.start, sentence.end))
  )
}
