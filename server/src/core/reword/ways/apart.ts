import type { Edit, Verdict } from '../../model.ts'
import { finite } from '../grammar/group.ts'
import { isElided, isStory } from '../reading/accounts.ts'
import { claimingGroups } from '../reading/claiming.ts'
import { isIncidental } from '../reading/incidental.ts'
import { breaks, isPast, mainClause, orders, own } from '../reading/main-clause.ts'
import { isPerson } from '../reading/people.ts'
import { reports } from '../reading/reporting.ts'
import { startsOf } from '../reading/starts.ts'
import { isParted } from '../reading/weight.ts'
import { capital, type Sheet } from '../sheet.ts'
import { framed, frames } from './frame.ts'
import { isIndirectSpeech } from './indirect-speech.ts'
import { said } from './report.ts'
import { cutsOf, makesSentence, reasons } from './split.ts'
import { binding, weakened } from './weaken.ts'

type Common = (word: string) => boolean

/**
 * A statement that claims, brought down apart from what is joined to it: "Tape takes the strain off, and we can show you how" → "Tape is believed to take the
 * strain off, and we can show you how", or "Some say that tape takes the strain off. We can show you how." What the author adds is not in doubt.
 * @param possible a possibility is what the evidence carries
 * @param common whether a capitalised word at the start of a sentence is one that has a small letter elsewhere
 * @returns ways to do it, best first
 */
export function apart(sheet: Sheet, verdict: Verdict, possible: boolean, common: Common): Edit[][] {
  const { finding, opening } = sheet
  const { place, predicate } = finding
  return cutsOf(sheet).flatMap(({ at, start, order }) => {
    const opens = order || place.first >= at || (predicate !== undefined && predicate.last >= at)
    if (opens || breaks.has(sheet.norm(at)) || reasons.has(sheet.norm(start - 1)) || !makesSentence(sheet, at, start))
      return []
    const goesOn = sheet.groups.some((g) => g.first >= start && (orders(g) || (finite.has(g.kind) && g.subject)))
    const part = goesOn && isStory(sheet, start, start) && mainClause(sheet, opening) ? sheet.upTo(at) : undefined
    if (!part) return []
    const rest: Edit[] = [
      { start: sheet.behind(at - 1, '').start, end: sheet.before(start, '').start, newText: '. ' },
      ...sheet.instead(start, capital(sheet.words(start, start))),
    ]
    // A doubt at a verb reaches no further; a report would.
    return [
      ...atVerb(part, verdict, possible, common),
      ...[...framed(part, frames[0]!, common), ...supposed(part, possible, common)].map((edits) => [...edits, ...rest]),
    ]
  })
}

/** Ways to bring down the verb that claims in a part of a sentence. */
function atVerb(part: Sheet, verdict: Verdict, possible: boolean, common: Common): Edit[][] {
  const groups = claimingGroups(part).filter(
    (group) =>
      !isPerson(part, group, common) &&
      !isIncidental(part, group) &&
      !isStory(part, group.subject?.first ?? group.first),
  )
  const each = (edit: (group: (typeof groups)[number]) => Edit[] | undefined) =>
    groups.slice(0, 2).flatMap((group) => {
      const edits = edit(group)
      return edits ? [edits] : []
    })
  return [...(possible ? each((group) => weakened(part, group)) : []), ...each((group) => said(part, group, verdict))]
}

/**
 * A statement with an adverb in front that doubts it: "Perhaps a late supper goes round the middle", "Supposedly, it wrings the acid out".
 * @returns the edits, or none where there is no statement, and where somebody tells of themselves
 */
export function supposed(sheet: Sheet, possible: boolean, common: Common): Edit[][] {
  const start = startsOf(sheet).at(-1)!
  const main = mainClause(sheet, start)
  // "Those who want it should stay easy": advice is no supposition.
  if (main?.group.kind === 'modal' && binding.has(sheet.norm(main.group.first))) return []
  if (['whose', 'who', 'which'].includes(sheet.norm(start)) || sheet.opensQuotation(start)) return []
  if (isParted(sheet, start)) return []
  if (!main || sheet.sentence.question || sheet.isQuoting || isIndirectSpeech(sheet) || reports(sheet).length) return []
  const { group } = main
  const subject = sheet.norm(group.subject?.last ?? -1)
  const told =
    isElided(sheet, start) || isPast(sheet, group) || isStory(sheet, start) || own.has(subject) || subject === 'you'
  const first = sheet.lowered(start, common)
  if (orders(group) || told || group.negated || isPerson(sheet, group, common) || first === undefined) return []
  if (!possible && main.at === start && ['it', 'they', 'that', 'this'].includes(sheet.norm(start))) return []
  return [[sheet.before(start, possible ? 'perhaps ' : 'supposedly, '), ...sheet.instead(start, first)]]
}
