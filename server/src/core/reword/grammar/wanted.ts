import type { Token } from '../../model.ts'
import { isSubordinate, norm, personal } from './clause.ts'
import { finite, type VerbGroup } from './group.ts'
import { type VerbReading, type VerbTable, verbOf } from './verbs.ts'
import {
  determiners,
  endsSubject,
  irregularPlurals,
  isAdverb,
  isAttributive,
  isPlural,
  numbers,
  objectPronouns,
  prepositions,
  relatives,
  startsComplement,
  subjectPronouns,
  subordinators,
} from './words.ts'

/** Marks that end a statement, and words that open another behind a comma. */
const breaks = new Set([';', ':', '—', '(', ')', '"'])
const others = new Set([
  'and',
  'but',
  'so',
  'which',
  'because',
  'since',
  'as',
  'for',
  'or',
  'until',
  'while',
  'whereas',
])
/** Of these, what no statement has for its subject. */
const opens = new Set(['and', 'but', 'so', 'because', 'since', 'as', 'while', 'whereas'])
/** Verbs that go with another in -ing. */
const leading = new Set(['stop', 'start', 'keep', 'begin', 'go'])
/** Pronouns and words for some that what is added to them follows: "something to eat", "those who jog". */
const heads: ReadonlyMap<string, 's' | 'base'> = new Map([
  ...['something', 'anything', 'everything', 'nothing'].map((word) => [word, 's'] as const),
  ...['those', 'these', 'many', 'most', 'some', 'ones'].map((word) => [word, 'base'] as const),
])
/** What is added to a noun begins with one of these, or with a preposition. */
const adds = new Set(['to', 'who', 'which', 'that', 'you', 'we', 'it', 'they'])

/**
 * The verbs of statements that none was read for. A statement has one: of the words that may be it, it is the first that agrees with what the subject is
 * named by ("Each pound of muscle that you add eats up some fifty calories"), or that is joined to a verb before it ("… and smooths them out").
 */
export function wantedVerbs(tokens: readonly Token[], groups: readonly VerbGroup[], table: VerbTable): VerbGroup[] {
  const found: VerbGroup[] = []
  let start = 0
  for (let i = 0; i <= tokens.length; i++) {
    const word = norm(tokens, i)
    const comma = word === ',' && others.has(norm(tokens, i + 1) ?? '')
    if (word !== undefined && !breaks.has(word) && !comma) continue
    const wanted = verbOfStatement(tokens, start, i, groups, table)
    if (wanted) found.push(wanted)
    start = comma && opens.has(norm(tokens, i + 1)!) ? i + 2 : i + 1
  }
  return [...found, ...joinedVerbs(tokens, groups, table)]
}

/** Most words from the start of a subject that nothing is added to up to its verb. */
const mostWords = 5

const holds = ({ first, main }: VerbGroup, i: number) => first <= i && i <= main

function verbOfStatement(
  tokens: readonly Token[],
  start: number,
  end: number,
  groups: readonly VerbGroup[],
  table: VerbTable,
): VerbGroup | undefined {
  const open = norm(tokens, start) ?? ''
  const counted = numbers.has(open) || tokens[start]?.kind === 'number'
  if (!determiners.has(open) && !heads.has(open) && !counted && !isPlural(open)) return undefined
  // "The more you do": no statement of its own.
  if (['what', 'which', 'that', 'such'].includes(open) || ['more', 'less'].includes(norm(tokens, start + 1) ?? ''))
    return undefined
  const own = groups.filter((g) => g.first >= start && g.first < end)
  // Behind "because" and its like the statement itself depends on another.
  const states = (g: VerbGroup) => finite.has(g.kind) && (!isSubordinate(tokens, g) || g.subject?.first === start)
  if (own.some((g) => g.kind === 'imperative' || (states(g) && !isContact(tokens, g)))) return undefined
  const added = addedFrom(tokens, start, end)
  // "Thirty side bends each way": what a number counts is no verb.
  if (added === undefined && counted) return undefined
  const form = added === undefined ? 's' : formFor(tokens, start, added - 1, counted)
  // "The graduated squeeze pushes acid out of your calves": with nothing added the verb is near, and what it does is told from what stands behind.
  const [from, to] = added === undefined ? [start + 2, Math.min(end, start + mostWords)] : [added + 1, end]
  for (let i = from; i < to; i++) {
    const reading = verbOf(norm(tokens, i)!, table)
    if (reading?.form !== form || groups.some((g) => holds(g, i)) || !mayBeVerb(tokens, i, reading)) continue
    if (added === undefined && !drivesOut(tokens, i)) continue
    let last = i - 1
    while (last > start && isAdverb(norm(tokens, last)!)) last--
    return { kind: form, first: i, main: i, reading, negated: false, subject: { first: start, last } }
  }
  return undefined
}

