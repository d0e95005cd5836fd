import type { Finding, Fix, Passage, Span } from '../model.ts'
import type { Format } from '../read/format.ts'
import { keepFix } from '../read/keep.ts'
import { writtenInScalar } from '../read/yaml.ts'
import { cutExercises, refersAcross } from './cut.ts'
import { type ExerciseData, fieldFinder } from './data.ts'
import { readExercises } from './read.ts'

/** Exercise YAML: a chunk is one exercise. */
export function exerciseFormat(data: ExerciseData): Format {
  const fieldOf = fieldFinder(data)
  return {
    name: 'exercise',
    whole: refersAcross,
    cut: cutExercises,
    read: (text) => readExercises(text, fieldOf),
    written: (source, edit, passage: Passage, block) =>
      writtenInScalar(source, edit, passage.style ?? 'plain', block.start),
    keep,
  }
}

/** A comment on a line of its own before the line on which the scalar starts: inside one it would be text. */
function keep(text: string, { claim }: Finding, block: Span): Fix[] {
  const start = text.lastIndexOf('\n', block.start - 1) + 1
  const indent = /^ */.exec(text.slice(start, block.start))![0]
  const line = text.includes('\r\n') ? '\r\n' : '\n'
  const end = text.indexOf('\n', block.start)
  const directive = end < 0 || block.end <= end ? 'next-line' : 'next-block'
  return [
    keepFix(
      `Keep it: suppress ${claim} here`,
      start,
      `${indent}# goodform-disable-${directive} ${claim} -- reason${line}`,
    ),
  ]
}
