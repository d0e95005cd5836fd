import type { Claim, Edit } from '../../model.ts'
import { finite } from '../grammar/group.ts'
import { breaks, orders } from '../reading/main-clause.ts'
import type { Sheet } from '../sheet.ts'

/** What leaves to the reader how long it goes on. */
const whilePleasant = 'for as long as it feels good'
/** What leaves what follows getting ready, or finding a place, to the reader. */
export const pleasant = 'if it feels good'

const untils = new Set(['until', 'till', "'til"])
/** Farthest the verb of such a clause may stand from its first word, in tokens. */
const farthest = 8

/**
 * An instruction that goes on until something claimed comes about gets another end: "Stay on it until the knot melts, then move on" → "Stay on it until
 * it feels easier, then move on". Where what is left would still claim, it is left to the reader: "Stay on it if it feels good".
 */
export function until(sheet: Sheet, claim: Claim): Edit[][] {
  const { place } = sheet.finding
  const at = untilOf(sheet)
  const verb = sheet.groups.find((g) => finite.has(g.kind) && g.subject && g.main > at && g.main - at <= farthest)
  if (at < 0 || !verb || place.last < at) return []
  const last = lastOf(sheet, verb.main)
  if (place.first > last) return []
  const joins = measured.test(sheet.words(Math.max(0, at - 4), at - 1).replace(/,$/, ''))
  const ends = claim.until.length ? [...claim.until, whilePleasant, pleasant] : []
  return ends.map((text) => [sheet.over(at, last, joins && text.startsWith('for ') ? `or ${text}` : text)])
}

/** A time in front of it: "for 30 seconds". */
const measured = /\b(?:seconds?|minutes?|breaths?|secs?|mins?)(?: or (?:so|two))?$/i

/** The token from which on an instruction says until when it goes on; -1 where it does not. */
export function untilOf(sheet: Sheet): number {
  if (!sheet.groups.some(orders) && !sheet.sentence.imperative) return -1
  return sheet.sentence.tokens.findIndex(({ norm }, i) => untils.has(norm) && i > 0)
}

/** The last token of a clause: what a mark, a "then" or another instruction ends. */
function lastOf(sheet: Sheet, verb: number): number {
  for (let i = verb + 1; i <= sheet.closing; i++) {
    const word = sheet.norm(i)
    const ordered = word === 'and' && sheet.groups.some((g) => orders(g) && g.first === i + 1)
    if (word === ',' || word === 'then' || ordered || breaks.has(word)) return i - 1
  }
  return sheet.closing
}
