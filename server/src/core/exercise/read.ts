import { isMap, isScalar, isSeq, type YAMLMap } from 'yaml'
import type { Passage } from '../model.ts'
import { type Chunk, type RuleFinding, ruleFinding } from '../read/format.ts'
import type { Field } from './data.ts'
import { commentsOf, type Entry, entriesOf, parseChunk } from './parse.ts'
import { proseOf } from './prose.ts'

/** An exercise's mapping with its entries by field; entries that no field knows stand under their own name. */
export interface Exercise {
  readonly map: YAMLMap
  readonly entries: readonly Entry[]
  readonly fieldOf: (entry: Entry) => Field | undefined
}

/** Reads a chunk of an exercise file: the prose of its exercises, and what is wrong with it. */
export function readExercises(text: string, fieldOf: (key: string) => Field | undefined): Chunk {
  const { documents, problems } = parseChunk(text)
  const passages: Passage[] = []
  for (const document of documents)
    for (const map of mapsOf(document.contents)) readOne(map, text, fieldOf, passages, problems)
  return { passages, comments: commentsOf(text), defines: [], problems, standalone: true }
}

/** The mappings that are exercises: the document itself, the entries of a list, or those under `exercises`. */
function mapsOf(contents: unknown): YAMLMap[] {
  if (isSeq(contents)) return contents.items.filter(isMap)
  if (!isMap(contents)) return []
  const list = contents.items.find(({ key }) => isScalar(key) && key.value === 'exercises')?.value
  return isSeq(list) ? [contents, ...list.items.filter(isMap)] : [contents]
}

function readOne(
  map: YAMLMap,
  text: string,
  fieldOf: (key: string) => Field | undefined,
  passages: Passage[],
  problems: RuleFinding[],
): void {
  const own: Passage[] = []
  for (const { key, value } of entriesOf(map).entries) {
    const field = fieldOf(key)
    if (!field?.prose) continue
    const read = proseOf(value, field, text, ({ start }) =>
      problems.push(
        ruleFinding('exercise/too-long', 'warning', `The text of “${key}” is too long to be checked: split it up.`, {
          start,
          end: start + 1,
        }),
      ),
    )
    own.push(...read)
  }
  // The name is the heading of all the rest, wherever it stands.
  passages.push(...own.filter((p) => p.kind === 'heading'), ...own.filter((p) => p.kind !== 'heading'))
}
