import { isScalar, type Node } from 'yaml'
import { nearest } from '../near.ts'
import type { KnownExercises, Name, RuleFinding } from '../read/format.ts'
import type { Lexicon } from './lexicon.ts'
import { meantFix, placeOf, teller } from './tell.ts'
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
    .map((item): Name => ({ sort: 'id', name: item.text.trim(), span: placeOf(item.node, text), use: true }))
  return [...keyed, ...given, ...used]
}

/** Uses of an id that neither this file nor any other gives. */
export function unknownExercises(names: readonly Name[], known: KnownExercises, lexicon: Lexicon): RuleFinding[] {
  const found: RuleFinding[] = []
  const tell = teller(lexicon, '', found)
  const given = new Set(names.flatMap(({ name, use }) => (use ? [] : [name.toLowerCase()])))
  for (const { name, span, use } of names) {
    if (!use || given.has(name.toLowerCase()) || known.has(name.toLowerCase())) continue
    const near = nearest(name.toLowerCase(), [...given, ...known.keys()])
    const fixes = near ? [meantFix(span, near)] : []
    tell('unknown-exercise', span, { value: name, near: near ? `; did you mean “${near}”?` : '.' }, fixes)
  }
  return found
}

/** Exercises that have the id or the name of one before them in the file. */
export function duplicates(names: readonly Name[], lexicon: Lexicon): RuleFinding[] {
  const found: RuleFinding[] = []
  const tell = teller(lexicon, '', found)
  const seen = new Set<string>()
  for (const { sort, name, span, use } of names) {
    const key = `${sort} ${name.toLowerCase()}`
    if (!use && name && seen.has(key)) tell('duplicate-exercise', span, { what: sort, value: name, where: 'this file' })
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
  const tell = teller(lexicon, '', found)
  for (const { sort, name, span, use } of names) {
    const first = use || sort !== 'id' ? undefined : known.get(name.toLowerCase())
    if (first === undefined || first === path) continue
    const where = first.slice(first.search(/[^/\\]*$/))
    tell('duplicate-exercise', span, { what: sort, value: name, where })
  }
  return found
}
