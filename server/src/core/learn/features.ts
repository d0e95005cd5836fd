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

/** Gives the number of a word unit, or -1 when it has none. While training, every unit gets one. */
export type Numbering = (unit: string) => number

/** The fields that features are told apart by; the number is part of the key. */
export const fields = { word: 0, form: 1, before: 2, above: 3, pair: 4 } as const

/** What a field counts beside a word of the sentence itself. */
export const fieldWeight: readonly number[] = [1, 1, 0.5, 0.5, 1]

const functionWords = new Set(
  ("a an the and or but of in on at to for from with by as if than then it its you your we our they their he she his her i my me us them this that these those 's " +
    'is are was were be been being am do does did has have had can will would not no so just').split(' '),
)

/** A word as the features see it: its units' numbers in the fields that it feeds. */
interface Units {
  readonly word: number
  readonly form: number
  /** Not a function word. */
  readonly content: boolean
}

/** Turns sentences into features; remembers what it knows of each word, so use one for many sentences. */
export class Extractor {
  private readonly known = new Map<string, Units>()

  constructor(private readonly number: Numbering) {}

  /** The keys of a sentence's features (each once) in a fixed order, with the context that fills in for a pronoun. */
  keys(tokens: readonly Token[], before: readonly Token[] | undefined, above: readonly (readonly Token[])[]): number[] {
    const keys = new Set<number>()
    let last = -1
    for (const token of tokens) {
      const units = this.units(token)
      if (!units) continue
      if (units.word >= 0) keys.add(units.word * 8 + fields.word)
      if (units.form >= 0) keys.add(units.form * 8 + fields.form)
      if (last >= 0 && units.word >= 0) keys.add(pairKey(last, units.word))
      last = units.word
    }
    if (before) this.around(before, fields.before, keys)
    for (const head of above) this.around(head, fields.above, keys)
    return [...keys]
  }

  /** The features of each token by itself and of each pair of neighbours, for explanations: [token, other token or -1, key]. */
  places(tokens: readonly Token[]): [number, number, number][] {
    const found: [number, number, number][] = []
    let last = -1
    let lastToken = -1
    tokens.forEach((token, i) => {
      const units = this.units(token)
      if (!units) return
      if (units.word >= 0) found.push([i, -1, units.word * 8 + fields.word])
      if (units.form >= 0) found.push([i, -1, units.form * 8 + fields.form])
      if (last >= 0 && units.word >= 0) found.push([lastToken, i, pairKey(last, units.word)])
      last = units.word
      lastToken = i
    })
    return found
  }

  private around(tokens: readonly Token[], field: number, keys: Set<number>): void {
    for (const token of tokens) {
      const units = this.units(token)
      if (units?.content && units.word >= 0) keys.add(units.word * 8 + field)
    }
  }

  private units(token: Token): Units | undefined {
    if (token.kind === 'punctuation' && unit(token) === undefined) return undefined
    const known = this.known.get(token.norm)
    if (known) return known
    const name = unit(token)!
    const units = {
      word: this.number(name),
      form: token.kind === 'word' ? this.number(`=${token.norm}`) : -1,
      content: token.kind === 'word' && !functionWords.has(token.norm),
    }
    if (this.known.size >= mostRemembered) this.known.clear()
    this.known.set(token.norm, units)
    return units
  }
}

/** Numbers of units stay under 2^16, so a key stays a whole number that a double holds. */
function pairKey(first: number, second: number): number {
  return (first * 0x10000 + second) * 8 + fields.pair
}

/** The field of a key. */
export function fieldOf(key: number): number {
  return key % 8
}
