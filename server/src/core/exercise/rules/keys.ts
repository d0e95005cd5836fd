import { isMap, isScalar, isSeq, type Node, type Pair, visit, type YAMLMap } from 'yaml'
import { nearest } from '../../near.ts'
import { lineEnd } from '../../read/line.ts'
import { plain } from '../lexicon.ts'
import { type Entry, entriesOf } from '../parse.ts'
import { innerOf, meantFix, placeOf } from '../tell.ts'
import type { RuleOf, Subject } from './rule.ts'

/** Keys that stand twice, are no text, or are nearly known ones; and what every exercise needs. */
export const keyRules: RuleOf = (subject) => {
  const { exercise, lexicon, text, tell } = subject
  for (const span of exercise.strange) tell('strange-key', span, {})
  duplicates(subject)
  const { fields, dose } = lexicon.data
  nearMisses(exercise.unknown, exercise.entries, [...fields, ...dose.keys], subject)
  for (const { value } of exercise.fields.get('prescription') ?? []) {
    const map = exercise.follow(value)
    if (!isMap(map) || map !== value) continue
    const { entries } = entriesOf(map)
    nearMisses(
      entries.filter(({ key }) => !lexicon.doseKey(key)),
      entries,
      dose.keys,
      subject,
    )
  }
  const has = (field: string) => exercise.fields.get(field)?.some(({ value }) => isFilled(value, exercise.follow, 0))
  const { start } = placeOf(exercise.map, text)
  const first = { start, end: lineEnd(text, start) }
  if (!has('name')) tell('missing', first, { what: 'name' })
  else if (!fields.some(({ key, prose }) => prose && prose !== 'title' && has(key)))
    tell('missing', first, { what: 'instructions and no description' })
}

/** Whether something stands under a key: a text that is not blank, anything in a list or a mapping. */
function isFilled(value: Node | null, follow: Subject['exercise']['follow'], depth: number): boolean {
  const node = follow(value)
  if (isScalar(node)) return node.value !== null && String(node.value).trim() !== ''
  if (depth > deepest) return true
  if (isSeq(node)) return node.items.some((item) => isFilled(item as Node, follow, depth + 1))
  return isMap(node) && node.items.some((pair) => isFilled(pair.value as Node | null, follow, depth + 1))
}

/** Lists and mappings inside each other that are looked into for something that stands there. */
const deepest = 4

/** Keys that stand twice in a mapping, be it the exercise or any inside it. */
function duplicates({ exercise, tell }: Subject): void {
  const within = (map: YAMLMap) => {
    const seen = new Set<string>()
    for (const { key, keySpan } of entriesOf(map).entries) {
      if (seen.has(key)) tell('duplicate-key', keySpan, { key })
      seen.add(key)
    }
  }
  visit(exercise.map, { Map: (_, map) => within(map) })
}

/** Unknown keys that are compared with the known ones; a mapping with more of them is other data. */
const mostUnknown = 50

/** A known key by any of its names. */
interface Known {
  readonly key: string
  readonly aliases: readonly string[]
}

function nearMisses(
  unknown: readonly Entry[],
  beside: readonly Entry[],
  known: readonly Known[],
  { lexicon, text, tell }: Subject,
): void {
  if (unknown.length > mostUnknown) return
  const names = known.flatMap(({ key, aliases }) => [key, ...aliases])
  const canonical = (key: string) => (lexicon.field(key) ?? lexicon.doseKey(key))?.key
  const there = new Set(beside.map(({ key }) => canonical(key)))
  for (const { key, pair } of unknown) {
    if (!isText(pair) || !/^[a-z][\w -]{3,}$/i.test(key) || isOfLanguage(key, names)) continue
    const near = nearest(
      plain(key),
      names.map(plain).filter((name) => isSlip(plain(key), name)),
    )
    const word = near && names.find((name) => plain(name) === near)
    // Where the key that is meant is there already, this one would make it stand twice.
    const fixes = word && !there.has(canonical(word)) ? [meantFix(innerOf(pair.key, text), word)] : []
    if (word) tell('unknown-key', placeOf(pair.key, text), { key, near: word }, fixes)
  }
}

const isText = (pair: Pair): pair is Pair<Node> => isScalar(pair.key)

/** Whether a key is a known one in a language: `instructions_de`. */
function isOfLanguage(key: string, names: readonly string[]): boolean {
  const stem = /^(.+?)(?:[_-][a-z]{2}(?:[_-][A-Za-z]{2})?|(?<=[a-z])[A-Z][a-z])$/.exec(key)?.[1]
  return stem !== undefined && names.some((name) => plain(name) === plain(stem))
}

/**
 * Whether one word can be the other with a slip of the hand. A word that goes on where the known one ends is a word of its own
 * (`names`, `videoId`), unless it doubles the last letter; so is one with another first letter or another end (`variations`), and a
 * short one with another letter (`lever`) unless two are swapped.
 */
function isSlip(word: string, known: string): boolean {
  if (word[0] !== known[0]) return false
  if (word.startsWith(known)) return word === `${known}${known.at(-1)}`
  if (word.length !== known.length) return !hasOtherEnd(word, known)
  return word.length > shortWord || [...word].sort().join('') === [...known].sort().join('')
}

/** Longest word that is another word when one of its letters is. */
const shortWord = 6

/** Whether two words only end in two ways (`variations`, `variationOn`). */
function hasOtherEnd(a: string, b: string): boolean {
  let at = 0
  while (at < a.length && a[at] === b[at]) at++
  const [one, other] = [a.slice(at), b.slice(at)]
  return one !== '' && one.length < 3 && other.length < 3 && !one.endsWith(other) && !other.endsWith(one)
}
