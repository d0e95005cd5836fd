import type { Edit, Verdict } from '../model.ts'
import { mainClause, orders } from './main-clause.ts'
import { tails } from './report.ts'
import { reports } from './reporting.ts'
import { capital, type Sheet } from './sheet.ts'

/**
 * What the evidence says, in a sentence of its own behind the claim, so that no word of a quotation changes; undefined where the quotation
 * goes on in the next sentence, or where no sentence can follow.
 */
export function answered(sheet: Sheet, verdict: Verdict): Edit | undefined {
  const { tokens, passage } = sheet.sentence
  if (passage.kind !== 'paragraph' && passage.kind !== 'list-item' && passage.kind !== 'footnote') return undefined
  if (tokens.filter(({ norm }) => norm === '"').length % 2) return undefined
  const ends = tokens.slice(sheet.closing + 1).some(({ norm }) => '.!?…'.includes(norm))
  const text = capital(tails[verdict].replace(/^but /, ''))
  return ends ? sheet.behind(sheet.last, ` ${text}.`) : undefined
}

/** A statement that is all of its passage, marked as a myth; only where the evidence is against it. */
export function markedAsMyth(sheet: Sheet, verdict: Verdict): Edit | undefined {
  if (verdict !== 'contradicted' && verdict !== 'inaccurate') return undefined
  const main = mainClause(sheet, sheet.opening)
  const states = main && !orders(main.group)
  if (!states || reports(sheet).length || !sheet.isAlone || sheet.sentence.question || sheet.isQuoting) return undefined
  return sheet.before(sheet.opening, 'myth: ')
}
