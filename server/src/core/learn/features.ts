import type { Token } from '../model.ts'
import { ByWord } from '../split/by-word.ts'
import type { LearnContext } from './reader.ts'
import { unit } from './units.ts'

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
  /** Words that stand among those that carry a claim without carrying it, and behind them; pairs behind them; words of the sentences behind the next. */
  inside,
  behind,
  behindPair,
  later,
}

/** How much a field counts beside the words of the sentence. */
export const fieldWeight: readonly number[] = [1, 1, 1, 1, 1, 1, 0.5, 0.7, 0.6, 1, 1, 1, 1, 1, 0.5]
/** The same for the claim models, where context only fills in for a pronoun. */
export const claimFieldWeight: readonly number[] = [1, 1, 1, 1, 1, 0.5, 0.5, 1, 1, 1, 0.8]

/** The same for what stands around a claim. */
export const framingFieldWeight: readonly number[] = [1, 1, 1, 1, 1, 0.7, 0.3, 0.7, 0.6, 1, 1, 1, 1, 1, 0.3]

/** Keys leave room for this many fields. */
export const fieldCount = 16

/** The key of a feature: a whole number that a double holds. */
export function keyOf(field: Field, first: number, second = 0): number {
  return (first * 0x10000 + second) * fieldCount + field
}

/** The field of a key. */
export function fieldOf(key: number): Field {
  return key % fieldCount
}

/** Takes the features of a sentence as they come: a field and one or two units. A unit that is not known is 0, and a feature may come again. */
export interface Features {
  add(field: Field, first: number, second: number): void
}

const functionWords = new Set(
  (
    "a an the and or but of in on at to for from with by as if than then it its you your we our they their he she his her i my me us them this that these those 's " +
    'is are was were be been being am do does did has have had can will would not no so just'
  ).split(' '),
)

const nothing: readonly number[] = []

/** Punctuation that says how what follows, or what stood before, is meant. */
const marks = new Set([':', ';', '—', '…'])
/** Stands for the words that carry a claim. */
const blankName = '_'
/** Stands for the end of a sentence. */
const endName = '$'
/** Units that are no words of a text; some of them only the words around a claim have. */
export const signs: readonly string[] = [blankName, endName, ...marks]

/** A word as the features see it: the numbers of its units. */
interface Units {
  readonly word: number
  readonly form: number
  /** Not a function word. */
  readonly content: boolean
}

/** Turns sentences into features; remembers what it knows of each word, so use one for many sentences. */
export class Extractor {
  private readonly known = new ByWord<Units | null>()
  private readonly named = new Map<string, number>()
  private readonly concepts = new Map<string, number>()

  constructor(private readonly number: Numbering) {}

  /** The features that tell claims apart: words and pairs; content words of the sentence before and the headings fill in for a pronoun. */
  claim(
    tokens: readonly Token[],
    context: Pick<LearnContext, 'concepts' | 'before' | 'above' | 'leadIn'>,
    to: Features,
  ): void {
    let last = 0
    for (const token of tokens) {
      const units = this.units(token)
      if (!units) continue
      to.add(Field.word, units.word, 0)
      if (units.form) to.add(Field.form, units.form, 0)
      if (last) to.add(Field.pair, last, units.word)
      last = units.word
    }
    const concepts = context.concepts.map((name) => this.concept(name))
    for (let i = 0; i < concepts.length; i++) {
      to.add(Field.concept, concepts[i]!, 0)
      for (let k = i + 1; k < concepts.length && k < i + 9; k++)
        if (concepts[i] && concepts[k]) to.add(Field.concept, concepts[i]!, concepts[k]!)
    }
    if (context.before) this.contents(context.before, Field.before, to)
    if (context.above) this.contents(context.above, Field.above, to)
    if (context.leadIn) this.contents(context.leadIn, Field.above, to)
  }

