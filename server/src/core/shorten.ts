/** Longest message of a finding, in UTF-16 units, so that inline display stays readable. */
export const longestMessage = 100

/** Longest name within a message. */
export const mostOfName = 30

/** A text without what would steer a terminal or turn the direction of writing. */
export const visible = (text: string): string =>
  isPlain(text) ? text : text.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]+/gu, ' ')

/** Printable ASCII, and the marks of good typography, need no closer look: that takes many times as long. */
const isPlain = (text: string): boolean => !/[^ -~‘’“”–—…]/.test(text)

/** The same of several lines. */
export const visibleLines = (text: string): string => text.split('\n').map(visible).join('\n')

/** Shortens a text to one line of at most so many units, at a word's end. */
export function shorten(text: string, most: number): string {
  const shown = visible(text)
  const line = (/\s\s|[^\S ]/.test(shown) ? shown.replaceAll(/\s+/g, ' ') : shown).trim()
  if (line.length <= most) return line
  const cut = line.slice(0, Math.max(1, most - 1))
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), Math.floor(most / 2))).trimEnd()}…`
}
