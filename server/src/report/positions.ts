/** A place in a text: line and UTF-16 unit of the line, both from 0, as in LSP. */
export interface Position {
  readonly line: number
  readonly character: number
}

/**
 * Turns offsets of a text into positions; one table per text, a binary search per offset. Lines end with \n, \r\n or \r; nothing stands within
 * such an end. A byte order mark takes no place: editors drop it when they open a file.
 */
export function positions(text: string): (offset: number) => Position {
  const starts = [text.startsWith('\uFEFF') ? 1 : 0]
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code === 10 || (code === 13 && text.charCodeAt(i + 1) !== 10)) starts.push(i + 1)
  }
  return (offset) => {
    let low = 0
    let high = starts.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if (starts[middle]! <= offset) low = middle
      else high = middle - 1
    }
    const inBreak = text[offset] === '\n' && text[offset - 1] === '\r' ? 1 : 0
    return { line: low, character: Math.max(0, offset - starts[low]! - inBreak) }
  }
}
