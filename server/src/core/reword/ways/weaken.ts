import type { Edit } from '../../model.ts'
import { finite, type VerbGroup } from '../grammar/group.ts'
import { isOrderBehindClause } from '../grammar/orders.ts'
import { formOf } from '../grammar/verbs.ts'
import {
  boosters,
  determiners,
  frequencies,
  isAdverb,
  isPlural,
  numbers,
  relatives,
  subjectPronouns,
} from '../grammar/words.ts'
import { tells } from '../reading/accounts.ts'
import { isInverted } from '../reading/inverted.ts'
import { isPast } from '../reading/main-clause.ts'
import type { Sheet } from '../sheet.ts'
import { siblings } from './siblings.ts'

/** Nouns behind "is the …" of which there may be several. */
const oneOfSeveral = new Set('cause reason source culprit explanation driver root'.split(' '))
/** Modals that bind: what one must do one may want to do. */
export const binding = new Set(['must', 'should', 'shall', "mustn't", "shouldn't"])
/** Adverbs that stand behind a form of be, but between "may" and "be". */
const moved = new Set(
  'also already still just only really simply partly largely mainly mostly usually often probably'.split(' '),
)
/** What is said to be bound to happen: “is guaranteed to help”. */
const bound = new Set('guaranteed certain sure bound proven known destined'.split(' '))
/** Words that begin a subject of which nothing is left. */
const nobodies = new Set(['no', 'none', 'nobody', 'nothing', 'neither', 'no-one'])
const clitics = new Set(["'s", "'re", "'m", "'ll", "'ve", "'d"])

/**
 * Puts a possibility in place of a certainty: "causes" → "may cause", "will fix" → "may fix", "is the cause" → "may be one cause".
 * @returns the edits; undefined where the group cannot be weakened so
 */
