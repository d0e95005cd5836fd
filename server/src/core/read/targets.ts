import type { Edit } from '../model.ts'

/** What stands in one pair of brackets, with what it may be followed by; labels and wiki links hold no other brackets. */
const bracket = /(\[?)\[((?:\\[\s\S]|[^[\]\\]){1,999})\](\])?/g
/** Labels of link references and abbreviations where they are defined. */
const definition = /^[ \t>*]{0,40}\[((?:\\[^\r\n]|[^[\]\\\r\n]){1,999})\]:/gm
/** As far as an edit is looked for in brackets: labels are no longer. */
const reach = 1_000

/** Labels are the same without regard to case, and any blanks are as one. */
const normal = (label: string) => label.trim().replaceAll(/\s+/g, ' ').toLowerCase()

/**
 * Whether an edit changes something that leads somewhere by its very words: a label that stands for itself (`[label]`, `[label][]`), the
 * label behind a text (`[text][label]`), an abbreviation's definition, a wiki link.
 */
export function changesTarget(source: string, { start, end }: Edit): boolean {
  const from = Math.max(0, start - reach)
  const near = source.slice(from, end + reach)
  if (!near.includes('[')) return false
  let labels: Set<string> | undefined
  for (const { 0: all, 1: open, 2: label, 3: close, index } of near.matchAll(bracket)) {
    const at = from + index
    if (at >= end || at + all.length <= start) continue
    if (open && close) return true
    const behind = source.slice(at + all.length, at + all.length + 3)
    // The text of a full link may be changed; a footnote's label is none of the prose.
    if (label!.startsWith('^') || /^(?:\(|\[(?!\]))/.test(behind)) continue
    labels ??= new Set([...source.matchAll(definition)].map((found) => normal(found[1]!)))
    if (labels.has(normal(label!))) return true
  }
  return false
}

/** Addresses of places in a text: of links, definitions, HTML and wiki links. */
const fragment =
  /\]\([^()\s#]{0,500}#([^()\s]{1,500})|\]:[ \t]*<?[^<>\s#]{0,500}#([^<>\s]{1,500})|\bhref=["']?[^"'\s#]{0,500}#([^"'\s>]{1,500})|\[\[[^[\]|#\r\n]{0,500}#([^[\]|\r\n]{1,500})/g

/** Letters and digits only: programs make addresses of headings in many ways, but all of their words. */
const bare = (words: string) => words.toLowerCase().replaceAll(/[^\p{L}\p{M}\p{N}]/gu, '')

function decoded(address: string): string {
  try {
    return decodeURIComponent(address)
  } catch {
    return address
  }
}

/** Whether a link of a text leads to its heading of these words. */
export function leadsTo(source: string, heading: string): boolean {
  const words = bare(heading)
  for (const [, ...places] of source.matchAll(fragment)) {
    const place = bare(decoded(places.find((one) => one !== undefined)!))
    // A second heading of the same words has a number behind it.
    if (place.startsWith(words) && /^\d*$/.test(place.slice(words.length))) return true
  }
  return false
}
