import { finite, type VerbGroup } from '../grammar/group.ts'
import { verbOf } from '../grammar/verbs.ts'
import { irregularPlurals, isPlural, numbers, relatives, subjectPronouns } from '../grammar/words.ts'
import type { Sheet } from '../sheet.ts'

/** Whether a verb in the present agrees with the subject as with one; undefined where there is no telling. */
export function isOne(sheet: Sheet, { kind, subject, first }: VerbGroup): boolean | undefined {
  const word = sheet.norm(first)
  if (kind === 's' || word === 'is' || word === "'s" || word === 'has' || word === 'does' || word === 'was') return true
  const several = word === 'are' || word === 'were' || word === "'re"
  if (kind === 'base' || several || word === 'have' || word === 'do') return false
  if (!subject) return undefined
  // "Ten minutes a week will keep it away and costs you nothing"
  const next = sheet.groups[sheet.groups.findIndex((g) => g.first === first) + 1]
  if (next?.kind === 's' && !next.subject && sheet.norm(next.first - 1) === 'and') return true
  const head = sheet.norm(subject.last)
  if (relatives.has(head)) return undefined
  if (subject.first === subject.last && subjectPronouns.has(head)) return subjectPronouns.get(head) === 's'
  if (sheet.norm(subject.first).endsWith('ing') || isDoing(sheet, subject.first)) return true
  const which = relativeIn(sheet, subject)
  if (which > 0) return isOneOf(sheet, subject.first, which - 1)
  return isOneOf(sheet, subject.first, subject.last)
}

/** "Spending ten minutes on your hips, quads and calves …": what is done opens the statement, and no verb stands between. */
function isDoing(sheet: Sheet, subject: number): boolean {
  let start = subject
  while (start > sheet.opening && !['.', ';', ':', '—'].includes(sheet.norm(start - 1))) start--
  const open = verbOf(sheet.norm(start), sheet.verbs)?.form === 'ing'
  return open && !sheet.groups.some((g) => g.first >= start && g.main < subject && finite.has(g.kind))
}

/** The token that opens a relative clause within a subject; -1 where there is none. */
function relativeIn(sheet: Sheet, { first, last }: { first: number; last: number }): number {
  for (let i = first + 1; i < last; i++) if (relatives.has(sheet.norm(i))) return i
  return -1
}

const times = new Set(['seconds', 'minutes', 'hours', 'days', 'weeks', 'months', 'years'])
/** Nouns for some of what stands behind their "of". */
const several = new Set(['couple', 'number', 'handful', 'lot'])

/** Whether some words name one thing. */
function isOneOf(sheet: Sheet, first: number, last: number): boolean {
  // "Five minutes of stretching": a time is one thing; "a couple of handfuls" are several.
  const counted = numbers.has(sheet.norm(first)) || sheet.sentence.tokens[first]?.kind === 'number'
  if (counted && times.has(sheet.norm(first + 1))) return true
  if (['a', 'an'].includes(sheet.norm(first)) && several.has(sheet.norm(first + 1)) && sheet.norm(first + 2) === 'of')
    return times.has(sheet.norm(first + 3))
  for (let i = first; i < last; i++) if (sheet.norm(i) === 'and') return false
  // "nine out of ten skiers"
  if (first < last && numbers.has(sheet.norm(first)) && sheet.norm(first) !== 'one') return false
  for (let i = first + 1; i < last; i++) {
    // "a cup of beans": the noun before the preposition decides.
    if (['of', 'for', 'in', 'with', 'on', 'at', 'after', 'before'].includes(sheet.norm(i)))
      return !isPlural(sheet.norm(i - 1)) && !irregularPlurals.has(sheet.norm(i - 1))
  }
  return !isPlural(sheet.norm(last)) && !irregularPlurals.has(sheet.norm(last))
}
