import type { FormatHint } from '../read/format.ts'

/** File names that say it. */
const suffix = /\.exercises?\.ya?ml$/i
const yaml = /\.ya?ml$/i
const schema = /(?:^#[ \t]*yaml-language-server:[ \t]*\$schema=|^["']?\$schema["']?[ \t]*:).*\bexercise\.schema\.json/m
/** A key of a line, behind marks of lists and flows: none of the marks can be read in two ways. */
const name = /^[ \t]*(?:- +)*(?:[{[] *)*["']?(?:name|title)["']?[ \t]*:/im
const muscles =
  /["']?(?:primary_?-?muscles?|target_?-?muscles?|secondary_?-?muscles?|muscles|muscle_?-?groups?)["']?[ \t]*:/i
const sets = /["']?(?:sets|target_sets)["']?[ \t]*:/i
const reps = /["']?(?:reps|repetitions|target_reps)["']?[ \t]*:/i
/** Keys that hardly any other YAML has; one of them must stand in the text. */
const telling: readonly ((text: string) => boolean)[] = [
  (text) => muscles.test(text),
  (text) => {
    const first = text.search(sets)
    return first >= 0 && reps.test(text.slice(first))
  },
]
const further = [
  /["']?(?:instructions|instruction_?-?steps|cues)["']?[ \t]*:/i,
  /["']?equipments?["']?[ \t]*:/i,
  /["']?(?:force|mechanic|level|category|prescription|tempo)["']?[ \t]*:/i,
  /(?<![\w-])["']?(?:rest\w*|rpe|rir|hold|weight|load)["']?[ \t]*:/i,
]

/** How much of a text is looked at, in UTF-16 units. */
const head = 20_000

/** Whether a document is YAML: by its name or its language. */
export const isYaml = ({ path, language }: FormatHint): boolean =>
  language === undefined || language === '' ? yaml.test(path ?? '') : language === 'yaml' || yaml.test(path ?? '')

/**
 * Whether a YAML text is an exercise file: the configuration or its name says so, it names the schema, or its content tells: a name,
 * muscles or a dose of sets and repetitions, and one key more that exercises have. A recipe or a workflow has none of these.
 */
export function isExercise(text: string, { path = '', exercise }: FormatHint): boolean {
  if (exercise || suffix.test(path)) return true
  const start = text.slice(text.charCodeAt(0) === 0xfeff ? 1 : 0, head)
  if (schema.test(start)) return true
  const told = telling.filter((tells) => tells(start)).length
  return name.test(start) && told > 0 && told + further.filter((key) => key.test(start)).length > 1
}
