import type { Sheet } from '../sheet.ts'

const side = /\b(?:on|onto|on to) (?:your|one|the other|each) side\b/i

/** Whether the steps up to a sentence, or the sentence itself, put the reader on their side: "Lie on your side. Roll down to the knee." */
export const isOnSide = ({ sentence: { passage, end } }: Sheet): boolean => side.test(passage.text.slice(0, end))
