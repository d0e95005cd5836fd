import type { Rule } from '../linter.ts'
import type { Severity } from '../model.ts'

const docs = 'https://github.com/goodform/goodform/blob/main/docs'

/** Rules that hold for every text, whatever it is about. */
const general: readonly Rule[] = [
  {
    id: 'goodform/unused-suppression',
    severity: 'information',
    about: 'A comment that keeps a wording silences nothing.',
    page: `${docs}/configuration.md#keeping-a-wording`,
  },
  {
    id: 'goodform/bad-suppression',
    severity: 'warning',
    about: 'A comment speaks to Goodform, but is no directive.',
    page: `${docs}/configuration.md#keeping-a-wording`,
  },
  {
    id: 'goodform/source-to-fill',
    severity: 'warning',
    about: 'A footnote holds a place for a source, and the source is still missing.',
    page: `${docs}/fixes.md#sources-to-be-filled-in`,
  },
  {
    id: 'goodform/front-matter',
    severity: 'warning',
    about: 'Front matter is not valid YAML or TOML, so its texts were not checked; what stands below it was.',
    page: `${docs}/reliability.md#limits`,
  },
  {
    id: 'goodform/unread',
    severity: 'warning',
    about: 'A text goes past a limit: what stands behind this place was not checked.',
    page: `${docs}/reliability.md#limits`,
  },
  {
    id: 'goodform/failure',
    severity: 'warning',
    about: 'Goodform failed at this place, so it was not checked. That is never the writer’s fault: please report it.',
    page: `${docs}/reliability.md#limits`,
  },
]

/** A rule of exercise files. */
interface ExerciseRule {
  readonly id: string
  readonly severity: Severity
  readonly why: string
}

/** The rules that findings without a claim are of, by id. */
export function rulesOf(exercise: readonly ExerciseRule[] = []): ReadonlyMap<string, Rule> {
  const own = exercise.map(
    ({ id, severity, why }): Rule => ({
      id: `exercise/${id}`,
      severity,
      about: why,
      page: `${docs}/exercises.md#rules`,
    }),
  )
  return new Map([...general, ...own].map((rule) => [rule.id, rule]))
}

/** A rule in Markdown, for `goodform explain`. */
export function rulePage({ id, severity, about, page }: Rule): string {
  return `# ${id}\n\n${about}\n\n- **Severity**: ${severity}, where the configuration sets no other.\n- [More](${page})\n`
}
