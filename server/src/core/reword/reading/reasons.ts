import { finite, type VerbGroup } from '../grammar/group.ts'
import { verbOf } from '../grammar/verbs.ts'
import { determiners, objectPronouns, prepositions } from '../grammar/words.ts'
import type { Sheet } from '../sheet.ts'
import { orders } from './main-clause.ts'

/** Words that open nothing but a reason; “as” tells of what comes together, too: “As the knee bends, the band rubs.” */
export const reasoning: ReadonlySet<string> = new Set(['because', 'since'])
/** Words that open a reason. */
export const reasons: ReadonlySet<string> = new Set([...reasoning, 'as'])

/** The token where a statement starts that a reason in front is given for: "Because muscles lose salt, cramp sets in"; -1 where none is, as before an order. */
export function reasonedStart(sheet: Sheet): number {
  if (!reasoning.has(sheet.norm(sheet.opening))) return -1
  const comma = sheet.sentence.tokens.findIndex(({ norm }, i) => norm === ',' && i > sheet.opening)
  // "Since bones end in soft plates, though, loading seals them"
  const parted = ['though', 'however', 'too'].includes(sheet.norm(comma + 1)) && sheet.norm(comma + 2) === ','
  const start = comma < 0 ? 0 : comma + (parted ? 3 : 1)
  const states = sheet.groups.some((g) => finite.has(g.kind) && g.first > sheet.opening && g.main < start)
  if (!start || !states || sheet.groups.some((g) => orders(g) && g.first === start)) return -1
  // "…, wake them up": an order, though none was read.
  const object = sheet.norm(start + 1)
  const bare = verbOf(sheet.norm(start), sheet.verbs)?.form === 'base'
  return bare && (determiners.has(object) || objectPronouns.has(object) || prepositions.has(object)) ? -1 : start
}

/** Whether a verb gives the reason in front: it is no more in doubt than that it is one. */
export const leadsReason = (sheet: Sheet, { subject }: VerbGroup): boolean =>
  subject !== undefined && subject.first - 1 === sheet.opening && reasonedStart(sheet) > 0
