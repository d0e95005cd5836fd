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
  const { phrases, concepts, begins, next } = byFirstWord(compiled.phrases)
  const tries = new Map<number, Node>()
  /** The phrases that begin with a word; their trie is made when the word is first met. */
  const trieOf = (word: number): Node | undefined => {
    let trie = tries.get(word)
    let at = begins[word] ?? none
    if (trie || at === none) return trie
    tries.set(word, (trie = { next: new Map(), concepts: undefined }))
    for (; at !== none; at = next[at]!) insert(trie, phrases[at]!, concepts[at]!)
    return trie
  }
  const forms = new ByWord<Form | null>()
  const formOf = (token: Token): Form | null => {
    const known = forms.get(token)
    if (known !== undefined) return known
    const numbers = Object.hasOwn(compiled.forms, token.norm) ? compiled.forms[token.norm]! : undefined
    const form = numbers ? formIn(numbers, trieOf) : null
    forms.set(token, form)
    return form
  }
  return (tokens) => findHits(tokens, formOf)
}

const none = -1

/** All phrases in order, with the concepts that they say; the place of the first that begins with each word, and of the next that begins as one does. */
function byFirstWord(ofConcepts: CompiledPatterns['phrases']) {
  const phrases = ofConcepts.flat()
  const concepts = new Int32Array(phrases.length)
  for (let concept = 0, at = 0; concept < ofConcepts.length; concept++)
    concepts.fill(concept, at, (at += ofConcepts[concept]!.length))
  let words = 0
  for (let at = 0; at < phrases.length; at++) words = Math.max(words, phrases[at]![0]! + 1)
  const begins = new Int32Array(words).fill(none)
  const next = new Int32Array(phrases.length)
  for (let at = phrases.length - 1; at >= 0; at--) {
    const word = phrases[at]![0]!
    next[at] = begins[word]!
    begins[word] = at
  }
  return { phrases, concepts, begins, next }
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

function formIn(numbers: readonly number[], trieOf: (word: number) => Node | undefined): Form {
  const says: number[] = []
  const begins: Node[] = []
  let bits = 0
  let next = 0
  for (const number of numbers) {
    bits |= bitOf(number)
    const node = trieOf(number)
    if (node?.concepts) says.push(...node.concepts)
    if (!node?.next.size) continue
    begins.push(node)
    for (const second of node.next.keys()) next |= bitOf(second)
  }
  return { numbers, says, begins, bits, next }
}

const bitOf = (number: number): number => 1 << (number & 31)

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
