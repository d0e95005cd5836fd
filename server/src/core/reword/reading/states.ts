import { finite } from '../grammar/group.ts'
import { isPastForm, verbOf } from '../grammar/verbs.ts'
import {
  determiners,
  endsSubject,
  isAdverb,
  isAttributive,
  isRate,
  numbers,
  prepositions,
  startsComplement,
  subjectPronouns,
} from '../grammar/words.ts'
import type { Sheet } from '../sheet.ts'
import { breaks, own } from './main-clause.ts'

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '))
/** Words that join a clause with a verb of its own to another. */
const joiners = set(
  'because when whenever while if once whether although though since unless whereas as until till that which who whom whose where how why what before after than',
)
/** Words that can lead a statement in. */
const leads = set('if when whenever once where what how as while since although before after')
/** Words that join a verb to the one before it. */
const links = set('and or , nor')
const objects = set('yours mine them yourself hers his theirs')
const firstPerson = set('i me my mine we our us')
/** Words that may end a subject without a noun: "a set where you had one more goes in the log". */
const amounts = set('more less most all both these those')
/** Words that start another clause, so that what stands before them is only named: "half an hour, and the acid is gone". */
const others = set('and or but so')
const pastForms = set('was were had did could would')

/**
 * Whether a run of words states something, told by its verbs where the main one cannot be read for sure: each verb but one has a word that
 * joins its clause to the rest ("A hip that cannot hold itself up hands the job to the knee").
 * @returns the token of the verb that is left for the main clause; undefined where there is none, and for somebody's own account
 */
export function stated(sheet: Sheet, from: number): number | undefined {
  const open = sheet.norm(from)
  if (!opens(sheet, from)) return undefined
  for (let i = from; i <= sheet.closing && !breaks.has(sheet.norm(i)); i++)
    if (firstPerson.has(sheet.norm(i))) return undefined
  let joined = joiners.has(open) ? 1 : 0
  for (let i = from + 1; i <= sheet.closing; i++) {
    const word = sheet.norm(i)
    if (breaks.has(word)) return undefined
    const comma = sheet.norm(i - 1) === ','
    if (others.has(word) && (comma || (word !== 'so' && startsSubject(sheet, i + 1)))) return undefined
    if (joiners.has(word) || word === 'so') joined++
    if (!joined && isPastForm(word, sheet.verbs)) return undefined
    if (!isVerb(sheet, i)) continue
    if (joined) joined--
    else if (!links.has(sheet.norm(i - 1))) return isPast(sheet, i) ? undefined : i
  }
  return undefined
}

const startsSubject = (sheet: Sheet, i: number) =>
  subjectPronouns.has(sheet.norm(i)) || sheet.groups.some((g) => finite.has(g.kind) && g.subject?.first === i)

/** Whether a statement can start with a word: one with a subject, or a phrase or clause that leads to it. */
function opens(sheet: Sheet, from: number): boolean {
  const word = sheet.norm(from)
  const next = sheet.norm(from + 1)
  // "Holds up a tired shoulder": nothing is said of what.
  if (sheet.groups.some((g) => g.first === from && finite.has(g.kind))) return false
  if (next === ',' && !isAdverb(word)) return false
  // "Miss two meals", "picture a tube": an instruction.
  const bare = endsSubject(word) && !subjectPronouns.has(word) && !determiners.has(word)
  if (bare && (determiners.has(next) || numbers.has(next) || subjectPronouns.has(next) || objects.has(next)))
    return false
  if (leads.has(word)) return true
  if (own.has(word)) return false
  return determiners.has(word) || subjectPronouns.has(word) || prepositions.has(word) || endsSubject(word)
}

/** Whether a token is a verb of a clause of its own, or very likely one. */
function isVerb(sheet: Sheet, i: number): boolean {
  if (sheet.groups.some((g) => finite.has(g.kind) && g.first === i)) return true
  if (sheet.groups.some((g) => g.first <= i && i <= g.main)) return false
  if (isAttributive(sheet.norm(i - 2), sheet.norm(i - 1))) return false
  const word = sheet.norm(i)
  const before = sheet.norm(i - 1)
  const next = sheet.norm(i + 1)
  const ends = endsSubject(before) || isAdverb(before) || amounts.has(before)
  // "Hours of slumping at a screen strain the joints"
  if (word !== 'like' && verbOf(word, sheet.verbs)?.form === 'base' && ends && determiners.has(next) && next !== 'that')
    return true
  if (!/[^s']s$/.test(word) || !ends) return false
  if (sheet.sentence.tokens[i - 1]?.kind === 'number' || numbers.has(before)) return false
  if (determiners.has(next) && next !== 'that') return !isRate(next, sheet.norm(i + 2))
  return verbOf(word, sheet.verbs)?.form === 's' && (startsComplement(next) || prepositions.has(next))
}

function isPast(sheet: Sheet, i: number): boolean {
  const group = sheet.groups.find((g) => g.first === i)
  return group?.kind === 'past' || pastForms.has(sheet.norm(i))
}
