import type { PhrasingContent, Text } from 'mdast'

/** What a text holds that may be more than its characters. */
const special = /[\\`*_~[\]<&]/g
/** Addresses that GFM makes links of. */
const address = /:\/\/|www\.|@/i
const link = /\[([^[\]\\`*_~<&!\r]+)\]\(([^\s()<>\\&[\]`]+)\)/y
const bracket = /\[([^[\]\\`*_~<&!\r\n]+)\](?![([:])/y
const entity = /&[#A-Za-z0-9]+;/y

/**
 * Reads the text of a block that holds nothing but plain characters, emphasis around plain words, links and images with an address in
 * brackets, footnote references, and brackets that are just that. Emphasis is taken only where its marks can do nothing else: the opening
 * one cannot close, the closing one cannot open, both are of one length, and nothing stands between that could pair with either
 * (CommonMark 0.31, section 6.2). Undefined for all else.
 * @param labels labels of link references and footnotes that are defined; nothing in the text may define one
 */
export function readInline(
  source: string,
  from: number,
  to: number,
  labels: readonly string[],
  emphasis = false,
): PhrasingContent[] | undefined {
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
    let next = at + 1
    if (mark === '<') {
      if (/[A-Za-z/!?]/.test(source[next] ?? '')) return undefined
    } else if (mark === '&') {
      entity.lastIndex = at
      if (entity.test(source)) return undefined
    } else if (mark === '[') {
      const node = bracketAt(source, at, to, labels)
      if (!node) return undefined
      next = node.position!.end.offset!
      if (node.type !== 'text') {
        flush(node.position!.start.offset!)
        start = next
        nodes.push(node)
      }
    } else if (isInWord(source, at)) {
      // It is a letter of its word.
    } else if ((mark === '*' || mark === '_') && !emphasis) {
      const end = emphasisEnd(source, at, to, mark)
      if (end < 0) return undefined
      const width = source[at + 1] === mark ? 2 : 1
      const children = readInline(source, at + width, end - width, labels, true)
      if (!children) return undefined
      flush(at)
      start = next = end
      nodes.push({ type: width === 2 ? 'strong' : 'emphasis', children, position: place(at, end) })
    } else return undefined
    special.lastIndex = next
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

/** Lines begin where their indentation or the mark of their quotation ends. */
function text(source: string, from: number, to: number): Text {
  let end = to
  while ((source[end - 1] === ' ' || source[end - 1] === '>') && end > from) end--
  // Blanks before markup are the text's, but those that begin a line, like the mark of a quotation.
  if (end === from || source[end - 1] !== '\n') end = to
  const value = source.slice(from, end)
  return {
    type: 'text',
    value: /\n[ >]/.test(value) ? value.replaceAll(/\n[ >]+/g, '\n') : value,
    position: place(from, end),
  }
}

/** What stands in brackets here; a text where the brackets mean nothing, undefined where that is not plain. */
function bracketAt(source: string, at: number, to: number, labels: readonly string[]): PhrasingContent | undefined {
  link.lastIndex = at
  const parts = link.exec(source)
  if (parts) {
    const end = link.lastIndex
    const [, words, url] = parts as unknown as [string, string, string]
    // "[^1](x)" is a footnote's number before a bracket where that footnote is defined.
    if (end > to || words.startsWith('^')) return undefined
    const inside = text(source, at + 1, at + 1 + words.length)
    if (source[at - 1] === '!') return { type: 'image', url, alt: inside.value, position: place(at - 1, end) }
    return { type: 'link', url, children: [inside], position: place(at, end) }
  }
  bracket.lastIndex = at
  const label = bracket.exec(source)?.[1]
  const end = bracket.lastIndex
  if (!label || end > to || source[at - 1] === '!' || /^\s*x?\s*$/i.test(label)) return undefined
  const key = label.trim().replaceAll(/\s+/g, ' ').toLowerCase()
  if (!labels.includes(key)) return { type: 'text', value: '', position: place(at, end) }
  if (!/^\^[a-z0-9_-]+$/.test(key)) return undefined
  return { type: 'footnoteReference', identifier: key.slice(1), position: place(at, end) }
}

/** Where the emphasis that opens here ends, its closing mark included; -1 where that is not plain. */
function emphasisEnd(source: string, at: number, to: number, mark: string): number {
  const width = source[at + 1] === mark ? 2 : 1
  const inside = at + width
  const before = source[at - 1]
  const opens = isWord(source[inside]) ? isKnown(before) : isPunctuation(source[inside]) && isBlank(before)
  if (!opens) return -1
  special.lastIndex = inside
  let found = special.exec(source)
  while (found && (/[[\]&]/.test(found[0]) || isInWord(source, found.index))) {
    link.lastIndex = found.index
    if (link.test(source)) special.lastIndex = link.lastIndex
    found = special.exec(source)
  }
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
/** An underscore between two letters or digits, which is no mark. */
const isInWord = (source: string, at: number) => source[at] === '_' && isWord(source[at - 1]) && isWord(source[at + 1])
const isBlank = (c: string | undefined) => c === undefined || /\s/.test(c)
const isPunctuation = (c: string | undefined) => c !== undefined && /[\p{P}\p{S}]/u.test(c)
/** A character beside emphasis that is no part of a word for certain; half a surrogate pair is not certain. */
const isKnown = (c: string | undefined) => isBlank(c) || isPunctuation(c)
