import { isMap, isScalar, isSeq, type Scalar, type YAMLMap } from 'yaml'
import { type Lexicon, plain } from './lexicon.ts'
import { entriesOf } from './parse.ts'

/** An exercise's mapping, and the key that it stands under where that is its id. */
export interface Found {
  readonly map: YAMLMap
  readonly id?: Scalar
  /** It holds exercises (a plan, a week, a day): only its own prose is read. */
  readonly plan?: true
}

/** What a document holds, in the order of the text. */
export interface Holding {
  readonly found: readonly Found[]
  /** Ids that stand where an exercise could: it is written elsewhere. */
  readonly ids: readonly Scalar[]
  /** What stands where an exercise should, and is none. */
  readonly none: readonly unknown[]
}

/** Lists of exercises, by their keys without case and marks. */
const wrappers = new Set(['exercises', 'exerciselibrary'])
/** How deep exercises may lie in a plan (`weeks: - days: - exercises: …`). */
const deepest = 8

/**
 * What is taken for an exercise inside a mapping: anything that stands under `exercises:`; in a plan also what has a name and a dose, or
 * a body; in an exercise only what has a name and a body.
 */
type Wanted = 'listed' | 'any' | 'whole'

/**
 * The exercises of a document: itself, the entries of a list, those of every `exercises:` inside, and what looks like one under any
 * other key.
 * @param rest whether the document is what follows a list of exercises: the other keys of a plan
 */
export function holdingOf(contents: unknown, lexicon: Lexicon, rest: boolean): Holding {
  const found: Found[] = []
  const ids: Scalar[] = []
  const none: unknown[] = []
  const entry = (item: unknown, id?: Scalar) => {
    if (!isMap(item)) return void none.push(item)
    const { bodied, keys } = lookOf(item, lexicon)
    const at = found.length
    const holds = search(item, bodied ? 'whole' : 'any', deepest)
    if (holds === 'list' || (holds && !bodied) || (rest && item === contents && (!bodied || keys < 2)))
      found.splice(at, 0, { map: item, plan: true })
    else found.splice(at, 0, { map: item, ...(id && { id }) })
  }
  const listed = (list: unknown) => {
    if (isSeq(list))
      for (const item of list.items) {
        if (isScalar(item) && isId(item.value)) ids.push(item)
        else entry(item)
      }
    // Exercises under their ids.
    else if (isMap(list)) for (const { key, value } of list.items) entry(value, isScalar(key) ? key : undefined)
    else if (isScalar(list) && list.value !== null) none.push(list)
  }
  /** Takes what is inside a node; tells whether that was anything, and whether it stands in a list of exercises. */
  const search = (node: unknown, wanted: Wanted, depth: number): 'list' | 'alike' | undefined => {
    if (depth < 0) return undefined
    if (isSeq(node)) {
      const alike = node.items.some((item) => looksLike(item, wanted, lexicon))
      if (alike) for (const item of node.items) if (isMap(item)) entry(item)
      return alike ? 'alike' : both(node.items.map((item) => within(item, wanted, depth)))
    }
    if (!isMap(node)) return undefined
    return both(
      node.items.map(({ key, value }) => {
        const name = isScalar(key) && typeof key.value === 'string' ? key.value : ''
        if (wrappers.has(plain(name))) {
          listed(value)
          return 'list'
        }
        const known = lexicon.field(name) ?? lexicon.doseKey(name)
        // What others merge in is no exercise by itself.
        if (!known && isMap(value) && value.anchor) {
          found.push({ map: value, plan: true })
          return undefined
        }
        if (known || !looksLike(value, wanted, lexicon, leastAlone))
          return within(value, known ? 'listed' : wanted, depth)
        entry(value, isScalar(key) ? key : undefined)
        return 'alike'
      }),
    )
  }
  /** The same one level deeper; a mapping there that holds exercises is a part of the plan. */
  const within = (node: unknown, wanted: Wanted, depth: number) => {
    const at = found.length
    const holds = search(node, wanted, depth - 1)
    if (holds && isMap(node)) found.splice(at, 0, { map: node, plan: true })
    return holds
  }
  if (isMap(contents)) entry(contents)
  else listed(contents)
  return { found, ids, none }
}

const both = (held: readonly ('list' | 'alike' | undefined)[]) =>
  held.includes('list') ? 'list' : held.find((found) => found)

const isId = (value: unknown): boolean => typeof value === 'string' && /^[a-z][\w-]*$/i.test(value)

const muscles = ['primaryMuscles', 'secondaryMuscles']

/** What a mapping has of an exercise: known keys, a name, a body (steps or muscles), a dose. */
function lookOf(map: YAMLMap, lexicon: Lexicon) {
  let [keys, named, bodied, dosed] = [0, false, false, false]
  for (const { key } of entriesOf(map).entries) {
    const field = lexicon.field(key)
    const dose = !field && lexicon.doseKey(key)
    if (field || dose) keys++
    if ((dose && !ofOthers.has(dose.key)) || field?.key === 'prescription') dosed = true
    if (field?.key === 'name') named = true
    if (field && (field.prose === 'steps' || muscles.includes(field.key))) bodied = true
  }
  return { keys, named, bodied, dosed }
}

/** Known keys that a mapping without a body has to have where it stands alone: an athlete has a name and a weight too. */
const leastAlone = 3

/** Doses that other things have as well: pictures last, and have notes. */
const ofOthers = new Set(['duration', 'wholeDuration', 'frequency', 'notes', 'side'])

function looksLike(node: unknown, wanted: Wanted, lexicon: Lexicon, least = 2): boolean {
  if (wanted === 'listed' || !isMap(node)) return false
  const { keys, named, bodied, dosed } = lookOf(node, lexicon)
  return wanted === 'whole' ? named && bodied : (named && (bodied || (dosed && keys >= least))) || (bodied && keys > 1)
}
