// What an error costs while fitting, the same for the linear models and the networks.
import type { Example } from './examples.ts'

/** Cost of an error on a sentence of the bank and of an article: what an article asserts is learned from articles first. */
const mentionCosts = { bank: 0.35, article: 0.6 }
const assertionCosts = { bank: 0.5, article: 4 }

/** Which of the costs counts: a framed sentence is as good as one of the bank. */
const sourceOf = ({ writer, place }: Example) => (writer === 'bank' || place?.article.framed ? 'bank' : 'article')

/** What a framed sentence leaves alone teaches how claims are denied, not which words deny one: it is no example against its claim's own words. */
const isFramedDenial = (e: Example, claim: string) =>
  e.place?.article.framed && e.mentioned.has(claim) && !e.asserted.has(claim)

/** What an error costs where it is told whether an example mentions a claim; 0 where no label says. */
export const mentionCost = (e: Example, claim: string): number =>
  e.mentioned.has(claim) || !e.open.has(claim) ? mentionCosts[sourceOf(e)] : 0

/** The same where it is told whether an example asserts a claim. */
export const assertionCost = (e: Example, claim: string): number => {
  if (isFramedDenial(e, claim)) return 0
  const isSaid = e.asserted.has(claim) || e.mentioned.has(claim) || !e.open.has(claim) || e.stance < 0
  return isSaid ? assertionCosts[sourceOf(e)] : 0
}
