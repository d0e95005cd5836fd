import type { Sheet } from '../sheet.ts'

/** By these words the author stands behind what is said next, or was said by another. */
const vouching =
  /\bno apology\b|\bwhat (?:we|I) can (?:say|promise|tell)\b|(?:\b(?:is|are|was|were)|['’](?:s|re)) (?:quite |dead |absolutely |perfectly )?right(?: (?:about|to say|that|on)\b|:)|\bI(?:['’]m| am) with (?:him|her|them)\b|\bI agree\b|\b(?:we|I) (?:do |often |always |still )?(?:see|find) (?:this|it|that|the same)\b/i

/** Whether the author vouches for a sentence, in it or in the one before: "My trainer is right about the pelvis: …", "I'm with him on this. …". */
export function vouches({ sentence: { passage, start, end } }: Sheet): boolean {
  const before = passage.text.slice(0, start).trimEnd().slice(0, -1)
  const from = Math.max(before.lastIndexOf('. '), before.lastIndexOf('! '), before.lastIndexOf('? ')) + 1
  return vouching.test(passage.text.slice(from, end))
}