  /** The features that tell assertions from denials, questions and reports, whatever the claim. */
  stance(tokens: readonly Token[], context: LearnContext, to: Features): void {
    const words = this.words(tokens)
    for (let i = 0; i < words.length; i++) {
      const word = words[i]!
      if (!word) continue
      to.add(Field.word, word, 0)
      to.add(Field.pair, word, words[i + 1] ?? this.unit(endName))
      if (words[i + 2]) to.add(Field.gap, word, words[i + 2]!)
    }
    if (words.length) {
      to.add(Field.first, words[0]!, 0)
      to.add(Field.first, words[0]!, words[1] ?? this.unit(endName))
    }
    this.following(context, to)
    this.surrounding(context, to)
  }

  private following({ next }: LearnContext, to: Features): void {
    const words = next ? this.words(next) : nothing
    for (let i = 0; i < words.length; i++) {
      to.add(Field.next, words[i]!, 0)
      if (i < 5) to.add(Field.opening, words[i]!, 0)
    }
    if (words.length > 1) to.add(Field.opening, words[0]!, words[1]!)
  }

  private surrounding(context: LearnContext, to: Features): void {
    if (context.before) this.all(context.before, Field.before, to)
    if (context.above) this.all(context.above, Field.above, to)
    if (context.leadIn) this.all(context.leadIn, Field.above, to)
    to.add(Field.place, this.unit(`kind:${context.kind}`), 0)
    to.add(Field.place, this.unit(`refutation:${context.refutation}`), 0)
    if (context.quotation) to.add(Field.place, this.unit('quotation'), 0)
  }

  /**
   * The features that tell what the words around a claim do with it, whatever the claim: those that carry it are one blank.
   * @param carries whether a token carries the claim
   */
  framing(tokens: readonly Token[], carries: (token: number) => boolean, context: LearnContext, to: Features): void {
    const blank = this.unit(blankName)
    const words: number[] = []
    let first = -1
    let last = -1
    for (let i = 0; i < tokens.length; i++) {
      if (carries(i)) {
        if (first < 0) first = words.length
        last = words.length
        if (words[words.length - 1] !== blank) words.push(blank)
        else last--
        continue
      }
      const word = this.units(tokens[i]!)?.word ?? (marks.has(tokens[i]!.norm) ? this.unit(tokens[i]!.norm) : 0)
      if (word) words.push(word)
    }
    for (let i = 0; i < words.length; i++) {
      const word = words[i]!
      const behind = i > last
      if (word !== blank) to.add(behind ? Field.behind : i > first ? Field.inside : Field.word, word, 0)
      to.add(i >= last ? Field.behindPair : Field.pair, word, words[i + 1] ?? this.unit(endName))
      if (words[i + 2]) to.add(Field.gap, word, words[i + 2]!)
    }
    if (words.length) to.add(Field.first, words[0]!, words[1] ?? this.unit(endName))
    this.following(context, to)
    for (const sentence of context.later) this.all(sentence, Field.later, to)
    this.surrounding(context, to)
  }

  /** The claim features of each token by itself and of each pair of neighbours, with the first and the other token (or the same). */
  places(
    tokens: readonly Token[],
    to: (a: number, b: number, field: Field, first: number, second: number) => void,
  ): void {
    let last = 0
    let lastToken = 0
    for (let i = 0; i < tokens.length; i++) {
      const units = this.units(tokens[i]!)
      if (!units) continue
      to(i, i, Field.word, units.word, 0)
      if (units.form) to(i, i, Field.form, units.form, 0)
      if (last) to(lastToken, i, Field.pair, last, units.word)
      last = units.word
      lastToken = i
    }
  }

  private contents(tokens: readonly Token[], field: Field, to: Features): void {
    for (const token of tokens) {
      const units = this.units(token)
      if (units?.content) to.add(field, units.word, 0)
    }
  }

  private all(tokens: readonly Token[], field: Field, to: Features): void {
    for (const token of tokens) {
      const units = this.units(token)
      if (units) to.add(field, units.word, 0)
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

  /** The number of a unit that is no word; of these there are few. */
  private unit(name: string): number {
    let number = this.named.get(name)
    if (number === undefined) this.named.set(name, (number = this.number(name)))
    return number
  }

  private concept(name: string): number {
    let number = this.concepts.get(name)
    if (number === undefined) this.concepts.set(name, (number = this.number(`<${name}>`)))
    return number
  }

  private units(token: Token): Units | null {
    const known = this.known.get(token)
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
    this.known.set(token, units)
    return units
  }
}
