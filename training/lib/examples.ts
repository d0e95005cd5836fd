// Labelled data as training examples: which claims a sentence mentions, which it asserts, which must be left out of account.
import { Extractor, type Features, type Field, keyOf, signs } from '../../server/src/core/learn/features.ts'
import type { Article, BankRow, ReadRow, SentenceRow } from './articles.ts'

export interface Example {
  /** The folder it comes from, or `bank`. */
  readonly writer: string
  readonly row: ReadRow
  readonly claimKeys: readonly number[]
  readonly stanceKeys: readonly number[]
  readonly mentioned: ReadonlySet<string>
  readonly asserted: ReadonlySet<string>
  /** Claims that a label names without it being certain that the sentence mentions them: neither for nor against. */
  readonly open: ReadonlySet<string>
  /** 1 asserts some claim, -1 leaves the claims that it mentions alone, 0 no label says. */
  readonly stance: -1 | 0 | 1
  /** For a sentence of an article. */
  readonly place?: { readonly article: Article; readonly row: SentenceRow }
}

/**
 * Units of words by their numbers; every new unit gets the next one. Once all data has been read there are no new ones: models fitted in one process
 * and kept mean the same in another.
 */
export class Units {
  readonly names: string[] = ['']
  private readonly numbers = new Map<string, number>()
  readonly extractor = new Extractor((name) => this.number(name))
  /** Gives no new numbers. */
  readonly known = new Extractor((name) => this.numbers.get(name) ?? 0)

  constructor() {
    for (const name of signs) this.number(name)
  }

  private number(name: string): number {
    const known = this.numbers.get(name)
    if (known !== undefined) return known
    this.numbers.set(name, this.names.length)
    return this.names.push(name) - 1
  }
}

/** Stances of a clear label in which the claim itself is seldom said: the sentence only shares its topic. */
const topical = new Set(['neutral', 'instructed', 'recommended', 'asserted'])

/** The examples of the bank. */
export function bankExamples(bank: readonly BankRow[], units: Units): Example[] {
  return bank.flatMap(({ claims, label, strength, own }) => {
    const flag = label === 'flag'
    const says = flag || strength !== 'certain'
    const main = claims[0]!
    return own.map(
      (row): Example => ({
        writer: 'bank',
        row,
        ...keys(row, units),
        mentioned: new Set(says ? [main] : []),
        asserted: new Set(flag ? [main] : []),
        open: new Set(says ? claims.slice(1) : claims),
        stance: flag ? 1 : -1,
      }),
    )
  })
}

/** The examples of articles: all their sentences in order. */
export function articleExamples(articles: readonly Article[], units: Units): Example[] {
  return unfittedExamples(articles).map((example) => ({ ...example, ...keys(example.row, units) }))
}

/** The same without features: nothing can be fitted from them. */
export function unfittedExamples(articles: readonly Article[]): Example[] {
  return articles.flatMap((article) =>
    article.rows.map((row): Example => {
      const mentioned = new Set<string>()
      const asserted = new Set<string>()
      let stance: Example['stance'] = 0
      for (const { claims, label, stance: how } of row.labels) {
        const main = claims[0]!
        if (label === 'flag') {
          asserted.add(main)
          stance = 1
        } else if (label === 'clear' && stance === 0) stance = -1
        if (label !== 'clear' || !topical.has(how)) mentioned.add(main)
      }
      const open = new Set(row.overlaps.flatMap((label) => label.claims))
      return {
        writer: article.writer,
        row,
        claimKeys: [],
        stanceKeys: [],
        mentioned,
        asserted,
        open,
        stance,
        place: { article, row },
      }
    }),
  )
}

function keys({ tokens, context }: ReadRow, { extractor }: Units) {
  const claim = new Keys()
  const stance = new Keys()
  extractor.claim(tokens, context, claim)
  extractor.stance(tokens, context, stance)
  return { claimKeys: [...claim.all], stanceKeys: [...stance.all] }
}

/** Features as keys, each once. */
export class Keys implements Features {
  readonly all = new Set<number>()

  add(field: Field, first: number, second: number): void {
    if (first) this.all.add(keyOf(field, first, second))
  }
}