export function weakened(sheet: Sheet, group: VerbGroup): Edit[] | undefined {
  const { first, main, kind, negated } = group
  // "You'll never have it": the "never" stays.
  const never = sheet.sentence.tokens.slice(first, main).some(({ norm }) => norm === 'never')
  const not = negated && !never ? ' not' : ''
  const word = sheet.norm(first)
  if (threatens(sheet, group)) return undefined
  // "No runner should be without two pairs": what nobody may do, somebody may.
  if (nobodies.has(sheet.norm(group.subject?.first ?? sheet.opening))) return undefined
  // "There's not a twinge that it won't see off": two negations make one assertion.
  if (
    negated &&
    [0, 1].some((k) => relatives.has(sheet.norm((group.subject?.first ?? first) - k))) &&
    deniesBefore(sheet, first)
  )
    return undefined
  // “Whoever comes with a sore shoulder has …”: that they come is not in doubt.
  if (group.subject && sheet.norm(group.subject.last) === 'whoever') return undefined
  // “"…," says Piet”: that it is said is not in doubt.
  if (group.reading && tells.has(group.reading.base) && sheet.norm(first - 1) === '"') return undefined
  // "It's got to be down you": what has to be is no possibility; "it seems" tells one already.
  if (
    (sheet.norm(main) === 'got' && sheet.norm(main + 1) === 'to') ||
    ['seem', 'appear'].includes(group.reading?.base ?? '')
  )
    return undefined
  // "There goes your back": the subject stands behind the verb.
  if ((kind === 's' || kind === 'base') && sheet.norm(first - 1) === 'there') return undefined
  // "Out goes the used stuff, in comes fresh blood", "and there, every time, is the backache"
  if (isInverted(sheet, first)) return undefined
  // "It's no wonder your neck hurts": that it hurts is not in doubt.
  if (kind === 'be' && sheet.norm(main + 1) === 'no' && sheet.norm(main + 2) === 'wonder') return undefined
  const space = clitics.has(word) ? ' ' : ''
  /** The auxiliary and the "not" or booster right behind it. */
  let last = first
  // "really are where", "simply isn't firing": what insists in front of the verb goes.
  const from = boosters.has(sheet.norm(first - 1)) && clitics.has(word) === false ? first - 1 : first
  const goes = (at: number) => boosters.has(sheet.norm(at)) || sheet.norm(at) === 'not'
  while (last + 1 < main && (goes(last + 1) || (sheet.norm(last + 1) === 'most' && goes(last + 2)))) last++
  if (last === first && sheet.norm(first + 1) === 'not' && kind !== 'ing') last = first + 1
  switch (kind) {
    case 's':
    case 'base':
      if (kind === 'base' && isOrderBehindClause(sheet.sentence.tokens, first)) return undefined
      return [...simple(sheet, group, `may${not}`, group.reading!.base), ...siblings(sheet, group)]
    case 'past': {
      // Nobody doubts what they did themselves.
      if (group.subject && ['i', 'we'].includes(sheet.norm(group.subject.last))) return undefined
      const participle = formOf(group.reading!.base, 'participle', sheet.verbs)
      return participle === undefined ? undefined : simple(sheet, group, 'may have', participle)
    }
    case 'modal':
      if (word === 'may' || word === 'might') return undefined
      if (!binding.has(word))
        return [sheet.over(from, last, `${space}${tellsPast(sheet, group) ? 'might' : 'may'}${not}`)]
      // "A point that is leaned on must let go": what a thing must do it may do.
      if (!canWant(sheet, group))
        return word === 'must' && group.subject && !isPlural(sheet.norm(group.subject.last))
          ? [sheet.over(from, last, `${space}may${not}`)]
          : undefined
      // "should never go" → "may not want to go".
      if (last + 1 < main && sheet.norm(last + 1) === 'never')
        return [sheet.over(first, last + 1, `${space}may not want to`)]
      return [sheet.over(first, last, `${space}may${not} want to`)]
    case 'be': {
      // "are being wrecked": what goes on now is seen.
      const blames = sheet.norm(first + 1) === 'to' && sheet.norm(first + 2) === 'blame'
      if (sheet.norm(first + 1) === 'being' || (main === first && sheet.norm(first + 1) === 'to' && !blames))
        return undefined
      // "Eight minutes, that's all"
      if (main === first && sheet.norm(first + 1) === 'all' && sheet.norm(first - 1) === 'that') return undefined
      if (sheet.norm(main) === 'going' && sheet.norm(main + 1) === 'to' && word !== 'was' && word !== 'were')
        return [sheet.over(first, main + 1, `${space}may${not}`)]
      // "is guaranteed to help" → "may help"
      const sure = [main, main + 1, ...(boosters.has(sheet.norm(main + 1)) ? [main + 2] : [])].find(
        (at) => bound.has(sheet.norm(at)) && sheet.norm(at + 1) === 'to',
      )
      if (sure !== undefined)
        return /^wa?e?[sr]/.test(word) ? undefined : [sheet.over(from, sure + 1, `${space}may${not}`)]
      if (word === 'was' || word === 'were' || word === "wasn't" || word === "weren't")
        return [sheet.over(first, last, `may${not} have been`)]
      // "There isn't one reason": that there is none is not what is claimed.
      if (negated && sheet.norm(group.subject?.last ?? -1) === 'there') return undefined
      const often = (at: number) => boosters.has(sheet.norm(at)) || frequencies.has(sheet.norm(at))
      if (main === first && ['nearly', 'almost'].includes(sheet.norm(last + 1)) && often(last + 2)) last += 2
      while (main === first && often(last + 1)) last++
      const noun = sheet.norm(last + 1) === 'the' ? lastOfCause(sheet, last + 2) : -1
      if (noun > 0) return [sheet.over(first, noun, `${space}may${not} be one ${sheet.norm(noun)}`)]
      // "it's never switched on" → "may never be"
      if (sheet.norm(last + 1) === 'never') return [sheet.over(from, last + 1, `${space}may never be`)]
      // "are already short of water" → "may already be"
      const added = moved.has(sheet.norm(last + 1)) ? 1 : 0
      const adverb = added ? ` ${sheet.norm(last + 1)}` : ''
      // "It's also my first choice": a choice is not in doubt.
      if (main === first && ['my', 'our'].includes(sheet.norm(last + added + 1))) return undefined
      return [sheet.over(from, last + added, `${space}may${not}${adverb} be`), ...siblings(sheet, group)]
    }
    case 'have': {
      // "You've got an hour": you have one.
      if (sheet.norm(main) === 'got' && main === first + 1 && has(sheet, main + 1))
        return [sheet.over(from, main, `${space}may${not} have`)]
      if (word === 'had' && main === first) return [sheet.over(from, last, `${space}may${not} have had`)]
      return sheet.norm(main + 1) === 'to' || sheet.norm(first - 1) === "'d"
        ? undefined
        : sheet.norm(last + 1) === 'never'
          ? [sheet.over(from, last + 1, `${space}may never have`)]
          : [sheet.over(from, last, `${space}may${not} have`), ...siblings(sheet, group)]
    }
    case 'do':
      // "Don't" alone forbids; nothing is claimed by it.
      return group.subject && [sheet.over(first, last, `may${not}`)]
    case 'ing':
      return [',', 'by', 'while', 'and'].includes(sheet.norm(first - 1))
        ? [sheet.before(first, 'possibly ')]
        : undefined
    default:
      return undefined
  }
}

