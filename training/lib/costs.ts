// What an error costs while fitting, the same for the linear models and the network.
import type { Example } from './examples.ts'

/** Cost of an error on a sentence of the bank and of an article: what an article asserts is learned from articles first. */
export const mentionCost = { bank: 0.35, article: 0.6 }
export const assertionCost = { bank: 0.5, article: 4 }

/** Which of the costs counts: a framed sentence is as good as one of the bank. */
export const sourceOf = ({ writer, place }: Example) =>
  writer === 'bank' || place?.article.framed ? 'bank' : 'article'

/** What a framed sentence leaves alone teaches how claims are denied, not which words deny one: it is no example against its claim's own words. */
export const isFramedDenial = (e: Example, claim: string) =>
  e.place?.article.framed && e.mentioned.has(claim) && !e.asserted.has(claim)
