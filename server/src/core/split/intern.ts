/** So many different words are numbered; those met later are not, which is slower and nothing else. */
const mostWords = 1 << 15
const slotCount = mostWords * 4
const mostProbes = 24
const longest = 40

const words: string[] = []
const slots = new Int32Array(slotCount)

/** How a character stands in a norm: small, an apostrophe straight; 0 for one that takes more than that. */
const plain = new Uint8Array(128)
for (let code = 33; code < 127; code++) plain[code] = code >= 65 && code <= 90 ? code + 32 : code

const plainOf = (code: number): number =>
  code < 128 ? plain[code]! : code === 0x2019 || code === 0x2018 || code === 0x02bc ? 39 : 0

/**
 * Numbers the norms of words, so that what is known of a word is looked up by its number.
 * @param text code units
 * @returns the number of the norm of `text[start..end)`; -1 for a word that has none: long, or with characters beyond ASCII
 */
export function intern(text: Uint16Array, start: number, end: number): number {
  if (end - start > longest) return -1
  let hash = end - start
  for (let i = start; i < end; i++) {
    const code = plainOf(text[i]!)
    if (!code) return -1
    hash = Math.imul(hash ^ code, 0x01000193)
  }
  hash ^= hash >>> 15
  let at = Math.imul(hash, 0x2c1b3c6d) >>> 0
  for (let probe = 0; probe < mostProbes; probe++) {
    at = (at + probe) & (slotCount - 1)
    const number = slots[at]! - 1
    if (number < 0) return add(text, start, end, at)
    if (isSame(words[number]!, text, start, end)) return number
  }
  return -1
}

/** The norm with a number. */
export const interned = (number: number): string => words[number]!

function add(text: Uint16Array, start: number, end: number, at: number): number {
  if (words.length >= mostWords) return -1
  // Made anew, character by character: a slice would keep the whole text in memory.
  let norm = ''
  for (let i = start; i < end; i++) norm += String.fromCharCode(plainOf(text[i]!))
  slots[at] = words.push(norm)
  return words.length - 1
}

function isSame(word: string, text: Uint16Array, start: number, end: number): boolean {
  if (word.length !== end - start) return false
  for (let i = start; i < end; i++) if (word.charCodeAt(i - start) !== plainOf(text[i]!)) return false
  return true
}
