import type { Claim } from '../../model.ts'
import { verbOf } from '../grammar/verbs.ts'
import { isPlural, prepositions } from '../grammar/words.ts'
import type { Sheet } from '../sheet.ts'

/** Pronouns that may stand for a claim's subject. */
export const pronouns = new Set(['it', 'this', 'that', 'these', 'those', 'they', 'which', 'that'])

/** Whether what a claim is about is named before a pronoun: in its sentence, or in the one before. */
export function isNamedBefore(sheet: Sheet, first: number, claim: Claim): boolean {
  if (!claim.subject.length) return true
  const { passage, start, tokens } = sheet.sentence
  const sentence =
    passage.text
      .slice(0, start)
      .trimEnd()
      .match(/[^.!?]*[.!?]?["”]?$/)?.[0] ?? ''
  const words = [
    ...(sentence.toLowerCase().match(/[\p{L}'-]+/gu) ?? []),
    ...tokens.slice(0, first).map(({ norm }) => norm),
  ]
  // “They” are several.
  const several = ['they', 'these', 'those'].includes(sheet.norm(first))
  return words.some((word) => isAbout(sheet, word, claim) && (!several || isPlural(word)))
}

const complaints = new Set(
  'pain pains syndrome injury injuries problem problems trouble issue issues ache aches'.split(' '),
)

/** Whether the evidence's wording may be said of a subject. */
export function suits(sheet: Sheet, { first, last }: { first: number; last: number }, claim: Claim): boolean {
  if (!claim.subject.length) return true
  if (first === last && pronouns.has(sheet.norm(first))) return true
  // "IT band pain": a complaint at the thing is not the thing.
  let head = first
  while (head < last && !prepositions.has(sheet.norm(head + 1))) head++
  if (complaints.has(sheet.norm(head)) && !isAbout(sheet, sheet.norm(head), claim)) return false
  for (let i = first; i <= last; i++) {
    const word = sheet.norm(i)
    if (i > first && prepositions.has(word) && !sheet.norm(first).endsWith('ing')) return false
    if (isAbout(sheet, word, claim)) return true
  }
  return false
}

/** Whether a word is one that a claim is about, in whatever form. */
function isAbout({ verbs }: Sheet, word: string, { subject }: Claim): boolean {
  const base = verbOf(word, verbs)?.base
  return [word, base, word.replace(/s$/, ''), word.replace(/es$/, '')].some(
    (form) => form !== undefined && subject.includes(form),
  )
}
