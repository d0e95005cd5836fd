import type { Token } from '../model.ts'

const beating = new Set(['beat', 'beats', 'beating', 'outperform', 'outperforms', 'trump', 'trumps'])
const better = new Set(['better', 'safer', 'wiser', 'smarter', 'kinder'])
/** What makes a comparison praise of what is compared with: "nothing beats a roller". */
const none = new Set(['nothing', 'no', 'none', 'never', 'not', "n't", 'few', 'hardly', 'little'])
const between = new Set('a an the your any more some plain mere strict'.split(' '))

/** Farthest "better" may stand before its "than", in tokens. */
const farthest = 5

/** What states something of it all the same: "it beats sitting, which is the new smoking". */
const stating = new Set(['which', 'that', 'who', 'because', 'is', 'are', "'s"])

/**
 * Whether some words only name what something else is said to be better than: "Walking beats lying down", "Staying active is better than bed rest".
 * @param last the last of the words
 */
export function isOutdone(tokens: readonly Token[], first: number, last: number): boolean {
  let at = first - 1
  while (at >= 0 && between.has(tokens[at]!.norm)) at--
  const word = tokens[at]?.norm ?? ''
  const compared =
    beating.has(word) ||
    (word === 'than' && tokens.slice(Math.max(0, at - farthest), at).some(({ norm }) => better.has(norm)))
  return (
    compared &&
    !tokens.slice(first, last + 1).some(({ norm }) => stating.has(norm)) &&
    !tokens.slice(0, at).some(({ norm }) => none.has(norm) || norm.endsWith("n't"))
  )
}
