import type { Token } from '../model.ts'
import type { LearnContext } from './index.ts'

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

/** Gives the number of a word unit, 1 or more, or 0 when it has none. While training, every unit gets one. Numbers stay under 2^16. */
export type Numbering = (unit: string) => number

/** The fields that features are told apart by. A key is a field and one or two units. */
export enum Field {
  /** The sentence: words, forms as written, pairs of neighbours, pairs with a word between. */
  word,
  form,
  pair,
  gap,
  /** Its beginning: the first word, the first two. */
  first,
  /** Around it: headings and lead-in, the sentence before, the beginning of the next one, all of the next one. */
  above,
  before,
  opening,
  next,
  /** What it is: kind of passage, quotation, refutation of the article. */
  place,
  /** Concepts of the packs, one and two together. */
  concept,
}

/** How much a field counts beside the words of the sentence. */
export const fieldWeight: readonly number[] = [1, 1, 1, 1, 1, 1, 0.5, 0.7, 0.6, 1, 1]
/** The same for the claim models, where context only fills in for a pronoun. */
export const claimFieldWeight: readonly number[] = [1, 1, 1, 1, 1, 0.5, 0.5, 1, 1, 1, 0.8]

const fieldCount = 16

/** The key of a feature: a whole number that a double holds. */
export function keyOf(field: Field, first: number, second = 0): number {
  return (first * 0x10000 + second) * fieldCount + field
}

/** The field of a key. */
export function fieldOf(key: number): Field {
  return key % fieldCount
}

const functionWords = new Set(
  (
    "a an the and or but of in on at to for from with by as if than then it its you your we our they their he she his her i my me us them this that these those 's " +
    'is are was were be been being am do does did has have had can will would not no so just'
  ).split(' '),
)

/** A word as the features see it: the numbers of its units. */
interface Units {
  readonly word: number
  readonly form: number
  /** Not a function word. */
  readonly content: boolean
}

/** Turns sentences into features; remembers what it knows of each word, so use one for many sentences. */
export class Extractor {
  private readonly known = new Map<string, Units | null>()

  constructor(private readonly number: Numbering) {}

  /** The features that tell claims apart: words and pairs; content words of the sentence before and the headings fill in for a pronoun. */
  claimKeys(tokens: readonly Token[], context: LearnContext): number[] {
    const keys = new Set<number>()
    let last = 0
    for (const token of tokens) {
      const units = this.units(token)
      if (!units) continue
      keys.add(keyOf(Field.word, units.word))
      if (units.form) keys.add(keyOf(Field.form, units.form))
      if (last) keys.add(keyOf(Field.pair, last, units.word))
      last = units.word
    }
    const concepts = context.concepts.map((name) => this.number(`<${name}>`))
    concepts.forEach((concept, i) => {
      keys.add(keyOf(Field.concept, concept))
      for (const other of concepts.slice(i + 1, i + 9))
        if (concept && other) keys.add(keyOf(Field.concept, concept, other))
    })
    if (context.before) this.contents(context.before, Field.before, keys)
    for (const head of heads(context)) this.contents(head, Field.above, keys)
    return listed(keys)
  }

  /** The features that tell assertions from denials, questions and reports, whatever the claim. */
  stanceKeys(tokens: readonly Token[], context: LearnContext): number[] {
    const keys = new Set<number>()
    const words = this.words(tokens)
    words.forEach((word, i) => {
      if (!word) return
      keys.add(keyOf(Field.word, word))
      keys.add(keyOf(Field.pair, word, words[i + 1] ?? this.number('$')))
      if (words[i + 2]) keys.add(keyOf(Field.gap, word, words[i + 2]!))
    })
    if (words.length) {
      keys.add(keyOf(Field.first, words[0]!))
      keys.add(keyOf(Field.first, words[0]!, words[1] ?? this.number('$')))
    }
    const next = context.after[0] ? this.words(context.after[0]) : []
    next.forEach((word, i) => {
      keys.add(keyOf(Field.next, word))
      if (i < 5) keys.add(keyOf(Field.opening, word))
    })
    if (next.length > 1) keys.add(keyOf(Field.opening, next[0]!, next[1]))
    for (const word of context.before ? this.words(context.before) : []) keys.add(keyOf(Field.before, word))
    for (const head of heads(context)) for (const word of this.words(head)) keys.add(keyOf(Field.above, word))
    keys.add(keyOf(Field.place, this.number(`kind:${context.kind}`)))
    keys.add(keyOf(Field.place, this.number(`refutation:${context.refutation}`)))
    if (context.quotation) keys.add(keyOf(Field.place, this.number('quotation')))
    return listed(keys)
  }

  /** The claim features of each token by itself and of each pair of neighbours: first token, other token (or the same), key. */
  places(tokens: readonly Token[]): [number, number, number][] {
    const found: [number, number, number][] = []
    let last = 0
    let lastToken = 0
    tokens.forEach((token, i) => {
      const units = this.units(token)
      if (!units) return
      found.push([i, i, keyOf(Field.word, units.word)])
      if (units.form) found.push([i, i, keyOf(Field.form, units.form)])
      if (last) found.push([lastToken, i, keyOf(Field.pair, last, units.word)])
      last = units.word
      lastToken = i
    })
    return found
  }

  private contents(tokens: readonly Token[], field: Field, keys: Set<number>): void {
    for (const token of tokens) {
      const units = this.units(token)
      if (units?.content) keys.add(keyOf(field, units.word))
    }
  }

  /** Numbers of the words that count; 0 for one that is not known. */
  private words(tokens: readonly Token[]): number[] {
    const words: number[] = []
    for (const token of tokens) {
      const units = this.units(token)
      if (units) words.push(units.word)
    }
    return words
  }

  private units(token: Token): Units | null {
    const known = this.known.get(token.norm)
    if (known !== undefined) return known
    const name = unit(token)
    const units =
      name === undefined
        ? null
        : {
            word: this.number(name),
            form: token.kind === 'word' ? this.number(`=${token.norm}`) : 0,
            content: token.kind === 'word' && !functionWords.has(token.norm),
          }
    if (this.known.size >= mostRemembered) this.known.clear()
    this.known.set(token.norm, units)
    return units
  }
}

/** The words over a sentence: the nearest heading and the list's lead-in. */
function heads({ headings, leadIn }: LearnContext): (readonly Token[])[] {
  const nearest = headings[headings.length - 1]
  return [...(nearest ? [nearest] : []), ...(leadIn ? [leadIn] : [])]
}

/** Keys of units that are not known (0) fall away. */
function listed(keys: Set<number>): number[] {
  const list: number[] = []
  for (const key of keys) if (key >= 0x10000 * fieldCount) list.push(key)
  return list
}
