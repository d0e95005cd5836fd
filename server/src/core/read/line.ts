/** Lines of a text, whatever ends them: `\n`, `\r\n` or `\r`, as in Markdown. */

const ends = (text: string, at: number) => text.charCodeAt(at) === 10 || text.charCodeAt(at) === 13

/** Where the line that holds an offset begins; a byte order mark is no part of it. */
export function lineStart(text: string, at: number): number {
  let start = at
  while (start > 0 && !ends(text, start - 1)) start--
  return start === 0 && text.charCodeAt(0) === 0xfeff ? 1 : start
}

/** Where the line that holds an offset ends, before its line break. */
export function lineEnd(text: string, at: number): number {
  let end = at
  while (end < text.length && !ends(text, end)) end++
  return end
}

/** The line above the one that begins at an offset, without its line break. */
export function lineAbove(text: string, start: number): string {
  const end = start - (text.startsWith('\r\n', start - 2) ? 2 : 1)
  return end < 0 ? '' : text.slice(lineStart(text, end), end)
}

/** The line break that a text is written with. */
export function lineBreak(text: string): string {
  if (text.includes('\r\n')) return '\r\n'
  return text.includes('\r') && !text.includes('\n') ? '\r' : '\n'
}
