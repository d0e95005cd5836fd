import type { Random } from './random.ts'
import { prose, type Text, type Words } from './texts.ts'

const keys =
  'name id category level force equipment primaryMuscles secondaryMuscles instructions description cues tips notes benefits prescription sources progressions exercises Steps target_muscles x'.split(
    ' ',
  )
const words =
  'glutes|quads|IT band|foam roll|beginner|3|30 s|2 x 15|3-1-1-0|8-12|true|null|~|2026-11-26|0x1f|.inf|[a, b]|{a: b}|*a|&a x|!!str 3|"a\\n b"|? x|each'.split(
    '|',
  )

function scalar(random: Random, vocabulary: Words, indent: string): string {
  if (random.chance(0.4)) return random.from(words)
  const said = prose(random, vocabulary)
  const flat = said.replaceAll(/\s+/g, ' ')
  switch (random.below(6)) {
    case 0:
      return `'${flat.replaceAll("'", random.chance(0.95) ? "''" : "'")}'`
    case 1:
      return `"${flat.replaceAll('"', random.chance(0.95) ? '\\"' : '"')}"`
    case 2:
    case 3:
      return `${random.from(['|', '>', '|-', '>-', '|2', '>+'])}\n${indent}  ${said.replaceAll('\n', `\n${indent}  `)}`
    default:
      return random.chance(0.9) ? flat.replaceAll(/[:#]/g, ',') : flat
  }
}

function value(random: Random, vocabulary: Words, indent: string, depth: number): string {
  switch (random.below(depth > 2 ? 3 : 6)) {
    case 3:
      return random.some(0, 4, () => `\n${indent}  - ${value(random, vocabulary, `${indent}    `, depth + 1)}`).join('')
    case 4:
      return `[${random.some(0, 4, () => scalar(random, vocabulary, '').replaceAll(/[[\]{},\n]/g, ' ')).join(', ')}]`
    case 5:
      return entries(random, vocabulary, `${indent}  `, depth + 1)
    default:
      return scalar(random, vocabulary, indent)
  }
}

function entries(random: Random, vocabulary: Words, indent: string, depth: number): string {
  return random
    .some(1, 6, () => `\n${indent}${random.from(keys)}: ${value(random, vocabulary, indent, depth)}`)
    .join(random.chance(0.2) ? `\n${indent}# goodform-disable-next-line ${random.from(['', 'exercise', 'x'])}` : '')
}

/** An exercise file: a list of exercises, one exercise, or several documents. */
export function yaml(random: Random, vocabulary: Words): Text {
  const exercise = (indent: string) => entries(random, vocabulary, indent, 0).trimStart()
  const list = (indent: string) =>
    random.some(1, 5, () => `${indent}- ${exercise(`${indent}  `)}\n`).join(random.chance(0.3) ? '\n' : '')
  const shapes = [
    () => list(''),
    () => `exercises:\n${list('  ')}`,
    () => `${exercise('')}\n`,
    () => `---\n${exercise('')}\n---\n${list('')}...\n`,
  ]
  const text = (random.chance(0.05) ? '\ufeff' : '') + random.from(shapes)()
  return { path: 'a.exercise.yaml', text: random.chance(0.2) ? text.replaceAll('\n', '\r\n') : text }
}
