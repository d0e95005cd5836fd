import { finite, type VerbGroup } from '../grammar/group.ts'
import type { Sheet } from '../sheet.ts'
import { causal, causes } from './joined.ts'
import { own } from './main-clause.ts'
import { speaksFor } from './weight.ts'

/** Verbs of what something costs, how it is sold, what it tastes of and how it is handled. */
const selling = new Set('cost sell taste smell come ship weigh stock dissolve mix pack wash store'.split(' '))
/** Verbs of what passes by itself, and what tells when it has. */
const passing = new Set(['fade', 'pass', 'settle', 'ease', 'clear'])
const within = new Set(['within', 'in', 'after', 'by', 'over'])
/** Verbs of how something is to somebody. */
const copulas = new Set(['be', 'feel', 'look'])
/** What something is like to do, to have or to use. */
const judging = new Set(
  (
    'pleasant unpleasant nice lovely warm cosy cheap dear easy simple handy fun good great fine comfortable uncomfortable soothing satisfying sociable tasty ' +
    'delicious refreshing quick free popular portable gentle peaceful horrible awful fiddly noisy dull boring'
  ).split(' '),
)
const people = new Set(['you', 'us', 'them'])
/** Words before such a word. */
const degrees = new Set('not very quite rather so really pretty fairly always also a an'.split(' '))

/** Nouns for what anybody can taste or see of a thing, or pays for it. */
const sensed = new Set(['taste', 'smell', 'flavour', 'flavor', 'colour', 'color', 'price', 'cost'])

/**
 * Whether nobody doubts what a joined statement says: what a thing costs, is sold or tastes like ("and a tablet costs 35p"), what the writer sees or does
 * ("and this is what brings many patients to our clinic"), and how something is to do ("and it's a pleasant way to spend an evening").
 */
export function isPlainFact(sheet: Sheet, group: VerbGroup): boolean {
  const person = ['you', 'we', 'people'].includes(sheet.norm(group.subject?.last ?? -1))
  if (!person && selling.has(group.reading?.base ?? '')) return true
  // "And you get to lie down"
  if (person && group.reading?.base === 'get' && sheet.norm(group.main + 1) === 'to') return true
  // "And it fades within three or four days"
  if (passing.has(group.reading?.base ?? '') && within.has(sheet.norm(group.main + 1))) return true
  const { tokens } = sheet.sentence
  // "And at least forty of you carry salt tablets"
  if (group.subject && sheet.norm(group.subject.last - 1) === 'of' && people.has(sheet.norm(group.subject.last)))
    return true
  // "…, so this is the one that we'd keep", "…, which is why we sell it": what is told of us belongs to it.
  const next = sheet.groups.find(
    (g) =>
      finite.has(g.kind) &&
      g.subject &&
      g.first > group.main &&
      sheet.norm(g.subject.first - 1) !== 'that' &&
      !(
        causal.has(sheet.norm(g.subject.first - 1)) &&
        ['i', 'we', 'our'].some((word) => [g.subject!.first, g.subject!.last].some((i) => sheet.norm(i) === word))
      ),
  )
  const clause = tokens.slice(group.subject?.first ?? group.first, next?.subject?.first)
  if (clause.some(({ norm }) => own.has(norm) && !causal.has(norm))) return true
  if (clause.some(({ norm }) => sensed.has(norm)) || isJudged(sheet, group) || isShown(sheet, group)) return true
  const way = tokens.findIndex(({ norm }, i) => i > group.main && norm === 'way')
  return group.kind === 'be' && way > 0 && way - group.main < 6 && sheet.norm(way + 1) === 'to'
}

/** "And it is very unpleasant", "and it feels nice", "and it's quiet": what something is like. */
export function isJudged(sheet: Sheet, { kind, subject, first, main, reading }: VerbGroup): boolean {
  if (!copulas.has(kind === 'be' ? 'be' : (reading?.base ?? ''))) return false
  let at = main + 1
  while (degrees.has(sheet.norm(at))) at++
  if (judging.has(sheet.norm(at))) return true
  // A word that says nothing of the claim is all that is said of it.
  const told = kind === 'be' && first === main && ['it', 'they'].includes(sheet.norm(subject?.last ?? -1))
  return told && at === sheet.closing && !speaksFor(sheet, at, at + 1)
}

/** "And this is the opposite position": what is shown. */
function isShown(sheet: Sheet, { kind, subject, first, main }: VerbGroup): boolean {
  if (kind !== 'be' || first !== main || !subject || subject.first !== subject.last) return false
  if (sheet.norm(subject.last) !== 'this' || !['the', 'a', 'an'].includes(sheet.norm(main + 1))) return false
  return ![2, 3, 4].some((k) => causes.has(sheet.norm(main + k)))
}
