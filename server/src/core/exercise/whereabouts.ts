import type { Span } from '../model.ts'
import type { WhereaboutsWords } from './data.ts'

/** Finds the words of a text that only say where something is or how the body lies: “on your back”, “level with the hips”, “the back leg”. */
export type WhereaboutsFinder = (text: string) => readonly Span[]

/** Builds the finder. Linear in the text: nothing in the pattern can be read in two ways. */
export function whereaboutsFinder({ sides, beside, ends, parts, limbs }: WhereaboutsWords): WhereaboutsFinder {
  const any = (words: readonly string[]) => `(?:${words.join('|').replaceAll(' ', '\\s+')})`
  const own = '(?:your|the|his|her|their|one|both|each)'
  const pattern = new RegExp(
    [
      `\\b(?:on|onto|off)\\s+(?:${own}\\s+)?${any(sides)}\\b`,
      `\\b${any(beside)}\\s+(?:with|to)\\s+(?:${own}\\s+)?${any(parts)}\\b`,
      `\\b${any(ends)}\\s+${any(limbs)}\\b`,
    ].join('|'),
    'giu',
  )
  return (text) =>
    Array.from(text.matchAll(pattern), ({ index, 0: words }) => ({ start: index, end: index + words.length }))
}