/** "The salt you add": what only says which one is meant. */
const isContact = (tokens: readonly Token[], { subject }: VerbGroup) =>
  subject !== undefined &&
  subject.first === subject.last &&
  personal.has(norm(tokens, subject.last)!) &&
  endsSubject(norm(tokens, subject.first - 1))

/** Where what is added to the noun of a subject begins; undefined where nothing is. */
function addedFrom(tokens: readonly Token[], start: number, end: number): number | undefined {
  for (let i = start + 1; i < Math.min(end, start + 6); i++) {
    const word = norm(tokens, i)!
    if (tokens[i]!.kind === 'punctuation') return undefined
    if (prepositions.has(word) || adds.has(word)) return i
    if (subordinators.has(word) || relatives.has(word)) return undefined
  }
  return undefined
}

/** The form of a verb in the present that agrees with a noun phrase. */
function formFor(tokens: readonly Token[], first: number, last: number, counted: boolean): 's' | 'base' {
  const head = norm(tokens, last)!
  if (first === last && heads.has(head)) return heads.get(head)!
  return isPlural(head) || irregularPlurals.has(head) || counted ? 'base' : 's'
}

/** Whether a word can be the verb where it stands: a subject before it, and something that a verb has behind it. */
function mayBeVerb(tokens: readonly Token[], i: number, reading: VerbReading): boolean {
  const before = norm(tokens, i - 1)!
  const next = norm(tokens, i + 1)
  if (isAttributive(norm(tokens, i - 2), before)) return false
  const noun =
    tokens[i - 1]!.kind !== 'punctuation' &&
    !determiners.has(before) &&
    !prepositions.has(before) &&
    !subordinators.has(before)
  if (!noun || subjectPronouns.has(before) || prepositions.has(norm(tokens, i)!) || norm(tokens, i) === 'past')
    return false
  if (leading.has(reading.base) && next?.endsWith('ing')) return true
  if (reading.form === 'base') return !reading.noun
  return startsComplement(next) || (!reading.noun && prepositions.has(next ?? '')) || drivesOut(tokens, i)
}

/** "Pushes acid out of your calves", "keeps the rust away from the joint". */
const drivesOut = (tokens: readonly Token[], i: number) =>
  [2, 3, 4].some(
    (k) =>
      ['out', 'away', 'off'].includes(norm(tokens, i + k) ?? '') &&
      ['of', 'from'].includes(norm(tokens, i + k + 1) ?? ''),
  )

/** "The pressure gets into the knots that build up when you train and smooths them out": a verb joined to one before the last. */
function joinedVerbs(tokens: readonly Token[], groups: readonly VerbGroup[], table: VerbTable): VerbGroup[] {
  return tokens.flatMap((token, i): VerbGroup[] => {
    if (norm(tokens, i - 1) !== 'and' || groups.some((g) => holds(g, i))) return []
    const reading = verbOf(token.norm, table)
    const next = norm(tokens, i + 1) ?? ''
    if (reading?.form !== 's' || !(objectPronouns.has(next) || ['the', 'your', 'those', 'that'].includes(next)))
      return []
    const leads = groups.some(
      (g) => g.main < i - 1 && (g.kind === 's' || g.kind === 'modal') && !isSubordinate(tokens, g),
    )
    return leads ? [{ kind: 's', first: i, main: i, reading, negated: false }] : []
  })
}
