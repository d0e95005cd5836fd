import { finite, type VerbGroup } from '../grammar/group.ts'
import { determiners, endsSubject, isAdverb, prepositions, relatives, subordinators } from '../grammar/words.ts'
import type { Sheet } from '../sheet.ts'

/** Prepositions that belong to the claim's object: "flushes toxins out of the muscle". */
const inner = new Set(['of', 'from', 'into', 'out', 'up', 'down', 'to', 'between', 'than', 'as', 'away', 'off', 'back'])
/** Prepositions that make one verb with the word right before them: "gets at the fat", "slams on the brakes". */
const phrasal = new Set(['at', 'on', 'onto', 'into', 'over', 'through', 'against', 'upon'])
/** Words that end a verb of two: "switch the glutes on". */
const particles = new Set(['on', 'off', 'up', 'out', 'down', 'away', 'in', 'apart'])
/** Words that say when or how often, behind an object. */
const time = new Set('today tonight tomorrow daily weekly again too first yet anymore'.split(' '))
/** Words that promise how soon or how long; they go with what is promised. */
const haste = new Set('forever overnight fast faster quicker instantly immediately'.split(' '))

/**
 * The last token of the predicate that starts with a verb: its objects and what belongs to them, up to the clause's end or a preposition
 * that says when, where or how.
 */
export function lastOfPredicate(sheet: Sheet, group: VerbGroup): number {
  const reach = reachOfPredicate(sheet, group)
  // "pull the pelvis under and …": a preposition without an object belongs to the verb.
  const alone = prepositions.has(sheet.norm(reach + 1)) && ['and', 'or', ','].includes(sheet.norm(reach + 2))
  // "switch your glutes back on"
  const particle = sheet.norm(reach + 1) === 'back' ? reach + 2 : reach + 1
  const final = particle === sheet.closing && particles.has(sheet.norm(particle))
  const end = alone ? reach + 1 : final ? particle : reach
  // "…, like wringing a cloth": what the effect is compared with goes with it.
  const compared = sheet.norm(end + 1) === ',' && sheet.norm(end + 2) === 'like'
  const last = compared && !goesOn(sheet, end + 2) ? sheet.closing : end
  // A bracket is not cut in two.
  for (let i = last; i > group.main; i--) {
    if (sheet.norm(i) === ')') break
    if (sheet.norm(i) === '(') return i - 1
  }
  return last
}

/** Whether a clause or an aside follows behind a token. */
function goesOn(sheet: Sheet, from: number): boolean {
  const more = sheet.groups.some((g) => g.first > from && finite.has(g.kind))
  return (
    more ||
    sheet.sentence.tokens.slice(from, sheet.closing).some(({ norm }) => [',', ';', ':', '—', '('].includes(norm))
  )
}

function reachOfPredicate(sheet: Sheet, group: VerbGroup): number {
  const { predicate } = sheet.finding
  const { by, place } = sheet.finding
  const own = predicate && predicate.first >= group.first && predicate.first <= group.main + 2
  // An instruction that a pattern holds without a predicate is replaced as far as the pattern reaches.
  const whole = !predicate && by === 'pattern' && group.kind === 'imperative' && group.main >= place.first
  const least = own ? predicate.last : whole ? Math.max(group.main, place.last) : group.main
  // The pattern knows where the object ends; without one it reaches to the next preposition.
  let open = least === group.main
  let i = least
  while (i < sheet.closing) {
    const token = sheet.sentence.tokens[i + 1]!
    const word = token.norm
    if (token.kind === 'punctuation' && word !== '/' && word !== '%') break
    const starts = sheet.groups.find((g) => g.first === i + 1)
    if (starts && finite.has(starts.kind)) break
    // "every strain I've treated", "the fascia a desk week has glued": a clause that belongs to the object.
    if (i > group.main && ['i', 'you', 'we', 'they'].includes(word) && endsSubject(sheet.norm(i)))
      return restrictive(sheet, i + 1)
    if (i > group.main && determiners.has(word) && endsSubject(sheet.norm(i)) && startsContact(sheet, i + 1))
      return restrictive(sheet, i + 1)
    if (word === 'and' || word === 'or') {
      const next = sheet.groups.find((g) => g.first > i + 1 && g.first <= i + 4)
      // "supports and protects": both are claimed, both give way.
      const claimed = next?.first === i + 2 && !next.subject && finite.has(next.kind) && place.last >= next.main
      if (next && !claimed && (next.first === i + 2 || next.subject)) break
      if (next && claimed) i = next.main - 1
      open = true
    } else if (relatives.has(word)) return restrictive(sheet, i + 1)
    else if (inner.has(word) || (i === group.main && phrasal.has(word))) open = true
    else if (measures(sheet, i + 1)) open = true
    else if (isSet(sheet, i + 1)) {
      i += 2
      continue
    } else if ((subordinators.has(word) && word !== 'that') || prepositions.has(word)) break
    else if (i > group.main && time.has(word)) break
    else if (haste.has(word)) open = true
    // "the root cause of": the pattern's words end within a name.
    else if (!open && !(endsSubject(word) && endsSubject(sheet.norm(i)) && !isAdverb(word) && !starts)) break
    i++
  }
  return i
}

const spans = new Set(['day', 'night', 'week', 'fortnight', 'month', 'year', 'minute', 'hour', 'session', 'season'])

/** Where something is held or put by what is claimed: "holds the kneecap in place". */
const places = new Set(['place', 'line', 'position', 'check', 'shape', 'alignment', 'half', 'two', 'bits', 'pieces'])

/** Whether two words at a token say so, and no more of them stands behind. */
const isSet = (sheet: Sheet, at: number) =>
  ['in', 'to', 'into'].includes(sheet.norm(at)) && places.has(sheet.norm(at + 1)) && sheet.norm(at + 2) !== 'of'

/** Whether a determiner opens the subject of a clause that no word joins to the noun before it. */
function startsContact(sheet: Sheet, at: number): boolean {
  return sheet.groups.some(
    ({ kind, subject }) => finite.has(kind) && subject && subject.first <= at && at <= subject.last,
  )
}

/** "for 48 hours", "in 30 days": how long belongs to the claim. */
function measures(sheet: Sheet, i: number): boolean {
  const article = ['a', 'an', 'one', 'the'].includes(sheet.norm(i + 1)) && spans.has(sheet.norm(i + 2))
  const next = sheet.sentence.tokens[i + 1]
  if (article && ['for', 'in', 'within'].includes(sheet.norm(i))) return true
  return (
    ['for', 'in', 'within', 'by'].includes(sheet.norm(i)) &&
    next !== undefined &&
    (next.kind === 'number' ||
      ['good', 'ever', 'life', 'days', 'weeks', 'minutes', 'hours', 'months'].includes(next.norm))
  )
}

/** "Since your last session": no clause. */
const isSince = (sheet: Sheet, i: number) =>
  sheet.norm(i) === 'since' && !sheet.groups.some((g) => finite.has(g.kind) && g.subject && g.subject.first === i + 1)

/** The end of a relative clause that belongs to the object ("knots that keep you stiff"). */
function restrictive(sheet: Sheet, from: number): number {
  let i = from
  while (i < sheet.closing) {
    const next = sheet.sentence.tokens[i + 1]!
    if (next.kind === 'punctuation' || (subordinators.has(next.norm) && next.norm !== 'that' && !isSince(sheet, i + 1)))
      break
    i++
  }
  return i
}
