import { tokenize } from '../split/tokens.ts'

/** A hyphen between two words: they are read as two. */
export const hyphen = /(?<=[^'\s])-(?=[^'\s<])(?![^<]*>)/

/** An ending that is a word of its own behind another. */
const clitic = /^'(?:s|re|ve|ll|d|m)$/

/**
 * What is wrong with a word of a pattern or of a phrase: it must be one that a sentence can have, or it would never match.
 * @param word without blanks; in single quotes it is just this form
 */
export function faultOfWord(word: string): string | undefined {
  if (clitic.test(word)) return undefined
  for (const part of (/^'(.+)'$/.exec(word)?.[1] ?? word).split(hyphen)) {
    const [token, ...more] = tokenize(part)
    if (token && !more.length && token.start === 0 && token.end === part.length) continue
    if (/^'|'$/.test(part)) return `“${word}” has one quotation mark; “'word'” is just this form of a word.`
    if (/[\\^$*+?]/.test(part))
      return `“${word}” never matches: no regular expressions; a word stands for all its forms, “..” for other words.`
    const apart = tokenize(part).map(({ norm }) => norm)
    return `“${word}” never matches: words are read without their marks${apart.length > 1 ? `, here as “${apart.join(' ')}”` : ''}.`
  }
  return undefined
}
