import { finite, type VerbGroup } from '../grammar/group.ts'
import { determiners, relatives } from '../grammar/words.ts'
import type { Sheet } from '../sheet.ts'
import { isTiming } from './incidental.ts'
import { orders } from './main-clause.ts'

/** Whether nobody doubts what a verb states, as it only says when something is so, that a thing is there, or what is to be seen to. */
export const isSure = (sheet: Sheet, group: VerbGroup): boolean =>
  isTiming(sheet, group) ||
  isThere(sheet, group) ||
  isEnsured(sheet, group) ||
  isPromised(sheet, group) ||
  isSeen(sheet, group)

const seen = new Set('see saw seen watch watched hear heard feel felt make makes made let lets'.split(' '))

/** "I have seen deadlifts ruin backs": what is seen to happen has no form of its own. */
function isSeen(sheet: Sheet, { kind, subject }: VerbGroup): boolean {
  if (kind !== 'base' || !subject) return false
  const at = determiners.has(sheet.norm(subject.first - 1)) ? subject.first - 2 : subject.first - 1
  return seen.has(sheet.norm(at)) && sheet.groups.some((g) => g.main === at)
}

/** "We can promise that your pain will be gone": a promise of what may be is none. */
function isPromised(sheet: Sheet, { subject, first }: VerbGroup): boolean {
  let at = (subject?.first ?? first) - 1
  if (determiners.has(sheet.norm(at)) && sheet.norm(at) !== 'that') at--
  if (sheet.norm(at) === 'that') at--
  // "What we can promise is that …"
  if (sheet.norm(at) === 'is') at--
  return sheet.groups.some((g) => g.main === at && promising.has(g.reading?.base ?? ''))
}

const promising = new Set(['promise', 'guarantee', 'assure', 'swear', 'vow'])

/** Orders to see that something is so. */
const seeing = new Set(['check', 'see', 'ensure', 'watch', 'feel', 'notice'])

/** "Make sure that your knee stays behind your toes", "ensure it stays": what is to be seen to. */
function isEnsured(sheet: Sheet, { subject, first }: VerbGroup): boolean {
  let at = (subject?.first ?? first) - 1
  if (subject && subject.first < subject.last && sheet.norm(subject.first) === 'that') at++
  if (sheet.norm(at + 1) === 'sure') at++
  if (determiners.has(sheet.norm(at)) && sheet.norm(at) !== 'that') at--
  const that = sheet.norm(at) === 'that'
  if (that) at--
  // "Check from the side that her knees stay behind her toes"
  const seen = sheet.groups.filter((g) => g.main <= at && (orders(g) || finite.has(g.kind))).at(-1)
  if (that && seen && orders(seen) && seeing.has(seen.reading?.base ?? '')) return true
  return sheet.groups.some(
    (g) =>
      orders(g) && ((sheet.norm(at) === 'sure' && g.main === at - 1) || (sheet.norm(at) === 'ensure' && g.main === at)),
  )
}

/** "There's a tub of salts which draws it out": that the thing is there is not in doubt. */
function isThere(sheet: Sheet, { kind, main, subject }: VerbGroup): boolean {
  if (kind !== 'be' || sheet.norm(subject?.last ?? -1) !== 'there') return false
  const before = sheet.norm(subject!.first - 1)
  // "…, so now there's coconut water on the nightstand"
  if (before === 'so' || (before === 'now' && sheet.norm(subject!.first - 2) === 'so')) return true
  // "There's your bin bag": it is pointed at.
  if (['your', 'my', 'the', 'that'].includes(sheet.norm(main + 1)) && sheet.norm(main).startsWith("'")) return true
  // "There is nothing like it"
  if (sheet.norm(main + 1) === 'nothing') return true
  // "There's another advantage: …"
  if (sheet.norm(main + 1) === 'another') return true
  if (!['a', 'an', 'one', 'two', 'some'].includes(sheet.norm(main + 1))) return false
  return sheet.groups.some(
    (g) => finite.has(g.kind) && g.main > main && relatives.has(sheet.norm(g.subject?.last ?? -1)),
  )
}
