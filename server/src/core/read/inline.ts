import type { PhrasingContent, Text } from 'mdast'

/** What a text holds that may be more than its characters. */
const special = /[\\`*_~[\]<&]/g
/** Addresses that GFM makes links of. */
const address = /:\/\/|www\.|@/i
const link = /\[([^[\]\\`*_~<&!\r\n]+)\]\(([^\s()<>\\&[\]`]+)\)/y

/**
 * Reads the text of a block that holds nothing but plain characters, emphasis around plain words, and links with an address in
 * brackets. Emphasis is taken only where its marks can do nothing else: the opening one cannot close, the closing one cannot open, both
 * are of one length, and nothing stands between that could pair with either (CommonMark 0.31, section 6.2). Undefined for all else.
 */
export function readInline(source: string, from: number, to: number): PhrasingContent[] | undefined {
  const nodes: PhrasingContent[] = []
  let start = from
  const flush = (end: number) => {
    if (end > start) nodes.push(text(source, start, end))
    start = end
  }
  special.lastIndex = from
  for (let found = special.exec(source); found && found.index < to; found = special.exec(source)) {
    const at = found.index
    const mark = found[0]
    const next = source[at + 1] ?? ''
    if (mark === '<' ? !/[A-Za-z/!?]/.test(next) : mark === '&' && !/[#A-Za-z0-9]/.test(next)) continue
    if (mark === '[') {
      link.lastIndex = at
      const parts = link.exec(source)
      if (!parts || link.lastIndex > to || source[at - 1] === '!') return undefined
      flush(at)
      start = link.lastIndex
      const children = [text(source, at + 1, at + 1 + parts[1]!.length)]
      nodes.push({ type: 'link', url: parts[2]!, children, position: place(at, start) })
    } else if (mark === '*' || mark === '_') {
      const end = emphasisEnd(source, at, to, mark)
      if (end < 0) return undefined
      const width = source[at + 1] === mark ? 2 : 1
      flush(at)
      start = end
      const children = [text(source, at + width, end - width)]
      nodes.push({ type: width === 2 ? 'strong' : 'emphasis', children, position: place(at, end) })
    } else return undefined
    special.lastIndex = start
  }
  flush(to)
  return nodes.some(holdsAddress) ? undefined : nodes
}

function holdsAddress(node: PhrasingContent): boolean {
  return 'children' in node ? node.children.some(holdsAddress) : node.type === 'text' && address.test(node.value)
}

/** A position of which only the offsets are known. */
export const place = (start: number, end: number) => ({
  start: { line: 0, column: 0, offset: start },
  end: { line: 0, column: 0, offset: end },
})

/** Lines begin where their indentation ends. */
function text(source: string, from: number, to: number): Text {
  let end = to
  while (source[end - 1] === ' ' && end > from) end--
  // Blanks before markup are the text's, but those that begin a line.
  if (end === from || source[end - 1] !== '\n') end = to
  const value = source.slice(from, end)
  return {
    type: 'text',
    value: value.includes('\n ') ? value.replaceAll(/\n +/g, '\n') : value,
    position: place(from, end),
  }
}

/** Where the emphasis that opens here ends, its closing mark included; -1 where that is not plain. */
function emphasisEnd(source: string, at: number, to: number, mark: string): number {
  const width = source[at + 1] === mark ? 2 : 1
  const inside = at + width
  const before = source[at - 1]
  const opens = isWord(source[inside]) ? isKnown(before) : isPunctuation(source[inside]) && isBlank(before)
  if (!opens) return -1
  special.lastIndex = inside
  const found = special.exec(source)
  const close = found?.index ?? to
  if (found?.[0] !== mark || close + width > to) return -1
  const end = close + width
  if (width === 2 && source[close + 1] !== mark) return -1
  if (source[end] === mark) return -1
  const last = source[close - 1]
  const next = end < to ? source[end] : undefined
  if (isWord(last)) return isKnown(next) ? end : -1
  return isPunctuation(last) && isBlank(next) ? end : -1
}

const isWord = (c: string | undefined) => c !== undefined && /[\p{L}\p{N}]/u.test(c)
const isBlank = (c: string | undefined) => c === undefined || /\s/.test(c)
const isPunctuation = (c: string | undefined) => c !== undefined && /[\p{P}\p{S}]/u.test(c)
/** A character beside emphasis that is no part of a word for certain; half a surrogate pair is not certain. */
const isKnown = (c: string | undefined) => isBlank(c) || isPunctuation(c)
