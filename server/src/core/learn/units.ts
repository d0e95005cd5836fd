import type { Token } from '../model.ts'

const memory = new Map<string, string>()
const mostRemembered = 20_000

/**
 * The stem of a word: plural, past, progressive and adverb endings taken off, so that forms of one word are one feature.
 * Rough on purpose: it needs to be the same in training and in reading, not to be a dictionary form.
 */
export function stem(word: string): string {
  const known = memory.get(word)
  if (known !== undefined) return known
  if (memory.size >= mostRemembered) memory.clear()
  const found = cut(word)
  memory.set(word, found)
  return found
}

const kept = new Set(
  'this his its has was does less unless always yes us thus is as during bring thing nothing something anything everything need speed feed red bed only early daily'.split(
    ' ',
  ),
)

function cut(word: string): string {
  if (word.length < 4 || kept.has(word)) return word
  let w = word
  if (w.endsWith("n't")) return w
  if (w.endsWith('ies') && w.length > 4) w = `${w.slice(0, -3)}y`
  else if (/(?:ss|sh|ch|x|z)es$/.test(w)) w = w.slice(0, -2)
  else if (w.endsWith('s') && !/(?:ss|us|is)$/.test(w)) w = w.slice(0, -1)
  if (w.endsWith('ing') && w.length > 5) w = undouble(w.slice(0, -3))
  else if (w.endsWith('ied') && w.length > 4) w = `${w.slice(0, -3)}y`
  else if (w.endsWith('ed') && w.length > 4) w = undouble(w.slice(0, -2))
  else if (w.endsWith('ly') && w.length > 5) w = w.slice(0, -2)
  if (w.endsWith('e') && w.length > 3) w = w.slice(0, -1)
  return w
}

function undouble(w: string): string {
  return w.length > 3 && w.at(-1) === w.at(-2) && !/[lsz]$/.test(w) ? w.slice(0, -1) : w
}

/** The class that a number falls into: the exact value hardly ever comes again, its size does. */
export function numberClass(norm: string): string {
  const value = Number(norm)
  if (!(value >= 0)) return '#'
  if (value <= 3) return `#${Math.floor(value)}`
  if (value < 11) return '#10'
  if (value < 21) return '#20'
  if (value < 46) return '#45'
  if (value < 91) return '#90'
  if (value < 301) return '#300'
  return value > 1900 && value < 2100 ? '#year' : '#big'
}

/** A token as the features see it; punctuation other than `?`, `!` and quotation marks is left out (undefined). */
export function unit(token: Token): string | undefined {
  if (token.kind === 'word') return stem(token.norm)
  if (token.kind === 'number') return numberClass(token.norm)
  return token.norm === '?' || token.norm === '!' || token.norm === '"' ? token.norm : undefined
}

/** The place of a unit among others in ascending order; -1 for one that is not there. Few are asked for: a map of all would take longer to make. */
export function placeIn(units: readonly string[], unit: string): number {
  let low = 0
  let high = units.length - 1
  while (low <= high) {
    const middle = (low + high) >>> 1
    const here = units[middle]!
    if (here === unit) return middle
    if (here < unit) low = middle + 1
    else high = middle - 1
  }
  return -1
}
