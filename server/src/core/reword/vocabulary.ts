import type { Claim } from '../model.ts'
import { type VerbTable, verbOf } from './grammar/verbs.ts'
import { adverbs, determiners, numbers, prepositions, subjectPronouns, subordinators } from './grammar/words.ts'

/** British spellings and their American ones, for the words that packs write sentences with. */
const spellings: readonly (readonly [string, string])[] = [
  ['programme', 'program'],
  ['programmes', 'programs'],
  ['fibre', 'fiber'],
  ['fibres', 'fibers'],
  ['favour', 'favor'],
  ['favours', 'favors'],
  ['colour', 'color'],
  ['behaviour', 'behavior'],
  ['centre', 'center'],
  ['litre', 'liter'],
  ['litres', 'liters'],
  ['metre', 'meter'],
  ['metres', 'meters'],
  ['grey', 'gray'],
  ['randomised', 'randomized'],
  ['recognise', 'recognize'],
  ['organise', 'organize'],
  ['stabilise', 'stabilize'],
  ['mobilise', 'mobilize'],
  ['minimise', 'minimize'],
  ['maximise', 'maximize'],
  ['neutralise', 'neutralize'],
  ['specialised', 'specialized'],
  ['physiotherapist', 'physical therapist'],
  ['physiotherapists', 'physical therapists'],
  ['physiotherapy', 'physical therapy'],
  ['judgement', 'judgment'],
  ['practise', 'practice'],
  ['ageing', 'aging'],
  ['anaesthetic', 'anesthetic'],
  ['oedema', 'edema'],
  ['tyre', 'tire'],
  ['kilometre', 'kilometer'],
  ['kilometres', 'kilometers'],
  ['millimetres', 'millimeters'],
  ['rumour', 'rumor'],
  ['coloured', 'colored'],
  ['favoured', 'favored'],
  ['remodelled', 'remodeled'],
  ['signalling', 'signaling'],
  ['standardised', 'standardized'],
  ['individualised', 'individualized'],
  ['ionised', 'ionized'],
  ['neutralises', 'neutralizes'],
  ['alkalise', 'alkalize'],
  ['periodisation', 'periodization'],
  ['stabilisation', 'stabilization'],
  ['utilise', 'utilize'],
]
const american = new Map(spellings)
const marks = { british: wordsOf(0), american: wordsOf(1) }

function wordsOf(side: 0 | 1): RegExp {
  const own = spellings.filter((pair) => pair[0] !== 'practise').map((pair) => pair[side])
  return new RegExp(`\\b(?:${own.join('|')})\\b`, 'gi')
}

/** The article that was asked about last: all its findings ask the same. */
let last = { text: '', american: false }

/** Whether an article is spelled the American way; the British where nothing tells, as packs are. */
export function isAmerican(text: string): boolean {
  if (text !== last.text) {
    const american = (text.match(marks.american)?.length ?? 0) > (text.match(marks.british)?.length ?? 0)
    last = { text, american }
  }
  return last.american
}

/** A pack's text in American spelling. */
export function americanised(text: string): string {
  return text.replaceAll(/[A-Za-z]+/g, (word) => {
    const other = american.get(word.toLowerCase())
    if (other === undefined) return word
    return word[0] === word[0]!.toLowerCase() ? other : other[0]!.toUpperCase() + other.slice(1)
  })
}

/** Endings of words that are made of others, as names hardly are. */
const derived =
  /^.{3,}(?:ing|tion|sion|ment|ness|ity|ive|ous|ful|less|able|ible|dom|ism|ency|ance|ated|ally|ator|ist)s?$/

/** What rewordings know of words: the verbs, and which words have a small letter inside a sentence. */
export interface Vocabulary {
  readonly verbs: VerbTable
  /** Whether a word is no name; what has never been seen is taken for one. */
  common(word: string): boolean
}

/**
 * The vocabulary of some packs: closed classes, verbs, what the packs' own texts write small, and what their patterns look for, but for the names
 * that those texts write with a capital inside a sentence.
 * @param forms the words of the patterns, in lower case
 */
export function createVocabulary(verbs: VerbTable, claims: Iterable<Claim>, forms: Readonly<object> = {}): Vocabulary {
  let read: { readonly words: ReadonlySet<string>; readonly names: ReadonlySet<string> } | undefined
  const readClaims = () => {
    const words = new Set<string>()
    const names = new Set<string>()
    for (const claim of claims)
      for (const text of [claim.finding, ...claim.fair, ...claim.examples.flag, ...claim.examples.clear]) {
        for (const [word] of text.matchAll(/(?<![A-Za-z])[a-z]+/g)) words.add(word)
        for (const [, name] of text.matchAll(/(?<=[a-z,] )([A-Z][a-z]+)/g)) names.add(name!.toLowerCase())
      }
    return { words, names }
  }
  const seen = (word: string): boolean => {
    const { words, names } = (read ??= readClaims())
    return words.has(word) || (/^[a-z]{3,}$/.test(word) && Object.hasOwn(forms, word) && !names.has(word))
  }
  const closed = (word: string) =>
    determiners.has(word) ||
    prepositions.has(word) ||
    adverbs.has(word) ||
    subjectPronouns.has(word) ||
    subordinators.has(word) ||
    /^(?:some|any|every)(?:body|one|thing|where)$/.test(word)
  return {
    verbs,
    common: (word) =>
      closed(word) || numbers.has(word) || derived.test(word) || verbOf(word, verbs) !== undefined || seen(word),
  }
}
