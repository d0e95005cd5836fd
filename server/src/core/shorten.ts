/** Longest message of a finding, in UTF-16 units, so that inline display stays readable. */
export const longestMessage = 100

/** Longest name within a message. */
export const mostOfName = 30

/** A text without what would steer a terminal, turn the direction of writing or, as half of a character, be no text to other programs. */
export const visible = (text: string): string =>
  isPlain(text) ? text : text.replaceAll(/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]+/gu, ' ')

/** Printable ASCII, and the marks of good typography, need no closer look: that takes many times as long. */
const isPlain = (text: string): boolean => !/[^ -~‘’“”–—…]/.test(text)

/** The same of several lines. */
export const visibleLines = (text: string): string => text.split('\n').map(visible).join('\n')

/** Shortens a text to one line of at most so many units, at a word's end. */
export function shorten(text: string, most: number): string {
  const shown = visible(text)
  const line = (/\s\s|[^\S ]/.test(shown) ? shown.replaceAll(/\s+/g, ' ') : shown).trim()
  if (line.length <= most) return line
  const word = line.lastIndexOf(' ', Math.max(0, most - 2))
  const half = Math.floor(most / 2)
  return `${line.slice(0, word > half ? word : wholeBefore(line, half)).trimEnd()}…`
}

/** The last place up to another at which no character, as it is seen, is cut in two; a single one that does not fit is cut between code points. */
function wholeBefore(text: string, most: number): number {
  for (let at = most; at > 0; at--) if (!goesOn(text, at)) return at
  return isPair(text, most) ? most - 1 : most
}

/** Whether what stands at a place is seen as one character with what stands before it. */
function goesOn(text: string, at: number): boolean {
  if (isPair(text, at)) return true
  const next = String.fromCodePoint(text.codePointAt(at) ?? 0)
  if (/[\p{M}\p{Emoji_Modifier}\u200d]/u.test(next) || text[at - 1] === '\u200d') return true
  // A flag is two letters of its own alphabet.
  const flags = /\p{Regional_Indicator}$/u.test(next) && /\p{Regional_Indicator}+$/u.exec(text.slice(0, at))
  return Boolean(flags) && (flags as RegExpExecArray)[0].length % 4 !== 0
}

/** Whether a place lies within a code point of two units. */
const isPair = (text: string, at: number): boolean =>
  /^[\ud800-\udbff][\udc00-\udfff]$/.test(text.slice(at - 1, at + 1))
