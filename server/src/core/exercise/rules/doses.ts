import { isMap, isScalar, type Node } from 'yaml'
import { l10n } from '../../l10n.ts'
import type { Span } from '../../model.ts'
import { type Dose, type Range, readDose, readShort } from '../dose.ts'
import { placeOf, replaceFix } from '../tell.ts'
import { isMeasured, measured, plainValue } from '../view.ts'
import type { RuleOf, Subject } from './rule.ts'

/** A dose of the exercise, with its place. */
interface Read {
  readonly key: string
  readonly variant?: string
  /** The prescription in one line that it is a part of. */
  readonly short?: true
  readonly dose: Dose
  readonly span: Span
  readonly written: string
}

/** A dose's value as text: a number, a text, or `{min, max}` as a range; undefined for anything else. */
export function writtenDose(node: Node | null, follow: (node: Node | null) => Node | null): string | undefined {
  const at = follow(node)
  if (isScalar(at)) {
    // `0310` is the tempo 0-3-1-0 and not the number 310.
    const plainText = typeof at.value === 'number' && at.source ? at.source : at.value
    return plainText === null || plainText === undefined || typeof plainText === 'boolean'
      ? undefined
      : String(plainText)
  }
  if (!isMap(at)) return undefined
  const value = plainValue(at, follow) as Readonly<Record<string, unknown>> | undefined
  if (value && isMeasured(value)) return measured(value)
  const { min, max } = value ?? {}
  if (typeof min === 'number' && typeof max === 'number') return `${min}-${max}`
  return typeof min === 'number' ? `${min}` : typeof max === 'number' ? `${max}` : undefined
}

/** The doses of an exercise as read, those of a prescription in one line too. */
export function dosesOf({ exercise, text }: Subject): Read[] {
  const doses: Read[] = exercise.doses.flatMap(({ key, entry, variant }) => {
    const written = writtenDose(entry.value, exercise.follow)
    const dose = written === undefined ? undefined : readDose(key.kind, written)
    return dose && written !== undefined
      ? [{ key: key.key, dose, written, span: placeOf(entry.value, text), ...(variant !== undefined && { variant }) }]
      : []
  })
  for (const { text: written, node } of exercise.items('prescription')) {
    const span = placeOf(node, text)
    for (const { key, dose } of readShort(written) ?? []) doses.push({ key, dose, span, written, short: true })
  }
  return doses
}

/** Doses beyond what was studied, and doses that contradict each other. */
export const doseRules: RuleOf = (subject) => {
  const { lexicon, kind, text, tell } = subject
  const doses = dosesOf(subject)
  contradictions(doses, subject)
  impossible(doses, subject)
  for (const { key, dose, span } of doses) {
    if (key === 'tempo' && dose.kind === 'tempo' && dose.digits.length === 3) {
      const four = [...dose.digits, '0'].join('-')
      tell('tempo-digits', span, { near: four }, [
        replaceFix(
          l10n.t('Write “{0}”', four),
          [{ ...span, newText: text[span.start] === "'" ? `'${four}'` : `"${four}"` }],
          true,
        ),
      ])
    }
  }
  for (const studied of lexicon.data.dose.studied) {
    if (studied.when !== kind) continue
    for (const { key, dose, span, written, variant, short } of doses) {
      const sets = rangeOf(doses.find((other) => other.key === 'sets' && other.variant === variant))
      if (!studied.keys.includes(key) || dose.kind !== 'range') continue
      const { min, max } = dose.range
      const total = max * (sets?.max ?? 1)
      if (min > studied.most) tell('dose-above', span, { dose: written, says: studied.above })
      else if (studied.mostTotal && studied.aboveTotal && total > studied.mostTotal)
        tell('dose-above', span, { dose: short ? written : `${sets?.max} x ${written}`, says: studied.aboveTotal })
      else if (studied.least && studied.below && max < studied.least && total < studied.least)
        tell('dose-below', span, { dose: written, says: studied.below })
    }
  }
}

const rangeOf = (read: Read | undefined): Range | undefined =>
  read?.dose.kind === 'range' ? read.dose.range : undefined

/** Doses that nobody can mean: no set at all, a hundred thousand repetitions. */
function impossible(doses: readonly Read[], { lexicon, tell }: Subject): void {
  for (const { key, dose, span, written } of doses) {
    const { least = 0, most = Number.POSITIVE_INFINITY } = lexicon.doseKey(key) ?? {}
    if (dose.kind === 'range' && (dose.range.max < least || dose.range.min > most))
      tell('dose-impossible', span, { dose: written, key })
  }
}

/** A count that a sentence tells the reader to do: at its start, behind a verb, or as what a set is. */
const told =
  /(?:^|\b(?:do|perform|complete|repeat(?:\s+for)?|aim\s+for)\s+|(?<=\bsets?\s+of\s+))(\d+)(?:\s*(?:-|–|to)\s*(\d+))?\s+(reps?|repetitions?|sets?)\b/gi
/** What makes a sentence one of another dose, for some readers or for some of the time. */
const another =
  /\b(?:if|when|once|after|before|until|every|first|start|begin|build|work up|beginners?|advanced|easier|harder|instead|warm|week|later|then rest)\b/i

function contradictions(doses: readonly Read[], { exercise, text, tell }: Subject): void {
  const byKey = new Map<string, Read>()
  const name = ({ key, variant }: Read) => (variant === undefined ? key : `${key} of ${variant}`)
  for (const read of doses) {
    const range = rangeOf(read)
    if (range && range.min > range.max)
      tell('dose-contradiction', read.span, {
        message: `“${read.written}” runs backwards: ${range.min} is more than ${range.max}.`,
      })
    const before = byKey.get(name(read))
    const other = rangeOf(before)
    if (before && range && other && (range.max < other.min || other.max < range.min))
      tell('dose-contradiction', read.span, {
        message: `${read.key} is ${read.written} here and ${before.written} elsewhere in this exercise.`,
      })
    if (!before) byKey.set(name(read), read)
  }
  const rpe = byKey.get('rpe')
  const [effort, reserve] = [rangeOf(rpe), rangeOf(byKey.get('rir'))]
  if (rpe && effort && reserve && (10 - effort.min < reserve.min || 10 - effort.max > reserve.max))
    tell('dose-contradiction', rpe.span, {
      message: `RPE ${rpe.written} leaves ${10 - effort.max} in reserve, and RIR says ${byKey.get('rir')!.written}.`,
    })
  for (const { text: step, node, aliased } of exercise.items('instructions')) {
    if (aliased) continue
    const sentences = step.split(/(?<=[.!?;])\s+/).filter((sentence) => !another.test(sentence))
    for (const [words, from, to, unit] of sentences.flatMap((sentence) => [...sentence.trim().matchAll(told)])) {
      const set = byKey.get(unit!.toLowerCase().startsWith('s') ? 'sets' : 'reps')
      const range = rangeOf(set)
      if (!set || !range || (Number(to ?? from) >= range.min && Number(from) <= range.max)) continue
      tell('dose-contradiction', placeOf(node, text), {
        message: `“${words}” here, and ${set.key} is ${set.written}.`,
      })
    }
  }
}
