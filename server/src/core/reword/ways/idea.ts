import type { Edit } from '../../model.ts'
import { finite } from '../grammar/group.ts'
import { verbOf } from '../grammar/verbs.ts'
import { isAdverb } from '../grammar/words.ts'
import { isPast, mainClause, orders } from '../reading/main-clause.ts'
import type { Sheet } from '../sheet.ts'

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '))
/** Words that an infinitive completes, so that it names no purpose of the clause. */
export const completed = set(
  'way ways time need needs ability chance tendency how what where when able enough ready best first only thing things reason job going ' +
    'want wants need try tries help helps start starts begin begins seem seems tend tends learn learns like likes love loves got ought ' +
    'used supposed said believed thought likely sure about hard easy good great important tool place not or and than as',
)
/** Fewest tokens between a verb and the infinitive that says what it is done for. */
const nearest = 2

/**
 * What something is done for as the idea behind it, in a sentence of its own: "Wear tights so that waste is wrung out" → "Wear tights. The idea is
 * that waste is wrung out"; "We roll upwards to chase the acid out" → "We roll upwards. The idea is to chase the acid out."
 * @returns the edits; undefined where the sentence names no purpose that claims, and where it goes on behind it
 */
export function asIdea(sheet: Sheet): Edit[] | undefined {
  const { opening, closing, sentence, finding } = sheet
  const { kind } = sentence.passage
  const open = kind === 'paragraph' || kind === 'list-item' || kind === 'footnote'
  if (!open || sentence.question || sheet.isQuoting || (finding.predicate?.last ?? closing) < opening) return undefined
  const main = mainClause(sheet, opening)?.group
  // "Wear compression tights": an order, though its verb may be read as a noun.
  const verb = verbOf(sheet.norm(opening), sheet.verbs)?.form === 'base' ? opening : main?.main
  if (verb === undefined) return undefined
  const tense = main && main.main === verb && isPast(sheet, main) && !orders(main) ? 'was' : 'is'
  for (let i = verb + 1; i < Math.min(closing, finding.place.last); i++) {
    const that = sheet.norm(i) === 'so' && sheet.norm(i + 1) === 'that'
    if (!that && !isPurpose(sheet, verb, i)) continue
    if (that ? !mainClause(sheet, i + 2) : goesOn(sheet, i)) return undefined
    if (finding.predicate && finding.predicate.first < i) return undefined
    let before = i - 1
    while (isAdverb(sheet.norm(before)) || sheet.norm(before) === ',') before--
    const from = sheet.behind(before, '').start
    const to = sheet.before(that ? i + 2 : i, '').start
    return [{ start: from, end: to, newText: `. The idea ${tense} ${that ? 'that ' : ''}` }]
  }
  return undefined
}

/** Whether "to" opens what a clause is done for. */
function isPurpose(sheet: Sheet, verb: number, to: number): boolean {
  const has = ['have', 'has', 'had', 'be', 'is', 'are', 'was', 'takes', 'take', 'need'].includes(sheet.norm(verb))
  if (sheet.norm(to) !== 'to' || to - verb <= nearest || has || completed.has(sheet.norm(to - 1))) return false
  const purpose = sheet.groups.find(({ kind, first }) => kind === 'infinitive' && first > to && first <= to + 2)
  if (!purpose || purpose.main > sheet.finding.place.last) return false
  // "Flush out the acid to stay fresh": what is done is itself the claim.
  if (sheet.finding.by === 'pattern' && sheet.finding.place.first < to) return false
  return !sheet.groups.some(({ kind, first, main }) => first > verb && main < to && finite.has(kind))
}

/** Whether another order or statement is joined behind the purpose. */
function goesOn(sheet: Sheet, from: number): boolean {
  for (let i = from; i < sheet.closing; i++) if (sheet.norm(i) === 'then' || sheet.norm(i) === ';') return true
  return sheet.groups.some(
    (g) => g.first > from && (orders(g) || (finite.has(g.kind) && joins(sheet, g.subject?.first))),
  )
}

const joins = (sheet: Sheet, subject: number | undefined) =>
  subject !== undefined && ['and', 'but', 'so', ','].includes(sheet.norm(subject - 1))
