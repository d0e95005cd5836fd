import type { Edit, Verdict } from '../model.ts'
import { mainClause, orders } from './main-clause.ts'
import { tails } from './report.ts'
import { reports } from './reporting.ts'
import { capital, type Sheet } from './sheet.ts'

/** What the evidence says in other words, for where the first are not enough to tell that the claim is refused. */
const plainly: Readonly<Record<Verdict, string>> = {
  contradicted: 'The evidence says otherwise',
  inaccurate: 'That is not accurate',
  unsafe: 'Please do not follow this: it can do harm',
  unsupported: 'There is no good evidence for that',
  overstated: 'The evidence does not go that far',
  contested: 'The jury is still out on that',
}

/**
 * What the evidence says, in a sentence of its own behind the claim, so that no word of a quotation changes; in square brackets, as an editor's
 * note, where the quotation goes on behind the sentence.
 * @returns ways to say it, best first; none where no sentence can follow
 */
export function answered(sheet: Sheet, verdict: Verdict): Edit[] {
  const { kind } = sheet.sentence.passage
  const named = kind === 'heading' || kind === 'front-matter' || kind === 'image-text'
  const ends = sheet.sentence.tokens.slice(sheet.closing + 1).some(({ norm }) => '.!?…'.includes(norm))
  if (named || !ends) return []
  const texts = [capital(tails[verdict].replace(/^but /, '')), plainly[verdict]]
  return texts.map((text) => sheet.behind(sheet.last, goesOn(sheet) ? ` [${text}.]` : ` ${text}.`))
}

/** Whether a quotation that holds the sentence's end goes on behind it. */
export function goesOn({ sentence }: Sheet): boolean {
  if (sentence.passage.voice === 'quotation') return true
  const marks = sentence.passage.text.slice(0, sentence.end).match(/["“”„]/g)?.length ?? 0
  return marks % 2 === 1
}

/** A statement that is all of its passage, marked as a myth; only where the evidence is against it. */
export function markedAsMyth(sheet: Sheet, verdict: Verdict): Edit | undefined {
  if (verdict !== 'contradicted' && verdict !== 'inaccurate') return undefined
  const main = mainClause(sheet, sheet.opening)
  const states = main && !orders(main.group)
  if (!states || reports(sheet).length || !sheet.isAlone || sheet.sentence.question || sheet.isQuoting) return undefined
  return sheet.before(sheet.opening, 'myth: ')
}
