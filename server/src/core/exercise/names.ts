import { isScalar, type Node } from 'yaml'
import type { Fix } from '../model.ts'
import { nearest } from '../near.ts'
import type { KnownExercises, Name, RuleFinding } from '../read/format.ts'
import { lineEnd } from '../read/line.ts'
import type { Lexicon } from './lexicon.ts'
import { meantFix, placeOf, teller, type Values } from './tell.ts'
import type { Exercise } from './view.ts'

/** The sorts of names: what an exercise is called, and what others call it by. */
const sorts = ['id', 'name'] as const

/**
 * The names that an exercise gives, and the ids of others that it uses.
 * @param key the key that the exercise stands under, its id where it writes none itself
 */
export function namesOf(exercise: Exercise, lexicon: Lexicon, text: string, key?: Node): Name[] {
  const map = placeOf(exercise.map, text)
  const around = key ? { ...map, start: placeOf(key, text).start } : map
  const keyed: Name[] =
    isScalar(key) && !exercise.fields.has('id')
      ? [{ sort: 'id', name: String(key.value).trim(), span: placeOf(key, text), around }]
      : []
  const given = sorts.flatMap((sort) =>
    exercise
      .items(sort)
      .slice(0, 1)
      .map((item): Name => {
        const span = placeOf(item.node, text)
        return { sort, name: item.text.trim(), span, around: item.aliased ? span : around }
      }),
  )
  const used = lexicon.data.fields
    .filter(({ refers }) => refers)
    .flatMap(({ key }) => exercise.items(key))
    .filter(({ aliased }) => !aliased)
    .map(({ node }) => usedName(node, text))
  return [...keyed, ...given, ...used]
}

/** An id that stands for an exercise written elsewhere. */
export const usedName = (node: Node, text: string): Name => ({
  sort: 'id',
  name: isScalar(node) ? String(node.value).trim() : '',
  span: placeOf(node, text),
  use: true,
})

const nothing = 'nothing'

/** What stands for a mapping in which nothing is known, until it is clear whether the file holds an exercise at all. */
export function nothingAt(map: Node, text: string): Name {
  const { start } = placeOf(map, text)
  return { sort: nothing, name: '', span: { start, end: lineEnd(text, start) }, use: true }
}

/** A file of keys and values none of which is an exercise's. */
export function nothingFound(names: readonly Name[], lexicon: Lexicon): RuleFinding[] {
  const found: RuleFinding[] = []
  const [first] = names
  if (first && names.every(({ sort }) => sort === nothing)) tellName('no-exercise', first, {}, lexicon, found)
  return found
}

/** Uses of an id that neither this file nor any other gives. */
export function unknownExercises(names: readonly Name[], known: KnownExercises, lexicon: Lexicon): RuleFinding[] {
  const found: RuleFinding[] = []
  const given = new Set(names.flatMap(({ name, use }) => (use ? [] : [name.toLowerCase()])))
  for (const each of names) {
    const { sort, name, span, use } = each
    if (!use || sort === nothing || given.has(name.toLowerCase()) || known.has(name.toLowerCase())) continue
    const near = nearest(name.toLowerCase(), [...given, ...known.keys()])
    const fixes = near ? [meantFix(span, near)] : []
    const values = { value: name, near: near ? `; did you mean “${near}”?` : '.' }
    tellName('unknown-exercise', each, values, lexicon, found, fixes)
  }
  return found
}

/** Exercises that have the id or the name of one before them in the file. */
export function duplicates(names: readonly Name[], lexicon: Lexicon): RuleFinding[] {
  const found: RuleFinding[] = []
  const seen = new Set<string>()
  for (const each of names) {
    const { sort, name, use } = each
    const key = `${sort} ${name.toLowerCase()}`
    if (!use && name && seen.has(key))
      tellName('duplicate-exercise', each, { what: sort, value: name, where: 'this file' }, lexicon, found)
    if (!use) seen.add(key)
  }
  return found
}

/** Ids that another file gave first. */
export function givenElsewhere(
  names: readonly Name[],
  known: KnownExercises,
  path: string | undefined,
  lexicon: Lexicon,
): RuleFinding[] {
  const found: RuleFinding[] = []
  for (const each of names) {
    const { sort, name, use } = each
    const first = use || sort !== 'id' ? undefined : known.get(name.toLowerCase())
    if (first === undefined || first === path) continue
    const where = first.slice(first.search(/[^/\\]*$/))
    tellName('duplicate-exercise', each, { what: sort, value: name, where }, lexicon, found)
  }
  return found
}

/** Tells a rule's finding at a name; its text is the name, since the text around is not at hand. */
function tellName(
  rule: string,
  { name, span }: Name,
  values: Values,
  lexicon: Lexicon,
  found: RuleFinding[],
  fixes?: readonly Fix[],
): void {
  const told: RuleFinding[] = []
  teller(lexicon, '', told)(rule, span, values, fixes)
  found.push(...told.map((finding) => ({ ...finding, text: name })))
}
