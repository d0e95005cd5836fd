import { personal } from '../grammar/clause.ts'
import { finite, type VerbGroup } from '../grammar/group.ts'
import { clauseOpeners } from '../grammar/orders.ts'
import { determiners, endsSubject, haves } from '../grammar/words.ts'
import type { Sheet } from '../sheet.ts'

/** Whether a verb stands in a clause that says when something is so, or which thing is meant. */
export const saysWhich = (sheet: Sheet, group: VerbGroup): boolean =>
  isIncidental(sheet, group) || isRelative(sheet, group)

/** "…, which is how arthritis starts": what is added to an account is told of everybody. */
export const isAside = (sheet: Sheet, { subject }: VerbGroup) =>
  subject !== undefined && sheet.norm(subject.last) === 'which' && sheet.norm(subject.first - 1) === ','

/** "A hip that cannot hold itself up": which one is meant is not in doubt. */
const isRelative = (sheet: Sheet, { subject, first }: VerbGroup) =>
  subject !== undefined &&
  subject.first > 0 &&
  endsSubject(sheet.norm(subject.first - 1)) &&
  (['that', 'who'].includes(sheet.norm(subject.last)) ||
    isContact(sheet, subject, first) ||
    // "The salt you've lost"
    (subject.first === subject.last &&
      ['you', 'we', 'i'].includes(sheet.norm(subject.first)) &&
      determiners.has(sheet.norm(subject.first - 2)) &&
      sheet.groups.some((g) => finite.has(g.kind) && g.main < first)))

const anything = new Set(['anything', 'everything', 'something', 'nothing', 'all'])

/** "Anything you eat after that goes to the waist", "every centimetre it drifts forward puts more on the neck": no word joins the clause to what it says more of. */
function isContact(
  sheet: Sheet,
  { first, last }: { readonly first: number; readonly last: number },
  verb: number,
): boolean {
  const personally = first === last && personal.has(sheet.norm(first))
  // "Every centimetre your head creeps forward"
  if (!personally && !(last - first === 1 && determiners.has(sheet.norm(first)))) return false
  if (personally && anything.has(sheet.norm(first - 1))) return true
  if (!['every', 'each'].includes(sheet.norm(first - 2))) return false
  return sheet.groups.some(
    (g) => finite.has(g.kind) && g.main > verb && (!personally || !g.subject || g.subject.first < first),
  )
}

/** "the bit that waves": a clause that says which thing is meant; it claims only where a pattern knows that it does. */
export function namesWhich(sheet: Sheet, { subject }: VerbGroup): boolean {
  if (!subject || sheet.finding.predicate || subject.first === 0) return false
  return sheet.norm(subject.last) === 'that' && sheet.sentence.tokens[subject.first - 1]!.kind === 'word'
}

/** What opens a clause that only says when or which; the claim is in another. */
const incidental = new Set([
  'before',
  'after',
  'when',
  'whenever',
  'if',
  'until',
  'till',
  'once',
  'than',
  'where',
  'how',
  'why',
  'what',
  'whatever',
  'whoever',
  'whichever',
  'however',
])

/**
 * Whether a verb stands in a clause that says when, or on what condition, something is so: "hold it till the knot lets go", "if you look down and
 * can't see your laces", "there's a clunk as it scrapes across".
 */
export function isTiming(sheet: Sheet, { subject, first }: VerbGroup): boolean {
  let at = subject?.first ?? first
  if (subject) while (determiners.has(sheet.norm(at - 1))) at--
  const before = sheet.norm(at - 1)
  if (clauseOpeners.has(before) || (before === 'as' && sheet.norm(at - 2) !== ',' && at - 1 !== sheet.opening))
    return true
  if (subject || !['and', 'or'].includes(before)) return false
  const prior = sheet.groups.filter((g) => g.main < at - 1 && finite.has(g.kind)).at(-1)
  if (!prior) return false
  for (let i = prior.main; i < at - 1; i++) if ([',', ';', ':', '—'].includes(sheet.norm(i))) return false
  return isTiming(sheet, prior)
}

const occasions = new Set(['time', 'moment', 'day', 'minute'])

/** Whether a verb stands in a clause that only says when something is so, or which thing is meant. */
export function isIncidental(sheet: Sheet, { subject, kind, first }: VerbGroup): boolean {
  if (!subject) return false
  const before = sheet.norm(subject.first - 1)
  if (incidental.has(sheet.norm(subject.first))) return true
  // "Every time you stoop", "the moment you stop"
  if (occasions.has(before) && (subject.first === subject.last || determiners.has(sheet.norm(subject.first))))
    return true
  // "It takes a few passes before the fascia comes unstuck": an object and a time, read as one subject.
  const object = sheet.groups.some((g) => g.main === subject.first - 1 && finite.has(g.kind))
  for (let i = subject.first + 1; object && i < subject.last; i++) if (incidental.has(sheet.norm(i))) return true
  // "By the time your mouth feels dry": read as one subject.
  for (let i = subject.first; i < subject.last; i++)
    if (
      occasions.has(sheet.norm(i)) &&
      determiners.has(sheet.norm(i + 1)) &&
      i > 0 &&
      determiners.has(sheet.norm(i - 1)) &&
      sheet.norm(i - 1) !== 'all'
    )
      return true
  // "As the muscles are kneaded, the waste goes."
  if (before === 'as' && subject.first - 1 === sheet.opening) return true
  // "It has been asleep since you got a desk."
  if (
    before === 'since' &&
    kind === 'past' &&
    sheet.groups.some((g) => g.first < first && haves.has(sheet.norm(g.first)))
  )
    return true
  // "the waste that was released"
  const which = sheet.norm(subject.last) === 'that' && endsSubject(before) && kind === 'be'
  return which || incidental.has(before)
}

/** Whether a word says how much more: "the sooner". */
export const isMore = (word: string): boolean => /^(?:more|less|sooner|\w+er)$/.test(word)

/** "The more you go, the sooner it lets go": each half stands by the other. */
export function correlates(sheet: Sheet, { subject }: VerbGroup): boolean {
  const first = subject?.first ?? 0
  // "…, the sooner the band lets go": read as the beginning of the subject.
  if (sheet.norm(first) === 'the' && isMore(sheet.norm(first + 1)) && sheet.norm(first + 2) === 'the') return true
  return sheet.norm(sheet.opening) === 'the' && isMore(sheet.norm(first - 1))
}
