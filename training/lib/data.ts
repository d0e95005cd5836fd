// All that is trained on, read once.
import { type Article, type BankRow, readArticles, readBank, readPacks } from './articles.ts'
import { articleExamples, bankExamples, type Example, Units, unfittedExamples } from './examples.ts'
import { framedArticles } from './framed.ts'
import { plainArticles } from './plain.ts'

export interface Data {
  readonly articles: readonly Article[]
  /** Articles put together from frames: trained on, not scored with the others. */
  readonly framed: readonly Article[]
  /** Articles that claim nothing but in plain sentences: only decisions learn from them. */
  readonly plain: readonly Article[]
  readonly bank: readonly BankRow[]
  /** What models are fitted from. */
  readonly examples: readonly Example[]
  /** The sentences of `plain`. */
  readonly unfitted: readonly Example[]
  readonly claims: readonly string[]
  readonly units: Units
}

/** Reads the articles, the bank and the packs' examples. */
export function readTraining(): Data {
  const articles = readArticles('training/corpus')
  const framed = framedArticles('training/frames')
  const plain = plainArticles('training/frames')
  const bank = [...readBank('training/paraphrases'), ...readPacks('training/said.jsonl')]
  const units = new Units()
  const examples = [...bankExamples(bank, units), ...articleExamples([...articles, ...framed], units)]
  const claims = [...new Set(bank.map((row) => row.claims[0]!))].sort()
  return { articles, framed, plain, bank, examples, unfitted: unfittedExamples(plain), claims, units }
}
