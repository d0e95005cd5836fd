import type { Edit } from '../../model.ts'
import { finite, type VerbGroup } from '../grammar/group.ts'
import { formOf, verbOf } from '../grammar/verbs.ts'
import type { Sheet } from '../sheet.ts'
import { isOne } from './weaken.ts'

/** Auxiliaries as they are behind a verb of the past; those that are not here stay. */
const shifted: ReadonlyMap<string, string> = new Map(
  (
    "is:was are:were am:was 's:was 're:were 'm:was isn't:wasn't aren't:weren't has:had have:had 've:had hasn't:hadn't haven't:hadn't " +
    "do:did does:did don't:didn't doesn't:didn't will:would 'll:would won't:wouldn't can:could can't:couldn't cannot:couldn't may:might"
  )
    .split(' ')
    .map((pair) => pair.split(':') as [string, string]),
)

/**
 * The verbs from a token to another put into the past, as they stand behind "I thought that": "it is the hem that pulls" → "it was the hem that
 * pulled". Sequence of tenses, Quirk et al., A Comprehensive Grammar of the English Language, 14.31.
 * @returns the edits; undefined where a verb's form is not known
 */
export function backshifted(sheet: Sheet, from: number, to: number): Edit[] | undefined {
  const edits: Edit[] = []
  for (const group of sheet.groups) {
    if (group.first < from || group.main > to || !finite.has(group.kind)) continue
    const edit = shift(sheet, group)
    if (edit === undefined) return undefined
    edits.push(...edit)
  }
  // "… and bolts the door": a joined verb that was not read would be left behind.
  for (let i = from + 1; i <= to; i++) {
    const reading = ['and', 'or', 'but'].includes(sheet.norm(i - 1)) ? verbOf(sheet.norm(i), sheet.verbs) : undefined
    const read = sheet.groups.some((g) => g.first <= i && i <= g.main)
    if (reading?.form === 's' && !reading.noun && !read) return undefined
  }
  return edits
}

function shift(sheet: Sheet, group: VerbGroup): Edit[] | undefined {
  const { kind, first, main, reading } = group
  if (kind === 'past') return []
  if (kind === 's' || kind === 'base') {
    const past = reading && formOf(reading.base, 'past', sheet.verbs)
    return past === undefined ? undefined : [sheet.over(main, main, past)]
  }
  const word = sheet.norm(first)
  const other = kind === 'have' && word === "'s" ? 'had' : shifted.get(word)
  // "You'd", "could": they are what they are.
  if (other === undefined) return []
  const number = other === 'was' && word === "'s" && isOne(sheet, group) === false ? 'were' : other
  return [sheet.over(first, first, word.startsWith("'") ? ` ${number}` : number)]
}
