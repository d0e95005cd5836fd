import { finite, type VerbGroup } from './groups.ts'
import { breaks } from './main-clause.ts'
import { saying } from './paraphrase.ts'
import type { Sheet } from './sheet.ts'

/** Pronouns that tell of one person. */
const oneself = new Set('i me my mine myself he she his her hers him'.split(' '))
/** Words that open a clause which only adds something. */
const adding = new Set(['which', 'whose', 'who', 'where'])

/** Whether the words about a token, between two breaks, tell of one person: of the writer, or of him or her. */
export function isStory(sheet: Sheet, at: number): boolean {
  let from = at
  while (from > sheet.opening && !breaks.has(sheet.norm(from - 1))) from--
  let to = at
  while (to < sheet.closing && !breaks.has(sheet.norm(to + 1))) to++
  for (let i = from; i <= to; i++) if (oneself.has(sheet.norm(i))) return true
  return sheet.groups.some(
    (g) => g.first >= from && g.first <= to && finite.has(g.kind) && sheet.norm(g.subject?.last ?? -1) === 'we',
  )
}

/** "…, says slide one": who says it stands behind a comma, up to the next break. */
export function isSpoken(sheet: Sheet, start: number): boolean {
  for (let i = start + 1; i < sheet.closing && !breaks.has(sheet.norm(i)); i++)
    if (sheet.norm(i) === ',' && (saying.has(sheet.norm(i + 1)) || saying.has(sheet.norm(i + 2)))) return true
  return false
}

/** "You breathed through that", "you've been sitting": what the reader did is no belief; what it leads to may be. */
export function isDeed(sheet: Sheet, { kind, subject, first, main }: VerbGroup): boolean {
  if (sheet.norm(subject?.last ?? -1) !== 'you') return false
  return kind === 'past' || (kind === 'have' && (main === first || ['been', 'got'].includes(sheet.norm(first + 1))))
}

/** Whether the claim stands in a clause that only adds something to what a verb states ("…, whose leucine mends it"). */
export function isBeside(sheet: Sheet, verb: number): boolean {
  const { first } = sheet.finding.place
  for (let i = verb + 1; i < first; i++) if (sheet.norm(i) === ',' && adding.has(sheet.norm(i + 1))) return true
  return false
}
