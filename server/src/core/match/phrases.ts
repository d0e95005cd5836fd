import type { Token } from '../model.ts'
import { ByWord } from '../split/by-word.ts'
import type { CompiledPatterns } from './compile.ts'

/** A phrase of a concept in a sentence: first and last token. */
export interface Hit {
  readonly concept: number
  readonly first: number
  readonly last: number
}

interface Node {
  readonly next: Map<number, Node>
  concepts: number[] | undefined
}

/** What a word form can be: numbers of words; the concepts that it says alone, and the longer phrases that it begins. */
interface Form {
  readonly numbers: readonly number[]
  readonly says: readonly number[]
  readonly begins: readonly Node[]
  /** A bit of 32 for each of its numbers, and for each number that may go on with what it begins: most pairs of words have none in common. */
  readonly bits: number
  readonly next: number
}

const skipped = new Set(['"', "'", '(', ')', '*', '[', ']'])
/** Whether a token may stand inside a phrase without breaking it: quotation marks, brackets, markup. */
export const isSkipped = (token: Token): boolean => token.kind === 'punctuation' && skipped.has(token.norm)

/**
 * Builds what finds the phrases of all concepts in the tokens of a sentence. Tries by first word; each is made when its word is first met,
 * since most are never met in a run. Linear in the tokens for a given set of packs.
 */
export function createPhraseFinder(compiled: CompiledPatterns): (tokens: readonly Token[]) => Hit[] {
  const byFirst = new Map<number, [phrase: readonly number[], concept: number][]>()
  for (const [concept, phrases] of compiled.phrases.entries())
    for (const phrase of phrases) {
      const first = byFirst.get(phrase[0]!)
      if (first) first.push([phrase, concept])
      else byFirst.set(phrase[0]!, [[phrase, concept]])
    }
  const tries = new Map<number, Node>()
  /** The phrases that begin with a word; their trie is made when the word is first met. */
  const trieOf = (word: number): Node | undefined => {
    let trie = tries.get(word)
    const phrases = byFirst.get(word)
    if (trie || !phrases) return trie
    tries.set(word, (trie = { next: new Map(), concepts: undefined }))
    for (const [phrase, concept] of phrases) insert(trie, phrase, concept)
    return trie
  }
  const forms = new ByWord<Form | null>()
  const formOf = (token: Token): Form | null => {
    const known = forms.get(token)
    if (known !== undefined) return known
    const numbers = Object.hasOwn(compiled.forms, token.norm) ? compiled.forms[token.norm]! : undefined
    const form = numbers
      ? formIn(
          numbers,
          numbers.flatMap((word) => trieOf(word) ?? []),
        )
      : null
    forms.set(token, form)
    return form
  }
  return (tokens) => findHits(tokens, formOf)
}

/** Sets a phrase into the trie of its first word. */
function insert(root: Node, phrase: readonly number[], concept: number): void {
  let node = root
  for (let i = 1; i < phrase.length; i++) {
    const word = phrase[i]!
    let next = node.next.get(word)
    if (!next) node.next.set(word, (next = { next: new Map(), concepts: undefined }))
    node = next
  }
  if (!node.concepts) node.concepts = [concept]
  else if (!node.concepts.includes(concept)) node.concepts.push(concept)
}

const formIn = (numbers: readonly number[], nodes: readonly Node[]): Form => ({
  numbers,
  says: nodes.flatMap(({ concepts }) => concepts ?? []),
  begins: nodes.filter(({ next }) => next.size),
  bits: bitsOf(numbers),
  next: nodes.reduce((bits, { next }) => bits | bitsOf(next.keys()), 0),
})

function bitsOf(numbers: Iterable<number>): number {
  let bits = 0
  for (const number of numbers) bits |= 1 << (number & 31)
  return bits
}

function findHits(tokens: readonly Token[], formOf: (token: Token) => Form | null): Hit[] {
  const hits: Hit[] = []
  for (let first = 0; first < tokens.length; first++) {
    const token = tokens[first]!
    const form = formOf(token)
    if (!form || isSkipped(token)) continue
    const { says, next } = form
    for (let i = 0; i < says.length; i++) hits.push({ concept: says[i]!, first, last: first })
    if (next) goOn(tokens, first, form, formOf, hits)
  }
  return hits
}

/** Adds the phrases of several words that begin at a token. */
function goOn(
  tokens: readonly Token[],
  first: number,
  { begins, next }: Form,
  formOf: (token: Token) => Form | null,
  hits: Hit[],
): void {
  let nodes = begins
  for (let last = first; ; ) {
    do last++
    while (last < tokens.length && isSkipped(tokens[last]!))
    const form = last < tokens.length ? formOf(tokens[last]!) : null
    if (!form || (nodes === begins && !(form.bits & next))) return
    const { numbers } = form
    let found: Node[] | undefined
    for (let n = 0; n < nodes.length; n++)
      for (let i = 0; i < numbers.length; i++) {
        const node = nodes[n]!.next.get(numbers[i]!)
        if (node) (found ??= []).push(node)
      }
    if (!found) return
    for (const { concepts } of found) if (concepts) for (const concept of concepts) hits.push({ concept, first, last })
    nodes = found
  }
}
