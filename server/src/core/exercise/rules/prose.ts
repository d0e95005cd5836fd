import { isScalar } from 'yaml'
import type { Span } from '../../model.ts'
import { toSource } from '../../read/align.ts'
import { scalarText } from '../../read/yaml.ts'
import { phrased } from '../lexicon.ts'
import { placeOf } from '../tell.ts'
import { dosesOf } from './doses.ts'
import type { RuleOf, Subject } from './rule.ts'

/** What the steps say of sides and of bouncing. */
export const proseRules: RuleOf = (subject) => {
  const steps = stepsOf(subject)
  oneSide(steps, subject)
  bouncing(steps, subject)
}

type Step = ReturnType<Subject['exercise']['items']>[number]

/** The steps that are written in this exercise, in its own language. */
function stepsOf({ exercise }: Subject): Step[] {
  return ['instructions', 'cues', 'tips'].flatMap((field) => exercise.items(field)).filter(({ aliased }) => !aliased)
}

/** Steps that name one side only, while nothing sends the reader to the other. */
function oneSide(steps: readonly Step[], subject: Subject): void {
  const { exercise, lexicon, text, tell } = subject
  const named = steps.flatMap((step) => lexicon.sides(step.text).map((found) => ({ step, ...found })))
  const [first] = named
  if (!first || named.some(({ side }) => side !== first.side)) return
  if (exercise.doses.some(({ key }) => key.key === 'side' || key.key === 'perSide')) return
  if (dosesOf(subject).some(({ dose }) => dose.kind === 'range' && dose.perSide)) return
  const said = phrased(proseOf(subject).join(' '))
  if (lexicon.data.dose.otherSide.some((word) => said.includes(phrased(word)))) return
  tell('one-side', placeIn(first.step, first, text), { side: first.side })
}

/** All texts of an exercise that tell the reader something. */
const proseOf = ({ exercise, lexicon }: Subject): string[] =>
  [...lexicon.data.fields.filter(({ prose }) => prose && prose !== 'title').map(({ key }) => key), 'prescription']
    .flatMap((field) => exercise.items(field))
    .map(({ text }) => text)

/** The kind of exercise that is held still. */
function bouncing(steps: readonly Step[], { exercise, lexicon, kind, text, tell }: Subject): void {
  const { bouncing: words, forbidding, held, moving } = lexicon.data.dose
  if (kind !== held) return
  const called = phrased(
    ['category', 'name', 'id'].flatMap((field) => exercise.items(field).map((item) => item.text)).join(' '),
  )
  if (moving.some((word) => called.includes(phrased(word)))) return
  for (const step of steps) {
    for (const sentence of step.text.split(/(?<=[.!?;])\s+/)) {
      const said = phrased(sentence)
      const word = words.find((w) => said.includes(phrased(w)))
      if (word === undefined || forbidding.some((w) => said.includes(phrased(w)) || said.includes(`${w} `))) continue
      tell('bouncing-stretch', wordAt(step, word, text), { value: word })
      return
    }
  }
}

/** Where a word stands in a step; all of the step when it is not there as such. */
function wordAt(step: Step, word: string, text: string): Span {
  const found = new RegExp(`(?<!\\p{L})${word.replaceAll(' ', '\\s+')}(?!\\p{L})`, 'iu').exec(step.text)
  return found
    ? placeIn(step, { start: found.index, end: found.index + found[0].length }, text)
    : placeOf(step.node, text)
}

/** Where a part of a step's text stands in the source. */
function placeIn({ node }: Step, { start, end }: Span, text: string): Span {
  const scalar = isScalar(node) ? scalarText(node, text) : undefined
  return scalar ? { start: toSource(scalar.runs, start), end: toSource(scalar.runs, end, true) } : placeOf(node, text)
}