const denials = new Set(['not', 'no', 'never', 'nothing', 'nobody', 'none', "isn't", "aren't"])

const deniesBefore = ({ sentence }: Sheet, at: number) =>
  sentence.tokens.slice(0, at).some(({ norm }) => denials.has(norm))

/** Whether what somebody has stands at a token. */
const has = (sheet: Sheet, i: number) =>
  determiners.has(sheet.norm(i)) || numbers.has(sheet.norm(i)) || sheet.sentence.tokens[i]?.kind === 'number'

/** "The less she ate, the less it would give": in an account of the past "would" is no condition. */
const tellsPast = (sheet: Sheet, { first }: VerbGroup) =>
  ['would', "'d", 'could'].includes(sheet.norm(first)) &&
  !sheet.sentence.tokens.some(({ norm }) => norm === 'if') &&
  sheet.groups.some((g) => g.first !== first && isPast(sheet, g))

/** "You need it within the hour or you lose the gains": "may" before one half leaves the other. */
function threatens(sheet: Sheet, { kind, main }: VerbGroup): boolean {
  // "Drink it or the window closes": the verb may be read as a noun.
  const clause = (i: number) =>
    sheet.norm(i) === 'or' && ['the', 'your', 'you', 'it', 'they'].includes(sheet.norm(i + 1))
  // "Drink it within the hour or lose your gains"
  const order = sheet.groups.some((g) => g.kind === 'imperative' && g.first > main && sheet.norm(g.first - 1) === 'or')
  // "…, or the session's wasted"
  const apart = sheet.sentence.tokens.some((_, i) => i > main && sheet.norm(i - 1) === ',' && clause(i))
  if (
    apart ||
    (kind !== 'imperative' && sheet.sentence.tokens.some((_, i) => i > main && sheet.norm(i) === 'otherwise'))
  )
    return true
  if (kind === 'imperative') return order || sheet.sentence.tokens.some((_, i) => i > main && clause(i))
  return sheet.groups.some(({ kind: other, first, subject }) => {
    if (!subject || first < main || !finite.has(other) || sheet.norm(subject.first - 1) !== 'or') return false
    const word = sheet.norm(subject.first)
    return finite.has(kind) && (subjectPronouns.has(word) || word === 'your' || word === 'the')
  })
}

const wanting = new Set(
  'i you we they he she who one everyone everybody anyone anybody people men women children kids athletes folks'.split(
    ' ',
  ),
)

/** Whether a subject names people: knees want nothing. */
const canWant = (sheet: Sheet, { subject }: VerbGroup) =>
  subject !== undefined &&
  (wanting.has(sheet.norm(subject.last)) || /(?:er|or|ist|ian|ant)s$/.test(sheet.norm(subject.last)))

/** "the main cause", "the reason": the token of the noun, where it is one of a kind that can be several. */
function lastOfCause(sheet: Sheet, from: number): number {
  for (let i = from; i < from + 3; i++) if (oneOfSeveral.has(sheet.norm(i)) && sheet.norm(i + 1) !== '—') return i
  return -1
}

/** Writes an auxiliary before a single verb; adverbs stay between the two, those that strengthen go. */
function simple(sheet: Sheet, { main }: VerbGroup, auxiliary: string, verb: string): Edit[] {
  if (noLonger(sheet, main)) return [sheet.over(main - 2, main, `${auxiliary} no longer ${verb}`)]
  let from = main
  while (from > 0 && isAdverb(sheet.norm(from - 1)) && !subjectPronouns.has(sheet.norm(from - 1))) from--
  if (from === main) return [sheet.over(main, main, `${auxiliary} ${verb}`)]
  const kept: string[] = []
  for (let i = from; i < main; i++)
    if (!boosters.has(sheet.norm(i)) && !frequencies.has(sheet.norm(i))) kept.push(sheet.words(i, i).toLowerCase())
  return [sheet.over(from, main, [auxiliary, ...kept, verb].join(' '))]
}

/** "no longer braces": what stands in front of the verb goes with it. */
export const noLonger = (sheet: Sheet, verb: number): boolean =>
  sheet.norm(verb - 1) === 'longer' && sheet.norm(verb - 2) === 'no'
