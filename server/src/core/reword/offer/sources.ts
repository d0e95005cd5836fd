import { evidenceFor, sourceOf } from '../../tell/evidence.ts'
import { joined } from '../sheet.ts'
import { goesOn } from '../ways/answer.ts'
import { footnoted, linked } from '../ways/cite.ts'
import type { Case } from './case.ts'
import { one, type Proposal } from './proposal.ts'

/** A footnote for the source that is missing. */
export const sourceAsked = ({ sheet, claim, text }: Case): Proposal[] =>
  one('cite', claim.settledBySource ? footnoted(sheet, text) : undefined)

/**
 * Wordings that fit, with a link to a source. Words of the evidence are given with a source that speaks of them; where the claim itself is still
 * told, if with a doubt, the source of what is known of it first says otherwise, and so does the link (of what is contested: perhaps).
 */
export function cited({ sheet, claim }: Case, list: readonly Proposal[]): Proposal[] {
  // No source is put into what somebody said; and those of a claim about how strongly something is said speak of no topic.
  if (sheet.isQuoting || goesOn(sheet) || claim.general || claim.settledBySource) return []
  const contested = claim.verdict === 'contested'
  return list
    .filter(({ kind }) => kind === 'fit' || kind === 'redirect')
    .flatMap(({ kind, edits, evidence }): Proposal[] => {
      const own = evidence || kind === 'redirect'
      // Where sources disagree, one that speaks of the same may well deny it.
      if (own && contested) return []
      const source = own
        ? sourceOf(claim, edits.map(({ newText }) => newText).join(' '))
        : evidenceFor(claim).sources[0]
      const link = source && linked(sheet, source, own ? '' : contested ? 'compare ' : 'but see ')
      if (!link || edits.some(({ end }) => end > link.edit.start)) return []
      return [{ kind: 'cite', edits: joined([...edits, link.edit]), safe: false, cites: link.name, of: edits }]
    })
}
