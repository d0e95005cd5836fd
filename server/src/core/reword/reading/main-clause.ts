import { breaks, isSubordinate } from '../grammar/clause.ts'
import { finite, type VerbGroup } from '../grammar/group.ts'
import {
  adverbs,
  determiners,
  endsSubject,
  isAdverb,
  prepositions,
  subjectPronouns,
  subordinators,
} from '../grammar/words.ts'
import type { Sheet } from '../sheet.ts'

export { breaks }
/** Whether a sentence breaks at a token: a dash between numbers (“15–20”) breaks nothing. */
export const isBreak = ({ sentence: { tokens } }: Sheet, i: number): boolean =>
  breaks.has(tokens[i]!.norm) && !(tokens[i - 1]?.kind === 'number' && tokens[i + 1]?.kind === 'number')
/** Somebody's own account is no belief of people; a clause that these open states nothing. */
export const own: ReadonlySet<string> = new Set('i we he she my our his her who me us what how why where'.split(' '))
const pasts = new Set(['was', 'were', "wasn't", "weren't", 'had', "hadn't", "'d", 'did', "didn't"])
const opensNone = new Set(['so', 'but', 'and', 'or', 'that', 'which', 'who'])

/** Whether a verb gives an order; "don't" without a subject does. */
export const orders = ({ kind, subject }: VerbGroup): boolean => kind === 'imperative' || (kind === 'do' && !subject)

/** Whether a verb tells of the past. */
export const isPast = (sheet: Sheet, { kind, first }: VerbGroup): boolean =>
  kind === 'past' || pasts.has(sheet.norm(first))

/**
 * The verb of the main clause and where that clause starts, in what stands behind a token; undefined for what makes no sentence.
 * @param from the first token that is read
 */
export function mainClause(sheet: Sheet, from: number): { group: VerbGroup; at: number } | undefined {
  const groups = sheet.groups.filter((g) => g.first >= from && (finite.has(g.kind) || g.kind === 'imperative'))
  for (const at of clauseStarts(sheet, from, groups)) {
    const found = clauseAt(sheet, from, at, groups)
    if (found) return found
  }
  return undefined
}

/** The verb of a clause that starts at a token, unless it only goes on with another. */
function clauseAt(
  sheet: Sheet,
  from: number,
  at: number,
  groups: readonly VerbGroup[],
): { group: VerbGroup; at: number } | undefined {
  const group = groups.find(
    (g) =>
      g.first >= at &&
      (orders(g) ||
        g.subject?.first === from ||
        !(isSubordinate(sheet.sentence.tokens, g) || isContact(sheet, from, g))),
  )
  if (!group) return undefined
  const ordered = orders(group)
  const first = ordered ? (group.kind === 'do' ? group.first : group.main) : group.subject?.first
  if (first === undefined || (first > at && !leadsTo(sheet, at, first))) return undefined
  const before = sheet.norm(first - 1)
  if (first > at && ordered && before !== ',' && !isAdverb(before)) return undefined
  const open = sheet.norm(at)
  const led = at > from || prepositions.has(open) || determiners.has(open) || adverbs.has(open)
  const starts = subjectPronouns.has(sheet.norm(first)) || determiners.has(sheet.norm(first))
  return first === at || led || before !== ',' || starts ? { group, at: first } : undefined
}

/** "The hottest water you can stand": a clause that only says which thing is meant. */
function isContact(sheet: Sheet, from: number, { subject }: VerbGroup): boolean {
  if (!subject || subject.first !== subject.last || !determiners.has(sheet.norm(from))) return false
  return ['you', 'i', 'we', 'they'].includes(sheet.norm(subject.first)) && endsSubject(sheet.norm(subject.first - 1))
}

/** Whether some words only lead to a verb's subject: no break, no join and nobody's own account stands in them. */
function leadsTo(sheet: Sheet, at: number, first: number): boolean {
  if (['and', 'or', 'so', 'but'].includes(sheet.norm(first - 1))) return false
  for (let i = at; i < first; i++) {
    // "Those who keep it up", "a set where you stop": which one is meant.
    const which = i > at && ['who', 'where'].includes(sheet.norm(i)) && endsSubject(sheet.norm(i - 1))
    if (breaks.has(sheet.norm(i)) || (own.has(sheet.norm(i)) && !which)) return false
  }
  return true
}

/**
 * Where the main clause may start: at the token itself; where "when" or "if" opens a clause, behind the commas that may end it, or with the
 * subject of its second verb.
 */
function clauseStarts(sheet: Sheet, from: number, groups: readonly VerbGroup[]): number[] {
  const word = sheet.norm(from)
  if (!subordinators.has(word) || opensNone.has(word)) return [from]
  const starts: number[] = []
  for (let i = (groups[0]?.main ?? from) + 1; i < sheet.closing; i++) if (sheet.norm(i) === ',') starts.push(i + 1)
  const second = groups[1]?.subject?.first
  return starts.length || second === undefined ? starts : [second]
}
