/** Lines of a text, whatever ends them: `\n`, `\r\n` or `\r`, as in Markdown. */

const ends = (text: string, at: number) => text.charCodeAt(at) === 10 || text.charCodeAt(at) === 13

/** Where the line that holds an offset begins, looked for down to `least`; a byte order mark is no part of it. */
export function lineStart(text: string, at: number, least = 0): number {
  let start = at
  while (start > Math.max(0, least) && !ends(text, start - 1)) start--
  return start === 0 && text.charCodeAt(0) === 0xfeff ? 1 : start
}

/** Where the line that holds an offset ends, before its line break, looked for up to `most`. */
export function lineEnd(text: string, at: number, most = text.length): number {
  let end = at
  while (end < Math.min(text.length, most) && !ends(text, end)) end++
  return end
}

/** The line above the one that begins at an offset, without its line break. */
export function lineAbove(text: string, start: number): string {
  const end = start - (text.startsWith('\r\n', start - 2) ? 2 : 1)
  return end < 0 ? '' : text.slice(lineStart(text, end), end)
}

/**
 * A text in which every carriage return that stands alone is a line feed; offsets stay as they are. YAML ends a line there (1.2.2, 5.4), as
 * editors do; its libraries do not.
 */
export const withLineFeeds = (text: string): string => (text.includes('\r') ? text.replaceAll(/\r(?!\n)/g, '\n') : text)

/** The line break that a text is written with. */
export function lineBreak(text: string): string {
  if (text.includes('\r\n')) return '\r\n'
  return text.includes('\r') && !text.includes('\n') ? '\r' : '\n'
}
