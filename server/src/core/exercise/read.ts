import { type Document, isMap, isScalar, isSeq, type Scalar, type YAMLMap } from 'yaml'
import type { Passage, Span } from '../model.ts'
import type { Chunk, Name, RuleFinding } from '../read/format.ts'
import type { ExerciseValidator } from './data.ts'
import { type Lexicon, plain } from './lexicon.ts'
import { namesOf } from './names.ts'
import { commentsOf, entriesOf, parseChunk } from './parse.ts'
import { mostOfOne, mostProse, proseOf } from './prose.ts'
import { exerciseRules, kindOf } from './rules/index.ts'
import { validate } from './schema.ts'
import { placeOf, type Tell, teller } from './tell.ts'
import { type Anchors, anchorsOf, mostValues, viewOf } from './view.ts'

/** Reads a chunk of an exercise file: the prose of its exercises, and what is wrong with it. */
export function readExercises(text: string, lexicon: Lexicon, validator?: ExerciseValidator): Chunk {
  const { documents, problems } = parseChunk(text, lexicon)
  const passages: Passage[] = []
  const names: Name[] = []
  const tell = teller(lexicon, text, problems)
  for (const document of documents) {
    if (isEmpty(document)) continue
    const { anchors, lost } = anchorsOf(document)
    for (const alias of lost)
      tell('yaml', placeOf(alias, text), {
        message: `There is no “&${alias.source}” that “*${alias.source}” could stand for.`,
      })
    for (const found of exercisesIn(document, text, tell)) {
      passages.push(...passagesOf(found.map, text, lexicon, tell))
      names.push(...check(found, anchors, text, lexicon, validator, tell))
    }
  }
  return { passages, comments: commentsOf(text), defines: [], problems: once(problems), standalone: true, names }
}

/** Nothing stands between its marks. */
const isEmpty = ({ contents }: Document.Parsed): boolean =>
  isScalar(contents) && contents.value === null && contents.source === '' && !contents.anchor

/** One finding of a rule at a place: a value that is used by alias or validated twice is told once. */
function once(problems: readonly RuleFinding[]): RuleFinding[] {
  const seen = new Set<string>()
  return problems.filter(({ claim, span }) => {
    const key = `${claim} ${span.start} ${span.end}`
    return !seen.has(key) && seen.add(key)
  })
}

/** An exercise's mapping, and the key that it stands under where that is its id. */
interface Found {
  readonly map: YAMLMap
  readonly id?: Scalar
}

/** Lists of exercises, by their keys without case and marks. */
const wrappers = new Set(['exercises', 'exerciselibrary'])
/** How deep they may lie in a plan (`weeks: - days: - exercises: …`). */
const deepestList = 8

/** The exercises of a document: itself, the entries of a list, or those of every `exercises:` inside. */
function exercisesIn({ contents }: Document.Parsed, text: string, tell: Tell): Found[] {
  const none = (item: unknown, found = isSeq(item) ? 'a list' : isMap(item) ? 'a mapping' : 'text') => {
    tell('not-an-exercise', placeOf(item, text), { found: isScalar(item) && item.value === null ? 'empty' : found })
    return []
  }
  const entry = (item: unknown, id?: Scalar): Found[] => {
    if (!isMap(item)) return none(item)
    // A group of exercises, or a plan of them.
    const lists = listsIn(item, deepestList)
    return lists.length ? lists.flatMap(listed) : [{ map: item, ...(id && { id }) }]
  }
  const listed = (list: unknown): Found[] => {
    if (isSeq(list)) return list.items.flatMap((item) => entry(item))
    // Exercises under their ids.
    if (isMap(list)) return list.items.flatMap(({ key, value }) => entry(value, isScalar(key) ? key : undefined))
    return isScalar(list) && list.value !== null ? none(list) : []
  }
  return isMap(contents) ? entry(contents) : listed(contents)
}

/** The values of every `exercises:` in a mapping, the outermost of each branch. */
function listsIn(node: unknown, depth: number): unknown[] {
  if (depth < 0) return []
  if (isSeq(node)) return node.items.flatMap((item) => listsIn(item, depth - 1))
  if (!isMap(node)) return []
  return node.items.flatMap(({ key, value }) =>
    isScalar(key) && typeof key.value === 'string' && wrappers.has(plain(key.value))
      ? [value]
      : listsIn(value, depth - 1),
  )
}

/** The prose of one exercise; its name is the heading of all the rest, wherever it stands. */
function passagesOf(map: YAMLMap, text: string, lexicon: Lexicon, tell: Tell): Passage[] {
  let left = mostOfOne
  const seen = new Set<string>()
  const passages = entriesOf(map).entries.flatMap(({ key, value, keySpan }) => {
    const field = lexicon.field(key)
    // Of a key that stands twice, which is told, the first counts.
    if (!field?.prose || left < 0 || seen.has(key)) return []
    seen.add(key)
    const tooLong = (span: Span, most: number) => tell('too-long', span, { key, most: most.toLocaleString('en') })
    const read = proseOf(value, field, text, lexicon.whereabouts, ({ start }) =>
      tooLong({ start, end: start + 1 }, mostProse),
    )
    // A short text costs more than its length.
    left -= read.reduce((sum, passage) => sum + Math.max(passage.text.length, 20), 0)
    if (left >= 0) return read
    tooLong(keySpan, mostOfOne)
    return []
  })
  return [...passages.filter((p) => p.kind === 'heading'), ...passages.filter((p) => p.kind !== 'heading')]
}

/** Validates one exercise and runs the rules over it; gives its names. */
function check(
  { map, id }: Found,
  anchors: Anchors,
  text: string,
  lexicon: Lexicon,
  validator: ExerciseValidator | undefined,
  tell: Tell,
): Name[] {
  const exercise = viewOf(map, anchors, lexicon)
  // Top-level keys around a list of exercises, or metadata of the file: no exercise.
  if (!exercise.fields.size && !exercise.doses.length) return []
  if (validator && !validate(exercise, validator, lexicon, text, tell)) {
    tell('aliases', placeOf(map.items[0]?.key ?? map, text), { most: mostValues.toLocaleString('en') })
    return []
  }
  const kind = kindOf(exercise, lexicon)
  for (const rule of exerciseRules) rule({ exercise, kind, lexicon, text, tell })
  return namesOf(exercise, lexicon, text, id)
}
