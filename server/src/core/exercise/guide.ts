import type { Say } from '../l10n.ts'
import type { Format, FormatHint, KnownExercises } from '../read/format.ts'
import { type Completion, completionsAt, type Help, helpAt } from './help.ts'
import type { Lexicon } from './lexicon.ts'

/** An exercise that a file defines. */
export interface Defined {
  readonly id: string
  readonly name: string
}

/** The exercises that files define, for what is linted beside them; of one id the first file counts. */
export function knownExercises(
  files: Iterable<{ readonly path: string; readonly defined: readonly Defined[] }>,
): KnownExercises {
  const known = new Map<string, string | undefined>()
  for (const { path, defined } of files) {
    for (const { id, name } of defined) {
      const [key, other] = [id.toLowerCase(), name.toLowerCase()]
      // Where neither is an id, both are the name.
      if (known.get(key) === undefined) known.set(key, id === name ? undefined : path)
      if (!known.has(other)) known.set(other, undefined)
    }
  }
  return known
}

/** Help with writing exercise files, and with naming exercises in articles. */
export interface ExerciseGuide {
  /** @param article whether the place is in an article's front matter */
  completions(source: string, offset: number, exercises: () => readonly Defined[], article: boolean): Completion[]
  help(source: string, offset: number, say?: Say): Help | undefined
  /** The exercises that a text defines, read without checking it; none when it is no exercise file. */
  defined(text: string, hint: FormatHint): Defined[]
  /** The same in steps, a step for each exercise. */
  defining(text: string, hint: FormatHint): Generator<void, Defined[], void>
}

/** Makes the guide over the exercise data. */
export function exerciseGuide(
  format: Format,
  lexicon: Lexicon,
  isOurs: (text: string, hint: FormatHint) => boolean,
): ExerciseGuide {
  function* defining(text: string, hint: FormatHint): Generator<void, Defined[], void> {
    if (!isOurs(text, hint)) return []
    const spans = format.whole(text) ? [{ start: 0, end: text.length }] : format.cut(text, 0, () => false)
    const defined: Defined[] = []
    for (const { start, end } of spans) {
      const names = format.read(text.slice(start, end), start === 0, []).names ?? []
      defined.push(...exercisesOf(names.flatMap(({ sort, name, use }) => (use ? [] : [{ sort, name }]))))
      yield
    }
    // A file of one exercise without an id is called by its own name.
    const [only] = defined
    const file = /([^/\\]+?)(?:\.exercises?)?\.ya?ml$/i.exec(hint.path ?? '')?.[1]
    return defined.length === 1 && only && file && only.id === only.name ? [{ id: file, name: only.name }] : defined
  }
  return {
    completions: (source, offset, exercises, article) => completionsAt(source, offset, lexicon, exercises, article),
    help: (source, offset, say) => helpAt(source, offset, lexicon, say),
    defining,
    defined: (text, hint) => {
      const steps = defining(text, hint)
      for (;;) {
        const step = steps.next()
        if (step.done) return step.value
      }
    },
  }
}

function exercisesOf(names: readonly { sort: string; name: string }[]): Defined[] {
  const ids = names.filter(({ sort }) => sort === 'id').map(({ name }) => name)
  const titles = names.filter(({ sort }) => sort === 'name').map(({ name }) => name)
  return ids.length > 1 || titles.length > 1
    ? [...ids, ...titles].map((name) => ({ id: name, name }))
    : ids.length + titles.length
      ? [{ id: ids[0] ?? titles[0]!, name: titles[0] ?? ids[0]! }]
      : []
}
