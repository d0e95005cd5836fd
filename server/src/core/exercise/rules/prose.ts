import { isScalar } from 'yaml'
import { toSource } from '../../read/align.ts'
import { scalarText } from '../../read/yaml.ts'
import { phrased } from '../lexicon.ts'
import { placeOf } from '../tell.ts'
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

const sides = ['left', 'right'] as const

/** Steps that name one side only, while nothing sends the reader to the other. */
function oneSide(steps: readonly Step[], { exercise, lexicon, text, tell }: Subject): void {
  const said = phrased(steps.map((step) => step.text).join(' '))
  const named = sides.filter((side) => said.includes(` ${side} `))
  const [side] = named
  if (named.length !== 1 || side === undefined) return
  if (exercise.doses.some(({ key }) => key.key === 'side' || key.key === 'perSide')) return
  if (lexicon.data.dose.otherSide.some((word) => said.includes(phrased(word)))) return
  const step = steps.find((s) => phrased(s.text).includes(` ${side} `))
  if (step) tell('one-side', wordAt(step, side, text), { side })
}

/** The kind of exercise that is held still. */
function bouncing(steps: readonly Step[], { lexicon, kind, text, tell }: Subject): void {
  const { bouncing: words, forbidding, held } = lexicon.data.dose
  if (kind !== held) return
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

/** Where a word stands in a step; all of the step when it is split by the scalar's style. */
function wordAt({ node }: Step, word: string, text: string): { start: number; end: number } {
  const scalar = isScalar(node) ? scalarText(node, text) : undefined
  const found = scalar && new RegExp(`(?<!\\p{L})${word.replaceAll(' ', '\\s+')}(?!\\p{L})`, 'iu').exec(scalar.text)
  if (!scalar || !found) return placeOf(node, text)
  return { start: toSource(scalar.runs, found.index), end: toSource(scalar.runs, found.index + found[0].length, true) }
}
