import { stem } from '../learn/units.ts'
import type { Claim, Finding, Source, Token } from '../model.ts'
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
  const pieces = piecesOf(claim.finding)
  // What the claim is called is what all of it is about.
  const about = wordsOf(claim.id.split(/[/-]/).join(' '))
  const marked = finding ? without(wordsOf(finding.text), about) : new Set<string>()
  const told = nearestFirst(pieces, (piece) => (conceding.test(piece[0]!) ? '' : piece.join(' ')), marked)
  return {
    sentences: told.map((piece) => piece.join(' ')),
    // What leans on the first sentence says the other side of it.
    sources: nearestFirst(claim.sources, contentOf, without(wordsOf(told[0]?.[0] ?? ''), about)),
  }
}

/**
 * The source that a wording may be given with: of those that speak of what it says of the subject, the one that says most of it; undefined where none
 * does.
 */
export function sourceOf(claim: Claim, wording: string): Source | undefined {
  const asked = without(wordsOf(wording), wordsOf(claim.subject.join(' ')))
  const shared = (source: Source) => [...wordsOf(contentOf(source))].filter((word) => asked.has(word)).length
  const speaking = claim.sources.filter((source) => shared(source) >= Math.max(2, leastShared * asked.size))
  return nearestFirst(speaking, contentOf, asked)[0]
}

/** So much of a wording's words a source has that speaks of the same, and no fewer than two. */
const leastShared = 0.4

const contentOf = ({ title, says }: Source) => `${title} ${says}`

const without = (words: ReadonlySet<string>, others: ReadonlySet<string>) =>
  new Set([...words].filter((word) => !others.has(word)))

function piecesOf(text: string): string[][] {
  const pieces: string[][] = []
  for (const { start, end } of splitSentences(text)) {
    const sentence = text.slice(start, end)
    const last = leaning.test(sentence) ? pieces.at(-1) : undefined
    if (last) last.push(sentence)
    else pieces.push([sentence])
  }
  return pieces
}

/** "Professionals do report it": what is granted answers nobody alone. */
const conceding = /\b(?:do|does) (?!as\b|it\b|not?\b|so\b)[a-z]/

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

/** The stems of a text's content words, and its figures as they are written. */
const wordsOf = (text: string): ReadonlySet<string> =>
  new Set(
    splitSentences(text).flatMap(({ tokens }) =>
      tokens.flatMap(({ kind, norm }) => (kind === 'number' ? norm : isContent(kind, norm) ? stem(norm) : [])),
    ),
  )

const isContent = (kind: Token['kind'], norm: string) => kind === 'word' && norm.length > 3 && !functionWords.has(norm)

/** Words of more than three letters that say little of what a text is about. */
const functionWords = new Set(
  (
    'after also although been before both does from have help into less many more most much over people short some than that their them these they this those what when where which while will with without would your ' +
    'come days down even feel find found gets give going good have hold just keep leave left little long made make need only part same show side such take time weeks well work works'
  ).split(' '),
)

const isFigure = (word: string) => /^\d/.test(word)
