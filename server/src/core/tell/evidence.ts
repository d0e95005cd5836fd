import { stem } from '../learn/units.ts'
import type { Claim, Finding, Source } from '../model.ts'
import { splitSentences } from '../split/sentences.ts'

/** What is known of a claim and from which sources, in the order in which it answers some words. */
export interface Evidence {
  /**
   * The sentences of the claim's finding, with one that leans on the one before it ("Yet …") in one piece with that. The piece that speaks most of
   * what was marked comes first, the others as they were written.
   */
  readonly sentences: readonly string[]
  /** The claim's sources; the one that says most of the first sentence comes first, the others as they were listed. */
  readonly sources: readonly Source[]
}

/**
 * What to tell of a claim where there is little room. A claim may cover several things ("damages kidneys, dehydrates, makes hair fall out"): who wrote
 * of one of them is told of that one, with the source that says it.
 * @param finding the words that were marked; without it the sentences are in the order of the pack
 */
export function evidenceFor(claim: Claim, finding?: Pick<Finding, 'text'>): Evidence {
  const sentences = piecesOf(claim.finding)
  // The subject is what all of the claim is about.
  const marked = finding ? without(wordsOf(finding.text), wordsOf(claim.subject.join(' '))) : new Set<string>()
  const told = nearestFirst(sentences, (sentence) => sentence, marked)
  const asked = new Set([...wordsOf(told[0] ?? ''), ...marked])
  return { sentences: told, sources: nearestFirst(claim.sources, ({ title, says }) => `${title} ${says}`, asked) }
}

const without = (words: ReadonlySet<string>, others: ReadonlySet<string>) =>
  new Set([...words].filter((word) => !others.has(word)))

function piecesOf(text: string): string[] {
  const pieces: string[] = []
  for (const { start, end } of splitSentences(text)) {
    const sentence = text.slice(start, end)
    if (pieces.length && leaning.test(sentence)) pieces.push(`${pieces.pop()} ${sentence}`)
    else pieces.push(sentence)
  }
  return pieces
}

/** How a sentence begins that is not understood without the one before it. */
const leaning = /^(?:And|But|Even|It|Nor|So|These|They|Those|Yet)\b/

/**
 * Puts first what shares most with some words; what stands first already stays there unless another is ahead by `lead`. Figures count twice: whoever gives
 * the same figure speaks of the same result.
 */
function nearestFirst<T>(items: readonly T[], textOf: (item: T) => string, asked: ReadonlySet<string>): readonly T[] {
  const words = items.map((item) => wordsOf(textOf(item)))
  const shared = items.map(() => 0)
  for (const word of asked) {
    const having = words.filter((own) => own.has(word)).length
    // What all of them have tells nothing of any.
    const worth = having ? Math.log2(items.length / having) : 0
    for (const [i, own] of words.entries()) if (own.has(word)) shared[i]! += isFigure(word) ? 2 * worth : worth
  }
  const nearest = shared.indexOf(Math.max(...shared))
  return nearest > 0 && shared[nearest]! >= shared[0]! + lead
    ? [items[nearest]!, ...items.filter((_, i) => i !== nearest)]
    : items
}

/** By so much: about what one word tells that no other of a few items has. */
const lead = 1

/** The stems of a text's longer words, and its figures as they are written. */
const wordsOf = (text: string): ReadonlySet<string> =>
  new Set(
    splitSentences(text).flatMap(({ tokens }) =>
      tokens.flatMap(({ kind, norm }) =>
        kind === 'number' ? norm : kind === 'word' && norm.length > 3 ? stem(norm) : [],
      ),
    ),
  )

const isFigure = (word: string) => /^\d/.test(word)
