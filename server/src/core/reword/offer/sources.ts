import { joined } from '../sheet.ts'
import { goesOn } from '../ways/answer.ts'
import { footnoted, linked } from '../ways/cite.ts'
import type { Case } from './case.ts'
import { one, type Proposal } from './proposal.ts'

/** A footnote for the source that is missing. */
export const sourceAsked = ({ sheet, claim, text }: Case): Proposal[] =>
  one('cite', claim.settledBySource ? footnoted(sheet, text) : undefined)

/** Wordings that fit, with a link to their source. */
export function cited({ sheet, claim }: Case, list: readonly Proposal[]): Proposal[] {
  // No source is put into what somebody said.
  const link = sheet.isQuoting || goesOn(sheet) ? undefined : linked(sheet, claim)
  if (!link) return []
  return list
    .filter(
      ({ kind, edits }) => (kind === 'fit' || kind === 'redirect') && edits.every(({ end }) => end <= link.edit.start),
    )
    .map(({ edits }) => ({
      kind: 'cite',
      edits: joined([...edits, link.edit]),
      safe: false,
      cites: link.name,
      of: edits,
    }))
}
