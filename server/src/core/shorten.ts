/** Longest message of a finding, in UTF-16 units, so that inline display stays readable. */
export const longestMessage = 100

/** Shortens a text to one line of at most so many units, at a word's end. */
export function shorten(text: string, most: number): string {
  const line = text.replaceAll(/\s+/g, ' ').trim()
  if (line.length <= most) return line
  const cut = line.slice(0, Math.max(1, most - 1))
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), Math.floor(most / 2))).trimEnd()}…`
}
