import type { Name, RuleFinding } from '../read/format.ts'
import type { Lexicon } from './lexicon.ts'
import { placeOf, teller } from './tell.ts'
import type { Exercise } from './view.ts'

/** The sorts of names: what an exercise is called, and what others call it by. */
const sorts = ['id', 'name'] as const

/** The names that an exercise gives, and the ids of others that it uses. */
export function namesOf(exercise: Exercise, lexicon: Lexicon, text: string): Name[] {
  const given = sorts.flatMap((sort) =>
    exercise
      .items(sort)
      .slice(0, 1)
      .map((item): Name => ({ sort, name: item.text.trim(), span: placeOf(item.node, text) })),
  )
  const used = lexicon.data.fields
    .filter(({ refers }) => refers)
    .flatMap(({ key }) => exercise.items(key))
    .filter(({ aliased }) => !aliased)
    .map((item): Name => ({ sort: 'id', name: item.text.trim(), span: placeOf(item.node, text), use: true }))
  return [...given, ...used]
}

/** Exercises that have the id or the name of one before them in the file. */
export function duplicates(names: readonly Name[], lexicon: Lexicon): RuleFinding[] {
  const found: RuleFinding[] = []
  const tell = teller(lexicon, '', found)
  const seen = new Set<string>()
  for (const { sort, name, span, use } of names) {
    const key = `${sort} ${name.toLowerCase()}`
    if (!use && name && seen.has(key)) tell('duplicate-exercise', span, { what: sort, value: name })
    if (!use) seen.add(key)
  }
  return found
}
