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
  /** 1 for the rest modulo 256 of each number that may go on with what it begins, if anything: most pairs of words have none in common. */
  readonly follows: Uint8Array | undefined
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
  const known = new ByWord<Form | null>()
  const formOf = (token: Token): Form | null => {
    const before = known.get(token)
    if (before !== undefined) return before
    const numbers = Object.hasOwn(compiled.forms, token.norm) ? compiled.forms[token.norm]! : undefined
    const form = isSkipped(token) ? passedOver : numbers ? formIn(numbers, trieOf) : null
    known.set(token, form)
    return form
  }
  /** The forms of the tokens that are looked at, and behind them null. */
  const forms: (Form | null)[] = []
  return (tokens) => {
    for (let i = 0; i < tokens.length; i++) forms[i] = formOf(tokens[i]!)
    forms[tokens.length] = null
    return findHits(forms, tokens.length)
  }
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

/** The form of a token that may stand inside a phrase without breaking it. */
const passedOver: Form = { numbers: [], says: [], begins: [], follows: undefined }

function formIn(numbers: readonly number[], trieOf: (word: number) => Node | undefined): Form {
  const says: number[] = []
  const begins: Node[] = []
  let follows: Uint8Array | undefined
  for (const number of numbers) {
    const node = trieOf(number)
    if (node?.concepts) says.push(...node.concepts)
    if (!node?.next.size) continue
    begins.push(node)
    follows ??= new Uint8Array(256)
    for (const second of node.next.keys()) follows[second & 255] = 1
  }
  return { numbers, says, begins, follows }
}

function findHits(forms: readonly (Form | null)[], count: number): Hit[] {
  const hits: Hit[] = []
  for (let first = 0; first < count; first++) {
    const form = forms[first]!
    if (!form) continue
    const { says, follows } = form
    for (let i = 0; i < says.length; i++) hits.push({ concept: says[i]!, first, last: first })
    if (!follows) continue
    const second = behind(forms, first)
    const next = forms[second]
    if (next && mayFollow(follows, next.numbers)) goOn(forms, first, second, form.begins, hits)
  }
  return hits
}

/** The place of the form behind one, those that are passed over left out. */
function behind(forms: readonly (Form | null)[], at: number): number {
  do at++
  while (forms[at] === passedOver)
  return at
}

function mayFollow(follows: Uint8Array, numbers: readonly number[]): boolean {
  for (let i = 0; i < numbers.length; i++) if (follows[numbers[i]! & 255]) return true
  return false
}

/** Adds the phrases of several words that begin at one place and go on at another. */
function goOn(
  forms: readonly (Form | null)[],
  first: number,
  second: number,
  begins: readonly Node[],
  hits: Hit[],
): void {
  let nodes = begins
  for (let last = second; ; last = behind(forms, last)) {
    const form = forms[last]
    if (!form) return
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
