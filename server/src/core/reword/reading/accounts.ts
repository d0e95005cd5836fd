import { finite, type VerbGroup } from '../grammar/group.ts'
import { verbOf } from '../grammar/verbs.ts'
import { determiners, isAdverb, numbers, prepositions, subjectPronouns, subordinators } from '../grammar/words.ts'
import type { Sheet } from '../sheet.ts'
import { breaks } from './main-clause.ts'
import { namesPerson } from './people.ts'
import { isContact } from './reporting.ts'

/** Pronouns that tell of one person. */
const oneself = new Set('i me my mine myself he she his her hers him'.split(' '))
/** Words that open a clause which only adds something. */
const adding = new Set(['which', 'whose', 'who', 'where'])

/** Of these, those that may mean whoever was named before. */
const others = new Set('he she his her hers him'.split(' '))
const anybody = new Set('anyone anybody everyone everybody whoever someone somebody'.split(' '))
const someone = new Set(['a', 'an', 'any', 'every', 'each', 'the'])

/** "…, which is why we teach it": what the writer draws from it is no part of it. */
const draws = (sheet: Sheet, comma: number) =>
  sheet.norm(comma) === ',' && sheet.norm(comma + 1) === 'which' && sheet.norm(comma + 3) === 'why'

/**
 * Whether the words about a token, between two breaks, tell of one person: of the writer, or of him or her.
 * @param start the first token that is looked at
 */
export function isStory(sheet: Sheet, at: number, start = sheet.opening): boolean {
  let from = at
  while (from > start && !breaks.has(sheet.norm(from - 1))) from--
  let to = at
  while (to < sheet.closing && !breaks.has(sheet.norm(to + 1)) && !draws(sheet, to + 1)) to++
  // "A boy who quits eating shuts his furnace off": anyone.
  const anyone = anybody.has(sheet.norm(from)) || (someone.has(sheet.norm(from)) && sheet.norm(from + 2) === 'who')
  for (let i = from; i <= to; i++)
    if (oneself.has(sheet.norm(i)) && !(others.has(sheet.norm(i)) && (anyone || isAnyMan(sheet, from, i)))) return true
  // "In most of the people we examine": whom it is said of.
  return sheet.groups.some(
    (g) =>
      g.first >= from &&
      g.first <= to &&
      finite.has(g.kind) &&
      sheet.norm(g.subject?.last ?? -1) === 'we' &&
      !(determined(sheet, from) && isContact(sheet, g)),
  )
}

/** Whether a clause opens with "in most of …", "half the …": with what it is said of. */
const determined = (sheet: Sheet, from: number) =>
  ['in', 'with', 'for', 'among'].includes(sheet.norm(from)) || determiners.has(sheet.norm(from))

/** Whether some words, up to a comma, tell of the writer, or of him or her. */
export function tellsOfOne(sheet: Sheet, from: number, to: number): boolean {
  for (let i = from; i <= to && sheet.norm(i) !== ','; i++)
    if (oneself.has(sheet.norm(i)) || ['we', 'our', 'us'].includes(sheet.norm(i))) return true
  return false
}

/** "It gives a stiff man the hips he had at thirty": he is any man. */
function isAnyMan(sheet: Sheet, from: number, pronoun: number): boolean {
  for (let i = from; i < pronoun - 1; i++)
    if (['a', 'any', 'every', 'each'].includes(sheet.norm(i)))
      for (let k = i + 1; k <= i + 2 && k < pronoun; k++) if (namesPerson(sheet.norm(k))) return true
  return false
}

/** Verbs by which somebody is told to say something. */
export const tells: ReadonlySet<string> = new Set(
  'say tell claim swear reckon insist argue promise warn explain'.split(' '),
)
/** "Rolled it for a month": a deed whose doer, the writer, is left out. */
export function isElided(sheet: Sheet, start: number): boolean {
  const reading = verbOf(sheet.norm(start), sheet.verbs)
  const next = sheet.norm(start + 1)
  if (sheet.norm(start) === 'given' || (reading?.form !== 'past' && reading?.form !== 'participle')) return false
  if (determiners.has(next) || subjectPronouns.has(next)) return true
  // "Parked on it for the whole of the weather": with a subject behind it, it would be what that is like.
  const states = (g: VerbGroup) => finite.has(g.kind) && g.subject && sheet.norm(g.subject.first - 1) === ','
  return (
    ((prepositions.has(next) && !['to', 'by', 'with', 'from', 'for'].includes(next)) ||
      isAdverb(next) ||
      numbers.has(next) ||
      sheet.sentence.tokens[start + 1]?.kind === 'number') &&
    !sheet.groups.some((g) => g.first > start && states(g))
  )
}

/** "You breathed through that", "you've been sitting": what the reader did is no belief; what it leads to may be. */
export function isDeed(sheet: Sheet, { kind, subject, first, main }: VerbGroup): boolean {
  if (sheet.norm(subject?.last ?? -1) !== 'you') return false
  // "You want the powder in your coffee": advice.
  if (kind === 'base' && ['want', 'need'].includes(sheet.norm(main))) return true
  return kind === 'past' || (kind === 'have' && (main === first || !subordinators.has(sheet.norm(subject!.first - 1))))
}

/** Whether the claim stands in a clause that only adds something to what a verb states ("…, whose leucine mends it"). */
export function isBeside(sheet: Sheet, verb: number): boolean {
  const { first } = sheet.finding.place
  for (let i = verb + 1; i < first; i++) if (sheet.norm(i) === ',' && adding.has(sheet.norm(i + 1))) return true
  return false
}
