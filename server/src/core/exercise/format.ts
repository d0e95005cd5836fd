import { l10n } from '../l10n.ts'
import type { Finding, Fix, Passage, Span } from '../model.ts'
import type { Format, RuleFinding } from '../read/format.ts'
import { keepFix } from '../read/keep.ts'
import { lineBreak, lineEnd, lineStart, withLineFeeds } from '../read/line.ts'
import { writtenInScalar } from '../read/yaml.ts'
import { cutExercises, refersAcross } from './cut.ts'
import type { ExerciseData, ExerciseValidator } from './data.ts'
import type { Lexicon } from './lexicon.ts'
import { duplicates, givenElsewhere, nothingFound, unknownExercises } from './names.ts'
import { readExercises } from './read.ts'

/** What the linter knows of exercises: words and rules, and the compiled schema. */
export interface ExerciseKnowledge {
  readonly data: ExerciseData
  readonly validate?: ExerciseValidator
}

/** Exercise YAML: a chunk is one exercise. */
export function exerciseFormat({ validate }: ExerciseKnowledge, lexicon: Lexicon): Format {
  return {
    name: 'exercise',
    whole: refersAcross,
    cut: cutExercises,
    read: (text, atStart) => {
      const fed = withLineFeeds(text)
      const chunk = readExercises(fed, atStart, lexicon, validate)
      return fed === text ? chunk : { ...chunk, problems: chunk.problems.map(brokenAsIn(text)) }
    },
    written: (source, edit, passage: Passage, block) =>
      writtenInScalar(source, edit, passage.style ?? 'plain', block.start),
    across: (names, { known, path }) => [
      ...nothingFound(names, lexicon),
      ...duplicates(names, lexicon),
      ...(known ? [...unknownExercises(names, known, lexicon), ...givenElsewhere(names, known, path, lexicon)] : []),
    ],
    keep,
  }
}

/** A finding whose fixes break lines as a text does. */
function brokenAsIn(text: string): (problem: RuleFinding) => RuleFinding {
  const line = lineBreak(text)
  return ({ fixes, ...problem }) => ({
    ...problem,
    ...(fixes && {
      fixes: fixes.map((fix) => ({
        ...fix,
        edits: fix.edits.map((edit) => ({ ...edit, newText: edit.newText.replaceAll(/\r?\n/g, line) })),
      })),
    }),
  })
}

/** A comment on a line of its own before the line on which the scalar starts: inside one it would be text. */
function keep(text: string, { claim }: Finding, block: Span): Fix[] {
  const start = lineStart(text, block.start)
  const indent = /^ */.exec(text.slice(start, block.start))![0]
  const line = lineBreak(text)
  const directive = block.end <= lineEnd(text, block.start) ? 'next-line' : 'next-block'
  return [
    keepFix(
      l10n.t('Keep it: suppress {0} here', claim),
      start,
      `${indent}# goodform-disable-${directive} ${claim} -- reason${line}`,
    ),
  ]
}
