import { type Document, isScalar, isSeq, type YAMLMap } from 'yaml'
import type { Passage, Span } from '../model.ts'
import type { Chunk, Name, RuleFinding } from '../read/format.ts'
import type { ExerciseValidator } from './data.ts'
import { faultsOf } from './faults.ts'
import { type Found, holdingOf } from './find.ts'
import type { Lexicon } from './lexicon.ts'
import { namesOf, nothingAt, usedName } from './names.ts'
import { commentsOf, entriesOf, parseChunk } from './parse.ts'
import { mostOfOne, mostProse, proseOf } from './prose.ts'
import { exerciseRules, kindOf } from './rules/index.ts'
import { validate } from './schema.ts'
import { placeOf, type Tell, teller } from './tell.ts'
import { type Anchors, anchorsOf, mostValues, viewOf } from './view.ts'

/**
 * Reads a chunk of an exercise file: the prose of its exercises, and what is wrong with it.
 * @param atStart whether the chunk starts the file
 */
export function readExercises(text: string, atStart: boolean, lexicon: Lexicon, validator?: ExerciseValidator): Chunk {
  const { documents, problems } = parseChunk(text, lexicon)
  const passages: Passage[] = []
  const names: Name[] = []
  const tell = teller(lexicon, text, problems)
  for (const document of documents) {
    if (isEmpty(document)) continue
    const { anchors, lost } = anchorsOf(document)
    const faults = faultsOf(document, lost, text)
    for (const { span, message, fixes } of faults) tell('yaml', span, { message }, fixes)
    // What a broken text lacks may be there once it is mended.
    const inside: Tell = faults.length ? (rule, ...told) => rule !== 'missing' && tell(rule, ...told) : tell
    const { found, ids, none } = holdingOf(document.contents, lexicon, !atStart && !startsDocument.test(text))
    for (const item of none) tell('not-an-exercise', placeOf(item, text), { found: sortOf(item) })
    names.push(...ids.map((id) => usedName(id, text)))
    for (const one of found) {
      passages.push(...passagesOf(one.map, text, lexicon, tell))
      if (!one.plan) names.push(...check(one, anchors, text, lexicon, validator, inside))
    }
  }
  return { passages, comments: commentsOf(text), defines: [], problems: once(problems), standalone: true, names }
}

/** What starts a document; a chunk that does not goes on with the one before. */
const startsDocument = /^---\s/

/** What something that is no exercise is. */
const sortOf = (item: unknown): string =>
  isSeq(item) ? 'a list' : isScalar(item) && item.value === null ? 'nothing' : 'text'

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
  if (!exercise.fields.size && !exercise.doses.length) return [nothingAt(map, text)]
  if (validator && !validate(exercise, validator, lexicon, text, tell)) {
    const what = anchors.size ? 'aliases here unfold into' : 'here are'
    tell('aliases', placeOf(map.items[0]?.key ?? map, text), { what, most: mostValues.toLocaleString('en') })
    return []
  }
  const kind = kindOf(exercise, lexicon)
  for (const rule of exerciseRules) rule({ exercise, kind, lexicon, text, tell })
  return namesOf(exercise, lexicon, text, id)
}
